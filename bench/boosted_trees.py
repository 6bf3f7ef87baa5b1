"""Gradient boosting of trees of two questions, after Friedman (2001), with NumPy alone; the same trees each time."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.claims.likeness_trees import Matrix, Trees

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Plan:
    """How trees are grown: how many, how far each counts, on what share of rows and columns, rows of a leaf."""

    trees: int = 500
    rate: float = 0.03
    rows: float = 0.8
    columns: float = 0.25
    smallest: int = 40
    shrinkage: float = 5.0
    bins: int = 64


class Question(NamedTuple):
    """A split with what it gains; None of a gain where the rows cannot be split."""

    gain: float
    column: int
    bin: int


def fitted(rows: Matrix, answers: NDArray[np.bool_], plan: Plan = Plan()) -> Trees:
    """Trees that tell the answers from the rows."""
    chance = np.random.default_rng(0)
    edges = [np.unique(np.quantile(column, np.linspace(0, 1, plan.bins + 1)[1:-1])) for column in rows.T]
    bins = np.column_stack(
        [np.searchsorted(edge, column, side="left") for edge, column in zip(edges, rows.T, strict=True)]
    )
    base = float(np.log(answers.mean() / (1 - answers.mean())))
    odds = np.full(len(rows), base)
    grown = []
    for _ in range(plan.trees):
        share = 1 / (1 + np.exp(-odds))
        chosen = chance.random(len(rows)) < plan.rows
        columns = np.sort(chance.permutation(rows.shape[1])[: max(1, round(plan.columns * rows.shape[1]))])
        tree = _tree(_Sample(bins, columns, answers - share, share * (1 - share), plan), np.flatnonzero(chosen))
        odds += plan.rate * _told(bins, *tree)
        grown.append(tree)
    return _assembled(grown, edges, base, plan)


class _Sample(NamedTuple):
    """The binned rows with the slope and curve of the loss at each."""

    bins: Rows
    columns: Rows
    slope: Matrix
    curve: Matrix
    plan: Plan

    def leaf(self, places: Rows) -> float:
        return float(self.slope[places].sum() / (self.curve[places].sum() + self.plan.shrinkage))


def _tree(sample: _Sample, places: Rows) -> tuple[list[Question], list[float]]:
    """The three questions of a tree and its four leaves."""
    questions = [_question(sample, places)]
    leaves = []
    for side in (False, True):
        under = places[(sample.bins[places, questions[0].column] > questions[0].bin) == side]
        question = _question(sample, under)
        questions.append(question)
        above = sample.bins[under, question.column] > question.bin
        leaves += [sample.leaf(under[~above]), sample.leaf(under[above])]
    return questions, leaves


def _question(sample: _Sample, places: Rows) -> Question:
    """The best split of some rows; one that puts all on one side where none gains."""
    best = Question(0.0, int(sample.columns[0]), sample.plan.bins)
    for column in sample.columns:
        bins = sample.bins[places, column]
        totals = [
            np.cumsum(np.bincount(bins, weights, minlength=sample.plan.bins)).astype(np.float64)
            for weights in (sample.slope[places], sample.curve[places], np.ones(len(places)))
        ]
        slope, curve, count = (total[:-1] for total in totals)
        slopes, curves, counts = (total[-1] for total in totals)
        gain = _worth(slope, curve, sample) + _worth(slopes - slope, curves - curve, sample)
        gain -= _worth(slopes, curves, sample)
        gain[(count < sample.plan.smallest) | (counts - count < sample.plan.smallest)] = 0.0
        place = int(np.argmax(gain))
        best = max(best, Question(float(gain[place]), int(column), place), key=lambda found: found.gain)
    return best


def _worth(slope: Matrix, curve: Matrix, sample: _Sample) -> Matrix:
    found: Matrix = slope**2 / (curve + sample.plan.shrinkage)
    return found


def _told(bins: Rows, questions: list[Question], leaves: list[float]) -> Matrix:
    first, no, yes = (bins[:, question.column] > question.bin for question in questions)
    found: Matrix = np.array(leaves)[2 * first + np.where(first, yes, no)]
    return found


def _assembled(grown: list[tuple[list[Question], list[float]]], edges: list[Matrix], base: float, plan: Plan) -> Trees:
    def threshold(question: Question) -> float:
        edge = edges[question.column]
        return float(edge[question.bin]) if question.bin < len(edge) else float("inf")

    return Trees(
        np.array([[question.column for question in questions] for questions, _ in grown]),
        np.array([[threshold(question) for question in questions] for questions, _ in grown]),
        plan.rate * np.array([leaves for _, leaves in grown]),
        base,
    )
