"""Which parts of the account use which spans, so that an article can link back to them."""

from consilience.present.dependence import Graph
from consilience.present.outline import Outline
from consilience.records import Span


def uses(shown: Outline, links: Graph) -> dict[Span, tuple[str, ...]]:
    """The marks (B1, D2, L3 …) of the parts that use each span, in the order of the page."""
    found: dict[Span, dict[str, None]] = {}
    for mark, span in _pairs(shown, links):
        found.setdefault(span, {})[mark] = None
    return {span: tuple(marks) for span, marks in found.items()}


def _pairs(shown: Outline, links: Graph) -> list[tuple[str, Span]]:
    return [
        *((line.mark, citation.span) for line in shown.brief for citation in line.citations),
        *(
            (topic.mark, reading.evidence)
            for topic in shown.topics
            for answer in topic.answers
            for reading in answer.readings
        ),
        *((moment.mark, citation.span) for moment in shown.timeline for citation in moment.citations),
        *((edge.mark, citation.span) for edge in links.edges for citation in edge.citations),
    ]
