"""A place in an article as judgements write it: ARTICLE:START-END."""

from consilience.records import Span


def place_of(span: Span) -> str:
    """The place of a span.

    >>> place_of(Span(article="dam", start=4, end=10))
    'dam:4-10'
    """
    return f"{span.article}:{span.start}-{span.end}"


def span_at(place: str) -> Span:
    """The span at a place. Raises ValueError."""
    article, _, bounds = place.rpartition(":")
    start, _, end = bounds.partition("-")
    return Span(article=article, start=int(start), end=int(end))
