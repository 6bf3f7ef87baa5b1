"""How much of a story's news a sentence tells: its content words, weighed by the reports that lead with them."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from consilience.account.sentences import LEADING, report_sentences
from consilience.records import AnnotatedArticle, Dossier, Sentence, Span

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# Verbs of nearly every sentence.
EMPTY = frozenset({"be", "do", "get", "go", "have", "make", "say", "take", "tell"})
# Words that stand only further down in a report count so much of those in its first sentences.
FURTHER_DOWN = 0.25
# Words of a text without grammar that are long enough to mean something: characters.
LONG = 4
# A long sentence has more words, and is harder to read: the weight of its words is divided by their number to this
# power. Swept 0-.7 on seven annotated stories: between .3 and .5 the briefs tell most.
LENGTH = 0.5


class Salience:
    """The weight of each word of a story: how many reports hold it, those that lead with it above all.

    Concepts weighed by the documents that hold them, each counted once, after Gillick and Favre (2009).
    """

    def __init__(self, dossier: Dossier) -> None:
        self._words: dict[Span, frozenset[str]] = {}
        self._heads: dict[Span, str] = {}
        leading: dict[str, set[str]] = {}
        anywhere: dict[str, set[str]] = {}
        for annotated, sentence, place in report_sentences(dossier):
            words = frozenset(_content(annotated, sentence))
            self._words[sentence.span] = words
            self._heads[sentence.span] = _head(annotated, sentence)
            anywhere.setdefault(annotated.article.id, set()).update(words)
            if place < LEADING:
                leading.setdefault(annotated.article.id, set()).update(words)
        self._weights: dict[str, float] = defaultdict(float)
        for sets, weight in ((leading.values(), 1.0), (anywhere.values(), FURTHER_DOWN)):
            for word in chain.from_iterable(sets):
                self._weights[word] += weight

    def news(self, span: Span, known: frozenset[str] = frozenset()) -> float:
        """The weight of what a sentence tells beside words that are known already, by its length."""
        words = self.words(span)
        return self.weight(words - known) / math.pow(max(1, len(words)), LENGTH)

    def share_new(self, span: Span, known: frozenset[str]) -> float:
        """The share of a sentence's weight that is not known yet, 0 to 1."""
        whole = self.weight(self.words(span))
        return self.weight(self.words(span) - known) / whole if whole else 0.0

    def words(self, span: Span) -> frozenset[str]:
        """The content words of a sentence."""
        return self._words.get(span, frozenset())

    def head(self, span: Span) -> str:
        """The lemma of the word that governs a sentence; empty where the sentence reports what somebody said."""
        return self._heads.get(span, "")

    def weight(self, words: Iterable[str]) -> float:
        """The summed weight of some words; exact, so that it does not depend on the order of a set."""
        return math.fsum(self._weights[word] for word in words)


def _content(annotated: AnnotatedArticle, sentence: Sentence) -> Iterator[str]:
    if not sentence.tokens:
        yield from (word for word in annotated.article.words(sentence.span).lower().split() if len(word) >= LONG)
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if token.pos in CONTENT and lemma not in EMPTY and any(map(str.isalnum, lemma)):
            yield lemma


def _head(annotated: AnnotatedArticle, sentence: Sentence) -> str:
    cues = [cue for found in annotated.attributions for cue in found.cue if sentence.span.contains(cue)]
    for index, token in enumerate(sentence.tokens):
        if token.head == index and token.pos == "VERB":
            is_reported = any(cue.start <= token.start < cue.end for cue in cues)
            return "" if is_reported else token.lemma.lower()
    return ""
