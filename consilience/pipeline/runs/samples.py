"""A sample of an article's fingerprints by which near-duplicates meet, wherever in the corpus they stand.

Sampling modulo a number (Manber, "Finding similar files in a large file system", USENIX 1994): copies keep the same
ones, and of an article that stands in a longer one as much is met as of one that stands alone.
"""

import numpy as np
from numpy.typing import NDArray

from consilience.provenance.fingerprints import fingerprints
from consilience.provenance.words import hashed_words
from consilience.records import Article

# One winnowed fingerprint in so many is kept: about a dozen of an article of 400 words.
SAMPLE = 8
# Of a short article so many at least, the smallest.
FEWEST = 4


def sampled(article: Article) -> NDArray[np.uint64]:
    """The sampled fingerprints of an article, sorted, each once."""
    prints = np.unique(fingerprints(hashed_words(article).hashes)[0])
    chosen = prints[prints % np.uint64(SAMPLE) == 0]
    return chosen if len(chosen) >= FEWEST else prints[:FEWEST]
