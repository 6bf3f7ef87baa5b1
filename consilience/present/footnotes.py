"""The footnotes of a Markdown file: a number for each place that is cited, in the order of citing."""

from collections.abc import Iterable, Iterator, Mapping

from consilience.present.dependence import Graph
from consilience.present.outline import Outline, Topic, Witness
from consilience.records import Record, Span

Place = tuple[Witness, Span]


class Footnotes(Record, frozen=True, kw_only=True):
    """The cited places of a report with their numbers; an article in two stories has two keys."""

    numbers: Mapping[tuple[str, Span], int]
    places: tuple[Place, ...]

    def mark(self, witness: Witness, span: Span) -> str:
        """The reference to the footnote of that place."""
        return f"[^{self.numbers[witness.key, span]}]"

    @property
    def numbered(self) -> Iterator[tuple[int, Place]]:
        return enumerate(self.places, 1)


def footnotes(stories: Iterable[tuple[Outline, Graph]]) -> Footnotes:
    """The footnotes of some stories, numbered through."""
    places = {
        (witness.key, span): (witness, span) for shown, links in stories for witness, span in _cited(shown, links)
    }
    return Footnotes(
        numbers={key: number for number, key in enumerate(places, 1)},
        places=tuple(places.values()),
    )


def first_readings(topic: Topic) -> tuple[Place, ...]:
    """The first place of each article that speaks of a point, in the order of their numbers."""
    found: dict[int, Place] = {}
    for answer in topic.answers:
        for reading in answer.readings:
            found.setdefault(reading.witness.number, (reading.witness, reading.evidence))
    return tuple(found[number] for number in sorted(found))


def _cited(shown: Outline, links: Graph) -> Iterator[Place]:
    """The places in the order in which the sections cite them."""
    for line in shown.brief:
        yield from ((each.witness, each.span) for each in line.citations)
    for topic in shown.disputed + shown.superseded:
        for answer in topic.answers:
            yield from ((each.witness, each.evidence) for each in answer.readings)
    for topic in shown.further:
        yield from first_readings(topic)
    for moment in shown.timeline:
        yield from ((each.witness, each.span) for each in moment.citations)
    for edge in links.edges:
        yield from ((each.witness, each.span) for each in edge.citations)
