"""Stems as numbers, and how rare each is: a background of English news, corrected by the articles seen so far."""

from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import islice

import numpy as np

from consilience.cluster.vectors import Array, Numbers
from consilience.cluster.words import STEM, fold

# The background counts as so many articles: what keeps the words of one story rare in a folder that holds little else.
# B-cubed F1 on ECB+ train: 500 .880, 2,000 .909, 5,000 .888.
BACKGROUND_ARTICLES = 2_000
# The share of articles that hold a word which the background lacks.
UNKNOWN = 0.001
# In languages without a background short words are taken for function words.
SHORT_WORD, SHORT_SHARE = 4, 0.3
# Words that three articles of ten hold tell nothing, and comparing them costs most. On the headlines 1 costs .001 of
# B-cubed F1, 1.5 .004 and 2 .015.
COMMONEST = 1.2
BACKGROUND_LANGUAGES = frozenset({"en", ""})


class Rarity:
    """The running inverse document frequency of the stems of one language; "" is a language not known."""

    def __init__(self, language: str) -> None:
        self._has_background = language in BACKGROUND_LANGUAGES
        self._articles = 0
        self._stems = Numbering()
        self._expected = np.zeros(1)
        self._seen = np.zeros(1)

    def numbers(self, stems: Iterable[str]) -> Numbers:
        """The number of each stem; one not met before gets the next that is free."""
        before = len(self._stems)
        made = np.array([self._stems[stem] for stem in stems], dtype=np.int32)
        if new := len(self._stems) - before:
            self._make_room()
            shares = [self._share(stem) for stem in islice(reversed(self._stems), new)]
            self._expected[before : before + new] = BACKGROUND_ARTICLES * np.array(shares[::-1])
        return made

    def note(self, stems: Numbers, counts: Array) -> None:
        """Count one article with these different stems; one that it tells often counts for more (`counts`)."""
        self._articles += 1
        self._seen[stems] += counts

    def of(self, stems: Numbers) -> Array:
        """Minus the logarithm of the share of articles that hold each stem; 0 for words that most articles hold."""
        holding = self._seen[stems] + self._expected[stems]
        rarity = -np.log(holding / (self._articles + BACKGROUND_ARTICLES + 1))
        rarity[rarity < COMMONEST] = 0
        return rarity

    def _make_room(self) -> None:
        """Let the counts hold every stem there is, and twice as many as before."""
        more = len(self._stems) - len(self._seen)
        if more > 0:
            room = np.zeros(len(self._seen) + more)
            self._seen, self._expected = np.append(self._seen, room), np.append(self._expected, room)

    def _share(self, stem: str) -> float:
        if self._has_background:
            return background().get(stem, UNKNOWN)
        return SHORT_SHARE if len(stem) <= SHORT_WORD and stem.islower() else UNKNOWN


class Numbering(dict[str, int]):
    """Stems in the order in which they were first asked for, each with its place."""

    def __missing__(self, stem: str) -> int:
        number = self[stem] = len(self)
        return number


@cache
def background() -> dict[str, float]:
    """Stems of common English words with the share of news articles that hold them.

    Made by `bench/background.py` from ECB+ (CC BY 3.0): the mean over its stories, so that no story's own words count.
    """
    shares: dict[str, float] = {}
    for line in resources.files("consilience.cluster").joinpath("background.tsv").read_text("utf-8").splitlines():
        word, share = line.split("\t")
        stem = fold(word)[:STEM]
        shares[stem] = 1 - (1 - shares.get(stem, 0.0)) * (1 - float(share))
    return shares
