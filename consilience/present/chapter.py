"""One story with all that its part of the page needs."""

from collections.abc import Iterable

from consilience.present.arcs import Drawing, drawing
from consilience.present.article_text import Uses
from consilience.present.as_of import AsOf, as_of
from consilience.present.axis import Clocks, clocks
from consilience.present.dependence import Edge, Graph, graph
from consilience.present.matrix import Row, matrix
from consilience.present.outline import FURTHER, Citation, Line, Moment, Outline, Topic, outline
from consilience.present.report_days import Changes
from consilience.present.uses import uses
from consilience.present.wording import count
from consilience.records import Account, Record, Verdict

# The level of a story's own heading is one less: the page's first heading where it is alone.
ALONE, AMONG_OTHERS = 2, 3


class Chapter(Record, frozen=True, kw_only=True):
    """A story as it is shown; `level` is that of its sections' headings."""

    level: int
    shown: Outline
    links: Graph
    drawing: Drawing
    clocks: Clocks | None
    rows: tuple[Row, ...]
    further: tuple[tuple[Verdict, tuple[Topic, ...]], ...]
    used: Uses
    past: AsOf

    @property
    def sections(self) -> tuple[tuple[str, int], ...]:
        """The sections that are on the page, and how many entries each has; 0 where that says nothing."""
        shown = self.shown
        found = (
            ("brief", True, 0),
            ("disputed", True, len(shown.disputed)),
            ("superseded", bool(shown.superseded), len(shown.superseded)),
            ("further", bool(shown.further), len(shown.further)),
            ("timeline", bool(shown.timeline), 0),
            ("matrix", bool(self.rows), 0),
            ("dependence", True, 0),
            ("articles", True, 0),
        )
        return tuple((name, number) for name, is_there, number in found if is_there)

    @property
    def tallies(self) -> tuple[tuple[Changes[str], Changes[str]], ...]:
        """How many articles, outlets and origins: the numbers and their nouns, on each day on which they change."""
        told = [(name, changes) for name, changes in self.past.tallies.items() if changes[-1][1]]
        return tuple(
            (
                tuple((day, f"{number:,}") for day, number in changes),
                tuple((day, count(number, name).split(" ", 1)[1]) for day, number in changes),
            )
            for name, changes in told
        )

    def topic_of(self, point: str | None) -> Topic | None:
        """The shown topic of a statement's point."""
        return next((topic for topic in self.shown.topics if topic.point.id == point), None)

    def cited_since(self, citations: Iterable[Citation]) -> int:
        """The day on which the first of the cited articles was out."""
        return self.past.days.first(cited.span.article for cited in citations)

    def told_since(self, parts: Iterable[Line | Topic]) -> int:
        """The day on which the first of the statements or points was told."""
        return min(self.past.parts[each.mark].since for each in parts)

    def happened_since(self, moments: Iterable[Moment]) -> int:
        """The day on which the first of the moments was told."""
        return self.cited_since(cited for moment in moments for cited in moment.citations)

    def linked_since(self, edge: Edge) -> int:
        """The day on which the dependent article was out."""
        return self.past.days.first(
            each.article.id for each in self.shown.witnesses if each.number == edge.target.number
        )


def chapter(account: Account, number: int, *, is_alone: bool) -> Chapter:
    """The story of that number in the report."""
    shown = outline(account, f"s{number}")
    links = graph(shown)
    grouped = ((verdict, tuple(each for each in shown.further if each.point.verdict is verdict)) for verdict in FURTHER)
    return Chapter(
        level=ALONE if is_alone else AMONG_OTHERS,
        shown=shown,
        links=links,
        drawing=drawing(links),
        clocks=clocks(shown.timeline, shown.witnesses),
        rows=matrix(shown),
        further=tuple(group for group in grouped if group[1]),
        used=uses(shown, links),
        past=as_of(shown),
    )
