"""The rules that narrow an article's days of publication, in order of trust."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from consilience.provenance.dating_events import Telling, Tie
from consilience.provenance.dating_references import Absolute, Reference, Shifted, Weekday, Yearless, is_month
from consilience.provenance.dating_windows import ANY_DAY, DAY, Window
from consilience.records import Article, Finding

# How alike two sentences must be to tell one event, for each kind of tie: the more of the calendar two ties agree on,
# the less their words must. Read off the right and wrong windows of each kind at each likeness (bench/dates.py).
SAME_EVENT = {Yearless: 0.15, Weekday: 0.35, Shifted: 0.45}
# A month alone is soon agreed on.
SAME_EVENT_IN_MONTH = 0.25
LEAST_LIKENESS = min(SAME_EVENT.values())
# How alike the leads of two articles must be to report one event. Of pairs in ECB+ and in 55 stories on the same days:
# where both name the same day or weekday, 98 in 100 this like were printed within three days of each other; where
# neither or one names a day, follow-ups of months later are as like, and only from .30 on are all within three days;
# where they name different days, no likeness is enough.
SAME_NEWS_AND_DAY = {Yearless: 0.08, Weekday: 0.16}
SAME_NEWS = 0.30
# Less will do for articles that are known to be of the same weeks.
SAME_NEWS_AND_WEEKS = 0.18
FEW_WEEKS = 31
LAST_WEEK = Shifted("week", -1)
LEAST_NEWS = min(SAME_NEWS_AND_DAY.values())
# Articles on one event are printed within so many days (202 of 203 pairs), most on the same or the next.
NEWS_LASTS = DAY * 3
# An event that is known no better than this does not date what is tied to it.
VAGUEST_EVENT = {Yearless: 31, Weekday: 7, Shifted: 31}


class Match(NamedTuple):
    """Sentences of two articles that tell one event; `target` is in the article to be dated."""

    target: Telling
    other: Telling
    score: float


class News(NamedTuple):
    """Another article whose lead is like this one's."""

    tellings: tuple[Telling, ...]
    score: float


class Narrowing(NamedTuple):
    """A window for one article's publication, and the findings it rests on."""

    window: Window
    evidence: tuple[Finding, ...]


class Case(NamedTuple):
    """One article to be dated: its sentences, what they share with other articles, all windows known so far."""

    article: Article
    tellings: tuple[Telling, ...]
    matches: tuple[Match, ...]
    news: tuple[News, ...]
    windows: Mapping[str, Window]
    texts: Mapping[str, Article]


class Rule(NamedTuple):
    name: str
    find: Callable[[Case, str], Iterator[Narrowing]]


def _past_and_future(case: Case, rule: str) -> Iterator[Narrowing]:
    """Dates with their year: publication comes after what has been and before what will be."""
    for telling in case.tellings:
        for tie in telling.ties:
            if isinstance(tie.reference, Absolute):
                window = tie.reference.publication(ANY_DAY)
                yield Narrowing(window or ANY_DAY, (_finding(case, tie, rule),))


def _same_event(case: Case, rule: str) -> Iterator[Narrowing]:
    """An event that this article ties to its own day, and of which another says when it was."""
    for match in case.matches:
        for tie, other, event in _event_pairs(case, match):
            window = tie.reference.publication(event)
            if window and match.score >= _least_likeness(tie.reference):
                window = _after_weekday(case, match.target, tie, window)
                yield Narrowing(window, (_finding(case, tie, rule), _finding(case, other, rule)))


def _after_weekday(case: Case, telling: Telling, tie: Tie, window: Window) -> Window:
    """Last week one thing happened; on Monday, says the next sentence, another: the Monday is of this week."""
    if not (isinstance(tie.reference, Shifted) and tie.reference == LAST_WEEK):
        return window
    below = [one for one in case.tellings if one.place == telling.place + 1]
    days = [tie.reference for one in below for tie in one.ties if isinstance(tie.reference, Weekday) and tie.is_past]
    first = max((day.first_from(window.earliest) for day in days), default=window.earliest)
    return Window(first, window.latest) if first <= window.latest else window


def _least_likeness(reference: Reference) -> float:
    """How alike two sentences must be, for this kind of tie; no likeness is enough for one that dates nothing."""
    if is_month(reference):
        return SAME_EVENT_IN_MONTH
    return SAME_EVENT.get(type(reference), math.inf)


def _own_year(case: Case, rule: str) -> Iterator[Narrowing]:
    """Days without a year, once the year of publication is known."""
    own = case.windows[case.article.id]
    for telling in case.tellings:
        for tie in telling.ties:
            event = tie.reference.event(own) if isinstance(tie.reference, Yearless) else None
            if event and (window := tie.reference.publication(event)):
                yield Narrowing(window, (_finding(case, tie, rule),))


def _same_news(case: Case, rule: str) -> Iterator[Narrowing]:
    """Another article reports the same event, and news of it is printed for a few days only."""
    own = case.windows[case.article.id]
    if own.days <= 2 * NEWS_LASTS.days:
        return
    enough = SAME_NEWS_AND_WEEKS if own.days <= FEW_WEEKS else SAME_NEWS
    for news in case.news:
        other = case.windows[news.tellings[0].article]
        if news.score >= enough and other.days <= NEWS_LASTS.days and not _names_other_days(case, news, other):
            narrowing = _while_news(case, news, other, rule)
            if own.meet(narrowing.window):
                # The likest is enough: the next may tell how the news went on.
                yield narrowing
                return


def _names_other_days(case: Case, news: News, other: Window) -> bool:
    """Whether both leads name days and none is the same."""
    ties, events = _lead_days(case), [event for _, event in _fresh_events(case, news, other)]
    return bool(ties and events) and not any(_is_on(tie, event) for tie in ties for event in events)


def _while_news(case: Case, news: News, other: Window, rule: str) -> Narrowing:
    """From the event, if the other lead says when it was, or some days before the other article, to some days after."""
    events = _fresh_events(case, news, other)
    if not events:
        return Narrowing(other.widened(NEWS_LASTS, NEWS_LASTS), (_sentence(case, news.tellings[0], rule),))
    window = Window(min(event.earliest for _, event in events), max(event.latest for _, event in events))
    return Narrowing(window.widened(DAY * 0, NEWS_LASTS), tuple(_finding(case, tie, rule) for tie, _ in events))


def _same_day(case: Case, rule: str) -> Iterator[Narrowing]:
    """The leads of both articles name the same day."""
    for news in case.news:
        for other, event in _fresh_events(case, news, case.windows[news.tellings[0].article]):
            for tie in _lead_days(case):
                if news.score >= SAME_NEWS_AND_DAY[type(tie.reference)] and _is_on(tie, event):
                    window = event.widened(DAY * 0, NEWS_LASTS)
                    yield Narrowing(window, (_finding(case, tie, rule), _finding(case, other, rule)))


def _lead_days(case: Case) -> list[Tie]:
    """The past days and weekdays that the lead of the article to be dated names."""
    ties = [tie for telling in case.tellings if telling.is_lead for tie in telling.ties if tie.is_past]
    return [tie for tie in ties if type(tie.reference) in SAME_NEWS_AND_DAY and not is_month(tie.reference)]


def _is_on(tie: Tie, event: Window) -> bool:
    """Whether an article of that day would name it so."""
    return tie.reference.event(event) == event


def _fresh_events(case: Case, news: News, published: Window) -> list[tuple[Tie, Window]]:
    """The past days that the other lead names and that lie no further back than news lasts."""
    if published.days > NEWS_LASTS.days:
        return []
    fresh = published.widened(NEWS_LASTS, DAY)
    events = [found for telling in news.tellings if telling.is_lead for found in _events(case, telling)]
    return [(tie, event) for tie, event in events if tie.is_past and event.days == 0 and fresh.meet(event)]


def _event_pairs(case: Case, match: Match) -> Iterator[tuple[Tie, Tie, Window]]:
    """The times of two alike sentences that date one predicate; of sentences with a single time, those."""
    is_single = len(match.target.ties) == len(match.other.ties) == 1
    for other, event in _events(case, match.other):
        for tie in match.target.ties:
            is_one = is_single or tie.predicate == other.predicate or _is_on_day(tie, event)
            if is_one and tie.is_past == other.is_past and event.days <= VAGUEST_EVENT.get(type(tie.reference), -1):
                yield tie, other, event


def _is_on_day(tie: Tie, event: Window) -> bool:
    """Whether the time is the event's own day of the month."""
    return isinstance(tie.reference, Yearless) and not is_month(tie.reference) and _is_on(tie, event)


def _events(case: Case, telling: Telling) -> Iterator[tuple[Tie, Window]]:
    """The times of a sentence with the days they mean, as far as its article's publication is known."""
    published = case.windows[telling.article]
    for tie in telling.ties:
        event = tie.reference.event(published)
        if event and not event.is_open:
            yield tie, event


def _finding(case: Case, tie: Tie, rule: str) -> Finding:
    return Finding(value=case.texts[tie.span.article].words(tie.span), rule=rule, span=tie.span)


def _sentence(case: Case, telling: Telling, rule: str) -> Finding:
    return Finding(value=case.texts[telling.article].words(telling.span), rule=rule, span=telling.span)


RULES = (
    Rule("before and after dates in the report", _past_and_future),
    Rule("event that another article dates", _same_event),
    Rule("day without its year", _own_year),
    Rule("day of the main event in another article", _same_day),
    Rule("main event that another article dates", _same_news),
)
