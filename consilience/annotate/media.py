"""Which words of a phrase name an outlet or agency: the medium through which somebody else is quoted."""

from collections.abc import Iterable

from consilience.annotate.drafts import Bounds
from consilience.annotate.trees import Tree
from consilience.models.outlets import outlet_by_name

# What an outlet is called on second mention: "experts told the agency".
MEDIA = frozenset(
    {"agency", "broadcaster", "channel", "daily", "magazine", "network", "newspaper", "newswire", "outlet", "tabloid"}
)
LONGEST_NAME = 6


def medium_in(tree: Tree, words: Iterable[int], text: str) -> Bounds | None:
    """The longest name of a known outlet among the words, else "the agency" where such a noun heads them."""
    own = sorted(words)
    starts = [number for number, word in enumerate(own) if text[tree.tokens[word].start].isupper()]
    for length in range(LONGEST_NAME, 0, -1):
        for first in starts:
            window = own[first : first + length]
            if len(window) == length and window[-1] - window[0] == length - 1:
                start, end = tree.tokens[window[0]].start, tree.tokens[window[-1]].end
                if outlet_by_name(text[start:end]):
                    return start, end
    head = next((word for word in own if tree.tokens[word].head not in own), None)
    if head is not None and tree.tokens[head].lemma in MEDIA and tree.child(head, "det") is not None:
        return tree.tokens[own[0]].start, tree.tokens[own[-1]].end
    return None
