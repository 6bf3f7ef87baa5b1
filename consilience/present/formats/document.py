"""A report as a document for a word processor; its citations are a numbered list at the end of each story."""

import datetime
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from consilience.present.display import one_line, safe_link
from consilience.present.formats.archive import DATE, repacked
from consilience.present.formats.xml_text import xml_text
from consilience.present.heading import (
    answer_words,
    head_words,
    no_disputes,
    reading_words,
    support_words,
    topic_words,
    witnesses_of,
)
from consilience.present.outline import Answer, Citation, Line, Moment, Outline, Reading, Topic, Witness, outline
from consilience.present.pieces import pieces
from consilience.present.report import Report
from consilience.present.wording import VERDICTS, count, say, voices
from consilience.records import Record

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# The names that python-docx's own template gives its styles.
TITLE, SECTION, TOPIC = "Heading 1", "Heading 2", "Heading 3"
TEXT, ITEM, BELOW_ITEM, QUIET = "Normal", "List Bullet", "List Bullet 2", "Caption"
# Size in points, colour, and the space before in points; the template's own headings are those of a slide.
LOOKS = {
    TITLE: (22, "1F1C18", 0),
    SECTION: (13, "9A3324", 18),
    TOPIC: (11, "1F1C18", 12),
    QUIET: (9, "6A635A", 0),
}
FACE = "Georgia"
BETWEEN_ITEMS = 3


class Paragraph(Record, frozen=True, kw_only=True):
    """A paragraph of a style, its words in runs, each with whether it is bold."""

    style: str
    runs: tuple[tuple[str, bool], ...]


def docx(report: Report) -> bytes:
    """The report as an Office Open XML document."""
    from docx import Document

    page = Document()
    _dress(page)
    page.core_properties.author, page.core_properties.title = say("program"), say("motto")
    page.core_properties.created = page.core_properties.modified = datetime.datetime(*DATE)
    for paragraph in _paragraphs(report):
        written = page.add_paragraph(style=paragraph.style)
        for words, is_bold in paragraph.runs:
            written.add_run(xml_text(words)).bold = is_bold or None
    document = io.BytesIO()
    page.save(document)
    return repacked(document.getvalue())


def _dress(page: "WordDocument") -> None:
    """The styles as quiet as the page's: one face, one accent, items of a list close together."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name in (TITLE, SECTION, TOPIC, TEXT, ITEM, BELOW_ITEM, QUIET):
        style = page.styles[name]
        style.font.name = FACE
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for name, (size, colour, before) in LOOKS.items():
        style = page.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour)
        style.paragraph_format.space_before = Pt(before)
        style.font.bold = name in (SECTION, TOPIC)
    for name in (ITEM, BELOW_ITEM):
        page.styles[name].paragraph_format.space_after = Pt(BETWEEN_ITEMS)


def _paragraphs(report: Report) -> Iterator[Paragraph]:
    for number, account in enumerate(report.accounts, 1):
        yield from _story(outline(account, f"s{number}"))
    if not report.accounts:
        yield _plain(TEXT, say("no stories"))
    problems = (" · ".join((each.stage, each.uri, each.message)) for each in report.problems)
    yield from _section("problems", (_plain(ITEM, one_line(problem)) for problem in problems))
    made = "; ".join(f"{name} {value}" for name, value in report.recipe)
    yield _plain(QUIET, one_line(say("footer", version=report.version) + (f" ({made})" if made else "")))


def _story(shown: Outline) -> Iterator[Paragraph]:
    yield _plain(TITLE, one_line(shown.account.story.label))
    yield _plain(QUIET, head_words(shown))
    yield from _section("brief", map(_statement, shown.brief), empty="no brief")
    yield from _section("disputed", _topics(shown.disputed), empty=no_disputes(shown))
    yield from _section("superseded", _topics(shown.superseded))
    yield from _section("further", map(_further, shown.further))
    if shown.unshown:
        yield _plain(TEXT, say("more points", count=count(shown.unshown, "point")))
    yield from _section("timeline", map(_moment, shown.timeline))
    yield from _section("sources", map(_source, shown.witnesses))


def _section(name: str, parts: Iterable[Paragraph], empty: str | None = None) -> Iterator[Paragraph]:
    found = list(parts)
    if found or empty:
        yield _plain(SECTION, say(name))
        yield from found or [_plain(TEXT, say(empty or ""))]


def _statement(line: Line) -> Paragraph:
    told = voices(line.statement.outlets, line.statement.independent)
    standing = f" — {VERDICTS[line.statement.verdict][1]}; {told}"
    return Paragraph(style=ITEM, runs=((line.words, False), (_cites(line.citations), True), (standing, False)))


def _topics(topics: Iterable[Topic]) -> Iterator[Paragraph]:
    for topic in topics:
        yield _plain(TOPIC, f"{topic.mark}. {one_line(topic.point.about)}")
        yield _plain(TEXT, one_line(topic.point.reason))
        for answer in topic.answers:
            yield from _answer(answer)


def _answer(answer: Answer) -> Iterator[Paragraph]:
    head = f"{answer.letter}. {answer_words(answer)}"
    yield Paragraph(style=ITEM, runs=((head, True), (f" — {support_words(answer)}", False)))
    yield from map(_reading, answer.readings)
    if answer.unshown:
        yield _plain(BELOW_ITEM, say("more", count=answer.unshown))


def _reading(reading: Reading) -> Paragraph:
    place = f"{reading.witness.name} [{reading.witness.number}], {reading_words(reading)}: "
    return Paragraph(style=BELOW_ITEM, runs=((place, False), *pieces(reading)))


def _further(topic: Topic) -> Paragraph:
    cites = "".join(f" [{witness.number}]" for witness in witnesses_of(topic))
    head = f"{topic.mark}. {VERDICTS[topic.point.verdict][1]}: "
    return Paragraph(style=ITEM, runs=((head, False), (topic_words(topic), False), (cites, True)))


def _moment(moment: Moment) -> Paragraph:
    return Paragraph(
        style=ITEM, runs=((f"{moment.date}: ", True), (moment.words, False), (_cites(moment.citations), True))
    )


def _source(witness: Witness) -> Paragraph:
    link = safe_link(witness.article.uri)
    parts = (witness.name, witness.title, witness.published, *([link] if link else []))
    return Paragraph(style=TEXT, runs=((f"[{witness.number}] ", True), (" · ".join(parts), False)))


def _cites(citations: Iterable[Citation]) -> str:
    return "".join(f" [{citation.label}]" for citation in citations)


def _plain(style: str, words: str) -> Paragraph:
    return Paragraph(style=style, runs=((words, False),))
