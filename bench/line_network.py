"""The training of a line model: gradient descent through the network of `consilience.clean.line_model`, NumPy alone."""

import math
import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.clean.line_features import BUCKETS, Matrix, Seen, shifted
from consilience.clean.line_model import REACHES, Weights, scaled

Flags = NDArray[np.bool_]

HIDDEN = 64
VECTOR = 16
# Lists of lines in a batch; longer ones are cut to a stretch, and the next begins out of reach of the last.
BATCH = 16
LONGEST = 400
GAP = max(REACHES)
RATE = 2e-3
WARMING = 0.15
LARGEST_SLOPE = 1.0
# Without much of both the network learns the sites by heart: page F1 .915 at 2 % lost, with them .940.
DROPPED_HIDDEN = 0.5
DROPPED_WORDS = 0.5
DROPPED_NUMBERS = 0.3
SMALLEST_SCALE = 0.05


class Example(NamedTuple):
    """One list of lines as the network sees it, with its answers: 1 for furniture."""

    seen: Seen
    answers: Matrix


class Plan(NamedTuple):
    """How long to train, and how much the weights shrink meanwhile."""

    epochs: int
    decay: float


class _Batch(NamedTuple):
    seen: Seen
    answers: Matrix
    importance: Matrix


class _Passed(NamedTuple):
    """What the network computed of a batch on its way, for the way back."""

    numbers: Matrix
    words: Matrix
    first: Matrix
    entries: list[Matrix]
    inner: list[Matrix]
    summed: Matrix
    scores: Matrix


class _Masks(NamedTuple):
    """What is dropped this time; the rows of the gaps are nought."""

    entry: Matrix
    layers: list[Matrix]
    summed: Matrix


def fitted(examples: Sequence[Example], plan: Plan) -> Weights:
    """The network after `plan.epochs` of Adam on the logistic loss; a list weighs as the root of its length."""
    order, chance = random.Random(0), np.random.default_rng(0)
    numbers = np.vstack([example.seen.numbers for example in examples])
    trained = _start(chance, numbers.mean(axis=0), numbers.std(axis=0) + SMALLEST_SCALE)
    first, second = ([np.zeros_like(part) for part in trained[2:]] for _ in range(2))
    batches = [batch for _ in range(plan.epochs) for batch in _batches(examples, order)]
    for step, chosen in enumerate(batches, start=1):
        slopes = _slopes(trained, _joined([examples[place] for place in chosen], order), chance)
        parts = list(trained[2:])
        rate = _rate(step / len(batches))
        for place, slope in enumerate(slopes):
            first[place] = 0.9 * first[place] + 0.1 * slope
            second[place] = 0.999 * second[place] + 0.001 * slope * slope
            move = first[place] / (1 - 0.9**step) / (np.sqrt(second[place] / (1 - 0.999**step)) + 1e-8)
            parts[place] = (parts[place] - rate * (move + plan.decay * parts[place])).astype(np.float32)
        trained = Weights(trained.mean, trained.scale, *parts)
    return trained


def _start(chance: np.random.Generator, mean: Matrix, scale: Matrix) -> Weights:
    def drawn(*shape: int, fan: int) -> Matrix:
        found: Matrix = chance.uniform(-1, 1, size=shape).astype(np.float32) / np.float32(math.sqrt(fan))
        return found

    width, many = len(mean), len(REACHES)
    return Weights(
        mean=mean,
        scale=scale,
        words=(0.1 * chance.normal(size=(BUCKETS, VECTOR))).astype(np.float32),
        inward=drawn(width, HIDDEN, fan=width + VECTOR),
        inward_words=drawn(VECTOR, HIDDEN, fan=width + VECTOR),
        inward_bias=np.zeros(HIDDEN, dtype=np.float32),
        layers=drawn(many, 3, HIDDEN, HIDDEN, fan=3 * HIDDEN),
        layers_bias=np.zeros((many, HIDDEN), dtype=np.float32),
        output=drawn(2 * HIDDEN, fan=2 * HIDDEN),
        output_bias=np.zeros(1, dtype=np.float32),
    )


def _rate(done: float) -> float:
    """Rises at first, then falls to nothing along half a cosine."""
    if done < WARMING:
        return RATE * done / WARMING
    return RATE * 0.5 * (1 + math.cos(math.pi * (done - WARMING) / (1 - WARMING)))


def _batches(examples: Sequence[Example], order: random.Random) -> list[list[int]]:
    """The places of the examples in a new order, so many at a time."""
    places = list(range(len(examples)))
    order.shuffle(places)
    return [places[at : at + BATCH] for at in range(0, len(places), BATCH)]


def _joined(examples: Sequence[Example], order: random.Random) -> _Batch:
    """The examples one below the other, each cut to a stretch, with a gap of empty lines after each."""
    numbers, answers, importance, buckets, starts = [], [], [], [], []
    total = 0
    for seen, given in examples:
        many = len(given)
        low = order.randrange(many - LONGEST) if many > LONGEST else 0
        high = min(low + LONGEST, many)
        edges = np.append(seen.starts, len(seen.buckets))[low : high + 1]
        empty = np.zeros(GAP, dtype=np.float32)
        numbers += [seen.numbers[low:high], np.zeros((GAP, seen.numbers.shape[1]), dtype=np.float32)]
        answers += [given[low:high], empty]
        importance += [np.full(high - low, many**-0.5, dtype=np.float32), empty]
        buckets += [seen.buckets[edges[0] : edges[-1]], np.zeros(GAP, dtype=np.int64)]
        starts += [edges[:-1] - edges[0] + total, np.arange(GAP) + total + edges[-1] - edges[0]]
        total += int(edges[-1] - edges[0]) + GAP
    joined = Seen(np.vstack(numbers), np.concatenate(buckets), np.concatenate(starts))
    return _Batch(joined, np.concatenate(answers), np.concatenate(importance))


def _slopes(trained: Weights, batch: _Batch, chance: np.random.Generator) -> list[Matrix]:
    """The gradient of the logistic loss for each part of the network that is trained, never too long."""
    many = len(batch.answers)
    real = (batch.importance > 0).astype(np.float32)[:, None]
    masks = _Masks(
        entry=_kept(chance, (many, HIDDEN), DROPPED_HIDDEN) * real,
        layers=[_kept(chance, (many, HIDDEN), DROPPED_HIDDEN / 2) * real for _ in REACHES],
        summed=_kept(chance, (many, 2 * HIDDEN), DROPPED_HIDDEN) * real,
    )
    spoken = chance.random(len(batch.seen.buckets)) >= DROPPED_WORDS
    passed = _forward(trained, batch.seen, masks, chance, spoken)
    told = 1 / (1 + np.exp(-passed.scores))
    error = ((told - batch.answers) * batch.importance / batch.importance.sum()).astype(np.float32)
    slopes = _backward(trained, batch.seen, passed, masks, error, spoken)
    length = math.sqrt(sum(float((slope * slope).sum()) for slope in slopes))
    return [slope * min(1.0, LARGEST_SLOPE / (length + 1e-6)) for slope in slopes]


def _forward(trained: Weights, seen: Seen, masks: _Masks, chance: np.random.Generator, spoken: Flags) -> _Passed:
    numbers = scaled(trained, seen.numbers)
    numbers = numbers * _kept(chance, numbers.shape, DROPPED_NUMBERS)
    words = _mean_spoken(trained, seen, spoken)
    first = np.maximum(numbers @ trained.inward + words @ trained.inward_words + trained.inward_bias, 0)
    last = first * masks.entry
    entries, inner = [], []
    for reach, kernel, bias, mask in zip(REACHES, trained.layers, trained.layers_bias, masks.layers, strict=True):
        around = shifted(last, -reach) @ kernel[0] + last @ kernel[1] + shifted(last, reach) @ kernel[2] + bias
        entries.append(last)
        inner.append(around)
        last = last + np.maximum(around, 0) * mask
    summed = np.hstack([last, first]) * masks.summed
    return _Passed(numbers, words, first, entries, inner, summed, summed @ trained.output + trained.output_bias)


def _backward(
    trained: Weights, seen: Seen, passed: _Passed, masks: _Masks, error: Matrix, spoken: Flags
) -> list[Matrix]:
    back: Matrix = np.outer(error, trained.output).astype(np.float32) * masks.summed
    last, first = back[:, :HIDDEN], back[:, HIDDEN:]
    kernels, biases = np.zeros_like(trained.layers), np.zeros_like(trained.layers_bias)
    for layer in reversed(range(len(REACHES))):
        reach, entry = REACHES[layer], passed.entries[layer]
        slope = last * masks.layers[layer] * (passed.inner[layer] > 0)
        for side, step in enumerate((-reach, 0, reach)):
            kernels[layer, side] = _moved(entry, step).T @ slope
            last = last + _moved(slope @ trained.layers[layer, side].T, -step)
        biases[layer] = slope.sum(axis=0)
    inner: Matrix = ((first + last * masks.entry) * (passed.first > 0)).astype(np.float32)
    return [
        _word_slopes(seen, inner @ trained.inward_words.T, spoken),
        passed.numbers.T @ inner,
        passed.words.T @ inner,
        inner.sum(axis=0),
        kernels,
        biases,
        passed.summed.T @ error,
        error.sum(keepdims=True),
    ]


def _moved(rows: Matrix, step: int) -> Matrix:
    return shifted(rows, step) if step else rows


def _mean_spoken(trained: Weights, seen: Seen, spoken: Flags) -> Matrix:
    """The mean of the vectors of the words that were not dropped."""
    vectors = trained.words[seen.buckets] * spoken[:, None]
    found = np.add.reduceat(vectors, seen.starts, axis=0) / _counts(seen, spoken)
    return found.astype(np.float32)


def _word_slopes(seen: Seen, back: Matrix, spoken: Flags) -> Matrix:
    """The slope of each bucket's vector: the sum over the words that fell in it."""
    lengths = np.diff(np.append(seen.starts, len(seen.buckets)))
    each = np.repeat(back / _counts(seen, spoken), lengths, axis=0) * spoken[:, None]
    slopes = np.zeros((BUCKETS, VECTOR), dtype=np.float32)
    order = np.argsort(seen.buckets, kind="stable")
    used, starts = np.unique(seen.buckets[order], return_index=True)
    slopes[used] = np.add.reduceat(each[order], starts, axis=0)
    return slopes


def _counts(seen: Seen, spoken: Flags) -> Matrix:
    """How many words of each line were not dropped, as a column; one at least."""
    found: Matrix = np.maximum(np.add.reduceat(spoken, seen.starts, dtype=np.int64), 1)[:, None].astype(np.float32)
    return found


def _kept(chance: np.random.Generator, shape: tuple[int, ...], share: float) -> Matrix:
    """Noughts for what is dropped, and for the rest what makes up for it."""
    mask: Matrix = (chance.random(shape, dtype=np.float32) >= share).astype(np.float32) / np.float32(1 - share)
    return mask
