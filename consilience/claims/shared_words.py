"""Whether two sentences print one and the same utterance, or one copied the other."""

import re
from collections.abc import Sequence
from itertools import combinations

from consilience.records import Article, Claim, Dossier

WORD = re.compile(r"\w+")
# A quotation ends with its mark or, where it goes on in the next sentence, with the sentence.
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)|(?<!\w)[‘']([^‘’']+(?:[’'](?=\w)[^‘’']*)*)")
# (words in a row, in whose quotation marks): so many equal words are one utterance.
BOTH_QUOTE, ONE_QUOTES, NEITHER = 3, 5, 8
# A sentence printed whole in both.
WHOLE = 4
# Beyond so many sentences of one position nothing more is learnt.
MOST_CLAIMS = 60


def one_utterance(claims: Sequence[Claim], dossier: Dossier) -> list[tuple[Claim, Claim]]:
    """Pairs of claims of different articles whose sentences share words that were not found twice."""
    articles = {annotated.article.id: annotated.article for annotated in dossier.articles}
    sides = [(claim, _Words(articles[claim.evidence.article], claim)) for claim in claims[:MOST_CLAIMS]]
    return [
        (one, two)
        for (one, first), (two, second) in combinations(sides, 2)
        if one.evidence.article != two.evidence.article and first.repeats(second)
    ]


class _Words:
    """The words of a claim's sentence, and which of them stand in quotation marks."""

    def __init__(self, article: Article, claim: Claim) -> None:
        text = article.words(claim.evidence)
        self.all = _plain(text)
        self.quotations = [found for match in QUOTED.finditer(text) if (found := _plain(match[1] or match[2]))]

    def repeats(self, other: "_Words") -> bool:
        whole = len(self.all) >= WHOLE and self.all == other.all
        return whole or self._share(other, NEITHER) or self._quotes(other)

    def _share(self, other: "_Words", length: int) -> bool:
        return bool(_runs(self.all, length) & _runs(other.all, length))

    def _quotes(self, other: "_Words") -> bool:
        if any(_runs(mine, ONE_QUOTES) & _runs(other.all, ONE_QUOTES) for mine in self.quotations):
            return True
        if any(_runs(theirs, ONE_QUOTES) & _runs(self.all, ONE_QUOTES) for theirs in other.quotations):
            return True
        return any(_same_words(mine, theirs) for mine in self.quotations for theirs in other.quotations)


def _same_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    shortest = min(len(mine), len(theirs), BOTH_QUOTE)
    return bool(_runs(mine, shortest) & _runs(theirs, shortest))


def _runs(words: tuple[str, ...], length: int) -> set[tuple[str, ...]]:
    return {words[start : start + length] for start in range(len(words) - length + 1)}


def _plain(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))
