"""Winnowing: a small part of an article's runs of words, chosen so that copies choose the same.

Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003. Unlike a
MinHash signature, the choice is local: a quarter of an article, or an article inside a longer one, keeps its own
fingerprints, so containment can be read from them.
"""

import numpy as np
from numpy.typing import NDArray

# Every shared run of RUN + WINDOW - 1 = 12 words leaves a common fingerprint; one run in 4.5 is kept.
RUN = 5
WINDOW = 8

# Odd numbers of good mixture, from the constants of the hashes xxHash and wyhash.
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F], np.uint64
)


def run_hashes(words: NDArray[np.uint32], run: int) -> NDArray[np.uint64]:
    """One well mixed 64-bit hash for every run of `run` (at most five) successive words."""
    count = len(words) - run + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    wide = words.astype(np.uint64)
    mixed: NDArray[np.uint64] = wide[:count] * _FACTORS[0]
    for place in range(1, run):
        mixed += wide[place : place + count] * _FACTORS[place]
    mixed ^= mixed >> np.uint64(29)
    mixed *= _FACTORS[1]
    mixed ^= mixed >> np.uint64(32)
    return mixed


def fingerprints(words: NDArray[np.uint32], window: int = WINDOW) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """The hashes kept, in order of place, and the places (indices of words) at which their runs begin."""
    hashes = run_hashes(words, RUN)
    if len(hashes) <= window:
        places = np.argmin(hashes, keepdims=True) if len(hashes) else np.empty(0, np.intp)
    else:
        windows = np.lib.stride_tricks.sliding_window_view(hashes, window)
        places = np.unique(windows.argmin(axis=1) + np.arange(len(windows)))
    return hashes[places], places.astype(np.uint32)
