"""Who depends on whom, as a graph in the DOT language of Graphviz."""

from collections.abc import Iterator

from consilience.present.dependence import Edge, Graph, Node, graph
from consilience.present.display import short
from consilience.present.outline import outline
from consilience.present.report import Report
from consilience.present.wording import LINKS
from consilience.records import LinkKind

LONGEST_LABEL = 80

STYLES = {
    LinkKind.COPY: "bold",
    LinkKind.REUSE: "solid",
    LinkKind.CITES: "dashed",
    LinkKind.TRANSLATION: "dotted",
}


def stemma(report: Report) -> str:
    """One cluster a story; arrows run from a source to the article that depends on it."""
    lines = ["digraph consilience {", "  rankdir=TB;", "  node [shape=box, style=rounded];"]
    for number, account in enumerate(report.accounts, 1):
        lines.append(f"  subgraph cluster_s{number} {{")
        lines.append(f"    label={_quoted(account.story.label)};")
        lines.extend(f"    {line}" for line in _cluster(graph(outline(account, f"s{number}")), f"s{number}"))
        lines.append("  }")
    return "\n".join([*lines, "}"]) + "\n"


def _cluster(found: Graph, key: str) -> Iterator[str]:
    yield from (_node(node, key) for node in found.nodes)
    yield from (_edge(edge, key) for edge in found.edges)
    for place, voice in enumerate(found.voices, 1):
        members = " ".join(f"{key}_a{each.number};" for each in voice.members)
        yield f"subgraph cluster_{key}_v{place} {{ style=dotted; label={_quoted(voice.name)}; {members} }}"


def _node(node: Node, key: str) -> str:
    name = f"{node.number} {node.name}" if node.number else node.name
    return f"{key}_{node.key} [label={_quoted(name)}{'' if node.number else ', shape=ellipse'}];"


def _edge(edge: Edge, key: str) -> str:
    share = f" {edge.score:.0%}" if edge.score is not None else ""
    label = _quoted(f"{LINKS[edge.kind]}{share}")
    return f"{key}_{edge.source.key} -> {key}_{edge.target.key} [label={label}, style={STYLES[edge.kind]}];"


def _quoted(text: str) -> str:
    """A double-quoted string of DOT, in which nothing is an escape."""
    escaped = short(text, LONGEST_LABEL).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
