"""When an undated article came out, from the events that it shares with dated ones of its story.

A sentence that ties an event to its own day of publication ("announced Wednesday", "last week") and a sentence of
another article that says when that event was, together say when the first was published. The reasoning goes round
until nothing narrows any more; what contradicts a firmer finding is left out.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from consilience.provenance.dating_events import Telling, lead, tellings
from consilience.provenance.dating_likeness import Index, Likeness
from consilience.provenance.dating_rules import LEAST_LIKENESS, LEAST_NEWS, RULES, Case, Match, Narrowing, News
from consilience.provenance.dating_windows import ANY_DAY, Window
from consilience.records import AnnotatedArticle, Article, Dossier, Problem, Publication

# Each round passes findings on by one article; longer chains are not trusted.
MOST_ROUNDS = 4
# A wider range says nothing that a reader would call a date.
WIDEST = 366

Told = Mapping[str, tuple[Telling, ...]]


def date(dossiers: Iterable[Dossier | Problem]) -> Iterator[Dossier | Problem]:
    """Narrow the days of publication of each story's undated articles, and put its articles in their order."""
    for item in dossiers:
        yield item if isinstance(item, Problem) else _in_order(dated(item))


def dated(dossier: Dossier) -> Dossier:
    """The dossier with the publication of its articles narrowed by one another; dates that are exact stay."""
    texts = {one.article.id: one.article for one in dossier.articles}
    undated = [name for name, article in texts.items() if not (article.published and article.published.is_exact)]
    if not undated or len(texts) == 1:
        return dossier
    told = {one.article.id: tellings(one) for one in dossier.articles}
    found = _settled(_cases(texts, undated, told))
    return msgspec.structs.replace(
        dossier, articles=tuple(_with_publication(one, found.get(one.article.id, ())) for one in dossier.articles)
    )


def _in_order(dossier: Dossier) -> Dossier:
    """The articles by their first possible day, undated ones last, and the days of the story as they now are."""
    articles = tuple(sorted(dossier.articles, key=lambda one: _first_day(one.article)))
    days = [one.article.published for one in articles if one.article.published]
    story = msgspec.structs.replace(
        dossier.story,
        articles=tuple(one.article.id for one in articles),
        first=min((day.earliest for day in days), default=None),
        latest=max((day.latest for day in days), default=None),
    )
    return msgspec.structs.replace(dossier, story=story, articles=articles)


def _cases(texts: Mapping[str, Article], undated: Iterable[str], told: Told) -> list[Case]:
    """What each undated article shares with the others."""
    likeness = Likeness([telling.roots for sentences in told.values() for telling in sentences])
    timed = [telling for sentences in told.values() for telling in sentences if telling.ties]
    index = Index([telling.roots for telling in timed])
    return [
        Case(
            article=texts[name],
            tellings=told[name],
            matches=tuple(_matches(told[name], timed, index, likeness)),
            news=_news(name, told, likeness),
            windows={},
            texts=texts,
        )
        for name in undated
    ]


def _matches(own: tuple[Telling, ...], timed: list[Telling], index: Index, likeness: Likeness) -> list[Match]:
    """The sentences of other articles that tell an event of this one, likest first."""
    found = [
        Match(target, timed[place], score)
        for target in own
        if target.ties
        for place, score in likeness.alike(target.roots, index, LEAST_LIKENESS)
        if timed[place].article != target.article
    ]
    return sorted(found, key=lambda match: (-match.score, match.target.span, match.other.span))


def _news(name: str, told: Told, likeness: Likeness) -> tuple[News, ...]:
    """The articles whose leads are like this one's, likest first."""
    own = lead(told[name])
    found = [News(others, likeness.between(own, lead(others))) for article, others in told.items() if article != name]
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


def _first_day(article: Article) -> datetime.date:
    return article.published.earliest if article.published else datetime.date.max


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


def _with_publication(annotated: AnnotatedArticle, steps: tuple[Narrowing, ...]) -> AnnotatedArticle:
    """The article with the last window and the findings of all steps; unchanged where a side stays open."""
    if not steps or steps[-1].window.is_open or steps[-1].window.days > WIDEST:
        return annotated
    article, window = annotated.article, steps[-1].window
    given = article.published.evidence if article.published else ()
    evidence = dict.fromkeys(finding for step in steps for finding in step.evidence)
    published = Publication(earliest=window.earliest, latest=window.latest, evidence=(*given, *evidence))
    return msgspec.structs.replace(annotated, article=msgspec.structs.replace(article, published=published))
