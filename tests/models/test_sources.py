"""What kind of source a phrase names, and the chain through which its words came."""

import time

import pytest

from consilience.models.sources import chain_of, head, kind_of, medium_of, source_of
from consilience.records import Article, Attribution, Finding, MentionKind, SourceKind

KINDS = {
    "Tarn Council": SourceKind.OFFICIAL,
    "press release from the council": SourceKind.DOCUMENT,
    "a spokesman for the harbour": SourceKind.OFFICIAL,
    "the ministry's": SourceKind.OFFICIAL,
    "two people with knowledge of the talks": SourceKind.ANONYMOUS,
    "an official who spoke on condition of anonymity": SourceKind.ANONYMOUS,
    "an officer who asked not to be named": SourceKind.ANONYMOUS,
    "two divers": SourceKind.ANONYMOUS,
    "parents": SourceKind.ANONYMOUS,
    "the diver": SourceKind.PERSON,
    "his brother": SourceKind.PERSON,
    "Kovac's brother": SourceKind.PERSON,
    "Ana Kovac": SourceKind.PERSON,
    "he": SourceKind.PERSON,
    "they": None,
    "it": None,
    "": None,
    "the state news agency TASS": SourceKind.AGENCY,
    "Russia's TASS": SourceKind.AGENCY,
    "47news website": SourceKind.OUTLET,
    "the newspaper": SourceKind.OUTLET,
    "Capitol Hill": SourceKind.PERSON,
    "a new poll by Politico": SourceKind.DOCUMENT,
    "the ad": SourceKind.PERSON,
}


@pytest.mark.parametrize(("phrase", "kind"), KINDS.items(), ids=KINDS)
def test_the_head_of_a_phrase_tells_what_kind_of_source_it_is(phrase: str, kind: SourceKind | None) -> None:
    assert kind_of(phrase) is kind


NAMED = {
    "a person with a title": ("Interior Minister Ana Kovac", MentionKind.PERSON, SourceKind.PERSON),
    "a body whose name says nothing": ("Norline", MentionKind.ORGANISATION, SourceKind.OFFICIAL),
    "a state": ("Velmora", MentionKind.PLACE, SourceKind.OFFICIAL),
    "an outlet before its kind of name": ("Reuters", MentionKind.ORGANISATION, SourceKind.AGENCY),
    "a person who is called like an outlet": ("Jane Reuters", MentionKind.PERSON, SourceKind.PERSON),
}


@pytest.mark.parametrize(("phrase", "named", "kind"), NAMED.values(), ids=NAMED)
def test_the_name_at_the_head_tells_more(phrase: str, named: MentionKind, kind: SourceKind) -> None:
    assert kind_of(phrase, named) is kind


def test_a_source_goes_by_the_outlets_own_name_and_is_a_person_where_nothing_tells() -> None:
    assert source_of("the A.P.").name == "Associated Press"
    assert source_of("the harbour master's").name == "harbour master"
    assert source_of("they").kind is SourceKind.PERSON


def test_the_head_stands_before_what_complements_it() -> None:
    assert head("statement released by the department") == "statement"


MEDIA = {
    "TASS": ("TASS", SourceKind.AGENCY),
    "the agency": ("agency", SourceKind.AGENCY),
    "the newspaper": ("newspaper", SourceKind.OUTLET),
}


@pytest.mark.parametrize(("words", "voice"), MEDIA.items(), ids=MEDIA)
def test_a_medium_is_an_agency_or_an_outlet(words: str, voice: tuple[str, SourceKind]) -> None:
    assert medium_of(words) == voice


TEXT = "The mine has closed, a spokesman told Reuters."


def attribution(article: Article, via: str | None = None) -> Attribution:
    def span_of(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    return Attribution(
        content=(article.span(*span_of("The mine has closed")),),
        source=(article.span(*span_of("a spokesman")),),
        cue=(article.span(*span_of("told")),),
        via=article.span(*span_of(via)) if via else None,
        rule="test",
        kind=SourceKind.OFFICIAL,
    )


OFFICIAL = ("spokesman", SourceKind.OFFICIAL)
AGENCY = ("Reuters", SourceKind.AGENCY)
CHAINS = {
    "through an agency to an outlet": (
        "Harbour Post",
        "Reuters",
        [OFFICIAL, AGENCY, ("Harbour Post", SourceKind.OUTLET)],
    ),
    "printed by the agency itself": ("Reuters", "Reuters", [OFFICIAL, AGENCY]),
    "straight to an unknown outlet": (None, None, [OFFICIAL]),
}


@pytest.mark.parametrize(("outlet", "via", "chain"), CHAINS.values(), ids=CHAINS)
def test_a_chain_leads_from_the_source_to_the_outlet(
    outlet: str | None, via: str | None, chain: list[tuple[str, SourceKind]]
) -> None:
    printed = Finding(value=outlet, rule="test") if outlet else None
    article = Article(id="a", uri="", capture="", text=TEXT, outlet=printed)
    assert list(chain_of(article, attribution(article, via))) == chain


HOSTILE = {
    "one word": "a" * 500_000,
    "many words": "A of " * 200_000,
    "marks": "'s’" * 300_000,
    "blanks": " " * 500_000,
}


@pytest.mark.parametrize("phrase", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_of_a_source_costs_nothing(phrase: str) -> None:
    started = time.process_time()
    kind_of(phrase)
    source_of(phrase)
    assert time.process_time() - started < 0.5
