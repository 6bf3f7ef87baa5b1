"""The dependences drawn as arcs beside a list of the articles and the sources they cite."""

from consilience.present.dependence import Edge, Graph, Node
from consilience.records import Record

ROW = 30
TOP = 20
NEAREST = 22
FARTHEST = 92
GUTTER = 100


class Spot(Record, frozen=True, kw_only=True):
    """A node in its row; `voice` is the place of its origin, None for a cited source."""

    node: Node
    y: int
    voice: int | None


class Arc(Record, frozen=True, kw_only=True):
    """An edge as the path of an SVG."""

    edge: Edge
    path: str
    y: int


class Drawing(Record, frozen=True, kw_only=True):
    spots: tuple[Spot, ...]
    arcs: tuple[Arc, ...]
    height: int
    gutter: int = GUTTER


def drawing(found: Graph) -> Drawing:
    """Rows and arcs for the graph; the width is the reader's."""
    voice_of = {member.number: place for place, voice in enumerate(found.voices) for member in voice.members}
    nodes = _in_rows(found, voice_of)
    rows = {node.key: TOP + ROW * place for place, node in enumerate(nodes)}
    spots = tuple(Spot(node=each, y=rows[each.key], voice=voice_of.get(each.number or 0)) for each in nodes)
    arcs = tuple(_arc(edge, rows[edge.source.key], rows[edge.target.key], len(nodes)) for edge in found.edges)
    return Drawing(spots=spots, arcs=arcs, height=TOP + ROW * len(nodes))


def _in_rows(found: Graph, voice_of: dict[int, int]) -> list[Node]:
    """Articles with an edge, one voice together, each cited source above the first article that cites it."""
    linked = {node for edge in found.edges for node in (edge.source, edge.target)}
    articles = [node for node in found.nodes if node.number is not None and node in linked]
    articles.sort(key=lambda node: (voice_of.get(node.number or 0, len(voice_of)), node.number))
    names = [node for node in found.nodes if node.number is None]
    rows: list[Node] = []
    for article in articles:
        cited = {edge.source.key for edge in found.edges if edge.target == article}
        rows += [name for name in names if name.key in cited and name not in rows]
        rows.append(article)
    return rows


def _arc(edge: Edge, start: int, end: int, rows: int) -> Arc:
    """A curve to the left of the names, the wider the farther apart they are."""
    reach = NEAREST + (FARTHEST - NEAREST) * (abs(end - start) / ROW - 1) / max(1, rows - 2)
    bend = GUTTER - round(reach * 4 / 3)
    return Arc(edge=edge, path=f"M{GUTTER} {start} C{bend} {start} {bend} {end} {GUTTER - 9} {end}", y=end)
