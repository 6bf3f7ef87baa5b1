"""Events as sentences tell them: the roots of each sentence's words, and the times that put the event on a day."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from consilience.provenance.dating_references import Reference, reference_of
from consilience.provenance.dating_tense import is_past, predicate
from consilience.records import AnnotatedArticle, Article, Sentence, Span, TimeExpression

# The sentences from the top, headline included, in which the main event is told.
LEAD = 4
# Sentences with times that are looked at in one article; chronicles have more.
MOST_TELLINGS = 60
# Letters of a lemma that nouns and verbs of one root share (suspend, suspension).
ROOT = 6

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
WORD = re.compile(r"[^\W_]{3,30}")
# Words that say nothing of the event: they stand in every report.
EMPTY_WORDS = "be have do make take come say tell that with this from their they said told says will been were also"
EMPTY = frozenset(EMPTY_WORDS.split())


class Tie(NamedTuple):
    """A time expression in a sentence, read as a tie between the event and publication.

    `predicate` is the root of the verb that it dates, empty without grammar.
    """

    span: Span
    reference: Reference
    is_past: bool
    predicate: str


class Telling(NamedTuple):
    """One sentence of a report: its place from the top, the roots of its words, the times in it."""

    article: str
    span: Span
    place: int
    roots: frozenset[str]
    ties: tuple[Tie, ...]

    @property
    def is_lead(self) -> bool:
        return self.place < LEAD


def tellings(annotated: AnnotatedArticle) -> tuple[Telling, ...]:
    """The sentences of a report that tell its main event or put a time to one, from the top."""
    found = (telling for telling in _tellings(annotated) if telling.is_lead or telling.ties)
    return tuple(telling for _, telling in zip(range(MOST_TELLINGS), found, strict=False))


def lead(sentences: Iterable[Telling]) -> frozenset[str]:
    """The roots of the headline and the first sentences together."""
    return frozenset[str]().union(*(telling.roots for telling in sentences if telling.is_lead))


def _tellings(annotated: AnnotatedArticle) -> Iterator[Telling]:
    article = annotated.article
    starts = [time.span.start for time in annotated.times]
    # What is quoted is told from the speaker's day.
    speeches = [quotation.span for quotation in annotated.quotations if not quotation.is_scare]
    for place, sentence in enumerate(annotated.sentences):
        first, last = (bisect_left(starts, edge) for edge in (sentence.span.start, sentence.span.end))
        times = annotated.times[first:last]
        own = [time for time in times if not any(speech.contains(time.span) for speech in speeches)]
        yield Telling(
            article=article.id,
            span=sentence.span,
            place=place,
            roots=_roots(article, sentence, times),
            ties=tuple(_ties(article, sentence, own)),
        )


def _ties(article: Article, sentence: Sentence, times: Sequence[TimeExpression]) -> Iterator[Tie]:
    for time in times:
        past = is_past(article, sentence, time.span)
        if time.type in {"DATE", "TIME"} and past is not None and not _is_bare_number(article, time):
            reference = reference_of(time.value, article.words(time.span), past)
            if reference:
                yield Tie(time.span, reference, past, predicate(sentence, time.span)[:ROOT])


def _is_bare_number(article: Article, time: TimeExpression) -> bool:
    """A year that stands without its "in" names something ("the 2020 race", "come 2013")."""
    before = article.text[max(time.span.start - 3, 0) : time.span.start].lower()
    return article.words(time.span).isdigit() and before.strip() != "in"


def _roots(article: Article, sentence: Sentence, times: Sequence[TimeExpression]) -> frozenset[str]:
    """The roots of the content words outside time expressions; of all longer words where there is no grammar."""
    if not sentence.tokens:
        words = WORD.findall(article.words(sentence.span).lower())
        return frozenset(word[:ROOT] for word in words if word not in EMPTY)
    return frozenset(
        token.lemma[:ROOT]
        for token in sentence.tokens
        if token.pos in CONTENT and len(token.lemma) > 1 and token.lemma not in EMPTY
        if not any(time.span.start <= token.start < time.span.end for time in times)
    )
