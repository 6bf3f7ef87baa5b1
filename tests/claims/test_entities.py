"""Who is who within a story: what is one person or body, and what only looks like one."""

from collections.abc import Callable

import pytest

from consilience.claims.entities import Judged, Sameness, resolve
from consilience.records import Dossier, Entity, Mention, MentionKind, replaced

Coverage = Callable[..., Dossier]

LEAD = "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier."

ONE = [
    pytest.param("Mayor Ilsa Brandt spoke. Brandt left.", "Ilsa Brandt", "Brandt", id="a surname after the full name"),
    pytest.param("Senator David Kessler spoke. Dave Kessler left.", "David Kessler", "Dave Kessler", id="a nickname"),
    pytest.param("José Núñez spoke on Monday. Jose Nunez left.", "José Núñez", "Jose Nunez", id="accents left out"),
    pytest.param("John A. Hale spoke. Then John Hale left.", "John A. Hale", "John Hale", id="a middle initial"),
    pytest.param(
        "The Harbour Safety Board met. The H.S.B. sent two inspectors to the bridge.",
        "Harbour Safety Board",
        "H.S.B.",
        id="an acronym",
    ),
    pytest.param(
        "The Russian Internal Affairs Ministry was informed. Russia’s Interior Ministry said nothing.",
        "Russian Internal Affairs Ministry",
        "Interior Ministry",
        id="a ministry in other words",
    ),
    pytest.param(
        "The Japanese government closed the port. Tokyo announced a decision on Friday.",
        "Japanese government",
        "Tokyo",
        id="a capital that decides",
    ),
    pytest.param(
        "Transport Minister Lena Osk visited the pier. The transport minister promised help.",
        "Lena Osk",
        "The transport minister",
        id="a role that one person holds",
    ),
    pytest.param("Ilsa Brandt visited the pier. She promised help.", "Ilsa Brandt", "She", id="a pronoun"),
    pytest.param(
        "Daniel Hale met Anton Weiss on Monday. Weiss said he was tired.",
        "Anton Weiss",
        "he",
        id="who speaks of himself",
    ),
]

TWO = [
    pytest.param("Mr. Anton Weiss spoke. Clara Weiss left.", "Anton Weiss", "Clara Weiss", id="two first names"),
    pytest.param(
        "Daniel Hale and Maria Hale came. Mr. Hale spoke of the bridge. Mrs. Hale spoke of the barge.",
        "Daniel Hale",
        "Maria Hale",
        id="husband and wife",
    ),
    pytest.param(
        "Donald Hale spoke on Monday. His son, Donald Hale Jr., left on Tuesday.",
        "Donald Hale",
        "Donald Hale Jr.",
        id="father and son",
    ),
    pytest.param(
        "Omar Karim Saeed spoke on Monday. Karim Saeed, the father of Omar Saeed, left on Tuesday.",
        "Omar Karim Saeed",
        "Karim Saeed",
        id="a middle name that is the father's first",
    ),
    pytest.param(
        "The Japanese government closed the port. The ship lay in Tokyo.",
        "Japanese government",
        "Tokyo",
        id="a capital as a place",
    ),
    pytest.param(
        "Daniel Hale met Anton Weiss. He was tired, Weiss said.", "Anton Weiss", "He", id="a pronoun before its speaker"
    ),
    pytest.param(
        "Lena Osk met Clara Weiss on Monday. She promised help.", "Lena Osk", "She", id="a pronoun with two candidates"
    ),
]


@pytest.mark.parametrize(("text", "first", "second"), ONE)
def test_one_entity_under_two_names(coverage: Coverage, text: str, first: str, second: str) -> None:
    assert _together(coverage, text, first, second)


@pytest.mark.parametrize(("text", "first", "second"), TWO)
def test_two_entities_that_look_like_one(coverage: Coverage, text: str, first: str, second: str) -> None:
    assert not _together(coverage, text, first, second)


def test_a_surname_that_two_bear_stays_unresolved(coverage: Coverage) -> None:
    told = _told(coverage, "Anton Weiss and Clara Weiss spoke. Later Weiss left the harbour.")
    assert not any("Weiss" in words for words in told.values())


def test_an_honorific_tells_which_of_two_bears_a_surname(coverage: Coverage) -> None:
    told = _told(coverage, "Daniel Hale and Maria Hale came. Later Ms. Hale left the harbour.")
    assert "Hale" in told["Maria Hale"]
    assert "Hale" not in told["Daniel Hale"]


def test_a_surname_used_before_its_bearer_is_named_may_be_anothers(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD} President Daniel Hale spoke. The council thanked Daniel Hale."),
        ("Coast News", "2031-05-07", f"{LEAD} President Hale spoke. His wife, Maria Hale, left the harbour."),
        until="trace",
    )
    alone = {
        entity.name: naming.rule
        for entity in resolve(dossier)
        for naming in entity.mentions
        if naming.span.end - naming.span.start == len("Hale")
    }
    assert alone == {"Daniel Hale": "surname, most named bearer in the story"}


def test_a_day_in_may_is_nobody(coverage: Coverage) -> None:
    told = _told(coverage, "Prime Minister Theresa May visited the harbour. The inquiry ends on May 12.")
    assert told["Theresa May"] == {"Theresa May"}


def test_a_pronoun_before_its_noun_is_left_out(coverage: Coverage) -> None:
    told = _told(coverage, "Daniel Hale spoke on Monday. In his speech, Anton Weiss warned the council.")
    assert not any("his" in words for words in told.values())


def test_a_bare_role_with_two_holders_is_left_out(coverage: Coverage) -> None:
    told = _told(coverage, "Senator Daniel Hale met Senator Anton Weiss. The senator left the harbour.")
    assert not any("The senator" in words for words in told.values())


def test_a_title_is_an_attribute_with_the_days_of_its_report(coverage: Coverage) -> None:
    entity = _entity(coverage, "Transport Minister Lena Osk visited the pier.", "Lena Osk")
    assert [(title.words, title.earliest, title.latest) for title in entity.titles] == [
        ("Transport Minister", "2031-05-07", "2031-05-07")
    ]


def test_every_mention_names_its_rule(coverage: Coverage) -> None:
    entity = _entity(coverage, "Mayor Ilsa Brandt spoke. Brandt left. She was tired.", "Ilsa Brandt")
    assert [naming.rule for naming in entity.mentions] == [
        "full name",
        "surname, only bearer in the article",
        "pronoun, only candidate",
    ]


@pytest.mark.parametrize(
    ("text", "verdict", "is_one"),
    [
        pytest.param("Ilsa Brandt spoke. The Iron Lady left.", Judged.SAME, True, id="same"),
        pytest.param("Ilsa Brandt spoke. I. Brandt left.", Judged.NOT_SAME, False, id="not the same"),
        pytest.param("Ilsa Brandt spoke. I. Brandt left.", Judged.UNSURE, False, id="unsure"),
    ],
)
def test_a_judgement_overrides_the_rules(coverage: Coverage, text: str, verdict: Judged, is_one: bool) -> None:
    dossier = _named(_dossier(coverage, text), "Iron Lady", "I. Brandt")
    second = "Iron Lady" if "Iron Lady" in text else "I. Brandt"
    entities = resolve(dossier, [Sameness(first="Ilsa Brandt", second=second, verdict=verdict)])
    holders = [entity for entity in entities if {second, "Ilsa Brandt"} & _words(dossier, entity)]
    assert (len(holders) == 1) is is_one
    rules = {naming.rule for entity in holders for naming in entity.mentions}
    assert f"judged {verdict}" in rules


def test_the_same_story_gives_the_same_entities(coverage: Coverage) -> None:
    dossier = _dossier(coverage, "Mayor Ilsa Brandt spoke. Brandt left for Tokyo.")
    assert resolve(dossier) == resolve(dossier)


def _dossier(coverage: Coverage, text: str) -> Dossier:
    return coverage(("Velmora Post", "2031-05-07", f"{LEAD} {text}"), until="trace")


def _named(dossier: Dossier, *names: str) -> Dossier:
    """The dossier with some names marked that the recogniser may have passed over."""
    (annotated,) = dossier.articles
    text = annotated.article.text
    added = tuple(
        Mention(span=annotated.article.span(text.index(name), text.index(name) + len(name)), kind=MentionKind.PERSON)
        for name in names
        if name in text
    )
    kept = tuple(old for old in annotated.mentions if not any(old.span.overlaps(new.span) for new in added))
    mentions = tuple(sorted((*kept, *added), key=lambda mention: mention.span))
    return replaced(dossier, articles=(replaced(annotated, mentions=mentions),))


def _words(dossier: Dossier, entity: Entity) -> set[str]:
    (annotated,) = dossier.articles
    return {annotated.article.words(naming.span) for naming in entity.mentions}


def _told(coverage: Coverage, text: str) -> dict[str, set[str]]:
    dossier = _dossier(coverage, text)
    return {entity.name: _words(dossier, entity) for entity in resolve(dossier)}


def _together(coverage: Coverage, text: str, first: str, second: str) -> bool:
    return any({first, second} <= words for words in _told(coverage, text).values())


def _entity(coverage: Coverage, text: str, name: str) -> Entity:
    (found,) = [entity for entity in resolve(_dossier(coverage, text)) if entity.name == name]
    return found
