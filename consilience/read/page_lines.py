"""Where the lines of a page's main text stand in its tree."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from consilience.records import Record

BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "dt", "dd", "div", "a")
HOLDERS = frozenset(BLOCKS) - {"a"} | {
    "ul",
    "ol",
    "dl",
    "table",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
}
BETWEEN = re.compile(r"[\W_]+")
# An element with more characters is no line of a text but a page of it.
LONGEST_LINE = 20_000


class Line(Record, frozen=True, kw_only=True):
    """An element that holds words and no other block, or a link; `place` counts them in the order of the page.

    `key` is its text as it is compared, without spaces and punctuation.
    """

    place: int
    element: HtmlElement
    text: str
    key: str


def lines(tree: HtmlElement) -> Iterator[Line]:
    """The lines of a page, in order."""
    for place, element in enumerate(tree.iter(*BLOCKS)):
        if not any(child.tag in HOLDERS for child in element):
            text = element.text_content()
            if len(text) <= LONGEST_LINE and (letters := key(text)):
                yield Line(place=place, element=element, text=" ".join(text.split()), key=letters)


def key(text: str) -> str:
    """The letters and digits of a text: spaces and punctuation differ between a page and what is extracted from it."""
    return BETWEEN.sub("", text.lower())


def link_share(line: Line) -> float:
    """The share of a line's characters that are links, 0 to 1."""
    if line.element.tag == "a" or any(ancestor.tag == "a" for ancestor in line.element.iterancestors()):
        return 1.0
    linked = sum(len(key(link.text_content())) for link in line.element.iter("a"))
    return linked / max(1, len(line.key))
