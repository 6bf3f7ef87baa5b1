"""How rare a word is: a background of English news, corrected by the articles seen so far."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources

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
        self._holding: Counter[str] = Counter()

    def note(self, stems: Iterable[str]) -> None:
        """Count one article with these stems, each once."""
        self._articles += 1
        self._holding.update(stems)

    def of(self, stem: str) -> float:
        """Minus the logarithm of the share of articles that hold the stem; 0 for words that most articles hold."""
        holding = self._holding[stem] + BACKGROUND_ARTICLES * self._share(stem)
        rarity = -math.log(holding / (self._articles + BACKGROUND_ARTICLES + 1))
        return rarity if rarity >= COMMONEST else 0.0

    def _share(self, stem: str) -> float:
        if self._has_background:
            return background().get(stem, UNKNOWN)
        return SHORT_SHARE if len(stem) <= SHORT_WORD and stem.islower() else UNKNOWN


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
