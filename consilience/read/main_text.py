"""The main text of a page, as trafilatura proposes it."""

from collections.abc import Iterator

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from consilience.records import Record, Role

# trafilatura's elements: those that hold paragraphs, and those that are one.
HOLDERS = frozenset({"body", "list", "table", "div", "quote", "row"})
ROLES = {"head": Role.SUBHEADING}


class Paragraph(Record, frozen=True, kw_only=True):
    """One paragraph of the main text and the name of its element."""

    text: str
    element: str

    @property
    def role(self) -> Role:
        return ROLES.get(self.element, Role.BODY)


def main_text(tree: HtmlElement) -> list[Paragraph]:
    """The paragraphs of a page's main text; none where it has no article."""
    found = bare_extraction(tree, include_comments=False, favor_precision=True)
    return list(_paragraphs(found.body)) if isinstance(found, Document) and found.body is not None else []


def _paragraphs(holder: _Element) -> Iterator[Paragraph]:
    """The paragraphs under an element in order; line breaks part them."""
    yield from _lines(holder.text, holder.tag)
    for element in holder.iterchildren("*"):
        if element.tag in HOLDERS:
            yield from _paragraphs(element)
        else:
            for pause in element.iter("lb"):
                pause.tail = "\n" + (pause.tail or "")
            yield from _lines(element.xpath("string()"), element.tag)
        yield from _lines(element.tail, holder.tag)


def _lines(text: str | None, element: str) -> Iterator[Paragraph]:
    for line in (text or "").splitlines():
        if words := " ".join(line.split()):
            yield Paragraph(text=words, element=element)
