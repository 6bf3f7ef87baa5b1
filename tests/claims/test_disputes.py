"""What counts as a contradiction, and what only looks like one."""

from collections.abc import Callable

import pytest

from consilience.records import ClaimKind, Dossier, Point, Verdict

Coverage = Callable[..., Dossier]

# The same two sentences open every report of a test, so that they are one story.
LEAD = (
    "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier. "
    "Mayor Ilsa Brandt visited the harbour bridge of Velmora in the evening."
)

CASES = [
    pytest.param(
        "The bridge was established in 1931 by the harbour company.",
        "The bridge has operated since 1938, the harbour company said.",
        ClaimKind.DATE,
        Verdict.DISPUTED,
        id="two founding dates of one thing",
    ),
    pytest.param(
        "Harbour Commissioner Anton Weiss declined to say more. Deputy Mayor Jonas Hale spoke to relatives.",
        "Deputy Mayor Jonas Hale spoke to relatives of the crew.",
        ClaimKind.OFFICE,
        None,
        id="one office told twice",
    ),
    pytest.param(
        "Transport Minister Lena Osk announced an inquiry.",
        "An inquiry was announced by Finance Minister Lena Osk.",
        ClaimKind.OFFICE,
        Verdict.DISPUTED,
        id="two portfolios of one minister",
    ),
    pytest.param(
        "Former Transport Minister Lena Osk called for an inquiry.",
        "An inquiry was demanded by Finance Minister Lena Osk.",
        ClaimKind.OFFICE,
        None,
        id="a former office is no contradiction",
    ),
    pytest.param(
        "Attorney General Lena Osk called for an inquiry.",
        "Critics spoke in the words of the president Osk worked for as a student.",
        ClaimKind.OFFICE,
        None,
        id="the president somebody worked for is another person",
    ),
    pytest.param(
        "“We will rebuild this bridge before the winter comes, and the harbour will pay for it,” Brandt said.",
        "“We will rebuild this bridge before the summer comes, and the harbour will pay for it,” Brandt said.",
        ClaimKind.QUOTATION,
        Verdict.DISPUTED,
        id="a quotation in other words",
    ),
    pytest.param(
        "“We will rebuild this bridge before the winter comes, and the harbour will pay for it,” Brandt said.",
        "“We will rebuild this bridge … and the harbour will pay for it,” Brandt said.",
        ClaimKind.QUOTATION,
        None,
        id="a cut in a quotation is no contradiction",
    ),
    pytest.param(
        "“We’ll rebuild this bridge before the winter comes, and the harbour will pay for it,” Brandt said.",
        "“We will rebuild this bridge before the winter comes, and the harbour will pay for it,” Brandt said.",
        ClaimKind.QUOTATION,
        None,
        id="a contraction is no contradiction",
    ),
    pytest.param(
        "The city council released a 48-page report on the collapse.",
        "The city council released a 57-page report on the collapse.",
        ClaimKind.NUMBER,
        Verdict.DISPUTED,
        id="two lengths of one report",
    ),
    pytest.param(
        "On Wednesday, Brandt ordered the closure of the ferry terminal.",
        "On Wednesday, Brandt ordered the suspension of the ferry terminal’s licences.",
        ClaimKind.STATUS,
        Verdict.DISPUTED,
        id="an order told with words that exclude each other",
    ),
    pytest.param(
        "Brandt did not give a reason for the decision.",
        "The decision was taken because of the state of the piers, Brandt said.",
        ClaimKind.REASON,
        Verdict.DISPUTED,
        id="no reason against a reason",
    ),
]


@pytest.mark.parametrize(("first", "second", "kind", "verdict"), CASES)
def test_two_reports_of_one_thing(
    coverage: Coverage, first: str, second: str, kind: ClaimKind, verdict: Verdict | None
) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{first}"), ("Coast News", "2031-05-07", f"{LEAD}\n\n{second}")
    )
    differences = {Verdict.DISPUTED, Verdict.SUPERSEDED}
    found = [point.verdict for point in dossier.points if point.kind is kind and point.verdict in differences]
    assert found == ([] if verdict is None else [verdict])


def test_a_later_report_supersedes_an_earlier_denial(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-02-03", "The port authority denied closing the Velmora ferry terminal."),
        ("Coast News", "2031-06-10", "The port authority closed the Velmora ferry terminal on Monday."),
    )
    point = _only(dossier, ClaimKind.DENIAL)
    assert point.verdict is Verdict.SUPERSEDED


def test_a_denial_on_the_same_day_is_contested(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-02-03", "The port authority denied closing the Velmora ferry terminal."),
        ("Coast News", "2031-02-03", "The port authority closed the Velmora ferry terminal on Monday."),
    )
    assert _only(dossier, ClaimKind.DENIAL).verdict is Verdict.DISPUTED


def test_a_later_toll_supersedes_an_earlier_one(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\nThe collapse killed 4 people, rescuers said."),
        ("Coast News", "2031-05-09", f"{LEAD}\n\nThe collapse killed 9 people, rescuers said."),
    )
    point = _only(dossier, ClaimKind.NUMBER)
    assert point.verdict is Verdict.SUPERSEDED
    assert {position.value for position in point.positions} == {"4", "9"}


def test_nothing_in_furniture_makes_a_claim(coverage: Coverage) -> None:
    plea = "Support us from just $3 a month. Subscribe to our newsletter."
    dossier = coverage(("Velmora Post", "2031-05-07", f"{LEAD}\n\n{plea}"), ("Coast News", "2031-05-07", LEAD))
    blocks = [block.span for each in dossier.articles for block in each.article.blocks if block.is_furniture]
    assert blocks
    assert not [claim for claim in dossier.claims if any(block.overlaps(claim.evidence) for block in blocks)]


def test_every_point_shows_its_rule_and_its_words(coverage: Coverage) -> None:
    dossier = coverage(("Velmora Post", "2031-05-07", LEAD), ("Coast News", "2031-05-07", LEAD))
    texts = {each.article.id: each.article for each in dossier.articles}
    assert dossier.points
    for point in dossier.points:
        assert point.rule
        assert point.reason
        for position in point.positions:
            assert position.value in {" ".join(texts[c.focus.article].words(c.focus).split()) for c in position.claims}


def _only(dossier: Dossier, kind: ClaimKind) -> Point:
    found = [point for point in dossier.points if point.kind is kind]
    assert len(found) == 1
    return found[0]
