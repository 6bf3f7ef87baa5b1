"""Days of publication: found in the text, found from the rest of the story, and not found from other stories.

Three questions. Are the ranges right that a reader would see (seeds, stories)? When the date of one article is hidden,
or those of all but one, does the range that the others give hold it, and how wide is it? When all articles of a story
are undated and stand among the dated ones of another story on the same topic, are they left undated?
"""

import datetime
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import msgspec

from bench.scorers import Scorers
from consilience.acquire import acquire
from consilience.annotate import annotate
from consilience.annotate.stage import reanchor
from consilience.clean import clean
from consilience.models.languages import language_identifier
from consilience.models.spacy_models import english_parser, rule_splitter
from consilience.provenance.dating import dated
from consilience.provenance.dating_events import tellings
from consilience.provenance.dating_likeness import Likeness
from consilience.read import read
from consilience.records import AnnotatedArticle, Article, Dossier, Problem, Publication, Story

STORIES = ("cantor", "comey", "hunter", "iran", "korea", "lawsuit")
# Stories on one topic, so many days apart that no article can belong to both.
FAR = datetime.timedelta(days=30)
# So many of the stories most alike are set beside each story.
NEIGHBOURS = 3

Articles = tuple[AnnotatedArticle, ...]


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """Right ranges of seeds and stories; share found, share right and median days of hidden ones; strangers dated."""
    scorer = scorers.load("score_account")
    folders = [data / "seeds", *(data / "stories" / name for name in STORIES)]
    told = {folder: _annotated(folder) for folder in (*folders, *_uncharted(data))}
    stories = [articles for folder, articles in told.items() if folder.name != "seeds"]
    ranges = list(_hidden(stories))
    strangers = list(_strangers(stories))
    return {
        "dates.seeds.right": _right(folders[0], told[folders[0]], scorer),
        "dates.seeds.articles": len(told[folders[0]]),
        "dates.stories.right": sum(_right(folder, told[folder], scorer) for folder in folders[1:]),
        "dates.stories.articles": sum(len(told[folder]) for folder in folders[1:]),
        **{f"dates.hidden.{figure}": value for figure, value in _summary(ranges).items()},
        **{f"dates.strangers.{figure}": value for figure, value in _summary(strangers).items() if figure != "days"},
    }


def _uncharted(data: Path) -> list[Path]:
    return sorted(folder for folder in (data / "coverage").iterdir() if folder.is_dir())


def _annotated(folder: Path) -> Articles:
    captures = acquire(str(path) for path in sorted(folder.glob("*.txt")))
    articles = clean(read(captures), language=language_identifier())
    items = annotate(articles, parser=english_parser(), splitter=rule_splitter())
    return tuple(item for item in items if not isinstance(item, Problem))


def _right(folder: Path, articles: Articles, scorer: ModuleType) -> float:
    """The articles whose range lies inside the key's."""
    key = scorer.Key(msgspec.json.decode((folder / "key.json").read_bytes()))
    found = {Path(one.article.uri).name: _told(one.article) for one in dated(_dossier(articles)).articles}
    report = type("Told", (), {"articles": found})
    return float(scorer.dates(key, report)["right"])


def _told(article: Article) -> dict[str, dict[str, str] | None]:
    published = article.published
    days = {"earliest": str(published.earliest), "latest": str(published.latest)} if published else None
    return {"published": days}


def _hidden(stories: Sequence[Articles]) -> Iterator[tuple[datetime.date, Publication | None]]:
    """Each known day with the range found: with this article's date hidden, and with all but one other's."""
    for articles in stories:
        known = [place for place, one in enumerate(articles) if one.article.published]
        for place in known:
            yield _day(articles[place]), _found(articles, {place}, place)
        for shown in known:
            hidden = set(known) - {shown}
            yield from ((_day(articles[place]), _found(articles, hidden, place)) for place in sorted(hidden))


def _strangers(stories: Sequence[Articles]) -> Iterator[tuple[datetime.date, Publication | None]]:
    """Each known day with the range found among the articles of another story on the topic."""
    for own, others in _neighbours(stories):
        hidden = tuple(_undated(one) for one in own)
        found = dated(_dossier((*hidden, *others))).articles
        yield from (
            (_day(one), article.article.published)
            for one, article in zip(own, found, strict=False)
            if one.article.published
        )


def _neighbours(stories: Sequence[Articles]) -> Iterator[tuple[Articles, Articles]]:
    roots = [
        frozenset(root for one in articles for told in tellings(one) for root in told.roots) for articles in stories
    ]
    likeness = Likeness(roots)
    for place, articles in enumerate(stories):
        far = [other for other in range(len(stories)) if _gap(articles, stories[other]) > FAR]
        nearest = sorted(far, key=lambda other: -likeness.between(roots[place], roots[other]))
        yield from ((articles, stories[other]) for other in nearest[:NEIGHBOURS])


def _gap(one: Articles, other: Articles) -> datetime.timedelta:
    days, others = ([_day(item) for item in items if item.article.published] for items in (one, other))
    return min(abs(day - another) for day in days for another in others)


def _summary(ranges: Sequence[tuple[datetime.date, Publication | None]]) -> dict[str, float]:
    found = [(day, publication) for day, publication in ranges if publication]
    right = [publication for day, publication in found if publication.earliest <= day <= publication.latest]
    return {
        "articles": len(ranges),
        "found": len(found) / len(ranges),
        "contained": len(right) / len(found) if found else 1.0,
        "wrong": len(found) - len(right),
        "days": statistics.median((one.latest - one.earliest).days + 1 for _, one in found) if found else 0.0,
    }


def _found(articles: Articles, hidden: set[int], place: int) -> Publication | None:
    shown = tuple(_undated(one) if at in hidden else one for at, one in enumerate(articles))
    return dated(_dossier(shown)).articles[place].article.published


def _undated(annotated: AnnotatedArticle) -> AnnotatedArticle:
    article = msgspec.structs.replace(annotated.article, published=None)
    return reanchor(msgspec.structs.replace(annotated, article=article))


def _day(annotated: AnnotatedArticle) -> datetime.date:
    published = annotated.article.published
    return published.earliest if published else datetime.date.min


def _dossier(articles: Articles) -> Dossier:
    names = tuple(one.article.id for one in articles)
    return Dossier(story=Story(id="story", articles=names, label="story"), articles=articles)
