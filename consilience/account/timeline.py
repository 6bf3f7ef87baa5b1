"""The timeline: what happened when, in the words of the reports."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from consilience.account.sentences import fitness, report_sentences
from consilience.records import AnnotatedArticle, Dossier, Span, TimelineEntry

# A year, a month or a day of the calendar; weeks, seasons and unresolved dates have no place on the axis.
CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?$")
DAY = re.compile(r"(\d{4}-\d\d-\d\d)T")
MOST_ENTRIES = 60


def timeline(dossier: Dossier) -> tuple[TimelineEntry, ...]:
    """An entry for each date and matter, in order of time; sentences of one point make one entry."""
    articles = {annotated.article.id: annotated for annotated in dossier.articles}
    matter = _matters(dossier)
    dated: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for date, span in _dated(dossier):
        dated[date][matter.get(span, _name(span))].append(span)
    entries = [
        _entry(date, spans, articles)
        for date, matters in sorted(dated.items())
        for spans in sorted(matters.values(), key=lambda spans: (spans[0].start, spans[0].article))
    ]
    return tuple(_weightiest(entries))


def _dated(dossier: Dossier) -> Iterator[tuple[str, Span]]:
    for annotated, sentence, _ in report_sentences(dossier):
        for time in annotated.times:
            if time.type in {"DATE", "TIME"} and sentence.span.contains(time.span):
                day = DAY.match(time.value)
                value = day.group(1) if day else time.value
                if CALENDAR.match(value):
                    yield value, sentence.span


def _matters(dossier: Dossier) -> dict[Span, str]:
    """The point that each sentence speaks to first."""
    found: dict[Span, str] = {}
    for point in dossier.points:
        for position in point.positions:
            for claim in position.claims:
                found.setdefault(claim.evidence, point.id)
    return found


def _name(span: Span) -> str:
    return f"{span.article}:{span.start}"


def _entry(date: str, spans: Sequence[Span], articles: dict[str, AnnotatedArticle]) -> TimelineEntry:
    ranked = sorted(dict.fromkeys(spans), key=lambda span: (fitness(articles[span.article], span), span.article))
    return TimelineEntry(date=date, text=articles[ranked[0].article].article.words(ranked[0]), support=tuple(ranked))


def _weightiest(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """The entries with most support where there are too many, still in order of time."""
    kept = sorted(entries, key=lambda entry: -len({span.article for span in entry.support}))[:MOST_ENTRIES]
    return [entry for entry in entries if entry in kept]
