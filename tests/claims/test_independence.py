"""How many voices stand behind a position. All texts are written for these tests."""

from collections.abc import Callable

import pytest

from consilience.claims.voices import POINTER, voice
from consilience.models.sources import head, source_of
from consilience.records import Dossier, Position, Source, SourceKind

Coverage = Callable[..., Dossier]

# Two own openings of one story, with no words that one could have from the other.
FIRST = "A barge struck the harbour bridge of Velmora on Tuesday, and its middle span fell into the water."
SECOND = "Velmora lost its harbour bridge on Tuesday when the middle span collapsed under the blow of a barge."

ONE_VOICE = {
    "two reports of one speaker": (
        "Mayor Ilsa Brandt said the ferry terminal would close for nine weeks.",
        "The ferry terminal will close for nine weeks, Brandt said.",
    ),
    "a name and an office": (
        "Ilsa Brandt, the mayor of Velmora, said the ferry terminal would close for nine weeks.",
        "According to Mayor Brandt, the ferry terminal would close for nine weeks.",
    ),
    "a capital and its government": (
        "Tokyo said on Wednesday that the ferry terminal would close for nine weeks.",
        "The Japanese government said the ferry terminal would close for nine weeks.",
    ),
    "a pronoun for somebody named in its sentence": (
        "Ilsa Brandt would close the ferry terminal for nine weeks, she said.",
        "The ferry terminal will close for nine weeks, Brandt said.",
    ),
    "a suit under two names": (
        "The lawsuit says that the ferry company sold 900 tickets for boats that never sailed.",
        "The complaint states that the ferry company sold 900 tickets for boats without engines.",
    ),
    "a paper retold without a verb of saying": (
        "The lawsuit is targeting Anton Weiss, Lena Osk and Jonas Hale, the owners of the ferry company.",
        "Other defendants include Anton Weiss, Lena Osk and Jonas Hale, owners of the ferry company.",
    ),
    "the same words in quotation marks": (
        "“No ferry company in this town has ever paid for its rust,” one deckhand told the inquiry.",
        "“No ferry company in this town has ever paid for its rust,” it was heard at the inquiry.",
    ),
    "one agency": (
        "The ferry company sold 900 tickets for boats without engines, Reuters reported.",
        "According to Reuters, the ferry company sold 900 tickets for boats without engines.",
    ),
    "an outlet and one that relays it": (
        "The ferry company sold 900 tickets for boats without engines, The Globe and Mail reported.",
        "The ferry company sold 900 tickets for its two boats without engines.",
    ),
}
TWO_VOICES = {
    "each in its own voice": (
        "The ferry company sold 900 tickets for boats without engines.",
        "In three weeks the ferry company sold 900 tickets on vessels without any engines.",
    ),
    "two speakers": (
        "Harbour master Jonas Hale said the ferry terminal would close for nine weeks.",
        "The ferry terminal will close for nine weeks, Mayor Ilsa Brandt said.",
    ),
    "two agencies": (
        "The ferry company sold 900 tickets for boats without engines, Reuters reported.",
        "According to Kyodo News, the ferry company sold 900 tickets for boats without any engines.",
    ),
    "an order, which is no saying": (
        "Mayor Ilsa Brandt ordered the closure of the ferry terminal.",
        "The ferry terminal was closed when Brandt ordered it.",
    ),
    "a description beside a paper that is retold": (
        "Harbour Commissioner Anton Weiss sold 900 tickets for the ferry company.",
        "As commissioner of the harbour, Anton Weiss had the ferry company sell 900 tickets.",
    ),
}


@pytest.mark.parametrize("sentences", ONE_VOICE.values(), ids=ONE_VOICE)
def test_one_voice(sentences: tuple[str, str], coverage: Coverage) -> None:
    position = common(coverage, *sentences)
    assert (position.outlets, position.independent) == (2, 1)


@pytest.mark.parametrize("sentences", TWO_VOICES.values(), ids=TWO_VOICES)
def test_two_voices(sentences: tuple[str, str], coverage: Coverage) -> None:
    position = common(coverage, *sentences)
    assert (position.outlets, position.independent) == (2, 2)


def common(coverage: Coverage, first: str, second: str) -> Position:
    """The position on the ferry company or terminal that both articles hold."""
    dossier = coverage(
        ("Ellery Post", "May 6, 2031", f"{FIRST}\n\n{first}"),
        ("The Globe and Mail", "May 7, 2031", f"{SECOND}\n\n{second}"),
    )
    texts = {annotated.article.id: annotated.article for annotated in dossier.articles}
    shared = (position for point in dossier.points for position in point.positions if position.outlets == 2)
    return next(p for p in shared if all("ferry" in texts[c.evidence.article].words(c.evidence) for c in p.claims))


KINDS = {
    "Tarn Council": SourceKind.OFFICIAL,
    "press release from the council": SourceKind.DOCUMENT,
    "a spokesman for the harbour": SourceKind.OFFICIAL,
    "two people with knowledge of the talks": SourceKind.ANONYMOUS,
    "the state news agency TASS": SourceKind.AGENCY,
    "47news website": SourceKind.OUTLET,
    "the ad": SourceKind.PERSON,
}


@pytest.mark.parametrize(("phrase", "kind"), KINDS.items(), ids=KINDS)
def test_the_head_of_a_phrase_tells_what_kind_of_source_it_is(phrase: str, kind: SourceKind) -> None:
    assert source_of(phrase).kind is kind


VOICES = {
    "he": POINTER,
    "the agency": POINTER,
    "the new complaint": "charges",
    "prosecutors": "charges",
    "Tokyo": "Japan",
    "the Japanese government": "Japan",
    "Ilsa Brandt": "brandt",
}


@pytest.mark.parametrize(("name", "key"), VOICES.items(), ids=VOICES)
def test_reports_know_a_source_by_one_name(name: str, key: str) -> None:
    assert voice(Source(name=name, kind=SourceKind.PERSON)) == key


def test_the_head_stands_before_what_complements_it() -> None:
    assert head("statement released by the department") == "statement"
