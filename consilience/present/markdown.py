"""The account as Markdown: a head in YAML, CommonMark with the tables and the footnotes of GitHub."""

import re
from collections.abc import Iterable, Iterator

from consilience.present.dependence import Graph, graph
from consilience.present.display import one_line, safe_link
from consilience.present.footnotes import Footnotes, Place, first_readings, footnotes
from consilience.present.fragments import original
from consilience.present.front_matter import front_matter
from consilience.present.heading import (
    answer_words,
    head_words,
    no_disputes,
    reading_words,
    support_words,
    topic_words,
)
from consilience.present.matrix import matrix
from consilience.present.outline import Answer, Citation, Line, Moment, Outline, Reading, Topic, Witness, outline
from consilience.present.pieces import pieces
from consilience.present.report import Report
from consilience.present.wording import VERDICTS, count, say, voices

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!^])")
# What would end an address in a table, or be read as a character reference in it.
IN_AN_ADDRESS = {"|": "%7C", "&": "&amp;"}
LONGEST_QUOTED = 400


def markdown(report: Report) -> str:
    """The report as Markdown; nothing in an article can become markup, HTML or a link."""
    stories = [outline(account, f"s{number}") for number, account in enumerate(report.accounts, 1)]
    linked = [(shown, graph(shown)) for shown in stories]
    notes = footnotes(linked)
    lines = [line for shown, links in linked for line in _story(shown, links, notes)]
    return "\n".join(
        [
            *front_matter(report, stories),
            "",
            *(lines or [say("no stories"), ""]),
            *_closing(report),
            *(_footnote(number, place) for number, place in notes.numbered),
        ]
    )


def escaped(text: str) -> str:
    """Text of an article, with all that Markdown would read as markup escaped.

    >>> print(escaped("<b>*not* bold</b>"))
    \\<b\\>\\*not\\* bold\\</b\\>
    """
    return SPECIAL.sub(r"\\\1", text)


def _story(shown: Outline, links: Graph, notes: Footnotes) -> Iterator[str]:
    yield f"# {_line_of(shown.account.story.label)}"
    yield f"\n{escaped(head_words(shown))}\n"
    yield from _table(("", say("outlet"), say("title"), say("date")), map(_source, shown.witnesses))
    yield from _section("brief", (_statement(line, notes) for line in shown.brief), empty="no brief")
    yield from _section("disputed", _topics(shown.disputed, notes), empty=no_disputes(shown))
    yield from _section("superseded", _topics(shown.superseded, notes))
    yield from _section("further", _further(shown, notes))
    yield from _section("timeline", (_moment(moment, notes) for moment in shown.timeline))
    yield from _section("matrix", _matrix(shown))
    yield from _section("dependence", _dependence(links, notes), empty="no links")


def _section(name: str, parts: Iterable[str], empty: str | None = None) -> Iterator[str]:
    found = list(parts)
    if found or empty:
        yield f"## {say(name)}\n"
        yield from found or [say(empty or "")]
        yield from [] if found and found[-1] == "" else [""]


def _source(witness: Witness) -> tuple[str, ...]:
    title = _linked(witness.title, safe_link(witness.article.uri))
    return str(witness.number), escaped(witness.name), title, witness.published


def _statement(line: Line, notes: Footnotes) -> str:
    verdict = VERDICTS[line.statement.verdict][1]
    told = voices(line.statement.outlets, line.statement.independent)
    return f"- {escaped(line.words)}{_cites(line.citations, notes)} — *{verdict}; {told}*"


def _topics(topics: Iterable[Topic], notes: Footnotes) -> Iterator[str]:
    for topic in topics:
        yield from (_topic(topic, notes), "")


def _topic(topic: Topic, notes: Footnotes) -> str:
    head = f"### {topic.mark}. {_line_of(topic.point.about)}\n\n*{_line_of(topic.point.reason)}*\n"
    return "\n".join([head, *(_answer(answer, notes) for answer in topic.answers)])


def _answer(answer: Answer, notes: Footnotes) -> str:
    head = f"- **{answer.letter}. {escaped(answer_words(answer))}** — {support_words(answer)}"
    left_out = [f"  - {say('more', count=answer.unshown)}"] if answer.unshown else []
    return "\n".join([head, *(_reading(reading, notes) for reading in answer.readings), *left_out])


def _reading(reading: Reading, notes: Footnotes) -> str:
    words = "".join(f"**{escaped(words)}**" if is_focus else escaped(words) for words, is_focus in pieces(reading))
    place = f"{reading.witness.number} {escaped(reading.witness.name)}, {escaped(reading_words(reading))}"
    return f"  - {place}: {words}{notes.mark(reading.witness, reading.evidence)}"


def _further(shown: Outline, notes: Footnotes) -> Iterator[str]:
    rows = (_further_row(topic, notes) for topic in shown.further)
    yield from _table(("", say("verdict"), say("point")), rows)
    if shown.unshown:
        yield say("more points", count=count(shown.unshown, "point"))


def _further_row(topic: Topic, notes: Footnotes) -> tuple[str, ...]:
    cites = "".join(notes.mark(*place) for place in first_readings(topic))
    return topic.mark, VERDICTS[topic.point.verdict][1], f"{escaped(topic_words(topic))}{cites}"


def _moment(moment: Moment, notes: Footnotes) -> str:
    return f"- **{escaped(moment.date)}**: {escaped(moment.words)}{_cites(moment.citations, notes)}"


def _matrix(shown: Outline) -> Iterator[str]:
    rows = (
        (row.topic.mark, _line_of(row.topic.point.about, 200), *(c.mark for c in row.cells)) for row in matrix(shown)
    )
    yield from _table(("", say("point"), *(str(each.number) for each in shown.witnesses)), rows)


def _dependence(found: Graph, notes: Footnotes) -> Iterator[str]:
    yield from (f"- {escaped(edge.words)}{_cites(edge.citations, notes)}" for edge in found.edges)
    if found.unshown:
        yield f"- {say('more', count=found.unshown)}"
    if not found.has_shared_voice:
        yield from ["", say("no shared voice")] if found.voices else []
        return
    yield f"\n{say('voices')}:\n"
    for voice in found.voices:
        members = ", ".join(f"{each.number} {escaped(each.name)}" for each in voice.members)
        yield f"- {escaped(voice.name)}: {members}"


def _closing(report: Report) -> Iterator[str]:
    problems = (" · ".join(map(_line_of, (each.stage, each.uri, each.message))) for each in report.problems)
    yield from _section("problems", (f"- {problem}" for problem in problems))
    made = "; ".join(f"{_line_of(name)} {_line_of(value)}" for name, value in report.recipe)
    yield f"*{say('footer', version=_line_of(report.version))}*" + (f" ({made})" if made else "")
    yield ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table with its blank line; nothing where there are no rows."""
    found = [f"| {' | '.join(row)} |" for row in rows]
    if found:
        yield from (f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *found, "")


def _cites(citations: Iterable[Citation], notes: Footnotes) -> str:
    return "".join(notes.mark(citation.witness, citation.span) for citation in citations)


def _footnote(number: int, place: Place) -> str:
    """Outlet, title, date, address and the quoted words; the title leads to them where the article is on the web."""
    witness, span = place
    link = original(witness.article, span)
    address = "" if link else f", {_line_of(witness.article.uri, 200)}"
    words = escaped(one_line(witness.article.words(span), LONGEST_QUOTED))
    told = f"{escaped(witness.name)}, {_linked(witness.title, link)}, {witness.published}{address}: “{words}”"
    return f"[^{number}]: {told}\n"


def _linked(title: str, address: str | None) -> str:
    """The title as a link; only addresses of the web become one."""
    if not address:
        return escaped(title)
    return f"[{escaped(title)}](<{''.join(IN_AN_ADDRESS.get(each, each) for each in address)}>)"


def _line_of(text: str, longest: int = 900) -> str:
    return escaped(one_line(text, longest))
