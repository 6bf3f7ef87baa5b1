"""Which pairs of articles are worth aligning: an inverted index of fingerprints, without the boilerplate.

Everything is counted over the whole window of articles, so the order in which they come changes no proposal but in
postings longer than MOST_PARTNERS: there every article is paired with the earliest ones only, which keeps the work
linear where thousands print the same text.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.provenance.fingerprints import RUN

# Every article of a posting is paired with its first ones: so many in a short posting, fewer beyond MANY.
MOST_PARTNERS, FEWER_PARTNERS = 16, 4
MANY = 32
# Boilerplate: words that many articles print, few pairs of which are kin, that is, share KIN_SHARE of the smaller
# sketch. Found from the most to the least common, since a disclaimer also hides the kinship of those that print it.
KIN_SHARE = 0.7
FEWEST_KIN = 0.3
# It comes in stretches of so many fingerprints (about 18 words); what several rewritten copies share is shorter.
BOILERPLATE_STRETCH = 4


# The fingerprints are sorted in so many parts, which bounds the memory.
SHARDS = 16
_SHARD = 2**64 // SHARDS


class Proposal(NamedTuple):
    """When a pair is proposed: fingerprints shared, their share of the smaller sketch, and how many articles make
    boilerplate, from the most common on (none: it is not looked for).
    """

    fewest: int
    share: float
    boilerplate: tuple[int, ...] = ()


class Sketch(NamedTuple):
    """The fingerprints of one article and the places of their first words."""

    prints: NDArray[np.uint64]
    places: NDArray[np.uint32]


class Proposals(NamedTuple):
    """Pairs of article numbers (the earlier first, in order), and each article's boilerplate as word ranges."""

    pairs: NDArray[np.int64]
    boilerplate: dict[int, list[tuple[int, int]]]


class _Postings(NamedTuple):
    """Fingerprints that occur more than once, grouped: `articles` ascend within a group, `firsts` is its first row."""

    rows: NDArray[np.intp]
    articles: NDArray[np.int64]
    groups: NDArray[np.intp]
    firsts: NDArray[np.intp]


class _Counted(NamedTuple):
    """The pairs of articles as numbers, with the fingerprints they share and those of the smaller sketch.

    `groups` and `places` are the posting and the pair of each shared fingerprint.
    """

    postings: _Postings
    groups: NDArray[np.intp]
    places: NDArray[np.intp]
    codes: NDArray[np.int64]
    shared: NDArray[np.intp]
    smaller: NDArray[np.int64]


def propose(sketches: list[Sketch], wanted: Proposal) -> Proposals:
    """The pairs that share enough fingerprints once boilerplate is left out."""
    prints = np.concatenate([np.empty(0, np.uint64), *(sketch.prints for sketch in sketches)])
    articles = np.repeat(np.arange(len(sketches), dtype=np.int32), [len(sketch.prints) for sketch in sketches])
    rows = _shared(prints)
    boilerplate = np.zeros(len(prints), bool)
    for commonness in wanted.boilerplate:
        counted = _counted(prints, articles, rows, boilerplate, len(sketches))
        boilerplate |= _stretches(_common(counted, commonness, len(prints)), articles)
    counted = _counted(prints, articles, rows, boilerplate, len(sketches))
    return Proposals(
        pairs=_enough(counted, len(sketches), wanted),
        boilerplate=_ranges(boilerplate, articles, [sketch.places for sketch in sketches]),
    )


def _shared(prints: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The rows whose fingerprint occurs twice or more, in order of fingerprint and row; most do not."""
    found = [np.empty(0, np.intp)]
    for shard in range(SHARDS):
        rows = np.flatnonzero((prints >= shard * _SHARD) & (prints <= shard * _SHARD + (_SHARD - 1)))
        rows = rows[np.argsort(prints[rows], kind="stable")]
        same = np.diff(prints[rows]) == 0
        found.append(rows[np.r_[False, same][: len(rows)] | np.r_[same, False][: len(rows)]])
    return np.concatenate(found)


def _counted(
    prints: NDArray[np.uint64],
    articles: NDArray[np.int32],
    rows: NDArray[np.intp],
    boilerplate: NDArray[np.bool_],
    count: int,
) -> _Counted:
    """What every pair shares of the fingerprints that are not boilerplate."""
    kept = rows[~boilerplate[rows]]
    postings = _postings(prints[kept], articles[kept].astype(np.int64), kept)
    members, partners = _partners(postings)
    codes, places, shared = np.unique(
        postings.articles[partners] * count + postings.articles[members], return_inverse=True, return_counts=True
    )
    sizes = np.bincount(articles[~boilerplate], minlength=count)
    smaller = np.minimum(sizes[codes // count], sizes[codes % count])
    return _Counted(postings, postings.groups[members], places, codes, shared, smaller)


def _postings(prints: NDArray[np.uint64], articles: NDArray[np.int64], rows: NDArray[np.intp]) -> _Postings:
    """The rows, which come in order of fingerprint, in groups of one fingerprint each."""
    firsts = np.r_[0, np.flatnonzero(np.diff(prints)) + 1][: len(prints)]
    lengths = np.diff(np.r_[firsts, len(prints)])
    return _Postings(
        rows=rows,
        articles=articles,
        groups=np.repeat(np.arange(len(firsts)), lengths),
        firsts=np.repeat(firsts, lengths),
    )


def _partners(postings: _Postings) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of posting rows: every member with the first ones of its group before it."""
    lengths = np.bincount(postings.groups)
    most = np.where(lengths > MANY, FEWER_PARTNERS, MOST_PARTNERS)[postings.groups]
    ranks = np.minimum(np.arange(len(postings.rows)) - postings.firsts, most)
    members, partners = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
    for number in range(MOST_PARTNERS):
        chosen = np.flatnonzero(ranks > number)
        first = postings.firsts[chosen] + number
        other = postings.articles[chosen] != postings.articles[first]
        members.append(chosen[other])
        partners.append(first[other])
    return np.concatenate(members), np.concatenate(partners)


def _common(counted: _Counted, commonness: int, length: int) -> NDArray[np.bool_]:
    """Which of all fingerprints so many articles hold without being kin."""
    kin = counted.shared >= KIN_SHARE * counted.smaller
    holders = np.bincount(counted.postings.groups)
    pairs = np.bincount(counted.groups, minlength=len(holders))
    akin = np.bincount(counted.groups, weights=kin[counted.places], minlength=len(holders))
    common = (holders >= commonness) & (akin < FEWEST_KIN * pairs)
    flags = np.zeros(length, bool)
    flags[counted.postings.rows] = common[counted.postings.groups]
    return flags


def _stretches(flags: NDArray[np.bool_], articles: NDArray[np.int32]) -> NDArray[np.bool_]:
    """The flags that stand in a stretch of BOILERPLATE_STRETCH or more within one article."""
    breaks = np.flatnonzero((np.diff(flags) != 0) | (np.diff(articles) != 0)) + 1
    lengths = np.diff(np.r_[0, breaks, len(flags)])
    kept: NDArray[np.bool_] = flags & np.repeat(lengths >= BOILERPLATE_STRETCH, lengths)
    return kept


def _enough(counted: _Counted, count: int, wanted: Proposal) -> NDArray[np.int64]:
    fewest = np.clip(counted.smaller, 1, wanted.fewest)
    enough = (counted.shared >= fewest) & (counted.shared >= wanted.share * counted.smaller)
    chosen = counted.codes[enough]
    return np.stack([chosen // count, chosen % count], axis=1)


def _ranges(
    boilerplate: NDArray[np.bool_], articles: NDArray[np.int32], all_places: list[NDArray[np.uint32]]
) -> dict[int, list[tuple[int, int]]]:
    rows = np.flatnonzero(boilerplate)
    places = np.concatenate([np.empty(0, np.uint32), *all_places])
    breaks = np.flatnonzero((np.diff(rows) != 1) | (np.diff(articles[rows]) != 0)) + 1
    found: dict[int, list[tuple[int, int]]] = {}
    for stretch in np.split(rows, breaks):
        if len(stretch):
            start, end = int(places[stretch[0]]), int(places[stretch[-1]]) + RUN
            found.setdefault(int(articles[stretch[0]]), []).append((start, end))
    return found
