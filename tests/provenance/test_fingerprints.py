"""Winnowing keeps what copies have in common."""

import numpy as np
import pytest

from consilience.provenance.fingerprints import RUN, WINDOW, fingerprints, run_hashes

WORDS = np.random.default_rng(11).integers(0, 2**32, 400, dtype=np.uint32)
OTHERS = np.random.default_rng(12).integers(0, 2**32, 400, dtype=np.uint32)


@pytest.mark.parametrize("start", range(0, 380, 19))
def test_every_shared_run_of_twelve_words_leaves_a_common_fingerprint(start: int) -> None:
    shared = WORDS[start : start + RUN + WINDOW - 1]
    there = np.concatenate([OTHERS[:100], shared, OTHERS[100:]])
    assert np.intersect1d(fingerprints(WORDS)[0], fingerprints(there)[0]).size


def test_about_a_quarter_of_the_runs_is_kept() -> None:
    assert 0.15 < len(fingerprints(WORDS)[0]) / len(WORDS) < 0.3


def test_a_fingerprint_stands_where_its_run_begins() -> None:
    kept, places = fingerprints(WORDS)
    assert (run_hashes(WORDS, RUN)[places] == kept).all()


@pytest.mark.parametrize("count", range(RUN + 1))
def test_a_short_text_has_one_fingerprint_or_none(count: int) -> None:
    assert len(fingerprints(WORDS[:count])[0]) == (count >= RUN)


def test_the_order_of_words_changes_the_hash() -> None:
    assert run_hashes(WORDS[:5], RUN)[0] != run_hashes(WORDS[:5][::-1], RUN)[0]
