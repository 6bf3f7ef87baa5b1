"""The tables of a report: the same rows as lines of JSON, CSV, Parquet and sheets of a workbook."""

import builtins
import csv
import datetime
import io
import json
import zipfile
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from msgspec.structs import replace

from consilience.present import Report, render
from consilience.present.formats.cells import cell
from consilience.present.formats.tables import TABLES, rows
from consilience.records import MissingExtra

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1+1", '=HYPERLINK("x";"y")']


def with_about(report: Report, about: str) -> Report:
    account = report.accounts[0]
    points = tuple(replace(point, about=about, reason=about) for point in account.points)
    story = replace(account.story, label=about)
    return replace(report, accounts=(replace(account, points=points, story=story),))


def files(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as source:
        return {name: source.read(name) for name in source.namelist()}


def lines(report: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render(report, "jsonl").splitlines()]


def sheets(report: Report) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_each_line_of_json_names_its_table(report: Report) -> None:
    head, *others = lines(report)
    assert head == {
        "table": "report",
        "consilience": "0.1.0",
        "recipe": {"parser": "en_core_web_sm 3.8.0", "language": "py3langid"},
    }
    assert [line["table"] for line in others] == sorted(
        (line["table"] for line in others),
        key=["articles", "sentences", "claims", "points", "positions", "links"].index,
    )


def test_the_words_of_every_row_stand_at_its_place(report: Report) -> None:
    texts = {each.article.id: each.article.text for each in report.accounts[0].articles}
    placed = [line for line in lines(report) if line["table"] in ("sentences", "claims")]
    assert len(placed) > 30
    assert [line for line in placed if texts[line["article"]][line["start"] : line["end"]] != line["words"]] == []


def test_a_claim_is_told_with_its_chain_and_its_days(report: Report) -> None:
    found = next(line for line in lines(report) if line["table"] == "claims" and line["article"] == "nordwind")
    names = ("answer", "focus", "sources", "happened_earliest", "reported_latest", "low")
    assert [found[name] for name in names] == [
        "B", "12 people", ["regional hospital", "Nordwind"], "2025-03-03", "2025-03-03", None,
    ]  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_the_csv_has_the_rows_of_its_table(report: Report, table: str) -> None:
    page = files(render(report, "tables"))[f"{table}.csv"].decode()
    found = list(csv.DictReader(io.StringIO(page, newline="")))
    expected = list(rows(report, table))
    assert len(found) == len(expected) > 0
    assert list(found[0]) == list(TABLES[table].__struct_fields__)


@pytest.mark.parametrize("table", TABLES)
def test_the_parquet_file_has_the_same_values(report: Report, table: str) -> None:
    page = files(render(report, "parquet"))[f"{table}.parquet"]
    found = pyarrow.parquet.read_table(io.BytesIO(page)).to_pylist()
    expected = [line for line in lines(report) if line.pop("table") == table]
    assert found == expected


def test_parquet_columns_have_types(report: Report) -> None:
    schema = pyarrow.parquet.read_schema(io.BytesIO(files(render(report, "parquet"))["claims.parquet"]))
    assert [str(schema.field(name).type) for name in ("start", "low", "focus", "sources")] == [
        "int64", "double", "string", "list<element: string>",
    ]  # fmt: skip


def test_without_its_library_parquet_names_what_to_install(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without_pyarrow(name: str, *others: Any) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return imported(name, *others)

    monkeypatch.setattr(builtins, "__import__", without_pyarrow)
    with pytest.raises(MissingExtra, match=r'parquet needs another library\. .* "consilience\[tables\]"'):
        render(report, "parquet")


def test_a_workbook_begins_with_what_a_newsroom_reads(report: Report) -> None:
    found = sheets(report)
    assert list(found) == [
        "story", "brief", "disagreements", "timeline", "claims", "articles", "links", "made with", "problems",
    ]  # fmt: skip
    head, first = found["story"]
    assert dict(zip(head, first, strict=True)) == {
        "story": "5107ac0de5107ac0",
        "label": "Fourteen hurt as ferry Lady Maren strikes Skarvik breakwater",
        "first": datetime.datetime(2025, 3, 3),
        "latest": datetime.datetime(2025, 3, 11),
        "articles": 5,
        "outlets": 5,
        "origins": 3,
        "disputed": 2,
        "superseded": 1,
    }


def test_the_sheet_of_disagreements_has_a_row_a_reading(report: Report) -> None:
    head, *found = sheets(report)["disagreements"]
    names = [head.index(name) for name in ("mark", "verdict", "answer", "outlet")]
    assert [tuple(row[name] for name in names) for row in found[:4]] == [
        ("D1", "disputed", "A", "Harbour Post"),
        ("D1", "disputed", "A", "The Coast Ledger"),
        ("D1", "disputed", "B", "Nordwind News Agency"),
        ("D1", "disputed", "B", "Daily Skerry"),
    ]


def test_every_sheet_keeps_its_heading_in_sight(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))
    assert {sheet.freeze_panes for sheet in book.worksheets} == {"A2"}
    assert book["brief"].column_dimensions["C"].width > book["brief"].column_dimensions["B"].width


def test_a_day_is_a_day_and_what_is_none_stays_a_text(report: Report) -> None:
    head, *found = sheets(report)["timeline"]
    assert [row[head.index("date")] for row in found] == [
        "1998", "2025-02", *(datetime.datetime(2025, 3, day) for day in (3, 4, 10)), "PRESENT_REF",
    ]  # fmt: skip


@pytest.mark.parametrize("date", ["1815-06-18", "2025-02-30", "0000-00-00"])
def test_a_day_that_no_spreadsheet_holds_is_a_text(report: Report, date: str) -> None:
    account = report.accounts[0]
    moved = replace(account, timeline=(replace(account.timeline[0], date=date),))
    assert sheets(replace(report, accounts=(moved,)))["timeline"][1][1] == date


def test_a_sheet_is_printed_across_with_all_its_columns_and_can_be_filtered(report: Report) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(render(report, "xlsx"))).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert {each.alignment.wrap_text for row in sheet.iter_rows() for each in row} == {True}


def test_a_row_is_as_high_as_its_longest_text_needs(report: Report) -> None:
    brief = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))["brief"]
    heights = {len(str(row[2].value)) > 54: brief.row_dimensions[row[0].row].height for row in brief["A2:G6"]}
    assert heights[True] >= 28


def test_the_column_of_the_story_is_hidden_where_there_is_one(report: Report) -> None:
    other = replace(report.accounts[0], story=replace(report.accounts[0].story, id="other"))
    for told, is_hidden in ((report, True), (replace(report, accounts=(report.accounts[0], other)), False)):
        book = openpyxl.load_workbook(io.BytesIO(render(told, "xlsx")))
        assert book["brief"].column_dimensions["A"].hidden is is_hidden
        assert not book["made with"].column_dimensions["A"].hidden


@pytest.mark.parametrize("words", FORMULAS, ids=ascii)
def test_no_cell_of_a_workbook_is_a_formula(report: Report, words: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(with_about(report, words), "xlsx")))
    cells = [each for sheet in book.worksheets for row in sheet.iter_rows() for each in row]
    assert {each.data_type for each in cells} <= {"s", "n", "d", "inlineStr"}
    assert book["story"]["B2"].value == f"'{words}"


@pytest.mark.parametrize("words", FORMULAS, ids=ascii)
def test_no_cell_of_a_table_is_a_formula(report: Report, words: str) -> None:
    page = files(render(with_about(report, words), "tables"))["points.csv"].decode()
    assert {row["about"] for row in csv.DictReader(io.StringIO(page, newline=""))} == {f"'{words}"}


def test_an_error_of_a_spreadsheet_is_text(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(with_about(report, "#N/A"), "xlsx")))
    assert (book["story"]["B2"].value, book["story"]["B2"].data_type) == ("#N/A", "s")


def test_a_cell_never_grows_beyond_its_limit() -> None:
    assert len(str(cell("\u202e" * 100_000))) == 32_000
