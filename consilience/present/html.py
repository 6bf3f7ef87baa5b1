"""The account as one self-contained page: no outside request, and readable without its script."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from consilience.present.arcs import Drawing, drawing
from consilience.present.article_text import Uses, anchor, folded, paragraphs
from consilience.present.as_of import AsOf, as_of
from consilience.present.axis import Clocks, Tick, clocks
from consilience.present.citing import sources_words
from consilience.present.day_attributes import begins, since, then, until
from consilience.present.dependence import Graph, graph
from consilience.present.display import one_line, safe_link, short, visible
from consilience.present.fragments import original
from consilience.present.heading import (
    answer_words,
    chain_words,
    counts,
    label_words,
    no_disputes,
    reading_days,
    story_days,
    support_words,
    tallies,
)
from consilience.present.matrix import Row, matrix
from consilience.present.outline import FURTHER, Citation, Outline, Topic, labelled_by, outline
from consilience.present.parties import parties
from consilience.present.pieces import pieces
from consilience.present.report import Report
from consilience.present.uses import uses
from consilience.present.wording import KINDS, VERDICTS, count, say, voices
from consilience.records import Article, Finding, Record, Verdict

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE = "page.html.j2"
STYLE = "page.css"
SCRIPT = "page.js"
FOLDER = "page"
MOST_AUTHORS = 12
# Sentences shown for one answer before the others are folded.
MOST_OPEN = 3
# Points of one section in the open before the others are folded: what a reader takes in at one sitting.
MOST_CARDS = 12
# Articles listed at the head before the others are folded.
MOST_SOURCES = 10
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


class Chapter(Record, frozen=True, kw_only=True):
    """One story with all that its part of the page needs."""

    shown: Outline
    links: Graph
    drawing: Drawing
    clocks: Clocks | None
    rows: tuple[Row, ...]
    further: tuple[tuple[Verdict, tuple[Topic, ...]], ...]
    used: Uses
    past: AsOf

    def since(self, citations: tuple[Citation, ...]) -> int:
        """The day on which the first of the cited articles was out."""
        return self.past.days.first(cited.span.article for cited in citations)


def html(report: Report) -> str:
    """The report as an HTML page."""
    style, script = _file(STYLE), _file(SCRIPT)
    return (
        _environment()
        .get_template(PAGE)
        .render(
            report=report,
            chapters=[_chapter(outline(account, f"s{number}")) for number, account in enumerate(report.accounts, 1)],
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )


def _chapter(shown: Outline) -> Chapter:
    links = graph(shown)
    grouped = ((verdict, tuple(each for each in shown.further if each.point.verdict is verdict)) for verdict in FURTHER)
    return Chapter(
        shown=shown,
        links=links,
        drawing=drawing(links),
        clocks=clocks(shown.timeline, shown.witnesses),
        rows=matrix(shown),
        further=tuple(group for group in grouped if group[1]),
        used=uses(shown, links),
        past=as_of(shown),
    )


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style, this script, and nothing else."""
    return (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'"
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _file(name: str) -> str:
    return files(__package__).joinpath(FOLDER, name).read_text("utf-8")


@cache
def _environment() -> "Environment":
    """Jinja with every value escaped and, before that, made harmless to look at."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader(__package__, FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.globals.update(
        anchor=anchor,
        answer_words=answer_words,
        begins=begins,
        chain_words=chain_words,
        count=count,
        counts=counts,
        first_reported=first_reported,
        folded=folded,
        kinds=KINDS,
        label_words=label_words,
        labelled_by=labelled_by,
        line=one_line,
        original=original,
        paragraphs=paragraphs,
        parties=parties,
        pieces=pieces,
        reading_days=reading_days,
        safe_link=safe_link,
        short=short,
        say=say,
        language=_language,
        names=_names,
        no_disputes=no_disputes,
        findings=_findings,
        story_days=story_days,
        support_words=support_words,
        axis_rows=_axis_rows,
        most_cards=MOST_CARDS,
        most_open=MOST_OPEN,
        most_sources=MOST_SOURCES,
        sections=_sections,
        since=since,
        sources_words=sources_words,
        tallies=tallies,
        then=then,
        topic_of=_topic_of,
        until=until,
        verdicts=VERDICTS,
        voices=voices,
    )
    return environment


def _sections(chapter: Chapter) -> tuple[tuple[str, int], ...]:
    """The sections of a story that are on the page, and how many entries each has; 0 where that says nothing."""
    shown = chapter.shown
    found = (
        ("brief", True, 0),
        ("disputed", True, len(shown.disputed)),
        ("superseded", bool(shown.superseded), len(shown.superseded)),
        ("further", bool(shown.further), len(shown.further)),
        ("timeline", bool(shown.timeline), 0),
        ("matrix", bool(chapter.rows), 0),
        ("dependence", True, 0),
        ("articles", True, 0),
    )
    return tuple((name, number) for name, is_there, number in found if is_there)


def _axis_rows(ticks: tuple[Tick, ...]) -> int:
    return 1 + max((tick.row for tick in ticks if tick.row is not None), default=0)


def _topic_of(shown: Outline, point: str | None) -> Topic | None:
    """The shown topic of a statement's point."""
    return next((topic for topic in shown.topics if topic.point.id == point), None)


def _names(authors: tuple[Finding, ...]) -> str:
    return ", ".join(one_line(author.value, 80) for author in authors[:MOST_AUTHORS])


def _language(article: Article) -> str | None:
    """The language tag, if it is one."""
    tag = article.language.value if article.language else ""
    return tag if LANGUAGE_TAG.fullmatch(tag) else None


def _findings(article: Article) -> tuple[tuple[str, Finding], ...]:
    """Each fact found about the article with the name of its kind."""
    dates = article.published.evidence if article.published else ()
    found = (
        ("title", article.title),
        ("outlet", article.outlet),
        *(("authors", author) for author in article.authors[:MOST_AUTHORS]),
        *(("date", each) for each in dates[:MOST_AUTHORS]),
        ("language", article.language),
    )
    return tuple((name, finding) for name, finding in found if finding)
