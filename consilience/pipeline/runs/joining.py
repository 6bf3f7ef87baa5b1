"""The stories of the windows joined at the edges: pieces of one story, found in two windows, become one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from consilience.pipeline.runs.index import LAST_DAY, Index
from consilience.pipeline.runs.windows import Window
from consilience.records import Story, digest

Piece = tuple[int, int]
"""The number of a window, and that of a story within it."""

Groups = Sequence[Sequence[str]]
"""The articles of each story of a window."""


def joined(found: Sequence[tuple[Window, Groups]], index: Index) -> Iterator[Story]:
    """The stories of the corpus, by first day and id; every article is in one.

    A piece joins that story of the windows before which holds most of the articles handed over to it. An article stays
    with the piece of its own window, so that one piece cannot tie two older stories together.
    """
    homes = _homes(found)
    roots: dict[Piece, Piece] = {}
    for number, (window, groups) in enumerate(found):
        own = set(window.own)
        for place, group in enumerate(groups):
            handed = Counter(_root(homes[name], roots) for name in group if name in homes and name not in own)
            is_own = any(name in own for name in group)
            older = min(handed, key=lambda piece: (-handed[piece], piece), default=None)
            if older is not None and is_own:
                roots[number, place] = older
    members: defaultdict[Piece, list[str]] = defaultdict(list)
    for name, piece in homes.items():
        members[_root(piece, roots)].append(name)
    whole = (_story(names, index) for names in members.values())
    yield from sorted(whole, key=lambda story: (story.first or LAST_DAY, story.id))


def _homes(found: Sequence[tuple[Window, Groups]]) -> dict[str, Piece]:
    """For each article the piece that holds it in the window that is its own."""
    homes: dict[str, Piece] = {}
    for number, (window, groups) in enumerate(found):
        own = set(window.own)
        for place, group in enumerate(groups):
            homes.update((name, (number, place)) for name in group if name in own)
    return homes


def _root(piece: Piece, roots: dict[Piece, Piece]) -> Piece:
    while piece in roots:
        piece = roots[piece]
    return piece


def _story(names: Sequence[str], index: Index) -> Story:
    """The story of some articles, under the first headline that one of them has, else under its first sentence."""
    ordered = tuple(sorted(names, key=index.when))
    rows = [index.rows[name] for name in ordered]
    return Story(
        id=digest(*sorted(ordered)),
        articles=ordered,
        label=next((row.title for row in rows if row.title), rows[0].opening or rows[0].id),
        first=min((row.earliest for row in rows if row.earliest), default=None),
        latest=max((row.latest for row in rows if row.latest), default=None),
    )
