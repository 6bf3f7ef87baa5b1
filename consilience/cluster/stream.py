"""Stories as they form: articles are compared with what is near, and placed again while they are recent."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from consilience.cluster.changes import Ledger, StoryChange
from consilience.cluster.groups import FAINT, Group, Table, union
from consilience.cluster.index import RareWords
from consilience.cluster.joining import Judge, trained_judge
from consilience.cluster.linkage import Joined, Links, agglomerate, merge, part, united
from consilience.cluster.options import DEFAULTS, ClusterOptions
from consilience.cluster.rarity import Rarity
from consilience.cluster.sketches import Sketch
from consilience.cluster.vectors import Array, Places, Vector, products, products_with
from consilience.cluster.weighting import counted, stems, weighted


class StoryStream:
    """Articles of one language, grouped into stories as they arrive.

    The last `options.window` articles are placed anew every `options.round` articles, together with the older groups
    near them, so that a story may still split or merge while it is recent and the work an article costs stays bounded.
    """

    def __init__(
        self,
        language: str,
        options: ClusterOptions = DEFAULTS,
        judge: Callable[[Mapping[int, Group]], Judge] = trained_judge,
    ) -> None:
        self._options = options
        self._judge = judge
        self._rarity = Rarity(language)
        self._ledger = Ledger()
        self._waiting: list[tuple[Sketch, str | None]] = []
        self._nodes: dict[int, Group] = {}
        self._links: Links = {}
        self._recent: list[int] = []
        self._older: OrderedDict[int, None] = OrderedDict()
        self._older_words = RareWords()
        self._retired: dict[str, tuple[str, ...]] = {}
        self._next = 0

    def add(self, sketch: Sketch) -> None:
        """Take in one article; it gets its place when the round is full or the stories are asked for."""
        self._take(sketch, None)

    def known(self, sketch: Sketch, story: str) -> None:
        """Put back an article that has its story. It may still change it while it is recent, as `changes` tells."""
        self._take(sketch, story)

    def stories(self) -> list[list[str]]:
        """The ids of the articles of each story, the retired ones included."""
        return list(self.named().values())

    def named(self) -> dict[str, list[str]]:
        """The same under the ids of the stories, which stay while a story grows."""
        self._settle()
        stories = {story: list(articles) for story, articles in self._retired.items()}
        for group in self._nodes.values():
            stories.setdefault(group.story or "", []).extend(group.articles)
        return stories

    def changes(self) -> tuple[StoryChange, ...]:
        """What became of the stories since this was last asked, in order."""
        self._settle()
        return self._ledger.take()

    def _take(self, sketch: Sketch, story: str | None) -> None:
        self._waiting.append((sketch, story))
        if len(self._waiting) >= self._options.round:
            self._settle()

    def _settle(self) -> None:
        """Place the articles that wait, and the recent ones anew."""
        if not self._waiting:
            return
        self._enter()
        groups = self._groups()
        self._ledger.enter(([self._nodes[node] for node in group.nodes], group.likelihood) for group in groups)
        if len(self._recent) > self._options.window:
            self._fold(groups)
            self._retire()

    def _enter(self) -> None:
        """Compare the waiting articles with all near nodes; rarity is counted first, so that order matters little."""
        words = [counted(sketch, self._rarity) for sketch, _ in self._waiting]
        for one in words:
            self._rarity.note(*stems(one))
        vectors = [weighted(one, self._rarity) for one in words]
        fresh = [_group(*each, vector, self._next) for each, vector in zip(self._waiting, vectors, strict=True)]
        self._waiting = []
        for node, group in enumerate(fresh, self._next):
            self._recent.append(node)
            self._nodes[node], self._links[node] = group, {}
        self._next += len(fresh)
        self._link_recent(len(fresh))
        self._link_older(self._recent[-len(fresh) :])

    def _link_recent(self, fresh: int) -> None:
        """Link the last so many articles with all recent ones."""
        recent = [self._nodes[node] for node in self._recent]
        made = products([group.vector for group in recent], fresh)
        rows, others = np.tril(made, len(recent) - fresh - 1).nonzero()
        ones = rows + len(recent) - fresh
        found = Table(recent).likeness(ones, others, made[rows, others])
        self._link(self._recent, ones, others, found)

    def _link_older(self, fresh: Sequence[int]) -> None:
        """Link articles with the older groups near them."""
        near = [self._older_words.near(self._nodes[node].vector) for node in fresh]
        nodes = [*fresh, *sorted(set().union(*near))]
        places = {node: place for place, node in enumerate(nodes)}
        groups = [self._nodes[node] for node in nodes]
        ones = np.repeat(np.arange(len(fresh)), [len(found) for found in near])
        others = np.array([places[node] for found in near for node in found], dtype=np.intp)
        pairs = [
            products_with(groups[place].vector, [self._nodes[node].vector for node in found])
            for place, found in enumerate(near)
            if found
        ]
        if pairs:
            self._link(nodes, ones, others, Table(groups).likeness(ones, others, np.concatenate(pairs)))

    def _link(self, nodes: Sequence[int], ones: Places, others: Places, totals: Array) -> None:
        for place in totals.nonzero()[0]:
            one, other = nodes[ones[place]], nodes[others[place]]
            self._links[one][other] = self._links[other][one] = float(totals[place])

    def _groups(self) -> list[Joined]:
        """The recent articles and the older groups near them, as they now fit together."""
        near = set(self._recent).union(*(self._links[node] for node in self._recent))
        links = {node: {other: total for other, total in self._links[node].items() if other in near} for node in near}
        return agglomerate(links, {node: self._nodes[node].part for node in sorted(near)}, self._judge(self._nodes))

    def _fold(self, groups: Iterable[Joined]) -> None:
        """Join for good the articles of one story that are no longer recent."""
        cut = len(self._recent) - self._options.window // 2
        leaving, self._recent = self._recent[:cut], self._recent[cut:]
        recent, left = set(self._recent), set(leaving)
        for group in groups:
            old = [node for node in group.nodes if node not in recent]
            if len(old) > 1 or (old and old[0] in left):
                self._join(old)

    def _join(self, nodes: Sequence[int]) -> None:
        """Make nodes one older group; their likenesses to the others add up, none is computed again."""
        into = nodes[0]
        for node in nodes:
            if node in self._older:
                self._older_words.release(node)
                del self._older[node]
        for node in nodes[1:]:
            one, other = self._nodes[into], self._nodes.pop(node)
            whole = united(one.part, other.part, self._links[into].get(node, 0.0))
            merge(self._links, into, node, into)
            self._nodes[into] = union(one, other, whole)
        self._trim(into)
        self._older[into] = None
        self._older_words.hold(into, self._nodes[into].vector)

    def _trim(self, node: int) -> None:
        """Forget the links of a group that have become faint."""
        size, row = self._nodes[node].part.size, self._links[node]
        for other in [other for other, total in row.items() if total < FAINT * size * self._nodes[other].part.size]:
            del row[other]
            del self._links[other][node]

    def _retire(self) -> None:
        """Let go of groups that rest: nothing was added for long, by the calendar or by the number of articles."""
        newest = max((moment.last for node in self._recent if (moment := self._nodes[node].moment)), default=None)
        while self._older:
            node = next(iter(self._older))
            group = self._nodes[node]
            rests = bool(group.moment and newest and newest - group.moment.last > self._options.idle_days)
            if not rests and self._next - group.seen <= self._options.idle_articles:
                return
            self._let_go(node)

    def _let_go(self, node: int) -> None:
        group = self._nodes.pop(node)
        story = group.story or ""
        self._retired[story] = self._retired.get(story, ()) + tuple(group.articles)
        self._ledger.retire(group)
        self._older_words.release(node)
        del self._older[node]
        for other in self._links.pop(node):
            del self._links[other][node]


def _group(sketch: Sketch, story: str | None, vector: Vector, seen: int) -> Group:
    return Group(
        articles=[sketch.article],
        vector=vector,
        meaning=np.array(sketch.meaning, dtype=np.float64) if sketch.meaning else None,
        moment=sketch.moment,
        part=part(1, sketch.length),
        seen=seen,
        story=story,
    )
