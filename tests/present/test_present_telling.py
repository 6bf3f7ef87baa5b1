"""What is said of a claim that is told as more, or less, than a plain fact."""

import pytest

from consilience.present.heading import reading_days
from consilience.present.outline import outline
from consilience.present.report import Report
from consilience.present.telling import told_as
from consilience.records import Modality, Polarity, Standing, replaced

CASES = [
    pytest.param(Modality.DONE, Standing.ASSERTED, Polarity.POSITIVE, "", id="a plain fact"),
    pytest.param(Modality.PLANNED, Standing.ASSERTED, Polarity.POSITIVE, "told as planned or to come", id="a plan"),
    pytest.param(Modality.DONE, Standing.ALLEGED, Polarity.POSITIVE, "told as alleged", id="an allegation"),
    pytest.param(Modality.ORDERED, Standing.CONFIRMED, Polarity.POSITIVE, "told as confirmed, ordered", id="both"),
    pytest.param(Modality.UNDER_WAY, Standing.ASSERTED, Polarity.POSITIVE, "", id="what is under way is a fact"),
    pytest.param(Modality.PLANNED, Standing.ASSERTED, Polarity.NEGATIVE, "", id="what will not be is not planned"),
    pytest.param(Modality.DONE, Standing.DENIED, Polarity.NEGATIVE, "told as denied", id="a denial"),
]


@pytest.mark.parametrize(("modality", "standing", "polarity", "expected"), CASES)
def test_a_claim_says_how_it_is_told(
    report: Report, modality: Modality, standing: Standing, polarity: Polarity, expected: str
) -> None:
    claim = report.accounts[0].points[0].positions[0].claims[0]
    assert told_as(replaced(claim, modality=modality, standing=standing, polarity=polarity)) == expected


def test_the_day_of_a_plan_is_no_day_on_which_it_happened(report: Report) -> None:
    account = report.accounts[0]
    first, *others = account.points
    planned = tuple(
        replaced(position, claims=tuple(replaced(claim, modality=Modality.PLANNED) for claim in position.claims))
        for position in first.positions
    )
    shown = outline(replaced(account, points=(replaced(first, positions=planned), *others)), "s1")
    (topic,) = (topic for topic in (*shown.disputed, *shown.superseded, *shown.further) if topic.point.id == first.id)
    assert (
        reading_days(topic.answers[0].readings[0])
        == "told as planned or to come, reported 4 March 2025, for 3 March 2025"
    )
