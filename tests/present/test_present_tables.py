"""The claims as a table, the dependences as a graph."""

import csv
import io

import pytest
from msgspec.structs import replace

from consilience.present import Report, render


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report, "csv").decode(), newline="")))


def with_about(report: Report, about: str) -> Report:
    account = report.accounts[0]
    points = tuple(replace(point, about=about) for point in account.points)
    return replace(report, accounts=(replace(account, points=points),))


def test_a_row_a_claim(report: Report) -> None:
    positions = [position for point in report.accounts[0].points for position in point.positions]
    assert len(rows(report)) == sum(len(position.claims) for position in positions)


def test_a_row_tells_who_says_what_and_from_whom(report: Report) -> None:
    row = next(row for row in rows(report) if row["article"] == "nordwind")
    names = ("verdict", "answer", "outlet", "words", "focus", "sources", "reported")
    assert [row[name] for name in names] == [
        "disputed",
        "B",
        "Nordwind News Agency",
        "leaving 12 people injured",
        "12 people",
        "regional hospital > Nordwind",
        "2025-03-03",
    ]


@pytest.mark.parametrize("about", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"], ids=repr)
def test_no_cell_is_a_formula(report: Report, about: str) -> None:
    assert {row["about"] for row in rows(with_about(report, about))} == {f"'{about}"}


def test_commas_quotes_and_line_ends_stay_in_their_cell(report: Report) -> None:
    about = 'a, "b"\nc'
    assert {row["about"] for row in rows(with_about(report, about))} == {about}


def test_the_graph_has_an_arrow_from_each_source(report: Report) -> None:
    arrows = [line.strip() for line in render(report, "dot").decode().split("\n") if "->" in line]
    assert arrows == [
        's1_a1 -> s1_a3 [label="copies 91%", style=bold];',
        's1_a2 -> s1_a5 [label="cites", style=dashed];',
        's1_n1 -> s1_a4 [label="cites", style=dashed];',
        's1_n1 -> s1_a1 [label="cites", style=dashed];',
    ]


def test_no_label_ends_its_quotation_marks(report: Report) -> None:
    account = report.accounts[0]
    hostile = replace(account, story=replace(account.story, label='a" ]; b \\" \\n'))
    written = render(replace(report, accounts=(hostile,)), "dot").decode()
    assert r'label="a\" ]; b \\\" \\n";' in written
