"""What the line model sees of a line: shape, place, neighbours, repetition, the rules' word, and hashed words.

The words are known only by the bucket their hash falls in, so the weights hold no text.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.clean.core import STRICT_LOSS, WIDE_LOSS, core
from consilience.clean.cues import is_date_line
from consilience.clean.labels import Labels
from consilience.clean.shape import Line, key, tokens
from consilience.records import FRONT_MATTER, FURNITURE, Role

BUCKETS = 8192
# Longer lines are told by shape and place; their first and last words say most of what their words can.
WORDS_OF_SHORT = 16
FIRST_WORDS = 8
LAST_WORDS = 6
# Pairs of words, and runs of characters, count in the shortest lines alone: there they are most of what is said.
WORDS_OF_PAIRS = 8
WORDS_OF_RUNS = 6
RUN = 4
MOST_RUNS = 24
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
WINDOWS = (3, 8)
# Beyond so many lines from a paragraph, farther tells no more.
FARTHEST = 20
MARKS = (".", "?", "!", ":", "…", ",")
SIGNS = re.compile(r"https?:|www\.|@|[|»›©→•·]|\.com\b")
BULLET = re.compile(r"[-–—•*·] ?")
TOPICAL = re.compile(r"\w{5,}")
ROLES = tuple(Role)

Matrix = NDArray[np.float32]
Places = NDArray[np.int64]


class Seen(NamedTuple):
    """What is seen of some lines: a row of numbers each, and the buckets of their words.

    `buckets` holds those of all lines one after the other, each line's from its place in `starts` on; none is without.
    """

    numbers: Matrix
    buckets: Places
    starts: Places


def features(lines: Sequence[Line], labels: Labels) -> Seen:
    """What the model sees of the lines; `labels` are what the rules have said so far."""
    found = [_buckets(line) for line in lines]
    starts = list(accumulate((len(row) for row in found), initial=0))[:-1]
    flat = [bucket for row in found for bucket in row]
    return Seen(_numbers(lines, labels), np.array(flat, dtype=np.int64), np.array(starts, dtype=np.int64))


def _numbers(lines: Sequence[Line], labels: Labels) -> Matrix:
    shapes = np.array([_shape(line) for line in lines], dtype=np.float32)
    told = np.array([_told(label.role if label else None) for label in labels], dtype=np.float32)
    roles = np.array([[label is not None and label.role is role for role in ROLES] for label in labels])
    brief = np.hstack([shapes[:, :3], told])
    parts = [shapes, told, _places(lines), _around(brief), _windows(brief), _repetition(lines), roles]
    return np.hstack(parts).astype(np.float32)


def _buckets(line: Line) -> list[int]:
    return [zlib.crc32(word.encode("utf-8", "surrogatepass")) % BUCKETS for word in _marked(line)]


def _marked(line: Line) -> Iterator[str]:
    """The words of a line, its first and last ones once more as such, and of a short line its pairs and runs."""
    text, words = line.text, tokens(line.text)
    yield f"<{_outline(text[:RUN])}"
    yield f"{_outline(text[-RUN:])}>"
    if not words:
        return
    yield from words if len(words) <= WORDS_OF_SHORT else words[:FIRST_WORDS] + words[-LAST_WORDS:]
    yield from (f"^{words[0]}", "^" + " ".join(words[:2]), f"{words[-1]}$", " ".join(words[-2:]) + "$$")
    if len(words) <= WORDS_OF_PAIRS:
        yield from (f"{one} {other}" for one, other in pairwise(words))
    if len(words) <= WORDS_OF_RUNS:
        whole = "<" + " ".join(words) + ">"
        yield from ("#" + whole[at : at + RUN] for at in range(min(len(whole) - RUN + 1, MOST_RUNS)))


def _outline(text: str) -> str:
    """Each letter as `A` or `a`, each digit as `0`, other characters as they are."""
    return "".join("A" if one.isupper() else "a" if one.isalpha() else "0" if one.isdigit() else one for one in text)


def _shape(line: Line) -> list[float]:
    text = line.text
    words = text.split()
    letters = max(sum(character.isalpha() for character in text), 1)
    many = max(len(words), 1)
    return [
        math.log1p(line.words),
        float(line.is_paragraph),
        float(line.closes),
        math.log1p(len(text)) - math.log1p(line.words),
        *(float(text.endswith(mark)) for mark in MARKS),
        sum(character.isupper() for character in text) / letters,
        sum(word[:1].isupper() for word in words) / many,
        sum(character.isdigit() for character in text) / max(len(text), 1),
        text.count(",") / many,
        float('"' in text),
        float(text.startswith('"')),
        float(text[:1].islower()),
        float(text[:1].isdigit()),
        float(BULLET.match(text) is not None),
        float(SIGNS.search(text) is not None),
        float(text.isupper()),
        math.log1p(text.count(". ")),
        float(line.addresses_reader),
        float(line.is_reporting),
        float(is_date_line(line)),
        float(line.is_capitalised),
        float(any(ord(character) > 0x2E80 for character in text[:20])),
    ]


def _told(role: object) -> list[float]:
    return [float(role in FURNITURE), float(role in FRONT_MATTER)]


def _places(lines: Sequence[Line]) -> Matrix:
    """Where a line stands in the article, and before, in or after its paragraphs."""
    many = len(lines)
    at = np.arange(many, dtype=np.float32)
    paragraphs = np.array([line.is_paragraph for line in lines], dtype=np.float32)
    words = np.array([line.words for line in lines], dtype=np.float32)
    prose = words * paragraphs
    before = np.cumsum(prose) / max(float(prose.sum()), 1.0)
    columns = [
        at / many,
        np.minimum(at, 10) / 10,
        np.minimum(many - 1 - at, 10) / 10,
        np.full(many, math.log1p(many)),
        np.full(many, paragraphs.mean()),
        np.full(many, prose.sum() / max(words.sum(), 1.0)),
        before,
        np.minimum(np.cumsum(paragraphs), 10) / 10,
        np.minimum(np.cumsum(paragraphs[::-1])[::-1], 10) / 10,
        _gaps(paragraphs),
        _gaps(paragraphs[::-1])[::-1],
        *(column for loss in (STRICT_LOSS, WIDE_LOSS) for column in _core_places(lines, loss)),
    ]
    return np.column_stack(columns).astype(np.float32)


def _core_places(lines: Sequence[Line], loss: float) -> list[Matrix]:
    """How far each line is from the core, and how much of the article the core is."""
    found = core(lines, loss)
    first, last = found.start, found.stop
    at = np.arange(len(lines), dtype=np.float32)
    return [
        ((at >= first) & (at < last)).astype(np.float32),
        np.log1p(np.maximum(first - at, 0)),
        np.log1p(np.maximum(at - last + 1, 0)),
        np.full(len(lines), math.log1p(last - first)),
        np.full(len(lines), (last - first) / len(lines)),
    ]


def _gaps(paragraphs: Matrix) -> Matrix:
    """How many lines since the last paragraph, as a logarithm."""
    gaps: list[float] = []
    since = FARTHEST
    for is_paragraph in paragraphs:
        gaps.append(math.log1p(since))
        since = 0 if is_paragraph else min(since + 1, FARTHEST)
    return np.asarray(gaps, dtype=np.float32)


def _around(brief: Matrix) -> Matrix:
    """The brief of each neighbour; beyond the ends, minus one."""
    return np.hstack([shifted(brief, step, beyond=-1.0) for step in NEIGHBOURS])


def shifted(rows: Matrix, step: int, beyond: float = 0.0) -> Matrix:
    """The rows `step` places further on; those from beyond the ends hold one number."""
    moved = np.full_like(rows, beyond)
    if abs(step) < len(rows):
        if step > 0:
            moved[:-step] = rows[step:]
        else:
            moved[-step:] = rows[:step]
    return moved


def _windows(brief: Matrix) -> Matrix:
    return np.hstack([window_mean(brief, width) for width in WINDOWS])


def window_mean(rows: Matrix, width: int) -> Matrix:
    """The mean of the rows from `width` before to `width` after each."""
    sums = np.vstack([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0, dtype=np.float64)])
    at = np.arange(len(rows))
    low, high = np.maximum(at - width, 0), np.minimum(at + width + 1, len(rows))
    return np.asarray((sums[high] - sums[low]) / (high - low)[:, None], dtype=np.float32)


def _repetition(lines: Sequence[Line]) -> Matrix:
    """How often a line stands in the article, and how many of its longer words its paragraphs use."""
    keys = [key(line.text) for line in lines]
    standing = Counter(keys)
    topics = [set(TOPICAL.findall(line.text.lower())) for line in lines]
    used = Counter(word for line, words in zip(lines, topics, strict=True) if line.is_paragraph for word in words)
    rows = [
        [math.log(standing[said]), _share_used(words, used, line.is_paragraph), float(bool(words))]
        for line, said, words in zip(lines, keys, topics, strict=True)
    ]
    return np.array(rows, dtype=np.float32)


def _share_used(words: set[str], used: Counter[str], is_paragraph: bool) -> float:
    """The share of the words that paragraphs other than this line use."""
    return sum(used[word] > is_paragraph for word in words) / max(len(words), 1)
