"""The account for a terminal: with Rich where there is one, and the same as plain text."""

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from consilience.present.dependence import graph
from consilience.present.display import one_line
from consilience.present.heading import (
    answer_words,
    head_words,
    no_disputes,
    reading_words,
    support_words,
    topic_words,
    witnesses_of,
)
from consilience.present.matrix import matrix
from consilience.present.outline import Answer, Citation, Line, Moment, Outline, Reading, Topic, outline
from consilience.present.pieces import pieces
from consilience.present.report import Report
from consilience.present.wording import VERDICTS, count, say, voices
from consilience.records import Verdict

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod, RenderableType
    from rich.table import Table
    from rich.text import Text

PLAIN_WIDTH = 100
# A wider table of who says what does not fit a terminal.
MOST_COLUMNS = 12
LONGEST_DATE = 22
ACCENT = "dark_orange3"
STYLES = {
    Verdict.AGREED: "green",
    Verdict.SINGLE: "dim",
    Verdict.COMPATIBLE: "cyan",
    Verdict.DISPUTED: f"bold {ACCENT}",
    Verdict.SUPERSEDED: "magenta",
}


def text(report: Report) -> str:
    """The report as plain text of 100 columns, without escape sequences."""
    from rich.console import Console

    page = io.StringIO()
    console = Console(file=page, width=PLAIN_WIDTH, color_system=None, force_terminal=False, _environ={})
    print_report(report, console)
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


def print_report(report: Report, console: "Console") -> None:
    """Print the report on a Rich console, in its width and colours."""
    for number, account in enumerate(report.accounts, 1):
        for part in _story(outline(account, f"s{number}")):
            console.print(part)
    if not report.accounts:
        console.print(_styled(say("no stories")))
    for part in _closing(report):
        console.print(part)


def _story(shown: Outline) -> "Iterator[RenderableType]":
    yield from _head(shown)
    yield from _section("brief", map(_line, shown.brief), empty="no brief")
    yield from _section("disputed", _topics(shown.disputed), empty=no_disputes(shown))
    yield from _section("superseded", _topics(shown.superseded))
    yield from _section("further", _further(shown))
    yield from _section("timeline", [_timeline(shown.timeline)] if shown.timeline else [])
    yield from _section("matrix", _matrix(shown))
    yield from _section("dependence", _dependence(shown), empty="no links")


def _head(shown: Outline) -> "Iterator[RenderableType]":
    from rich.rule import Rule

    yield Rule(characters="━", style=ACCENT)
    yield _styled(one_line(shown.account.story.label), "bold")
    yield _styled(head_words(shown), "dim")
    yield ""
    yield _sources(shown)


def _sources(shown: Outline) -> "RenderableType":
    table = _grid("right", "left", "left", "right")
    table.columns[2].ratio = 1
    table.columns[3].max_width = LONGEST_DATE
    for each in shown.witnesses:
        table.add_row(*map(_styled, (str(each.number), each.name, each.title, each.published), ("bold", "", "", "dim")))
    return table


def _section(name: str, parts: "Iterable[RenderableType]", empty: str | None = None) -> "Iterator[RenderableType]":
    """The parts under their heading; no heading over nothing, unless there is a phrase to say so."""
    found = list(parts)
    if found or empty:
        yield ""
        yield _styled(say(name).upper(), f"bold {ACCENT}")
        yield from found or [_styled(say(empty or ""), "dim")]


def _line(line: Line) -> "RenderableType":
    verdict = line.statement.verdict
    glyph, word = VERDICTS[verdict]
    standing = f"\n{word} · {voices(line.statement.outlets, line.statement.independent)}"
    return _hanging(
        glyph, _joined((line.words, ""), (f"  [{_labels(line.citations)}]", "bold"), (standing, "dim")), STYLES[verdict]
    )


def _topics(topics: Iterable[Topic]) -> "Iterator[RenderableType]":
    for place, topic in enumerate(topics):
        yield from [""] if place else []
        yield _topic(topic)


def _topic(topic: Topic) -> "RenderableType":
    from rich.console import Group

    is_overtaken = topic.point.verdict is Verdict.SUPERSEDED
    head = _joined((one_line(topic.point.about), "bold"), (f"\n{one_line(topic.point.reason)}", "dim"))
    answers = [_answer(answer, is_later=is_overtaken and place > 0) for place, answer in enumerate(topic.answers)]
    return _hanging(topic.mark, Group(head, *answers), STYLES[topic.point.verdict])


def _answer(answer: Answer, *, is_later: bool) -> "RenderableType":
    from rich.console import Group

    head = _joined(
        (f"{say('then')} " if is_later else "", "dim"),
        (answer_words(answer), "bold"),
        (f"  {support_words(answer)}", "dim"),
    )
    readings = [_reading(reading, reading is group[-1]) for group in answer.by_sentence for reading in group]
    left_out = [_styled(say("more", count=answer.unshown), "dim")] if answer.unshown else []
    return _hanging(f"↓ {answer.letter}" if is_later else answer.letter, Group(head, *readings, *left_out), ACCENT)


def _reading(reading: Reading, with_sentence: bool) -> "RenderableType":
    """Where a reading comes from, and below the last of those with the same sentence that sentence."""
    told = [(f"{reading.witness.name}, {reading_words(reading)}", "dim")]
    if with_sentence:
        parts = [(f"*{words}*" if differs else words, "bold" if differs else "") for words, differs in pieces(reading)]
        told += [("\n", ""), *parts]
    return _hanging(str(reading.witness.number), _joined(*told), "bold")


def _further(shown: Outline) -> "Iterator[RenderableType]":
    if shown.further:
        table = _grid("left", "left", "left", "left")
        for topic in shown.further:
            table.add_row(*_further_row(topic))
        yield table
    if shown.unshown:
        yield _styled(say("more points", count=count(shown.unshown, "point")), "dim")


def _further_row(topic: Topic) -> "Iterator[Text]":
    glyph, word = VERDICTS[topic.point.verdict]
    yield _styled(topic.mark, "bold")
    yield _styled(f"{glyph} {word}", STYLES[topic.point.verdict])
    yield _styled(topic_words(topic))
    yield _styled(f"[{','.join(str(each.number) for each in witnesses_of(topic))}]", "bold")


def _timeline(moments: tuple[Moment, ...]) -> "RenderableType":
    table = _grid("right", "left", "left")
    before = ""
    for moment in moments:
        date = "" if moment.date == before else moment.date
        table.add_row(*map(_styled, (date, moment.words, f"[{_labels(moment.citations)}]"), ("bold", "", "bold")))
        before = moment.date
    return table


def _matrix(shown: Outline) -> "Iterator[RenderableType]":
    rows = matrix(shown)
    if rows and len(shown.witnesses) <= MOST_COLUMNS:
        numbers: list[JustifyMethod] = ["center"] * len(shown.witnesses)
        table = _grid("left", "left", *numbers)
        table.show_header = True
        table.columns[0].header = ""
        table.columns[1].header = say("point")
        for column, each in zip(table.columns[2:], shown.witnesses, strict=True):
            column.header = str(each.number)
        for row in rows:
            table.add_row(
                row.topic.mark, _styled(one_line(row.topic.point.about, 60), ""), *(c.mark for c in row.cells)
            )
        yield table


def _dependence(shown: Outline) -> "Iterator[RenderableType]":
    found = graph(shown)
    for edge in found.edges:
        cites = f"  [{_labels(edge.citations)}]" if edge.citations else ""
        yield _styled(f"{edge.words}{cites}", "")
    if found.unshown:
        yield _styled(say("more", count=found.unshown), "dim")
    if not found.has_shared_voice:
        yield from [_styled(say("no shared voice"), "dim")] if found.voices else []
        return
    yield _styled(f"\n{say('voices')}", "bold")
    for voice in found.voices:
        members = ", ".join(f"{each.number} {each.name}" for each in voice.members)
        yield _styled(f"{voice.name}: {members}", "dim")


def _closing(report: Report) -> "Iterator[RenderableType]":
    problems = (
        _styled(" · ".join(map(one_line, (each.stage, each.uri, each.message))), "") for each in report.problems
    )
    yield from _section("problems", problems)
    yield ""
    made = "; ".join(f"{one_line(name)} {one_line(value)}" for name, value in report.recipe)
    yield _styled(say("footer", version=one_line(report.version)) + (f" ({made})" if made else ""), "dim")


def _labels(citations: Iterable[Citation]) -> str:
    return ",".join(citation.label for citation in citations)


def _styled(words: str, style: str = "") -> "Text":
    """Text that is never read as Rich's markup."""
    from rich.text import Text

    return Text(words, style=style)


def _joined(*parts: tuple[str, str]) -> "Text":
    """Pieces of text, each in its own style."""
    from rich.text import Text

    return Text.assemble(*parts)


def _grid(*columns: "JustifyMethod") -> "Table":
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    for justify in columns:
        table.add_column(justify=justify, overflow="fold")
    return table


def _hanging(mark: str, told: "RenderableType", style: str) -> "RenderableType":
    """A mark in the margin, the rest beside it."""
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(width=max(2, len(mark)), no_wrap=True, justify="right")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(_styled(mark, style), told)
    return table
