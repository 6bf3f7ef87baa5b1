"""One quotation in two printings: which differences are of words, and when two quotations are one utterance."""

from collections.abc import Callable

import pytest

from consilience.claims.quoted import quoted_words, says_otherwise
from consilience.claims.wordings import side_by_side
from consilience.records import ClaimKind, Dossier, Point, Verdict

Coverage = Callable[..., Dossier]

# The same two sentences open every report of a test, so that they are one story.
LEAD = (
    "The lighthouse of Ostermark burned down on Monday after a lamp exploded in its upper room. "
    "Mayor Runa Feld visited the lighthouse of Ostermark in the evening."
)

OTHER_WORDS = {
    "one small word more": (
        "“This is a very sad day for Ostermark,” Feld said.",
        "“This is a sad day for Ostermark,” Feld said.",
    ),
    "a plural in a short quotation": (
        "“Nobody warned the sailor,” Feld said.",
        "“Nobody warned the sailors,” Feld said.",
    ),
    "the order of the words": (
        "“It should never have been painted,” Feld said.",
        "“It should have never been painted,” Feld said.",
    ),
    "the order of a list": (
        "Feld praised “lamps, mirrors and ropes” in her speech.",
        "Feld praised “mirrors, lamps and ropes” in her speech.",
    ),
    "words left out after the first": (
        "“I climbed down the ladder and quickly counted the keepers,” Feld said.",
        "“I quickly counted the keepers,” Feld said.",
    ),
    "a sentence left out without a mark": (
        "“The lamp was old and nobody had checked it. I am sorry for that. We will build a new tower,” Feld said.",
        "“The lamp was old and nobody had checked it. We will build a new tower,” Feld said.",
    ),
    "a quotation that its speaker interrupts": (
        "“The keepers,” Feld said, “were brave beyond all praise.”",
        "“The keepers were brave beyond any praise,” Feld said.",
    ),
    "a speaker who is named in one report alone": (
        "“The keepers had no ladder on the upper floor,” a statement said.",
        "“The keepers had no ladder on that upper floor,” Feld said.",
    ),
    "another end": (
        "“I asked the engineers what they had seen and they could not believe what they were finding,” Feld said.",
        "“I asked the engineers what they had seen and they could not believe what they were hearing,” Feld said.",
    ),
}
NO_OTHER_WORDS = {
    "a marked cut": (
        "“The lamp was old, it was broken twice, and nobody had checked it,” Feld said.",
        "“The lamp was old … and nobody had checked it,” Feld said.",
    ),
    "a cut at an end": ("“The lamp was old and nobody had checked it,” Feld said.", "The lamp “was old,” Feld said."),
    "other words on another occasion": (
        "“We must save the lighthouse for our children, whatever it costs this winter,” Feld said.",
        "“We must save the lighthouse, because without it no ship will find the harbour,” Feld said.",
    ),
    "two speakers": (
        "“This is a very sad day for Ostermark,” said Keeper Jorun Haal.",
        "“This is a sad day for Ostermark,” said Commissioner Ebba Lind.",
    ),
    "a refrain of which each report prints both verses": (
        "“We will rebuild the tower,” Feld said. Later she added: “We will rebuild the harbour.”",
        "“We will rebuild the tower,” Feld said. Later she added: “We will rebuild the harbour.”",
    ),
    "a censored word": (
        "“That f***ing lamp should have been replaced years ago,” Feld said.",
        "“That freaking lamp should have been replaced years ago,” Feld said.",
    ),
}


@pytest.mark.parametrize(("first", "second"), OTHER_WORDS.values(), ids=OTHER_WORDS)
def test_a_quotation_in_other_words_is_shown(coverage: Coverage, first: str, second: str) -> None:
    assert len(_disputed(_told(coverage, first, second))) == 1


@pytest.mark.parametrize(("first", "second"), NO_OTHER_WORDS.values(), ids=NO_OTHER_WORDS)
def test_what_is_no_other_wording_is_not_shown(coverage: Coverage, first: str, second: str) -> None:
    assert _disputed(_told(coverage, first, second)) == []


def test_a_report_that_prints_an_utterance_in_two_wordings_differs_from_itself(coverage: Coverage) -> None:
    between = " ".join(
        f"The inspectors walked through floor {floor} of the tower without a word." for floor in range(9)
    )
    first = f"“The keepers saved every chart in the archive,” Feld said. {between}"
    dossier = _told(coverage, f"{first} “The keepers saved each chart in the archive,” Feld had said.", between)
    [point] = _disputed(dossier)
    assert len({claim.evidence.article for position in point.positions for claim in position.claims}) == 1


def test_the_evidence_is_the_sentence_that_differs(coverage: Coverage) -> None:
    first = "“I came at dawn to see the tower with my own eyes. The stairs were gone,” Feld said."
    dossier = _told(coverage, first, first.replace("stairs were", "stair was"))
    [point] = _disputed(dossier)
    assert sorted(position.value for position in point.positions) == ["The stair was gone,", "The stairs were gone,"]


def test_a_report_without_the_words_in_question_takes_no_side(coverage: Coverage) -> None:
    dossier = coverage(
        ("Ostermark Post", "2031-05-07", f"{LEAD}\n\n“The lamp was very old, and nobody had checked it,” Feld said."),
        ("Coast News", "2031-05-07", f"{LEAD}\n\n“The lamp was old, and nobody had checked it,” Feld said."),
        ("Isle Herald", "2031-05-07", f"{LEAD}\n\nFeld said that “nobody had checked it” for years."),
    )
    [point] = _disputed(dossier)
    assert sum(len(position.claims) for position in point.positions) == 2


@pytest.mark.parametrize(
    ("one", "two", "differs"),
    [
        ("towards", "toward", True),
        ("the", "", True),
        ("colour", "color", False),
        ("travelled", "traveled", False),
        ("twenty one", "21", False),
        ("two hundred", "200", False),
        ("eleventh", "11th", False),
        ("one", "first", True),
        ("u n", "united nations", False),
        ("every day", "everyday", False),
        ("met", "meet", True),
        ("is", "has", False),
        ("...", "by the old harbour", False),
        ("d***", "damn", False),
    ],
)
def test_a_spelling_is_no_difference_of_words(one: str, two: str, differs: bool) -> None:
    assert says_otherwise(one.split(), two.split()) is differs


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It’s a shame, and we won't pay.", "it is a shame and we will not pay"),
        ("We're gonna go", "We are going to go"),
        ("at 6:00", "at 6"),
        ("5% of 1,200", "5 percent of 1200"),
        ("salt & rope", "salt and rope"),
        ("the tower . . . fell", "the tower ... fell"),
    ],
)
def test_printings_of_the_same_words_are_one(one: str, two: str) -> None:
    assert quoted_words(one) == quoted_words(two)


def test_long_repetitions_are_compared_in_time() -> None:
    assert side_by_side("no " * 400, "no no yes " * 130).share > 0


def _told(coverage: Coverage, first: str, second: str) -> Dossier:
    return coverage(
        ("Ostermark Post", "2031-05-07", f"{LEAD}\n\n{first}"), ("Coast News", "2031-05-07", f"{LEAD}\n\n{second}")
    )


def _disputed(dossier: Dossier) -> list[Point]:
    return [
        point for point in dossier.points if point.kind is ClaimKind.QUOTATION and point.verdict is Verdict.DISPUTED
    ]
