"""When an undated article came out, from the events that it shares with dated ones of its story.

A sentence that ties an event to its own day of publication ("announced Wednesday", "last week") and a sentence of
another article that says when that event was, together say when the first was published. The reasoning goes round
until nothing narrows any more; what contradicts a firmer finding is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from consilience.provenance.dating_events import Telling, Tie, lead, likeness, root_weights, tellings
from consilience.provenance.dating_windows import ANY_DAY, DAY, Absolute, Shifted, Weekday, Window, Yearless
from consilience.records import AnnotatedArticle, Article, Dossier, Finding, Problem, Publication

# How alike two sentences must be to tell one event, for each kind of tie: the more of the calendar two ties agree on,
# the less their words must. Read off the right and wrong windows of each kind at each likeness (bench/dates.py).
SAME_EVENT = {Yearless: 0.15, Weekday: 0.35, Shifted: 0.45}
LEAST_LIKENESS = min(SAME_EVENT.values())
# How alike the leads of two articles must be to report one event: of 1,100 pairs of leads from different stories on
# one topic, five are this like.
SAME_NEWS = 0.18
# Where the leads also name the same day or weekday, less will do.
SAME_NEWS_AND_DAY = {Yearless: 0.08, Weekday: 0.16}
LEAST_NEWS = min(SAME_NEWS_AND_DAY.values())
# Articles on one event are printed within so many days (202 of 203 pairs), most on the same or the next.
NEWS_LASTS = DAY * 3
# An event that is known no better than this does not date what is tied to it.
VAGUEST_EVENT = {Yearless: 31, Weekday: 7, Shifted: 31}
# Each round passes findings on by one article; longer chains are not trusted.
MOST_ROUNDS = 4
# A wider range says nothing that a reader would call a date.
WIDEST = 366


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


def date(dossiers: Iterable[Dossier | Problem]) -> Iterator[Dossier | Problem]:
    """Narrow the days of publication of each story's undated articles."""
    for item in dossiers:
        yield item if isinstance(item, Problem) else dated(item)


def dated(dossier: Dossier) -> Dossier:
    """The dossier with the publication of its articles narrowed by one another; dates that are exact stay."""
    texts = {one.article.id: one.article for one in dossier.articles}
    undated = [name for name, article in texts.items() if not (article.published and article.published.is_exact)]
    if not undated or len(texts) == 1:
        return dossier
    told = {one.article.id: tellings(one) for one in dossier.articles}
    weights = root_weights(told.values())
    cases = [
        Case(texts[name], told[name], _matches(name, told, weights), _news(name, told, weights), {}, texts)
        for name in undated
    ]
    found = _settled(cases)
    return msgspec.structs.replace(
        dossier, articles=tuple(_with_publication(one, found.get(one.article.id, ())) for one in dossier.articles)
    )


def _matches(name: str, told: Mapping[str, tuple[Telling, ...]], weights: Mapping[str, float]) -> tuple[Match, ...]:
    """The sentences of other articles that tell an event of this one, likest first."""
    others = [
        telling for article, sentences in told.items() if article != name for telling in sentences if telling.ties
    ]
    found = [
        Match(target, other, score)
        for target in told[name]
        for other in others
        if target.ties and (score := likeness(target.roots, other.roots, weights)) >= LEAST_LIKENESS
    ]
    return tuple(sorted(found, key=lambda match: (-match.score, match.target.span, match.other.span)))


def _news(name: str, told: Mapping[str, tuple[Telling, ...]], weights: Mapping[str, float]) -> tuple[News, ...]:
    """The articles whose leads are like this one's, likest first."""
    own = lead(told[name])
    found = [News(others, likeness(own, lead(others), weights)) for article, others in told.items() if article != name]
    return tuple(sorted((news for news in found if news.score >= LEAST_NEWS), key=lambda news: -news.score))


def _settled(cases: list[Case]) -> dict[str, tuple[Narrowing, ...]]:
    """The narrowings of each undated article, once a round adds none."""
    given = {name: _given(article) for case in cases[:1] for name, article in case.texts.items()}
    windows, found = given, dict[str, tuple[Narrowing, ...]]()
    for _ in range(MOST_ROUNDS):
        found = {case.article.id: _narrowed(case._replace(windows=windows)) for case in cases}
        settled = given | {name: steps[-1].window for name, steps in found.items() if steps}
        if settled == windows:
            break
        windows = settled
    return found


def _given(article: Article) -> Window:
    return Window(article.published.earliest, article.published.latest) if article.published else ANY_DAY


def _narrowed(case: Case) -> tuple[Narrowing, ...]:
    """The steps by which the rules, in order of trust, narrow the window; what contradicts one is left out."""
    window, steps = _given(case.article), list[Narrowing]()
    for rule in RULES:
        here = case._replace(windows={**case.windows, case.article.id: window})
        for narrowing in rule.find(here, rule.name):
            met = window.meet(narrowing.window)
            if met and met != window:
                window = met
                steps.append(Narrowing(window, narrowing.evidence))
    return tuple(steps)


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
            if window and match.score >= SAME_EVENT.get(type(tie.reference), 1.0):
                yield Narrowing(window, (_finding(case, tie, rule), _finding(case, other, rule)))


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
    for news in case.news:
        other = case.windows[news.tellings[0].article]
        if news.score >= SAME_NEWS and other.days <= NEWS_LASTS.days:
            yield _while_news(case, news, other, rule)


def _while_news(case: Case, news: News, other: Window, rule: str) -> Narrowing:
    """From the event, if the other lead says when it was, or some days before the other article, to some days after."""
    events = _fresh_events(case, news, other)
    if not events:
        return Narrowing(other.widened(NEWS_LASTS, NEWS_LASTS), (_sentence(case, news.tellings[0], rule),))
    window = Window(min(event.earliest for _, event in events), max(event.latest for _, event in events))
    return Narrowing(window.widened(DAY * 0, NEWS_LASTS), tuple(_finding(case, tie, rule) for tie, _ in events))


def _same_day(case: Case, rule: str) -> Iterator[Narrowing]:
    """The leads of both articles name the same day."""
    ties = [tie for telling in case.tellings if telling.is_lead for tie in telling.ties if tie.is_past]
    for news in case.news:
        for other, event in _fresh_events(case, news, case.windows[news.tellings[0].article]):
            for tie in ties:
                if (
                    news.score >= SAME_NEWS_AND_DAY.get(type(tie.reference), 1.0)
                    and tie.reference.event(event) == event
                ):
                    window = event.widened(DAY * 0, NEWS_LASTS)
                    yield Narrowing(window, (_finding(case, tie, rule), _finding(case, other, rule)))


def _fresh_events(case: Case, news: News, published: Window) -> list[tuple[Tie, Window]]:
    """The past days that the other lead names and that lie no further back than news lasts."""
    if published.days > NEWS_LASTS.days:
        return []
    fresh = published.widened(NEWS_LASTS, DAY)
    events = [found for telling in news.tellings if telling.is_lead for found in _events(case, telling)]
    return [(tie, event) for tie, event in events if tie.is_past and event.days == 0 and fresh.meet(event)]


def _event_pairs(case: Case, match: Match) -> Iterator[tuple[Tie, Tie, Window]]:
    for other, event in _events(case, match.other):
        for tie in match.target.ties:
            if tie.is_past == other.is_past and event.days <= VAGUEST_EVENT.get(type(tie.reference), -1):
                yield tie, other, event


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


def _with_publication(annotated: AnnotatedArticle, steps: tuple[Narrowing, ...]) -> AnnotatedArticle:
    """The article with the last window and the findings of all steps; unchanged where a side stays open."""
    if not steps or steps[-1].window.is_open or steps[-1].window.days > WIDEST:
        return annotated
    article, window = annotated.article, steps[-1].window
    given = article.published.evidence if article.published else ()
    evidence = dict.fromkeys(finding for step in steps for finding in step.evidence)
    published = Publication(earliest=window.earliest, latest=window.latest, evidence=(*given, *evidence))
    return msgspec.structs.replace(annotated, article=msgspec.structs.replace(article, published=published))


RULES = (
    Rule("before and after dates in the report", _past_and_future),
    Rule("event that another article dates", _same_event),
    Rule("day without its year", _own_year),
    Rule("day of the main event in another article", _same_day),
    Rule("main event that another article dates", _same_news),
)
