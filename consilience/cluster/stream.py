"""Stories as they form: articles are compared with what is near, and placed again while they are recent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from consilience.cluster.linkage import Links, agglomerate, merge
from consilience.cluster.options import ClusterOptions
from consilience.cluster.rarity import Rarity
from consilience.cluster.sketches import Days, Sketch, vector

# The mean similarity at which two groups are one story, by the number of stems of the shorter text; between the rows it
# runs straight. Headlines share few words even with their own story. B-cubed F1 of ECB+ train and of mixed coverage is
# .909 and .996; with .20 in the last row .886 and .996, with .22 .906 and .993. Of the headline stream it is .851; with
# .05 in the first row .83.
BARS = ((8, 0.04), (24, 0.27), (200, 0.21))
# So many days apart halve a similarity, but time alone never weighs more than FURTHEST: a story can rest for months.
# Without regard to time B-cubed F1 of mixed coverage falls from .996 to .940.
HALVING_DAYS = 20
FURTHEST = 0.6
# Fainter similarities, as a share of the bar, count as none; to 0.3 that changes no figure, and it keeps links few.
FAINT = 0.25
# A word that more groups hold than this proposes nothing.
MOST_HOLDERS = 2_000
# A folded group keeps its heaviest words.
KEPT_OF_A_GROUP = 300


@dataclass
class Group:
    """Articles that are placed for good: the sum of their vectors."""

    articles: list[str]
    vector: dict[str, float]
    days: Days | None
    length: float
    seen: int


class StoryStream:
    """Articles of one language, grouped into stories as they arrive.

    The last `options.window` articles are placed anew every `options.round` articles, together with the groups of older
    ones, so that a story may still split or merge while it is recent and the work an article costs stays bounded.
    """

    def __init__(self, language: str, options: ClusterOptions) -> None:
        self._options = options
        self._rarity = Rarity(language)
        self._waiting: list[Sketch] = []
        self._nodes: dict[int, Group] = {}
        self._links: Links = {}
        self._holders: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._recent: list[int] = []
        self._retired: list[list[str]] = []
        self._next = 0

    def add(self, sketch: Sketch) -> None:
        """Take in one article; it gets its place when the round is full or the stories are asked for."""
        self._waiting.append(sketch)
        if len(self._waiting) >= self._options.round:
            self._settle()

    def stories(self) -> list[list[str]]:
        """The ids of the articles of each story, the retired ones included."""
        self._enter()
        return self._retired + [self._articles(group) for group in self._groups()]

    def _settle(self) -> None:
        self._enter()
        if len(self._recent) > self._options.window:
            self._fold(self._groups())
            self._retire()

    def _groups(self) -> list[list[int]]:
        return agglomerate(self._links, {node: len(group.articles) for node, group in self._nodes.items()}, 1.0)

    def _articles(self, nodes: Iterable[int]) -> list[str]:
        return [article for node in nodes for article in self._nodes[node].articles]

    def _enter(self) -> None:
        """Compare the waiting articles with all nodes; rarity is counted first, so that order matters little."""
        for sketch in self._waiting:
            self._rarity.note(sketch.stems)
        for sketch in self._waiting:
            self._place(Group([sketch.article], vector(sketch, self._rarity), sketch.days, sketch.length, self._next))
            self._recent.append(self._next - 1)
        self._waiting = []

    def _place(self, group: Group) -> int:
        """Enter a group as a node, linked with the nodes that share words with it."""
        node = self._next
        self._next += 1
        self._nodes[node] = group
        self._links[node] = {}
        for other, similarity in self._near(group):
            self._links[node][other] = similarity
            self._links[other][node] = similarity
        self._hold(node)
        return node

    def _near(self, group: Group) -> Iterator[tuple[int, float]]:
        totals: defaultdict[int, float] = defaultdict(float)
        for word, weight in group.vector.items():
            holders = self._holders[word]
            for other, held in holders.items() if len(holders) <= MOST_HOLDERS else ():
                totals[other] += weight * held
        for other, total in totals.items():
            near = self._nodes[other]
            similarity = total * _closeness(group.days, near.days) / bar(min(group.length, near.length))
            if similarity >= FAINT * len(near.articles):
                yield other, similarity

    def _hold(self, node: int) -> None:
        for word, weight in self._nodes[node].vector.items():
            self._holders[word][node] = weight

    def _release(self, node: int) -> None:
        for word in self._nodes[node].vector:
            self._holders[word].pop(node, None)
            if not self._holders[word]:
                del self._holders[word]

    def _fold(self, groups: Iterable[Iterable[int]]) -> None:
        """Join for good the articles of one story that are no longer recent."""
        self._recent = self._recent[-self._options.window // 2 :]
        recent = set(self._recent)
        for group in groups:
            old = [node for node in group if node not in recent]
            for node in old[1:]:
                self._join(old[0], node)

    def _join(self, into: int, node: int) -> None:
        """Make two nodes one; their similarities to the others add up, none is computed again."""
        self._release(into)
        self._release(node)
        merge(self._links, into, node, into)
        self._nodes[into] = _union(self._nodes[into], self._nodes.pop(node))
        self._hold(into)

    def _retire(self) -> None:
        """Let go of groups that rest: nothing was added for long, by the calendar or by the number of articles."""
        newest = max((group.days.last for group in self._nodes.values() if group.days), default=None)
        recent = set(self._recent)
        for node, group in list(self._nodes.items()):
            rests = bool(group.days and newest and (newest - group.days.last).days > self._options.idle_days)
            if node not in recent and (rests or self._next - group.seen > self._options.idle_articles):
                self._retired.append(group.articles)
                self._release(node)
                for other in self._links.pop(node):
                    del self._links[other][node]
                del self._nodes[node]


def bar(length: float) -> float:
    """The mean similarity that makes one story of texts of so many stems.

    >>> bar(6), round(bar(16), 3), bar(400)
    (0.04, 0.155, 0.21)
    """
    for (short, low), (long, high) in pairwise(BARS):
        if length < long:
            return low + max(length - short, 0) / (long - short) * (high - low)
    return BARS[-1][1]


def _closeness(one: Days | None, other: Days | None) -> float:
    """1 for the same or the next day and for days unknown, falling to FURTHEST."""
    if one is None or other is None:
        return 1.0
    apart = max((one.first - other.last).days, (other.first - one.last).days) - 1
    return max(FURTHEST, 1 / (1 + max(apart, 0) / HALVING_DAYS))


def _union(one: Group, other: Group) -> Group:
    summed = dict(one.vector)
    for word, weight in other.vector.items():
        summed[word] = summed.get(word, 0.0) + weight
    kept = sorted(summed.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT_OF_A_GROUP]
    size = len(one.articles) + len(other.articles)
    return Group(
        articles=one.articles + other.articles,
        vector=dict(kept),
        days=_joined(one.days, other.days),
        length=(one.length * len(one.articles) + other.length * len(other.articles)) / size,
        seen=max(one.seen, other.seen),
    )


def _joined(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    return Days(first=min(one.first, other.first), last=max(one.last, other.last))
