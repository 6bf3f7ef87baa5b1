"""On which days and how much: lists of days and sums of one thing, and what only looks like a difference."""

from collections.abc import Callable

import pytest

from consilience.records import ClaimKind, Dossier, Verdict

Differing = Callable[[str, str, str], list[Verdict]]

CASES = [
    pytest.param(
        "Anton Weiss was fired from the port on Monday.",
        "Anton Weiss was fired from the port, his lawyer said on Tuesday.",
        "when",
        False,
        id="when it was told is not when it was",
    ),
    pytest.param(
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "Divers inspected the Velmora bridge on March 3 and April 17.",
        "on which days",
        True,
        id="two lists, each with a day of its own",
    ),
    pytest.param(
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "The Velmora bridge was subjected to inspections by divers in April.",
        "on which days",
        True,
        id="several in a month of which the other lists one day",
    ),
    pytest.param(
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "The Velmora bridge was subjected to an inspection by divers in April.",
        "on which days",
        False,
        id="one of two",
    ),
    pytest.param(
        "Divers inspected the Velmora bridge on March 3, April 9 and April 17.",
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "on which days",
        False,
        id="a list that names more",
    ),
    pytest.param(
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "Divers inspected the Velmora bridge on January 5 and January 6.",
        "on which days",
        False,
        id="lists without a day in common are of other occasions",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid a fine of $57 million to Velmora.",
        "how much",
        True,
        id="two sums of one fine",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid a fine of about $45 million to Velmora.",
        "how much",
        False,
        id="a rounded sum",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid a fine of 57 million euros to Velmora.",
        "how much",
        False,
        id="two currencies",
    ),
    pytest.param(
        "In 2027, the barge company paid a fine of $42 million to Velmora.",
        "In 2029, the barge company paid a fine of $57 million to Velmora.",
        "how much",
        False,
        id="two years",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid a deposit of $57 million to Velmora.",
        "how much",
        False,
        id="two instruments",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The crane company paid a fine of $57 million to Velmora.",
        "how much",
        False,
        id="two payers",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company could pay a fine of $57 million to Velmora.",
        "how much",
        False,
        id="a sum that is only possible",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid an additional fine of $57 million to Velmora.",
        "how much",
        False,
        id="another fine",
    ),
]


@pytest.mark.parametrize(("first", "second", "question", "differs"), CASES)
def test_two_reports_give_two_answers_or_one(
    differing: Differing, first: str, second: str, question: str, differs: bool
) -> None:
    assert differing(first, second, question) == ([Verdict.DISPUTED] if differs else [])


def test_copies_that_differ_in_a_date_are_not_told_as_one(two_reports: Callable[[str, str], Dossier]) -> None:
    told = "The harbour railway of Velmora was established in {} by the old barge company, according to Anton Weiss."
    dossier = two_reports(told.format(1931), told.format(1938))
    dated = next(point for point in dossier.points if point.kind is ClaimKind.DATE)
    sides = {claim.evidence for position in dated.positions for claim in position.claims}
    events = [
        point.verdict
        for point in dossier.points
        if point.kind is ClaimKind.EVENT
        and sides <= {claim.evidence for position in point.positions for claim in position.claims}
    ]
    assert dated.verdict is Verdict.DISPUTED
    assert events == [Verdict.COMPATIBLE]
