"""How sure a difference is: measured where such differences were read by hand, unknown elsewhere."""

from collections.abc import Callable

import pytest

from consilience.claims.comparison import CONFIDENCE, Outcome, compatible, conflict, same
from consilience.claims.judging import wording
from consilience.records import Dossier, Verdict

Coverage = Callable[..., Dossier]

LEAD = "A barge struck the harbour bridge of Velmora on Tuesday, and its middle span fell into the water."
FIRST = "“The bridge was never safe, and the council knew of it,” Mayor Ilsa Brandt said."
SECOND = "“The bridge was never sound, and the council knew of it,” Mayor Ilsa Brandt said."


@pytest.mark.parametrize("reason", CONFIDENCE)
def test_every_measured_reason_is_one_that_is_told(reason: str) -> None:
    assert wording(reason)
    assert conflict(reason).confidence == CONFIDENCE[reason]
    assert 0 < CONFIDENCE[reason] < 1


def test_what_was_seen_too_seldom_has_no_share_and_what_agrees_is_sure() -> None:
    assert conflict("tenure, given up").confidence is None
    assert same("tenure, same").confidence == 1.0
    assert compatible("number, rounding").outcome is Outcome.COMPATIBLE


def test_a_point_tells_how_sure_its_difference_is(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{FIRST}"), ("Coast News", "2031-05-07", f"{LEAD}\n\n{SECOND}")
    )
    (disputed,) = (point for point in dossier.points if point.verdict is Verdict.DISPUTED)
    assert disputed.confidence == CONFIDENCE["quotation, other words"]
    assert {point.confidence for point in dossier.points if not point.is_contested} == {1.0}
