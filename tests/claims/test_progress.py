"""How far an event has got: which stage overtakes which, and what only looks like it."""

from collections.abc import Callable

import pytest

from consilience.records import Dossier, Verdict

Coverage = Callable[..., Dossier]
Differing = Callable[[str, str, str], list[Verdict]]

# What opens the reports of a test, so that they are one story; in words of their own, so that neither is a copy.
LEAD = (
    "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier. "
    "Mayor Ilsa Brandt visited the harbour bridge of Velmora in the evening."
)
LATER_LEAD = (
    "Two days after a barge had brought down the harbour bridge of Velmora, boats took people across. "
    "Mayor Ilsa Brandt of Velmora spoke with them beside the harbour bridge."
)
DISPUTED, SUPERSEDED = Verdict.DISPUTED, Verdict.SUPERSEDED
EARLY, LATE = "2031-05-07", "2031-05-09"

# The first report is of two days before the second.
STAGES = [
    pytest.param(
        "Ilsa Brandt threatened to sue.",
        "Ilsa Brandt vowed to sue the barge company.",
        True,
        id="threatened and vowed, of what left out at first",
    ),
    pytest.param(
        "Ilsa Brandt is expected to sign the harbour bill.", "Ilsa Brandt signed the harbour bill.", True, id="expected"
    ),
    pytest.param(
        "Ilsa Brandt is likely to approve the harbour bill.",
        "Ilsa Brandt signed the harbour legislation into law.",
        True,
        id="two words for one paper, signed and so approved",
    ),
    pytest.param(
        "Ilsa Brandt plans to visit the shipyard.", "Ilsa Brandt visited the shipyard.", True, id="planned and done"
    ),
    pytest.param(
        "Ilsa Brandt is considering a visit to the shipyard.",
        "Ilsa Brandt visited the shipyard.",
        True,
        id="an event that is the object of a plan",
    ),
    pytest.param(
        "Prosecutors plan to file charges against Anton Weiss.",
        "Anton Weiss has been indicted by a grand jury.",
        True,
        id="whom it is done to tells the event",
    ),
    pytest.param(
        "Ilsa Brandt has yet to make an endorsement in the race.",
        "Ilsa Brandt endorsed Marta Lind for the council.",
        True,
        id="nothing of a sort had been done",
    ),
    pytest.param(
        "Ilsa Brandt said that she might resign.", "Ilsa Brandt said that she will not resign.", True, id="ruled out"
    ),
    pytest.param(
        "Anton Weiss has no plans to resign.", "Anton Weiss resigned on Friday.", True, id="no plans, and done"
    ),
    pytest.param(
        "Anton Weiss refused to apologize.", "Anton Weiss apologized to the crew.", True, id="refused, and done"
    ),
    pytest.param(
        "Ilsa Brandt is going to meet Anton Weiss.", "Ilsa Brandt met Anton Weiss.", True, id="going to, and done"
    ),
    pytest.param(
        "Anton Weiss rejected calls to step down.",
        "Anton Weiss announced his resignation.",
        True,
        id="called for in vain",
    ),
    pytest.param(
        "Ilsa Brandt ruled out a visit to the shipyard.",
        "Ilsa Brandt visited the shipyard.",
        True,
        id="an event ruled out, and done",
    ),
    pytest.param(
        "The order is expected to face a legal challenge.",
        "The fishermen filed suit in the evening.",
        True,
        id="a suit in other words",
    ),
    pytest.param(
        "Ilsa Brandt might choose not to meet Anton Weiss.",
        "Ilsa Brandt met Anton Weiss.",
        False,
        id="what may be decided is not",
    ),
    pytest.param(
        "Ilsa Brandt is expected to sign the harbour bill.",
        "Ilsa Brandt signed the school bill.",
        False,
        id="another bill",
    ),
    pytest.param(
        "Ilsa Brandt will meet two ministers.",
        "Ilsa Brandt met four ministers.",
        False,
        id="another number of them",
    ),
    pytest.param(
        "Ilsa Brandt will visit the shipyard.",
        "Ilsa Brandt visited the shipyard on April 2, 2029.",
        False,
        id="an older visit",
    ),
    pytest.param(
        "Ilsa Brandt will visit the shipyard if the council agrees.",
        "Ilsa Brandt visited the shipyard.",
        False,
        id="a condition is no plan",
    ),
    pytest.param(
        "Ilsa Brandt visited the shipyard.",
        "Ilsa Brandt will visit the shipyard.",
        False,
        id="done before it is planned",
    ),
]


@pytest.mark.parametrize(("first", "second", "overtaken"), STAGES)
def test_a_later_stage_overtakes_an_earlier_one(coverage: Coverage, first: str, second: str, overtaken: bool) -> None:
    dossier = coverage(("Velmora Post", EARLY, f"{LEAD}\n\n{first}"), ("Coast News", LATE, f"{LATER_LEAD}\n\n{second}"))
    assert _verdicts(dossier, "done yet") == ([SUPERSEDED] if overtaken else [])


def test_an_update_overtakes_what_its_own_article_expects(coverage: Coverage) -> None:
    told = "Anton Weiss is expected to be charged with fraud.\n\nUPDATE: Anton Weiss has now been charged."
    dossier = coverage(("Velmora Post", EARLY, f"{LEAD}\n\n{told}"), ("Coast News", EARLY, LATER_LEAD))
    assert _verdicts(dossier, "done yet") == [SUPERSEDED]


def test_what_was_refused_at_first_is_overtaken_within_one_article(coverage: Coverage) -> None:
    told = "Anton Weiss apologized to the crew on Tuesday. Weiss had earlier refused to apologize."
    dossier = coverage(("Velmora Post", EARLY, f"{LEAD}\n\n{told}"), ("Coast News", EARLY, LATER_LEAD))
    assert _verdicts(dossier, "done yet") == [SUPERSEDED]


def test_who_was_dismissed_by_one_report_and_resigned_by_another_left_in_two_ways(differing: Differing) -> None:
    first, second = "Anton Weiss was fired from the port on Monday.", "Anton Weiss resigned on Monday."
    assert differing(first, second, "what happened") == [DISPUTED]


def test_considered_in_one_report_and_prepared_in_another_of_one_day(differing: Differing) -> None:
    first = "Ilsa Brandt said that she is considering an order on the ferries."
    second = "Ilsa Brandt said that she was preparing an order on the ferries."
    assert differing(first, second, "done yet") == [DISPUTED]


def _verdicts(dossier: Dossier, question: str) -> list[Verdict]:
    """How the reports differ on a question, if they do."""
    points = [point for point in dossier.points if point.about.endswith(f" · {question}")]
    return [point.verdict for point in points if point.verdict in {DISPUTED, SUPERSEDED}]
