"""A library for the tests of what programs are told: a story that is told, one that is not, a merged and a lost one."""

import datetime
from pathlib import Path

from consilience.records import (
    Account,
    AnnotatedArticle,
    Claim,
    ClaimKind,
    MentionKind,
    Period,
    Point,
    Position,
    Statement,
    Story,
    TimelineEntry,
    Verdict,
)
from consilience.records.entity import Entity, Naming
from consilience.store import Library
from tests.store.making import annotated

MONDAY, TUESDAY = datetime.date(2031, 3, 3), datetime.date(2031, 3, 4)
CLOSED = "The Orlava dam was closed on Monday, and 40 people left their homes."
LATER = "The Orlava dam was closed, and 60 people left their homes, Anton Weiss said."
HOSTILE = 'Dam <script>alert(1)</script> & "more" \u202e\x07'
STORY, POINT, CLAIM, MERGED, FORGOTTEN, UNTOLD = "dam", "homes", "forty", "dam-too", "gone", "mine"
NOW = datetime.datetime(2031, 3, 5, 12, tzinfo=datetime.UTC)


def reports() -> tuple[AnnotatedArticle, AnnotatedArticle]:
    """Two reports that differ in a number, of two days."""
    return (
        annotated(CLOSED, id="dam/1", title=HOSTILE, outlet="Veskia Herald", day=MONDAY),
        annotated(LATER, id="dam/2", title="More left", outlet="Halden Post", day=TUESDAY),
    )


def told() -> Account:
    """The account of the story: a statement, a disputed point, an entry of the timeline, a person."""
    one, two = reports()
    first, second = one.article, two.article
    support = (first.span(0, 35), second.span(0, 25))
    weiss = second.span(LATER.index("Anton"), LATER.index(" said"))
    return Account(
        story=Story(id=STORY, articles=(first.id, second.id), label=HOSTILE, first=MONDAY, latest=TUESDAY),
        articles=(one, two),
        statements=(
            Statement(text=first.words(support[0]), verdict=Verdict.AGREED, outlets=2, independent=2, support=support),
        ),
        points=(point(one, two),),
        timeline=(TimelineEntry(date="2031-03-03", text=first.words(support[0]), support=support),),
        entities=(
            Entity(
                id="weiss", kind=MentionKind.PERSON, name="Anton Weiss", mentions=(Naming(span=weiss, rule="test"),)
            ),
        ),
    )


def point(*told_by: AnnotatedArticle) -> Point:
    """How many left their homes, as each report answers it."""
    return Point(
        id=POINT,
        about="people who left",
        kind=ClaimKind.NUMBER,
        verdict=Verdict.DISPUTED,
        reason="40 and 60 cannot both hold",
        rule="test",
        positions=tuple(_position(each, number) for number, each in enumerate(told_by)),
        weight=1.0,
    )


def made(path: str | Path) -> str:
    """A library at a path; the path."""
    place = str(path)
    with Library.open(place, clock=lambda: NOW) as library:
        library.save_accounts([_bare(FORGOTTEN, annotated("Rain fell.", id="rain"))])
        library.forget("rain")
        library.save_accounts([_bare(MERGED, reports()[1])])
        library.save_accounts([told()])
        library.add([annotated("Miners of Tolm went on strike over pay.", id="strike", title="Strike at Tolm")])
        library.group(lambda window, load: [("strike",)])
    return place


def _position(report: AnnotatedArticle, number: int) -> Position:
    article = report.article
    start = article.text.index("people") - 3
    focus = article.span(start, start + 2)
    day = article.published.earliest.isoformat() if article.published else ""
    claim = Claim(
        id=(CLAIM, "sixty")[number],
        kind=ClaimKind.NUMBER,
        evidence=article.span(0, len(article.text)),
        focus=focus,
        topic=article.span(4, 14),
        subject="people",
        relation="leave",
        value=article.words(focus),
        rule="test",
        reported=Period(earliest=day, latest=day),
        origin=article.id,
    )
    return Position(value=article.words(focus), claims=(claim,), outlets=1, independent=1)


def _bare(story: str, report: AnnotatedArticle) -> Account:
    article = report.article
    support = (article.span(0, 5),)
    statement = Statement(
        text=article.words(support[0]), verdict=Verdict.SINGLE, outlets=1, independent=1, support=support
    )
    return Account(
        story=Story(id=story, articles=(article.id,), label="A report"),
        articles=(report,),
        statements=(statement,),
        points=(),
        timeline=(),
    )
