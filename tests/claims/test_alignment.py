"""Which sentences of several reports are put together because they tell the same."""

from collections.abc import Callable

import numpy as np
import pytest

from consilience.claims.likeness import MEASURES
from consilience.claims.likeness_trees import Trees, trees
from consilience.records import ClaimKind, Dossier

Coverage = Callable[..., Dossier]

LEAD = (
    "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier. "
    "Mayor Ilsa Brandt visited the harbour bridge of Velmora in the evening."
)
FILLING = (
    "Bakers in the old town sold out of bread before noon. "
    "The orchestra will play its spring concert in the park instead. "
    "A ferry company offered free crossings to pupils and nurses."
)
OTHER_FILLING = (
    "Hotels near the station reported many late arrivals. "
    "The football club moved its match to the northern stadium. "
    "Two museums opened their doors for free at the weekend."
)

ALIKE = {
    "the same in other order": (
        "Divers recovered the ship's recorder from the river bed on Thursday.",
        "On Thursday the recorder of the ship was recovered from the river bed by divers.",
    ),
    "a fact inside a longer sentence": (
        "The bridge's middle pier had been inspected twice by the engineering office Halden since 2019.",
        "Critics asked why the middle pier, which the engineering office Halden had inspected twice, gave way.",
    ),
    "one quotation": (
        "“Nobody warned the pilots about the low water,” Commissioner Anton Weiss said.",
        "Commissioner Anton Weiss said that “nobody warned the pilots about the low water” that day.",
    ),
}
UNLIKE = {
    "one surname": (
        "Weiss, who studied engineering in the capital, has led the harbour office for nine years.",
        "Relatives of the crew waited for Weiss at the town hall until late at night.",
    ),
    "nothing but the topic": (
        "The harbour bridge of Velmora carried forty thousand cars a day.",
        "Painters loved the harbour bridge of Velmora for its arches.",
    ),
}


def aligned(dossier: Dossier) -> list[set[str]]:
    """The sentences of each point that puts like ones together."""
    texts = {annotated.article.id: annotated.article for annotated in dossier.articles}
    return [
        {texts[claim.evidence.article].words(claim.evidence) for side in point.positions for claim in side.claims}
        for point in dossier.points
        if point.kind is ClaimKind.EVENT
    ]


def told(coverage: Coverage, first: str, second: str) -> Dossier:
    return coverage(
        ("Velmora Herald", "March 4, 2025", f"{LEAD} {FILLING} {first}"),
        ("Coast Courier", "March 5, 2025", f"{LEAD} {OTHER_FILLING} {second}"),
    )


@pytest.mark.parametrize(("first", "second"), ALIKE.values(), ids=ALIKE.keys())
def test_sentences_that_tell_the_same_are_put_together(coverage: Coverage, first: str, second: str) -> None:
    assert any({first, second} <= group for group in aligned(told(coverage, first, second)))


@pytest.mark.parametrize(("first", "second"), UNLIKE.values(), ids=UNLIKE.keys())
def test_sentences_that_share_only_names_are_not_put_together(coverage: Coverage, first: str, second: str) -> None:
    assert not any({first, second} <= group for group in aligned(told(coverage, first, second)))


def test_a_sentence_that_tells_two_facts_stands_in_two_points(coverage: Coverage) -> None:
    both = (
        "Divers recovered the ship's recorder from the river bed on Thursday, "
        "and the insurer Nordkap offered to pay for a new middle pier."
    )
    dossier = coverage(
        ("Velmora Herald", "March 4, 2025", f"{LEAD} {FILLING} {both}"),
        (
            "Coast Courier",
            "March 5, 2025",
            f"{LEAD} {OTHER_FILLING} The ship's recorder was recovered from the river bed by divers.",
        ),
        (
            "Island Post",
            "March 5, 2025",
            f"{LEAD} For a new middle pier the insurer Nordkap offered to pay.",
        ),
    )
    assert sum(both in group for group in aligned(dossier)) == 2


def test_a_headline_is_no_further_report(coverage: Coverage) -> None:
    dossier = told(coverage, *ALIKE["one quotation"])
    assert not any(sentence.startswith("Report of the") for group in aligned(dossier) for sentence in group)


def test_the_same_reports_are_put_together_in_the_same_way(coverage: Coverage) -> None:
    first, second = ALIKE["one quotation"]
    assert aligned(told(coverage, first, second)) == aligned(told(coverage, first, second))


def test_a_tree_asks_its_second_question_after_the_answer_to_the_first() -> None:
    grown = Trees(
        measures=np.array([[0, 1, 2]]),
        thresholds=np.array([[0.5, 0.5, 0.5]]),
        leaves=np.array([[1.0, 2.0, 3.0, 4.0]]),
        base=0.5,
    )
    rows = np.array([[0.0, 0, 1], [0, 1, 0], [1, 1, 0], [1, 0, 1]])
    assert grown.log_odds(rows).tolist() == [1.5, 2.5, 3.5, 4.5]


def test_the_trees_that_ship_ask_only_for_measures_that_there_are() -> None:
    assert trees().measures.max() < len(MEASURES)
