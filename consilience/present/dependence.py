"""Who depends on whom: the links of a story as a graph of its articles and the sources they cite."""

from consilience.present.display import one_line, short
from consilience.present.outline import Citation, Outline, Witness, cited
from consilience.present.wording import LINKS, say
from consilience.records import Link, LinkKind, Origin, Passage, Record

# More cited names than this make a figure unreadable; those cited most are kept.
MOST_NAMES = 12
MOST_EDGES = 60
MOST_PLACES = 8
LONGEST_NAME = 60


class Node(Record, frozen=True, kw_only=True):
    """An article (with its number) or a source that articles cite."""

    key: str
    name: str
    number: int | None = None


class SameWords(Record, frozen=True, kw_only=True):
    """A passage as it stands in both articles of an edge."""

    target: str
    source: str


class Edge(Record, frozen=True, kw_only=True):
    """`target` depends on `source`; `mark` is L with its number."""

    mark: str
    source: Node
    target: Node
    kind: LinkKind
    score: float | None
    citations: tuple[Citation, ...]
    passages: tuple[SameWords, ...] = ()

    @property
    def words(self) -> str:
        """The edge as a phrase: who, what, whom, how much."""
        share = f" ({say('score', percent=f'{self.score:.0%}')})" if self.score is not None else ""
        return f"{self.target.name} {LINKS[self.kind]} {self.source.name}{share}"


class Voice(Record, frozen=True, kw_only=True):
    """Articles that count as one."""

    name: str
    members: tuple[Witness, ...]


class Graph(Record, frozen=True, kw_only=True):
    """Every article of the story, the sources cited most, and the edges between them; `unshown` counts edges."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    voices: tuple[Voice, ...]
    unshown: int = 0

    @property
    def has_shared_voice(self) -> bool:
        return any(len(voice.members) > 1 for voice in self.voices)


def graph(shown: Outline) -> Graph:
    """The graph of one story, copies before citations; links to articles that are not in the account are left out."""
    articles = {each.article.id: _article(each) for each in shown.witnesses}
    links = [link for link in shown.account.links if link.target in articles and link.source != link.target]
    names = _names(links, articles)
    nodes = articles | {name: _name(place, name) for place, name in enumerate(names, 1)}
    held = sorted((link for link in links if link.source in nodes), key=lambda link: link.kind is LinkKind.CITES)
    return Graph(
        nodes=tuple(nodes.values()),
        edges=tuple(_edge(f"L{number}", link, nodes, shown) for number, link in enumerate(held[:MOST_EDGES], 1)),
        voices=_voices(shown),
        unshown=max(0, len(held) - MOST_EDGES),
    )


def _article(witness: Witness) -> Node:
    return Node(key=f"a{witness.number}", name=witness.name, number=witness.number)


def _name(place: int, name: str) -> Node:
    return Node(key=f"n{place}", name=short(name, LONGEST_NAME))


def _names(links: list[Link], articles: dict[str, Node]) -> list[str]:
    """The sources cited by most articles, in the order in which they are met."""
    citing: dict[str, set[str]] = {}
    for link in links:
        if link.source not in articles and link.kind is LinkKind.CITES:
            citing.setdefault(link.source, set()).add(link.target)
    kept = set(sorted(citing, key=lambda name: -len(citing[name]))[:MOST_NAMES])
    return [name for name in citing if name in kept]


def _edge(mark: str, link: Link, nodes: dict[str, Node], shown: Outline) -> Edge:
    places = (*link.evidence, *(span for passage in link.passages for span in (passage.target, passage.source)))
    return Edge(
        mark=mark,
        source=nodes[link.source],
        target=nodes[link.target],
        kind=link.kind,
        score=link.score,
        citations=cited(places[:MOST_PLACES], shown),
        passages=tuple(_same_words(passage, shown) for passage in link.passages[:MOST_PLACES]),
    )


def _same_words(passage: Passage, shown: Outline) -> SameWords:
    articles = {each.article.id: each.article for each in shown.witnesses}
    target, source = (one_line(articles[span.article].words(span)) for span in (passage.target, passage.source))
    return SameWords(target=target, source=source)


def _voices(shown: Outline) -> tuple[Voice, ...]:
    """The origins in the order of their first member."""
    found = (
        Voice(
            name=_voice_name(origin, members),
            members=members,
        )
        for origin in shown.account.origins
        for members in [tuple(each for each in shown.witnesses if each.article.id in origin.members)]
    )
    return tuple(sorted((voice for voice in found if voice.members), key=lambda voice: voice.members[0].number))


def _voice_name(origin: Origin, members: tuple[Witness, ...]) -> str:
    """The origin's name; the outlet's where it was named after an article's id or place."""
    named_after = {name: each.name for each in members for name in (each.article.id, each.article.uri)}
    return named_after.get(origin.name) or short(origin.name, LONGEST_NAME)
