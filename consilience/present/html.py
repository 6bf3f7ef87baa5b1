"""The account as one self-contained page: no outside request, and readable without its script."""

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from consilience.present.article_text import anchor, folded, paragraphs
from consilience.present.axis import Tick
from consilience.present.chapter import chapter
from consilience.present.citing import first_reported, sources_words
from consilience.present.day_attributes import place, since, then, until
from consilience.present.display import one_line, safe_link, short, visible
from consilience.present.fragments import original
from consilience.present.frame import NO_FRAME, Frame
from consilience.present.heading import (
    answer_words,
    chain_words,
    counts,
    no_disputes,
    reading_days,
    story_days,
    support_words,
)
from consilience.present.look_alikes import mixed_letters, mixed_words
from consilience.present.parties import parties
from consilience.present.pieces import pieces
from consilience.present.report import Report
from consilience.present.wording import KINDS, VERDICTS, count, say, voices
from consilience.records import Article, Finding

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE = "page.html.j2"
STYLE = "page.css"
SCRIPT = "page.js"
FOLDER = "page"
MOST_AUTHORS = 12
# Sentences shown for one answer before the others are folded.
MOST_OPEN = 3
# Sources named by their numbers after one statement; the others are counted.
MOST_CITED = 24
# Points of one section before the others are folded: what a reader takes in at one sitting.
MOST_CARDS = 12
# Articles listed at the head before the others are folded.
MOST_SOURCES = 10
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def html(report: Report, frame: Frame = NO_FRAME) -> str:
    """The report as an HTML page, within the frame of an application if one is given."""
    style, script = _file(STYLE), _file(SCRIPT)
    is_alone = len(report.accounts) == 1
    return (
        _environment()
        .get_template(PAGE)
        .render(
            report=report,
            chapters=[chapter(account, number, is_alone=is_alone) for number, account in enumerate(report.accounts, 1)],
            style=style,
            script=script,
            policy=_policy(style, script, frame),
            frame=frame,
        )
    )


def _policy(style: str, script: str, frame: Frame) -> str:
    """A content security policy that allows this style, this script, and nothing else but a server's own."""
    own, its = ("'self'", " 'self'") if frame.is_served else ("'none'", "")
    return (
        f"default-src 'none'; img-src data:; base-uri 'none'; form-action {own}; connect-src {own}; "
        f"style-src 'sha256-{_hash(style)}'{its}; script-src 'sha256-{_hash(script)}'{its}"
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
        axis_rows=_axis_rows,
        chain_words=chain_words,
        count=count,
        counts=counts,
        findings=_findings,
        first_reported=first_reported,
        folded=folded,
        kinds=KINDS,
        language=_language,
        line=one_line,
        matrix_key=_matrix_key(),
        mixed_letters=mixed_letters,
        mixed_words=mixed_words,
        most_cards=MOST_CARDS,
        most_cited=MOST_CITED,
        most_open=MOST_OPEN,
        most_sources=MOST_SOURCES,
        names=_names,
        no_disputes=no_disputes,
        original=original,
        paragraphs=paragraphs,
        parties=parties,
        pieces=pieces,
        place=place,
        reading_days=reading_days,
        safe_link=safe_link,
        say=say,
        short=short,
        since=since,
        sources_words=sources_words,
        story_days=story_days,
        support_words=support_words,
        then=then,
        until=until,
        verdict_table=json.dumps({verdict.value: signs for verdict, signs in VERDICTS.items()}, ensure_ascii=False),
        verdicts=VERDICTS,
        voices=voices,
    )
    return environment


def _axis_rows(ticks: tuple[Tick, ...]) -> int:
    return 1 + max((tick.row for tick in ticks if tick.row is not None), default=0)


def _matrix_key() -> tuple[tuple[str, str], ...]:
    """The signs of the table of who says what, each with its meaning."""
    return (
        (say("states mark"), say("states")),
        ("A B", say("matrix key")),
        (say("silent mark"), say("silent")),
        (say("before mark"), say("before")),
    )


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
