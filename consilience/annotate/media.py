"""Which words of a phrase name an outlet or agency: the medium through which somebody else is quoted."""

from collections.abc import Collection

from consilience.annotate.drafts import Bounds
from consilience.annotate.trees import Tree
from consilience.models.outlets import outlet_by_name

# What an outlet is called on second mention: "experts told the agency".
MEDIA = frozenset(
    {"agency", "broadcaster", "channel", "daily", "magazine", "network", "newspaper", "newswire", "outlet", "tabloid"}
)
LONGEST_NAME = 6


def medium_in(tree: Tree, words: Collection[int], text: str) -> Bounds | None:
    """The known outlet that a phrase names at its head or beside it, else the phrase itself if it is "the agency"."""
    own = sorted(words)
    head = next((word for word in own if tree.tokens[word].head not in words or tree.tokens[word].head == word), None)
    if head is None:
        return None
    named = _outlet(tree, own, head, text)
    if named or tree.tokens[head].lemma not in MEDIA or tree.child(head, "det") is None:
        return named
    return tree.tokens[own[0]].start, tree.tokens[own[-1]].end


def _outlet(tree: Tree, own: list[int], head: int, text: str) -> Bounds | None:
    """The longest run of words with a capital that is an outlet's name and holds the head or is apposed to it."""
    beside = {head, *tree.children(head, ("appos", "compound", "nmod"))}
    capitals = {place for place, word in enumerate(own) if text[tree.tokens[word].start].isupper()}
    for length in range(LONGEST_NAME, 0, -1):
        for place in sorted(capitals):
            window = own[place : place + length]
            if place + length - 1 not in capitals or window[-1] - window[0] != length - 1:
                continue
            if beside.intersection(window):
                start, end = tree.tokens[window[0]].start, tree.tokens[window[-1]].end
                if outlet_by_name(text[start:end]):
                    return start, end
    return None
