"""Two quotations laid side by side: the words that they share, and those in which they differ."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise

from consilience.claims.quoted import CUTS, is_slight, other_forms, says_otherwise, telling

# So many words may stand between two equal runs; past this they are parts of two utterances.
LONGEST_DIFFERENCE = 6
# So many words may be left out without a mark, between two runs of so many words that follow on one another elsewhere.
LONGEST_OMISSION = 20
RUN_WORDS = 4
# What both say after (or before) the last equal run, in so many words at most.
LONGEST_END = 10
SHORTEST_LIST = 3
Texts = tuple[list[str], list[str]]
Bounds = tuple[int, int]


@dataclass(frozen=True)
class SideBySide:
    """Two texts in the longest stretch where they run together."""

    one: list[str]
    two: list[str]
    blocks: tuple[Match, ...]

    @cached_property
    def shared(self) -> list[str]:
        """The equal words in one place."""
        return [word for block in self.blocks for word in self.one[block.a : block.a + block.size]]

    @property
    def places_in_one(self) -> set[int]:
        return {place for block in self.blocks for place in range(block.a, block.a + block.size)}

    @property
    def places_in_two(self) -> set[int]:
        return {place for block in self.blocks for place in range(block.b, block.b + block.size)}

    @property
    def differing_in_one(self) -> set[int]:
        """The places of the words in which they differ, or next to them where one text has none there."""
        return {place for (start, end), _ in self._places for place in range(start, end)}

    @property
    def differing_in_two(self) -> set[int]:
        return {place for _, (start, end) in self._places for place in range(start, end)}

    @cached_property
    def differences(self) -> list[Texts]:
        """What stands in each text where the other has other words."""
        return self._order or self._differing

    @cached_property
    def moved(self) -> int:
        """How many words both have, in other places."""
        one, two = (Counter(word for texts in self._differing for word in texts[side]) for side in (0, 1))
        return (one & two).total()

    @property
    def size(self) -> int:
        """How many words both have, in whatever place or form."""
        if self._order:
            return min(_size(self.one), _size(self.two))
        return len(self.shared) + self.moved + len(self._forms)

    @property
    def is_framed(self) -> bool:
        """Whether both begin and end alike."""
        if not self.blocks:
            return False
        first, last = self.blocks[0], self.blocks[-1]
        ends = (last.a + last.size, last.b + last.size)
        return first.a == first.b == 0 and ends == (len(self.one), len(self.two))

    @property
    def is_slight(self) -> bool:
        """Whether the texts differ in small words, in order or in form alone."""
        return self.is_reordered or all(is_slight(*texts) for texts in self.differences)

    @property
    def is_reordered(self) -> bool:
        """Whether the texts differ in the order of their words alone."""
        if self._order:
            return True
        sizes = [sum(len(texts[side]) for texts in self._differing) for side in (0, 1)]
        return bool(self.differences) and sizes == [self.moved, self.moved]

    @property
    def share(self) -> float:
        """The equal words among all between the first of them and the last, and among those that differ at an end."""
        if self._order:
            return 1.0
        other = sum(max(map(len, texts)) for texts in self._differing)
        return self.size / (len(self.shared) + max(other, self.moved + len(self._forms))) if self.size else 0.0

    @property
    def share_of_shorter(self) -> float:
        return self.size / max(min(_size(self.one), _size(self.two)), 1)

    @property
    def apart(self) -> int:
        """How many words both print before the first equal word and after the last."""
        return sum(min(map(len, texts)) for texts in self._rests)

    @property
    def telling(self) -> int:
        """How many equal words say enough to know an utterance by."""
        return len(telling(self.one if self._order else [*self.shared, *self._forms]))

    @cached_property
    def _differing(self) -> list[Texts]:
        return [texts for texts in (*self._gaps, *self._ends) if says_otherwise(*texts)]

    @cached_property
    def _forms(self) -> list[str]:
        """The words of one text that stand in the other in another form."""
        return [form for one, two in self._differing for form in other_forms(one, two)]

    @cached_property
    def _order(self) -> list[Texts]:
        """Both texts, where they have the same telling words in another order."""
        one, two = ([word for word in text if word in telling(text)] for text in (self.one, self.two))
        return [(one, two)] if len(one) >= SHORTEST_LIST and one != two and Counter(one) == Counter(two) else []

    @property
    def _places(self) -> Iterator[tuple[Bounds, Bounds]]:
        first, last = Match(0, 0, 0), Match(len(self.one), len(self.two), 0)
        for before, after in pairwise((first, *self.blocks, last)):
            one, two = (before.a + before.size, after.a), (before.b + before.size, after.b)
            texts = self.one[slice(*one)], self.two[slice(*two)]
            if self._order or texts in self._differing:
                is_left_out = not all(texts)
                yield _widened(one, is_left_out), _widened(two, is_left_out)

    @cached_property
    def _gaps(self) -> list[Texts]:
        return _between(self.one, self.two, self.blocks)

    @cached_property
    def _ends(self) -> list[Texts]:
        """What both say before the first and after the last equal word; nothing where one merely starts later."""
        return [texts for texts in self._rests if all(texts) and max(map(len, texts)) <= LONGEST_END]

    @property
    def _rests(self) -> list[Texts]:
        if not self.blocks:
            return []
        first, last = self.blocks[0], self.blocks[-1]
        return [
            (self.one[: first.a], self.two[: first.b]),
            (self.one[last.a + last.size :], self.two[last.b + last.size :]),
        ]


@lru_cache(maxsize=4096)
def side_by_side(first: str, second: str) -> SideBySide:
    """Lay two quotations, as words with a blank between, side by side."""
    one, two = first.split(), second.split()
    matcher = SequenceMatcher(a=one, b=two, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if set(one[block.a : block.a + block.size]) - CUTS]
    chains = (_anchored(one, two, chain) for chain in _chains(one, two, blocks))
    best = max(chains, key=lambda chain: sum(block.size for block in chain), default=())
    return SideBySide(one, two, tuple(best))


def _chains(one: list[str], two: list[str], blocks: Sequence[Match]) -> list[list[Match]]:
    """Runs of equal words that stand near one another, or with a cut between, marked or not."""
    chains = [[block] for block in blocks[:1]]
    for before, after in pairwise(blocks):
        if not _is_near(one, two, before, after):
            chains.append([])
        chains[-1].append(after)
    return chains


def _is_near(one: list[str], two: list[str], before: Match, after: Match) -> bool:
    (gap,) = _between(one, two, (before, after))
    shorter, longer = sorted(map(_size, gap))
    if longer <= LONGEST_DIFFERENCE or (shorter <= LONGEST_DIFFERENCE and CUTS & {*gap[0], *gap[1]}):
        return True
    return not shorter and longer <= LONGEST_OMISSION and min(before.size, after.size) >= RUN_WORDS


def _anchored(one: list[str], two: list[str], chain: list[Match]) -> list[Match]:
    """The chain without single words at its ends, which may be there by chance, unless a quotation ends with them."""
    while len(chain) > 1 and chain[0].size == 1 and not _is_at_edge(one, chain[0], chain[0].a == 0, chain[0].b == 0):
        chain = chain[1:]
    while len(chain) > 1 and chain[-1].size == 1:
        last = chain[-1]
        if _is_at_edge(one, last, last.a + 1 == len(one), last.b + 1 == len(two)):
            break
        chain = chain[:-1]
    return chain


def _is_at_edge(one: list[str], block: Match, is_first: bool, is_second: bool) -> bool:
    return (is_first and is_second) or ((is_first or is_second) and bool(telling(one[block.a : block.a + 1])))


def _widened(bounds: Bounds, is_left_out: bool) -> Bounds:
    """A place with the words about it, where something is left out."""
    return (max(bounds[0] - is_left_out, 0), bounds[1] + is_left_out)


def _between(one: list[str], two: list[str], blocks: Sequence[Match]) -> list[Texts]:
    return [
        (one[before.a + before.size : after.a], two[before.b + before.size : after.b])
        for before, after in pairwise(blocks)
    ]


def _size(words: list[str]) -> int:
    return sum(word not in CUTS for word in words)
