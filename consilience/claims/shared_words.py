"""Whether two sentences print one and the same utterance, or one copied the other."""

import re
from collections.abc import Sequence
from itertools import combinations

from consilience.records import Article, Claim, Dossier

WORD = re.compile(r"\w+")
# A quotation ends with its mark or, where it goes on in the next sentence, with the sentence.
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)|(?<!\w)[‘']([^‘’']+(?:[’'](?=\w)[^‘’']*)*)")
# So many equal words in a row are one utterance where both articles, or one of them, quote them; and one text where
# neither does. Of 48 positions of unseen stories with fewer voices than outlets, one joins what was told twice.
BOTH_QUOTE, ONE_QUOTES, NEITHER = 3, 5, 12
# A sentence printed whole in both.
WHOLE = 4
# Characters of a sentence that are looked at; beyond them it is no sentence.
LONGEST_SENTENCE = 3_000
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
        text = article.words(claim.evidence)[:LONGEST_SENTENCE]
        self.all = _plain(text)
        self.quotations = [found for match in QUOTED.finditer(text) if (found := _plain(match[1] or match[2]))]
        self.runs = _runs(self.all, NEITHER)
        self.short_runs = _runs(self.all, ONE_QUOTES)
        self.quoted_runs = set().union(*(_runs(words, ONE_QUOTES) for words in self.quotations))

    def repeats(self, other: "_Words") -> bool:
        """Whether the two sentences have a run of words that was not found twice."""
        return bool(
            (len(self.all) >= WHOLE and self.all == other.all)
            or self.runs & other.runs
            or self.quoted_runs & other.short_runs
            or self.short_runs & other.quoted_runs
            or any(_same_words(mine, theirs) for mine in self.quotations for theirs in other.quotations)
        )


def _same_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    shortest = min(len(mine), len(theirs), BOTH_QUOTE)
    return not _runs(mine, shortest).isdisjoint(_runs(theirs, shortest))


def _runs(words: tuple[str, ...], length: int) -> set[tuple[str, ...]]:
    return {words[start : start + length] for start in range(len(words) - length + 1)}


def _plain(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))
