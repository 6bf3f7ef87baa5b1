"""An attribution in the making, and the stretches of text that its words make."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from consilience.annotate.trees import Tree
from consilience.records import Article, Attribution, Stance

QUOTATION_MARKS = "\"“”„«»‘’'`"
LONGEST_MARK = 2

Bounds = tuple[int, int]


class Draft(NamedTuple):
    """An attribution as offsets of the text.

    `place` is where its cue begins, and names it within the article; `medium` the outlet that its source names.
    """

    place: int
    rule: str
    cue: tuple[Bounds, ...]
    source: tuple[Bounds, ...]
    content: tuple[Bounds, ...] = ()
    via: Bounds | None = None
    medium: Bounds | None = None
    stance: Stance = Stance.ASSERTS

    def holds(self, bounds: Bounds) -> bool:
        """Is the stretch already in the content?"""
        return any(start <= bounds[0] and bounds[1] <= end for start, end in self.content)

    def joined(self, bounds: Bounds) -> "Draft":
        """The draft with one more stretch of content, which takes in those that it overlaps."""
        apart = [(start, end) for start, end in self.content if end <= bounds[0] or bounds[1] <= start]
        over = [own for own in self.content if own not in apart]
        whole = min(start for start, _ in (bounds, *over)), max(end for _, end in (bounds, *over))
        return self._replace(content=tuple(sorted([*apart, whole])))

    def attribution(self, article: Article) -> Attribution:
        return Attribution(
            content=tuple(article.span(*bounds) for bounds in self.content),
            source=tuple(article.span(*bounds) for bounds in self.source),
            cue=tuple(article.span(*bounds) for bounds in self.cue),
            rule=self.rule,
            via=article.span(*self.via) if self.via else None,
            stance=self.stance,
        )


def stretches(tree: Tree, words: Collection[int]) -> list[Bounds]:
    """The words of a sentence as stretches of text, without punctuation or a conjunction at either end."""

    def is_edge(word: int) -> bool:
        return tree.is_punctuation(word) or tree.tokens[word].pos == "CCONJ"

    runs: list[list[int]] = []
    for word in sorted(words):
        if runs and all(map(tree.is_punctuation, range(runs[-1][-1] + 1, word))):
            runs[-1].append(word)
        elif not is_edge(word):
            runs.append([word])
    for run in runs:
        while is_edge(run[-1]):
            run.pop()
    return [(tree.tokens[run[0]].start, tree.tokens[run[-1]].end) for run in runs]


def around(quoted: Sequence[Bounds], place: int) -> Bounds | None:
    """The one of some ordered stretches in which a place lies."""
    nearest = bisect_right(quoted, place, key=lambda bounds: bounds[0]) - 1
    return quoted[nearest] if nearest >= 0 and quoted[nearest][1] > place else None


def with_whole_quotations(content: Iterable[Bounds], quoted: Sequence[Bounds]) -> tuple[Bounds, ...]:
    """The content with each quotation that one of its stretches begins or ends in taken whole."""
    whole: list[Bounds] = []
    for start, end in content:
        first, last = around(quoted, start) or (start, end), around(quoted, end - 1) or (start, end)
        start, end = min(start, first[0]), max(end, last[1])
        if whole and start <= whole[-1][1]:
            start, end = whole[-1][0], max(end, whole.pop()[1])
        whole.append((start, end))
    return tuple(whole)


def with_marks(text: str, start: int, end: int) -> Bounds:
    """The stretch between quotation marks with its marks."""
    first = next(
        (at for at in range(start, start - LONGEST_MARK, -1) if text[at - 1 : at] not in QUOTATION_MARKS), None
    )
    last = next((at for at in range(end, end + LONGEST_MARK) if text[at : at + 1] not in QUOTATION_MARKS), None)
    return (
        max(0, start - LONGEST_MARK) if first is None else first,
        min(len(text), end + LONGEST_MARK) if last is None else last,
    )
