"""Events as sentences tell them: the words of each sentence weighed within its story, and when it puts the event."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from consilience.provenance.dating_tense import is_past
from consilience.provenance.dating_windows import Reference, reference_of
from consilience.records import AnnotatedArticle, Article, Sentence, Span, TimeExpression

# The sentences from the top, headline included, in which the main event is told.
LEAD = 4
# Sentences with references that are looked at in one article; long chronicles have more.
MOST_TELLINGS = 60
# Letters of a lemma that nouns and verbs of one root share (suspend, suspension).
ROOT = 6

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
WORD = re.compile(r"[^\W_]{3,30}")
# Verbs that say nothing of the event: they stand in every report.
EMPTY_WORDS = (
    "be have do make take come say tell that with this from their they said told says will been were also about"
)
EMPTY = frozenset(EMPTY_WORDS.split())


class Tie(NamedTuple):
    """A time expression in a sentence, read as a tie between the event and publication."""

    span: Span
    reference: Reference
    is_past: bool


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


def tellings(article: AnnotatedArticle) -> tuple[Telling, ...]:
    """The sentences of a report that tell its main event or put a time to one."""
    found = _tellings(article)
    return tuple(telling for telling in found if telling.is_lead or telling.ties)[:MOST_TELLINGS]


def root_weights(articles: Iterable[tuple[Telling, ...]]) -> Mapping[str, float]:
    """The inverse document frequency of each root over the sentences of a story."""
    sentences = [telling.roots for tellings in articles for telling in tellings]
    counts = Counter(root for roots in sentences for root in roots)
    return {root: math.log(1 + len(sentences) / count) for root, count in counts.items()}


def likeness(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """The cosine of two sets of roots, weighed within the story: 0..1."""
    shared = _energy(one & other, weights)
    norm = _energy(one, weights) * _energy(other, weights)
    return shared / math.sqrt(norm) if norm else 0.0


def lead(sentences: Iterable[Telling]) -> frozenset[str]:
    """The roots of the headline and the first sentences together."""
    return frozenset[str]().union(*(telling.roots for telling in sentences if telling.is_lead))


def _energy(roots: frozenset[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[root] ** 2 for root in sorted(roots))


def _tellings(annotated: AnnotatedArticle) -> Iterator[Telling]:
    article = annotated.article
    # What is quoted is told from the speaker's day.
    speeches = [quotation.span for quotation in annotated.quotations if not quotation.is_scare]
    for place, sentence in enumerate(annotated.sentences):
        times = [time for time in annotated.times if sentence.span.contains(time.span)]
        own = [time for time in times if not any(quoted.contains(time.span) for quoted in speeches)]
        yield Telling(
            article=article.id,
            span=sentence.span,
            place=place,
            roots=_roots(article, sentence, times),
            ties=tuple(_ties(article, sentence, own)),
        )


def _ties(article: Article, sentence: Sentence, times: list[TimeExpression]) -> Iterator[Tie]:
    for time in times:
        past = is_past(article, sentence, time.span)
        if time.type in {"DATE", "TIME"} and past is not None:
            reference = reference_of(time.value, article.words(time.span), past)
            if reference and not _is_bare_number(article, time):
                yield Tie(time.span, reference, past)


def _is_bare_number(article: Article, time: TimeExpression) -> bool:
    """A year that stands without its "in" names something ("the 2020 race", "come 2013")."""
    before = article.text[max(time.span.start - 3, 0) : time.span.start].lower()
    return article.words(time.span).isdigit() and before.strip() != "in"


def _roots(article: Article, sentence: Sentence, times: list[TimeExpression]) -> frozenset[str]:
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
