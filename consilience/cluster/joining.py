"""Do two groups become one story, or does each stay its own? A small trained model over how well they fit.

One logistic model of two outcomes: the group that fits best is joined, or none is, and a story of its own stays or
begins. Its odds start from the fit, 1 being even, and three terms correct that for reports: the names that both hold,
that both stand alone, and a constant. Headlines are judged by the fit alone. `bench/train_stories.py` made the weights.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from consilience.cluster.groups import Group, bar
from consilience.cluster.linkage import Part, between_rows
from consilience.cluster.vectors import Range, Vector
from consilience.records import Record

# How far texts of so many stems are reports. Headlines are short, and often every word of theirs is written as a name.
REPORTS = ((10.0, 0.0), (20.0, 1.0))
# The product of names that is usual between reports of one event, in bars; NO_NAMES keeps its logarithm finite.
USUAL_NAMES, NO_NAMES = 0.3, 0.05
WEIGHTS = "joining.toml"

Names = dict[int, float]


class Features(Record, frozen=True, kw_only=True):
    """What a judgement rests on. `fit` and `names` are logarithms, the latter of the mean product of the names of both
    beside what is usual; `alone` and `report` lie between 0 and 1, and the last three are 0 for headlines.
    """

    fit: float
    names: float
    alone: float
    report: float


class JoinModel(Record, frozen=True, kw_only=True):
    """The weight of each feature in the log odds of joining against staying apart."""

    fit: float
    names: float
    alone: float
    report: float

    def likelihood(self, seen: Features) -> float:
        """How likely it is that both tell one story.

        >>> model = JoinModel(fit=3.0, names=2.0, alone=-1.0, report=-1.0)
        >>> model.likelihood(Features(fit=0.0, names=0.0, alone=0.0, report=0.0))
        0.5
        """
        odds = self.fit * seen.fit + self.names * seen.names + self.alone * seen.alone + self.report * seen.report
        return 1 / (1 + math.exp(-odds))


class Judge:
    """Judges the groups of one round, and follows what becomes of them; names are summed where they are asked for."""

    def __init__(self, groups: Mapping[int, Group], model: JoinModel) -> None:
        self._groups = groups
        self._model = model
        self._halves: dict[int, tuple[int, int]] = {}
        self._names: dict[int, Names] = {}

    def likelihood(self, nodes: tuple[int, int], parts: tuple[Part, Part], fit: float) -> float:
        """How likely it is that two groups which fit so well are one story."""
        return self._model.likelihood(self.features(nodes, parts, fit))

    def features(self, nodes: tuple[int, int], parts: tuple[Part, Part], fit: float) -> Features:
        """What the judgement of these two rests on."""
        one, other = parts
        length = min(one.length, other.length)
        report = between_rows(REPORTS, length)
        alone = report if one.size == other.size == 1 else 0.0
        names = report * self._shared_names(nodes, one.size * other.size * bar(length)) if report else 0.0
        return Features(fit=math.log(fit), names=names, alone=alone, report=report)

    def joined(self, nodes: tuple[int, int], into: int) -> None:
        """Note that two groups became one."""
        self._halves[into] = nodes

    def members(self, node: int) -> Iterator[int]:
        """The groups that a node was made of."""
        if node in self._halves:
            for half in self._halves[node]:
                yield from self.members(half)
        else:
            yield node

    def _shared_names(self, nodes: tuple[int, int], expected: float) -> float:
        """The logarithm of the product of names beside what is usual; 0 where one has none, which tells nothing."""
        few, many = sorted((self._names_of(node) for node in nodes), key=len)
        if not few:
            return 0.0
        product = sum(weight * many[name] for name, weight in few.items() if name in many)
        return math.log((product / expected + NO_NAMES) / USUAL_NAMES)

    def _names_of(self, node: int) -> Names:
        """The names of a group with their weights, made when they are first asked for."""
        if node not in self._names:
            if node in self._halves:
                self._names[node] = _sum(*(self._names_of(half) for half in self._halves[node]))
            else:
                self._names[node] = names_of(self._groups[node].vector)
        return self._names[node]


def names_of(vector: Vector) -> Names:
    """The names of a vector with their weights."""
    names = slice(vector.words.searchsorted(Range.NAMES), None)
    return dict(zip(vector.words[names].tolist(), vector.weights[names].tolist(), strict=True))


def _sum(one: Names, other: Names) -> Names:
    few, many = sorted((one, other), key=len)
    return many | {name: weight + many.get(name, 0.0) for name, weight in few.items()}


def trained_judge(groups: Mapping[int, Group]) -> Judge:
    """A judge with the model that ships with the program."""
    return Judge(groups, trained())


@cache
def trained() -> JoinModel:
    """The model that ships with the program."""
    return JoinModel(**tomllib.loads(resources.files("consilience.cluster").joinpath(WEIGHTS).read_text("utf-8")))
