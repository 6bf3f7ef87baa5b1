"""A story laid out for comparison: every sentence with its tree, its rare words, its times and its speakers."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from consilience.claims.grammar import CONTENT, Tree
from consilience.claims.meant import Meant, meant_by_article
from consilience.claims.predicates import stem
from consilience.records import (
    AnnotatedArticle,
    Attribution,
    Dossier,
    LinkKind,
    Mention,
    MentionKind,
    Publication,
    Quantity,
    Quotation,
    Role,
    Sentence,
    Span,
    TimeExpression,
)

# Verbs and nouns of the trade: every report is full of them, whatever it is about.
TRADE_WORDS = frozenset({"say", "tell", "have", "be", "do", "make", "add", "report", "mr", "mr.", "mrs.", "ms."})


CORRECTION = re.compile(
    r"^(?:Correction|Clarification|Editor[’']s note)\b"
    r"|\b(?:[Aa]n|[Tt]he|[Tt]his)\s(?:earlier|previous|original)\s(?:version|report|article|story)\b"
)


@dataclass(frozen=True, eq=False)
class Reading:
    """One sentence of one article, ready to be compared."""

    annotated: AnnotatedArticle
    sentence: Sentence
    tree: Tree
    position: int
    is_headline: bool
    stems: frozenset[str]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    persons: tuple[Mention, ...]
    places: tuple[Mention, ...]
    published: Publication | None
    meant: Meant

    @property
    def is_correction(self) -> bool:
        """Whether the sentence tells what an earlier report said: its words are taken back, not claimed."""
        return CORRECTION.search(self.words(self.span)) is not None

    @property
    def article(self) -> str:
        return self.annotated.article.id

    @property
    def span(self) -> Span:
        return self.sentence.span

    def words(self, span: Span) -> str:
        return self.annotated.article.words(span)


class StoryReading:
    """All sentences of a dossier with the weight of each word in this story."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        meant = meant_by_article(dossier.entities, (annotated.article.id for annotated in dossier.articles))
        self.readings: tuple[Reading, ...] = tuple(
            reading
            for annotated in dossier.articles
            for reading in _readings(annotated, _first_published(annotated, dossier), meant[annotated.article.id])
        )

    @cached_property
    def weights(self) -> dict[str, float]:
        """Stem → inverse sentence frequency within the story, 1 for a word that stands in one sentence alone."""
        counts = Counter(word for reading in self.readings for word in reading.stems)
        size = len(self.readings)
        return {word: math.log(1 + size / count) / math.log(1 + size) for word, count in counts.items()}

    @cached_property
    def by_span(self) -> dict[Span, Reading]:
        """Each sentence by its place, which is the evidence of its claims."""
        return {reading.span: reading for reading in self.readings}

    def before(self, reading: Reading, count: int) -> list[Reading]:
        """The sentences of the same article just before one."""
        place = self.readings.index(reading)
        return [other for other in self.readings[max(0, place - count) : place] if other.article == reading.article]

    def weight(self, words: frozenset[str]) -> float:
        """The summed weights of some stems; sorted, so that the sum does not depend on the order of a set."""
        weights = self.weights
        return sum(weights[word] for word in sorted(words))

    def by_article(self) -> Iterator[list[Reading]]:
        for annotated in self.dossier.articles:
            yield [reading for reading in self.readings if reading.annotated is annotated]


def _first_published(annotated: AnnotatedArticle, dossier: Dossier) -> Publication | None:
    """When the words of an article were first printed: a copy is as old as its original."""
    article = annotated.article
    copied = {link.source for link in dossier.links if link.kind is LinkKind.COPY and link.target == article.id}
    dates = [
        other.article.published
        for other in dossier.articles
        if other.article.id in copied and other.article.published is not None
    ]
    return min(dates, key=lambda published: published.earliest, default=article.published)


def _readings(annotated: AnnotatedArticle, published: Publication | None, meant: Meant) -> Iterator[Reading]:
    article = annotated.article
    persons = tuple(mention for mention in annotated.mentions if mention.kind is MentionKind.PERSON)
    named_places = tuple(mention for mention in annotated.mentions if mention.kind is MentionKind.PLACE)
    place_starts = [mention.span.start for mention in named_places]
    headlines = [block.span for block in article.blocks if block.role is Role.HEADLINE]
    time_starts = [time.span.start for time in annotated.times]
    quantity_starts = [quantity.span.start for quantity in annotated.quantities]
    quotation_starts = [quotation.span.start for quotation in annotated.quotations]
    for position, sentence in enumerate(annotated.sentences):
        span = sentence.span
        yield Reading(
            annotated=annotated,
            sentence=sentence,
            tree=Tree(sentence, article.text),
            position=position,
            is_headline=any(headline.overlaps(span) for headline in headlines),
            stems=_stems(sentence),
            times=_touching(annotated.times, time_starts, span),
            quantities=_touching(annotated.quantities, quantity_starts, span),
            quotations=_touching(annotated.quotations, quotation_starts, span),
            persons=persons,
            places=_touching(named_places, place_starts, span),
            published=published,
            meant=meant,
            attributions=tuple(
                attribution
                for attribution in annotated.attributions
                if any(part.overlaps(span) for part in attribution.content)
            ),
        )


def _stems(sentence: Sentence) -> frozenset[str]:
    return frozenset(
        stem(token.lemma)
        for token in sentence.tokens
        if token.pos in CONTENT and token.lemma not in TRADE_WORDS and any(map(str.isalnum, token.lemma))
    )


A = TypeVar("A", TimeExpression, Quantity, Quotation, Mention)


def _touching(annotations: Sequence[A], starts: Sequence[int], span: Span) -> tuple[A, ...]:
    """The annotations, in order of place and not overlapping, that touch a sentence."""
    first = max(bisect_left(starts, span.start) - 1, 0)
    last = bisect_left(starts, span.end)
    return tuple(annotation for annotation in annotations[first:last] if annotation.span.overlaps(span))
