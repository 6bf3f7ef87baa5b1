"""Why it was: grounds, causes and parts in them, which one gives and another rules out, and what only looks like it."""

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

CASES = [
    pytest.param(
        "Anton Weiss was fired for lying to the port council.",
        "The firing of Anton Weiss was politically motivated, his lawyer said.",
        "on what ground",
        True,
        id="a ground and an alleged motive",
    ),
    pytest.param(
        "COASTVILLE — Anton Weiss, the director of the port, was fired for lying to the port council.",
        "The firing of Anton Weiss was politically motivated, his lawyer said.",
        "on what ground",
        True,
        id="a place line is not the subject",
    ),
    pytest.param(
        "Anton Weiss was suspended for 60 days.",
        "The firing of Anton Weiss was politically motivated, his lawyer said.",
        "on what ground",
        False,
        id="a length of time is no ground",
    ),
    pytest.param(
        "Anton Weiss was fired for lying to the port council.",
        "Reporters asked whether the firing of Anton Weiss was politically motivated.",
        "on what ground",
        False,
        id="what is asked is not alleged",
    ),
    pytest.param(
        "Marta Lind called the lawsuit a publicity stunt.",
        "Jonas Hale denied that the lawsuit had a political purpose.",
        "on what ground",
        True,
        id="a motive alleged and denied",
    ),
    pytest.param(
        "The cause of the fire at the mill is not known.",
        "A lamp caused the fire at the mill.",
        "known or not",
        True,
        id="a cause unknown to one",
    ),
    pytest.param(
        "The cause of the fire at the mill is not known.",
        "A lamp may have caused the fire at the mill.",
        "known or not",
        False,
        id="a cause that is guessed",
    ),
    pytest.param(
        "Fatigue played a role in the collision, the inquiry found.",
        "There is no evidence that fatigue affected the collision, the company said.",
        "had a part or not",
        True,
        id="a part given and denied",
    ),
    pytest.param(
        "Fatigue played a role in the collision, the inquiry found.",
        "Fatigue did not affect the rescue.",
        "had a part or not",
        False,
        id="a part in something else",
    ),
    pytest.param(
        "The ferry terminal was closed due to the storm.",
        "The closure of the terminal had nothing to do with the storm, Marta Lind said.",
        "why",
        True,
        id="a reason that another rules out",
    ),
    pytest.param(
        "Anton Weiss resigned as a result of the inquiry.",
        "The resignation of Anton Weiss was unrelated to the inquiry, his lawyer said.",
        "why",
        True,
        id="a reason ruled out of a deed under its noun",
    ),
    pytest.param(
        "The ferry terminal closed because of the storm.",
        "The ferry terminal closed because of a strike.",
        "why",
        False,
        id="two reasons can both hold",
    ),
    pytest.param(
        "The ferry terminal closed because of the storm.",
        "The ferry terminal did not close only because of the storm.",
        "why",
        False,
        id="not the only reason is a reason",
    ),
    pytest.param(
        "The ferry terminal closed because of the storm.",
        "The railway was not delayed because of the storm.",
        "why",
        False,
        id="a reason ruled out for something else",
    ),
    pytest.param(
        "The ferry terminal may have closed because of the storm.",
        "The ferry terminal did not close because of the storm.",
        "why",
        False,
        id="a reason that is only possible",
    ),
    pytest.param(
        "The only reason for the collapse of the bridge was the barge.",
        "The bridge collapsed because of the frost.",
        "why",
        True,
        id="the only reason and another",
    ),
    pytest.param(
        "The main cause of the collapse of the bridge was the barge.",
        "The main cause of the collapse of the bridge was the frost.",
        "why",
        True,
        id="two main reasons",
    ),
    pytest.param(
        "The bridge collapsed solely because of the barge.",
        "The bridge collapsed because of the frost.",
        "why",
        True,
        id="solely",
    ),
    pytest.param(
        "The main cause of the collapse of the bridge was the barge.",
        "The bridge collapsed because of the frost.",
        "why",
        False,
        id="a main reason leaves room for another",
    ),
    pytest.param(
        "The only reason for the collapse of the bridge was the barge.",
        "The bridge collapsed because of the barge of a drunken skipper.",
        "why",
        False,
        id="the same reason",
    ),
    pytest.param(
        "The only reason for the closure of the bridge was the barge.",
        "The ferry pier closed because of the frost.",
        "why",
        False,
        id="the reason of something else",
    ),
    pytest.param(
        "The only reason for the collapse of the bridge was the barge.",
        "The bridge may have collapsed because of the frost.",
        "why",
        False,
        id="a guess",
    ),
    pytest.param(
        "The barge was not the only reason for the collapse of the bridge.",
        "The bridge collapsed because of the frost.",
        "why",
        False,
        id="not the only one",
    ),
]


@pytest.mark.parametrize(("first", "second", "question", "differs"), CASES)
def test_two_reports_give_reasons_that_exclude_each_other_or_do_not(
    differing: Differing, first: str, second: str, question: str, differs: bool
) -> None:
    assert differing(first, second, question) == ([Verdict.DISPUTED] if differs else [])


def test_a_cause_found_since_overtakes_an_unknown_one(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\nThe cause of the fire at the mill is not known."),
        ("Coast News", "2031-05-09", f"{LATER_LEAD}\n\nA lamp caused the fire at the mill."),
    )
    (point,) = (point for point in dossier.points if point.about.endswith(" · known or not"))
    assert point.verdict is Verdict.SUPERSEDED
