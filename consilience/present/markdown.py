"""The account as Markdown: CommonMark with the tables of GitHub."""

import re
from collections.abc import Iterable, Iterator

from consilience.present.dependence import graph
from consilience.present.display import one_line, safe_link
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
from consilience.present.outline import Answer, Citation, Line, Moment, Outline, Reading, Topic, Witness, outline
from consilience.present.pieces import pieces
from consilience.present.report import Report
from consilience.present.wording import VERDICTS, count, say, voices

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!^])")


def markdown(report: Report) -> str:
    """The report as Markdown; nothing in an article can become markup, HTML or a link."""
    lines = [
        line for number, account in enumerate(report.accounts, 1) for line in _story(outline(account, f"s{number}"))
    ]
    return "\n".join([*(lines or [say("no stories"), ""]), *_closing(report)]) + "\n"


def escaped(text: str) -> str:
    """Text of an article, with all that Markdown would read as markup escaped.

    >>> print(escaped("<b>*not* bold</b>"))
    \\<b\\>\\*not\\* bold\\</b\\>
    """
    return SPECIAL.sub(r"\\\1", text)


def _story(shown: Outline) -> Iterator[str]:
    yield f"# {_line_of(shown.account.story.label)}"
    yield f"\n{escaped(head_words(shown))}\n"
    yield from _table(
        ("", say("outlet"), say("title"), say("published", date="").strip()), map(_source, shown.witnesses)
    )
    yield from _section("brief", map(_statement, shown.brief), empty="no brief")
    yield from _section("disputed", _topics(shown.disputed), empty=no_disputes(shown))
    yield from _section("superseded", _topics(shown.superseded))
    yield from _section("further", _further(shown))
    yield from _section("timeline", map(_moment, shown.timeline))
    yield from _section("matrix", _matrix(shown))
    yield from _section("dependence", _dependence(shown), empty="no links")
    yield from _references(shown)


def _section(name: str, parts: Iterable[str], empty: str | None = None) -> Iterator[str]:
    found = list(parts)
    if found or empty:
        yield f"## {say(name)}\n"
        yield from found or [say(empty or "")]
        yield from [] if found and found[-1] == "" else [""]


def _source(witness: Witness) -> tuple[str, ...]:
    return str(witness.number), escaped(witness.name), _titled(witness), witness.published


def _titled(witness: Witness) -> str:
    title = escaped(witness.title)
    return f"[{title}][{witness.key}]" if safe_link(witness.article.uri) else title


def _statement(line: Line) -> str:
    verdict = VERDICTS[line.statement.verdict][1]
    told = voices(line.statement.outlets, line.statement.independent)
    return f"- {escaped(line.words)} {_cites(line.citations)} — *{verdict}; {told}*"


def _topics(topics: Iterable[Topic]) -> Iterator[str]:
    for topic in topics:
        yield from (_topic(topic), "")


def _topic(topic: Topic) -> str:
    head = f"### {topic.mark}. {_line_of(topic.point.about)}\n\n*{_line_of(topic.point.reason)}*\n"
    return "\n".join([head, *map(_answer, topic.answers)])


def _answer(answer: Answer) -> str:
    head = f"- **{answer.letter}. {escaped(answer_words(answer))}** — {support_words(answer)}"
    left_out = [f"  - {say('more', count=answer.unshown)}"] if answer.unshown else []
    return "\n".join([head, *map(_reading, answer.readings), *left_out])


def _reading(reading: Reading) -> str:
    words = "".join(f"**{escaped(words)}**" if is_focus else escaped(words) for words, is_focus in pieces(reading))
    place = f"{_number(reading.witness, str(reading.witness.number))} {escaped(reading.witness.name)}"
    return f"  - {place}, {escaped(reading_words(reading))}: {words}"


def _further(shown: Outline) -> Iterator[str]:
    yield from _table(("", say("verdict"), say("point")), map(_further_row, shown.further))
    if shown.unshown:
        yield say("more points", count=count(shown.unshown, "point"))


def _further_row(topic: Topic) -> tuple[str, ...]:
    cites = " ".join(_number(witness, str(witness.number)) for witness in witnesses_of(topic))
    return topic.mark, VERDICTS[topic.point.verdict][1], f"{escaped(topic_words(topic))} {cites}"


def _moment(moment: Moment) -> str:
    return f"- **{escaped(moment.date)}**: {escaped(moment.words)} {_cites(moment.citations)}"


def _matrix(shown: Outline) -> Iterator[str]:
    rows = (
        (row.topic.mark, _line_of(row.topic.point.about, 200), *(c.mark for c in row.cells)) for row in matrix(shown)
    )
    yield from _table(("", say("point"), *(str(each.number) for each in shown.witnesses)), rows)


def _dependence(shown: Outline) -> Iterator[str]:
    found = graph(shown)
    yield from (f"- {escaped(edge.words)} {_cites(edge.citations)}".rstrip() for edge in found.edges)
    if found.unshown:
        yield f"- {say('more', count=found.unshown)}"
    if not found.has_shared_voice:
        yield from ["", say("no shared voice")] if found.voices else []
        return
    yield f"\n{say('voices')}:\n"
    for voice in found.voices:
        members = ", ".join(f"{_number(each, str(each.number))} {escaped(each.name)}" for each in voice.members)
        yield f"- {escaped(voice.name)}: {members}"


def _closing(report: Report) -> Iterator[str]:
    problems = (" · ".join(map(_line_of, (each.stage, each.uri, each.message))) for each in report.problems)
    yield from _section("problems", (f"- {problem}" for problem in problems))
    made = "; ".join(f"{_line_of(name)} {_line_of(value)}" for name, value in report.recipe)
    yield f"*{say('footer', version=_line_of(report.version))}*" + (f" ({made})" if made else "")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table with its blank line; nothing where there are no rows."""
    found = [f"| {' | '.join(row)} |" for row in rows]
    if found:
        yield from (f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *found, "")


def _cites(citations: Iterable[Citation]) -> str:
    return " ".join(_number(citation.witness, citation.label) for citation in citations)


def _number(witness: Witness, label: str) -> str:
    """A number that links to the article by its reference; only addresses of the web have one."""
    return f"[\\[{label}\\]][{witness.key}]" if safe_link(witness.article.uri) else f"\\[{label}\\]"


def _references(shown: Outline) -> Iterator[str]:
    for witness in shown.witnesses:
        if link := safe_link(witness.article.uri):
            yield f"[{witness.key}]: <{link}>"
    yield ""


def _line_of(text: str, longest: int = 900) -> str:
    return escaped(one_line(text, longest))
