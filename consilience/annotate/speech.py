"""Direct speech: the verb of saying beside a quotation that the grammar left alone."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from consilience.annotate.cues import SPEECH, UTTERANCE
from consilience.annotate.drafts import QUOTATION_MARKS, Bounds
from consilience.annotate.trees import Tree

# "…," said the minister of transport, who …: the verb stands among the first words after the quotation.
REACH_AFTER = 12
# He said in an interview with a local paper on Monday: "…": or among the last words before it.
REACH_BEFORE = 25
# Characters between a colon and the quotation that it announces, in the next paragraph at most.
FURTHEST_COLON = 10
SENTENCE_END = frozenset(".")
SPOKEN = SPEECH | UTTERANCE
# Quoted words that are a whole utterance end so.
STOPS = frozenset(".,?!…—–-;")


class Place(NamedTuple):
    """A word of a paragraph."""

    tree: Tree
    number: int

    @property
    def start(self) -> int:
        return self.tree.tokens[self.number].start

    @property
    def is_first(self) -> bool:
        """Does the word begin its sentence, an opening mark aside?"""
        return self.number == 0 or (self.number == 1 and self.tree.is_punctuation(0))


def words_of(trees: Sequence[Tree]) -> list[Place]:
    """The words of a paragraph in order."""
    return [Place(tree, number) for tree in trees for number in range(len(tree.tokens))]


def cue_beside(text: str, words: Sequence[Place], quoted: Sequence[Bounds], number: int) -> Place | None:
    """The verb of saying after a quotation, or before it, in the same sentence."""
    return _cue_after(text, words, quoted, number) or _cue_before(text, words, quoted, number)


def between(words: Sequence[Place], start: int, end: int) -> tuple[Bounds, ...]:
    """The words between a quotation and its cue ("…", experts explained), as one stretch."""
    inner = [word for word in words if start <= word.start < end and not word.tree.is_punctuation(word.number)]
    return ((inner[0].start, inner[-1].tree.tokens[inner[-1].number].end),) if inner else ()


def is_utterance(text: str, bounds: Bounds) -> bool:
    """Does a quotation look like a whole utterance rather than a quoted phrase?"""
    return text[bounds[0] : bounds[1]].rstrip(QUOTATION_MARKS)[-1:] in STOPS


def _cue_after(text: str, words: Sequence[Place], quoted: Sequence[Bounds], number: int) -> Place | None:
    end = quoted[number][1]
    if text[quoted[number][0] : end].rstrip(QUOTATION_MARKS).endswith("."):
        return None
    limit = quoted[number + 1][0] if number + 1 < len(quoted) else words[-1].start + 1
    first = bisect_left(words, end, key=lambda word: word.start)
    for word in words[first : first + REACH_AFTER]:
        if word.start >= limit or word.tree.words[word.number] in SENTENCE_END:
            return None
        if _is_cue(word, is_utterance(text, quoted[number])):
            return word
    return None


def _cue_before(text: str, words: Sequence[Place], quoted: Sequence[Bounds], number: int) -> Place | None:
    start = quoted[number][0]
    limit = quoted[number - 1][1] if number else 0
    last = bisect_left(words, start, key=lambda word: word.start)
    is_after_colon = text[max(0, start - FURTHEST_COLON) : start].rstrip().endswith((":", ","))
    for distance, word in enumerate(reversed(words[max(0, last - REACH_BEFORE) : last])):
        if word.start < limit or word.tree.words[word.number] in SENTENCE_END:
            return None
        if _is_cue(word, is_utterance(text, quoted[number])) and (is_after_colon or distance < 4):
            return word
    return None


def _is_cue(word: Place, with_utterance: bool) -> bool:
    lemmas = SPOKEN if with_utterance else SPEECH
    return word.tree.tokens[word.number].pos in ("VERB", "AUX") and word.tree.lemma(word.number) in lemmas
