"""A report as a workbook for a spreadsheet: first the sheets that a newsroom reads, then those it filters."""

import datetime
import io
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from consilience.present.formats.archive import DATE, repacked
from consilience.present.formats.cells import Value, cell
from consilience.present.formats.tables import TABLES, rows
from consilience.present.formats.xml_text import xml_text
from consilience.present.heading import reading_words
from consilience.present.outline import Answer, Citation, Outline, Topic, outlet_names, outline
from consilience.present.pieces import pieces
from consilience.present.report import Report
from consilience.present.wording import VERDICTS
from consilience.records import Record

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

# A cell holds 32,767 units of UTF-16, and a character is one or two.
LONGEST_CELL = 16_000
# The most rows of a sheet, less the heading.
MOST_ROWS = 1_048_575
# Widths in characters.
NARROW, WIDE = 14, 70
WIDE_COLUMNS = frozenset({"label", "words", "reason", "about", "value", "title", "uri", "message", "recipe"})
BELOW_HEADING = "A2"

Line = tuple[Value, ...]


class Sheet(Record, frozen=True, kw_only=True):
    """A sheet before it is written: its name, the names of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def workbook(report: Report) -> bytes:
    """The report as an Office Open XML workbook; no cell of it is a formula."""
    from openpyxl import Workbook
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    made = datetime.datetime(*DATE)
    book.properties = DocumentProperties(creator="Consilience", created=made, modified=made)
    for sheet in _sheets(report):
        _write(sheet, book)
    written = io.BytesIO()
    ExcelWriter(book, ZipFile(written, "w")).save()
    return repacked(written.getvalue())


def _sheets(report: Report) -> Iterator[Sheet]:
    shown = [outline(account, f"s{number}") for number, account in enumerate(report.accounts, 1)]
    for name, (columns, lines) in NEWSROOM.items():
        yield Sheet(name=name, columns=columns, lines=tuple(line for each in shown for line in lines(each)))
    for table in ("claims", "articles", "links"):
        columns = TABLES[table].__struct_fields__
        found = (tuple(getattr(row, column) for column in columns) for row in rows(report, table))
        yield Sheet(name=table, columns=columns, lines=tuple(found))
    yield Sheet(name="made with", columns=("name", "value"), lines=(("consilience", report.version), *report.recipe))
    if report.problems:
        found = ((each.stage, each.uri, each.message, each.place) for each in report.problems)
        yield Sheet(name="problems", columns=("stage", "uri", "message", "place"), lines=tuple(found))


def _story(shown: Outline) -> Iterator[Line]:
    story = shown.account.story
    days = (day.isoformat() if day else None for day in (story.first, story.latest))
    counted = (
        len(shown.witnesses),
        len(outlet_names(shown.witnesses)),
        len(shown.account.origins),
        len(shown.disputed),
        len(shown.superseded),
    )
    yield (story.id, story.label, *days, *counted)


def _brief(shown: Outline) -> Iterator[Line]:
    for line in shown.brief:
        told = line.statement
        verdict = VERDICTS[told.verdict][1]
        sources = _sources(line.citations)
        yield (shown.account.story.id, line.mark, line.words, verdict, told.outlets, told.independent, sources)


def _disagreements(shown: Outline) -> Iterator[Line]:
    for topic in shown.disputed + shown.superseded:
        for answer in topic.answers:
            for line in _answer(answer):
                yield (shown.account.story.id, *_topic(topic), *line)


def _topic(topic: Topic) -> Line:
    return (topic.mark, VERDICTS[topic.point.verdict][1], topic.point.about, topic.point.reason)


def _answer(answer: Answer) -> Iterator[Line]:
    told = answer.position
    head = (answer.letter, told.value, told.outlets, told.independent, told.primary)
    for reading in answer.readings:
        words = "".join(words for words, _ in pieces(reading))
        yield (*head, reading.witness.number, reading.witness.name, words, reading_words(reading))


def _timeline(shown: Outline) -> Iterator[Line]:
    for moment in shown.timeline:
        yield (shown.account.story.id, moment.entry.date, moment.date, moment.words, _sources(moment.citations))


def _sources(citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(f"{citation.label} {citation.witness.name}" for citation in citations)


def _write(sheet: Sheet, book: "Workbook") -> None:
    """The heading in bold and frozen above the rows; as many rows as a sheet can hold."""
    page: Worksheet = book.create_sheet(sheet.name)
    page.freeze_panes = BELOW_HEADING
    for number, column in enumerate(sheet.columns):
        page.column_dimensions[_letters(number)].width = WIDE if column in WIDE_COLUMNS else NARROW
    page.append([_cell(column, page, is_heading=True) for column in sheet.columns])
    for line in sheet.lines[:MOST_ROWS]:
        page.append([_cell(value, page) for value in line])


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(number + 1)


def _cell(value: Value, page: "Worksheet", is_heading: bool = False) -> "Cell":
    """A cell of a type that is set, not guessed: no text becomes a formula or an error."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    content = cell(value, LONGEST_CELL)
    made: Cell = WriteOnlyCell(page, xml_text(content) if isinstance(content, str) else content)
    if isinstance(content, str):
        made.data_type = "s"
    if is_heading:
        made.font = Font(bold=True)
    return made


COUNTED = ("articles", "outlets", "origins", "disputed", "superseded")
ANSWER, READING = ("answer", "value"), ("article", "outlet", "words", "reported")
CITED = ("outlets", "independent")
NEWSROOM: dict[str, tuple[tuple[str, ...], Callable[[Outline], Iterator[Line]]]] = {
    "story": (("story", "label", "first", "latest", *COUNTED), _story),
    "brief": (("story", "mark", "words", "verdict", *CITED, "sources"), _brief),
    "disagreements": (
        ("story", "mark", "verdict", "about", "reason", *ANSWER, *CITED, "primary", *READING),
        _disagreements,
    ),
    "timeline": (("story", "date", "when", "words", "sources"), _timeline),
}
