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
# Without a comma or colon before the quotation it is one of the last four: he said on Monday "…".
REACH_WITHOUT_MARK = 4
# Characters between a colon and the quotation that it announces, in the next paragraph at most.
FURTHEST_COLON = 10
# A passage with more quotations is no speech: no paragraph in 924 news articles has more than six.
MOST_QUOTATIONS = 100
SPOKEN = SPEECH | UTTERANCE
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Quoted words that are a whole utterance end so.
STOPS = frozenset(".,?!…—–-;")


class Place(NamedTuple):
    """A word of a passage."""

    tree: Tree
    number: int

    @property
    def start(self) -> int:
        return self.tree.tokens[self.number].start

    @property
    def end(self) -> int:
        return self.tree.tokens[self.number].end

    @property
    def is_first(self) -> bool:
        """Does the word begin its sentence, an opening mark aside?"""
        return self.number == 0 or (self.number == 1 and self.tree.is_punctuation(0))


class Passage(NamedTuple):
    """The words of some sentences in order, and the quotations among them with their marks."""

    text: str
    words: Sequence[Place]
    quoted: Sequence[Bounds]

    def between(self, start: int, end: int) -> Sequence[Place]:
        """The words that begin in a stretch of the text."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        return self.words[first : bisect_left(self.words, end, key=lambda word: word.start)]


def passage_of(text: str, trees: Sequence[Tree], quoted: Sequence[Bounds]) -> Passage:
    """The passage that the trees make; `quoted` may hold the quotations of the whole article, in order."""
    words = [Place(tree, number) for tree in trees for number in range(len(tree.tokens))]
    first = bisect_left(quoted, words[0].start, key=lambda bounds: bounds[1])
    last = bisect_left(quoted, words[-1].end, key=lambda bounds: bounds[0])
    return Passage(text, words, quoted[first:last] if last - first <= MOST_QUOTATIONS else ())


def cue_beside(passage: Passage, number: int) -> Place | None:
    """The verb of saying after a quotation of the passage, or before it, in the same sentence."""
    start, end = passage.quoted[number]
    lemmas = SPOKEN if is_utterance(passage, number) else SPEECH
    after = passage.quoted[number + 1][0] if number + 1 < len(passage.quoted) else len(passage.text)
    found = None if _inner(passage, number).endswith(".") else _cue(passage.between(end, after)[:REACH_AFTER], lemmas)
    if found:
        return found
    before = passage.between(passage.quoted[number - 1][1] if number else 0, start)
    is_led = passage.text[max(0, start - FURTHEST_COLON) : start].rstrip().endswith((":", ","))
    return _cue(before[: -(REACH_BEFORE if is_led else REACH_WITHOUT_MARK) - 1 : -1], lemmas)


def speaker_between(passage: Passage, start: int, end: int) -> tuple[Bounds, ...]:
    """The words between a quotation and the cue after it ("…", experts explained), as one stretch."""
    inner = [word for word in passage.between(start, end) if not word.tree.is_punctuation(word.number)]
    return ((inner[0].start, inner[-1].end),) if inner else ()


def speaker_after(passage: Passage, cue: int) -> tuple[Bounds, ...]:
    """The noun phrase right after the cue at a place ("…", said Ann Roe), as one stretch."""
    after = passage.between(cue, len(passage.text))[1 : REACH_AFTER + 1]
    ends = [
        max(phrase)
        for word in after
        if word.tree is after[0].tree and word.tree.tokens[word.number].pos in NOMINAL
        for phrase in (word.tree.phrase(word.number),)
        if min(phrase) == after[0].number
    ]
    return ((after[0].start, after[0].tree.tokens[max(ends)].end),) if ends else ()


def is_utterance(passage: Passage, number: int) -> bool:
    """Does a quotation look like a whole utterance rather than a quoted phrase?"""
    return _inner(passage, number)[-1:] in STOPS


def begins_sentence(passage: Passage, number: int) -> bool:
    """Does a sentence begin in the quotation?"""
    return any(word.is_first for word in passage.between(*passage.quoted[number]))


def _inner(passage: Passage, number: int) -> str:
    start, end = passage.quoted[number]
    return passage.text[start:end].rstrip(QUOTATION_MARKS)


def _cue(words: Sequence[Place], lemmas: frozenset[str]) -> Place | None:
    """The first verb of the lemmas before the sentence ends."""
    for word in words:
        if word.tree.words[word.number] == ".":
            return None
        if word.tree.tokens[word.number].pos in ("VERB", "AUX") and word.tree.lemma(word.number) in lemmas:
            return word
    return None
