"""An article as people corrected it: what its lines are, and when it was published."""

import datetime
from collections.abc import Iterable

from consilience.clean import Correction, corrected
from consilience.pipeline.libraries.places import span_at
from consilience.records import Article, Finding, Publication, Role, replaced
from consilience.store import Judgement, JudgementKind

BETWEEN_DAYS = "/"


def corrected_article(article: Article, judgements: Iterable[Judgement]) -> Article:
    """The article with all that was judged of it; the same one where nothing was."""
    corrections = []
    for judgement in judgements:
        if judgement.kind is JudgementKind.LINE:
            span = span_at(judgement.subject)
            if span.article == article.id:
                corrections.append(Correction(span=span, role=Role(judgement.value), author=judgement.author))
        elif judgement.kind is JudgementKind.DATE and judgement.subject == article.id:
            article = replaced(article, published=_published(judgement))
    return corrected(article, corrections)


def days(value: str) -> tuple[datetime.date, datetime.date]:
    """The days that a judgement of a date names: one, or two with a slash between. Raises ValueError.

    >>> days("2031-03-04")
    (datetime.date(2031, 3, 4), datetime.date(2031, 3, 4))
    """
    first, _, last = value.partition(BETWEEN_DAYS)
    earliest = datetime.date.fromisoformat(first)
    return earliest, datetime.date.fromisoformat(last) if last else earliest


def _published(judgement: Judgement) -> Publication:
    earliest, latest = days(judgement.value)
    evidence = Finding(value=judgement.value, rule=f"judged by {judgement.author}")
    return Publication(earliest=earliest, latest=latest, evidence=(evidence,))
