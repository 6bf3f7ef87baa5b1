"""What is kept of an article for comparing it with others: weighted words of three facets, days, language."""

import datetime
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

from consilience.cluster.words import Look, words
from consilience.models import Encoder
from consilience.records import REPORT, AnnotatedArticle, Article, Publication, Record

LEAD = 400
# Characters of the report that an encoder reads.
OPENING = 600
LONGEST_TEXT = 50_000
SECONDS_OF_A_DAY = 86_400
TITLE_WEIGHT = 2


class Facet(StrEnum):
    """A view of an article, compared by the cosine.

    On ECB+ train B-cubed F1 is .909; without the numbers .884, without the lead .879, without the names .875.
    """

    ALL = "all"
    LEAD = "lead"
    NAMES = "names"
    NUMBERS = "numbers"


FACETS = {Look.NAME: Facet.NAMES, Look.NUMBER: Facet.NUMBERS}


class Moment(Record, frozen=True, kw_only=True):
    """First and last possible moment of publication, in days of the calendar and their fractions, in UTC."""

    first: float
    last: float


class Sketch(Record, frozen=True, kw_only=True):
    """An article as counted words, before it is known how rare they are. `length` is the number of its stems.

    `meaning` is a vector of length 1 where an encoder was passed.
    """

    article: str
    language: str
    moment: Moment | None
    counts: Mapping[Facet, Mapping[str, float]]
    length: int
    meaning: tuple[float, ...] = ()


def sketch(annotated: AnnotatedArticle, encoder: Encoder | None = None) -> Sketch:
    """Count the words of the title and of the report; furniture is left out."""
    article = annotated.article
    title, body = article.title.value if article.title else "", _body(article)
    counts = _counts(title, body)
    return Sketch(
        article=article.id,
        language=article.language.value.lower().split("-")[0] if article.language else "",
        moment=_moment(article.published) if article.published else None,
        counts=counts,
        length=len(counts[Facet.ALL]),
        meaning=tuple(encoder.encode(f"{title}. {body[:OPENING]}")) if encoder else (),
    )


def report_texts(article: Article) -> Iterator[str]:
    """The texts of the report's blocks in order; the whole text where nothing is labelled."""
    if not article.blocks:
        yield article.text[:LONGEST_TEXT]
    for block in article.blocks:
        if block.role in REPORT:
            yield article.words(block.span)


def _body(article: Article) -> str:
    """The report; of an article that is a headline alone nothing, for the title holds it."""
    return "\n".join(report_texts(article))[:LONGEST_TEXT]


def _counts(title: str, body: str) -> dict[Facet, dict[str, float]]:
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    for text, weight, is_title in ((title, TITLE_WEIGHT, True), (body, 1, False)):
        for word in words(text, is_title=is_title):
            counts[Facet.ALL][word.stem] += weight
            if facet := FACETS.get(word.look):
                counts[facet][word.stem] += weight
    counts[Facet.LEAD].update(word.stem for word in words(body[:LEAD]))
    for word in words(title, is_title=True):
        counts[Facet.LEAD][word.stem] += TITLE_WEIGHT
    return {facet: {stem: math.log1p(count) for stem, count in counted.items()} for facet, counted in counts.items()}


def _moment(published: Publication) -> Moment:
    if published.instant is not None:
        instant = published.instant.astimezone(datetime.UTC)
        seconds = (instant - instant.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds()
        exact = instant.toordinal() + seconds / SECONDS_OF_A_DAY
        return Moment(first=exact, last=exact)
    return Moment(first=published.earliest.toordinal(), last=published.latest.toordinal() + 1)
