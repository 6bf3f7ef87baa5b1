"""A speaker before a colon ("Experts: centres stay open", "HOST: Why?") or after a dash (“…” — Ana Kovac)."""

import re
from collections.abc import Sequence

from consilience.annotate.drafts import Bounds, Draft
from consilience.annotate.trees import Tree

# The longest label in 151 headlines with a colon has nine words; in running text one is a name in capitals.
LONGEST_IN_HEADLINE = 9
LONGEST_IN_TEXT = 3
SHORTEST_CONTENT = 3
# ": officials" at the end of a headline.
LONGEST_TAIL = 2
# Labels of the desk rather than of a speaker.
EDITORIAL = frozenset(
    {
        "analysis",
        "breaking",
        "correction",
        "details",
        "exclusive",
        "explainer",
        "factbox",
        "gallery",
        "interview",
        "live",
    }
    | {"note", "opinion", "photos", "podcast", "preview", "quotes", "recap", "review", "timeline", "update", "updates"}
    | {"video", "watch"}
)
# “…” — Ana Kovac, and no more in the line but a comma and what she is.
CAPITALISED = r"[^\W\d_a-z][\w.’'-]+"
SIGNATURE = re.compile(
    r"\s{0,2}(?P<dash>[—―–-]{1,2})[ \u00a0]?"
    rf"(?P<name>{CAPITALISED}(?: {CAPITALISED}){{1,4}})[ \u00a0]?(?:$|[,\r\n])"
)
LONGEST_SIGNATURE = 80
NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})


def labelled(trees: Sequence[Tree], text: str, is_headline: bool) -> Draft | None:
    """The paragraph after the colon as its speaker's words, or what stands before a headline's last colon."""
    words = [(tree, index) for tree in trees for index in range(len(tree.tokens))]
    colons = [number for number, (tree, index) in enumerate(words) if tree.words[index] == ":"]
    if not colons:
        return None
    before, after = words[: colons[0]], words[colons[0] + 1 :]
    is_label = _is_label(before, LONGEST_IN_HEADLINE if is_headline else LONGEST_IN_TEXT)
    if is_label and len(after) >= SHORTEST_CONTENT and (is_headline or _is_name(_stretch(text, before))):
        return _draft(words[colons[0]], before, after)
    before, after = words[: colons[-1]], words[colons[-1] + 1 :]
    if is_headline and _is_label(after, LONGEST_TAIL) and len(before) >= SHORTEST_CONTENT:
        return _draft(words[colons[-1]], after, before)
    return None


def signed(text: str, quotation: Bounds) -> Draft | None:
    """A quotation by itself with its speaker's name after a dash, as its draft."""
    end = quotation[1]
    name = SIGNATURE.match(text, end, end + LONGEST_SIGNATURE)
    if name is None:
        return None
    dash = name.span("dash")
    return Draft(place=dash[0], rule="signature", cue=(dash,), source=(name.span("name"),), content=(quotation,))


def _is_label(words: Sequence[tuple[Tree, int]], longest: int) -> bool:
    parts = {tree.tokens[index].pos for tree, index in words}
    is_name = bool(parts & NOMINAL) and not parts & VERBAL
    return 0 < len(words) <= longest and is_name and words[-1][0].words[words[-1][1]] not in EDITORIAL


def _draft(colon: tuple[Tree, int], source: Sequence[tuple[Tree, int]], content: Sequence[tuple[Tree, int]]) -> Draft:
    tree, index = colon
    start, end = tree.tokens[index].start, tree.tokens[index].end
    return Draft(place=start, rule="label", cue=((start, end),), source=(_bounds(source),), content=(_bounds(content),))


def _bounds(words: Sequence[tuple[Tree, int]]) -> Bounds:
    """From the first to the last word, an opening quotation mark aside."""
    inner = [(tree, index) for tree, index in words if tree.tokens[index].tag != "``"] or words
    (first, start), (last, end) = inner[0], inner[-1]
    return first.tokens[start].start, last.tokens[end].end


def _stretch(text: str, words: Sequence[tuple[Tree, int]]) -> str:
    start, end = _bounds(words)
    return text[start:end]


def _is_name(label: str) -> bool:
    """Is a label in capitals, as speakers are in transcripts? "Q" and "A" name nobody."""
    return label.isupper() and len(label) > 1
