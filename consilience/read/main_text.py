"""The main text of a page: what trafilatura proposes, repaired by what stands around it.

Each repair with its gain in F1 (benchmark, English publishers), measured by leaving it out: furniture taken out by its
name .007 and .004; gaps filled .004 and .006; the headline left out .003 and .005; lines of links .004 and -.001;
lines with cues .002 and .003; the standfirst -.002 and .002 (the two sets disagree whether it is of the article).
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from consilience.read.embedded_posts import post_of
from consilience.read.line_cues import cue
from consilience.read.page_furniture import without_furniture
from consilience.read.page_lines import Line, key, lines, link_share
from consilience.records import Record, Role

# trafilatura's elements: those that hold paragraphs, and those that are one.
HOLDERS = frozenset({"body", "list", "table", "div", "quote", "row"})
ROLES = {"head": Role.SUBHEADING}
# Elements of the page whose words are no report, where an extractor leaves them over; all others are judged by `clean`.
ROLES_WITHIN = {"figcaption": Role.CAPTION, "nav": Role.NAVIGATION}

# Swept .5 to .9: a line of which seven tenths are links leads elsewhere.
MOST_LINKS = 0.7
LONGEST_LINKS = 400
# A paragraph that was left out comes back if it is this long and two found ones of 60 characters stand beside it.
SHORTEST_LOST = 50
SHORTEST_FOUND = 60
FEWEST_BESIDE = 2
MOST_LINKS_LOST = 0.5
SHORTEST_STANDFIRST = 40
MOST_SUMMARIES = 5
# Bounds on hostile pages: the paragraphs that may come back, and the letters by which links are looked up.
MOST_LOST = 1_000
LINK_START = 12
# An embedded post stands in at most three elements of its own below the element that holds the paragraphs.
POST_WRAPPERS = 5


class Paragraph(Record, frozen=True, kw_only=True):
    """One paragraph of the main text, the name of its element, and its line in the page where it is found."""

    text: str
    element: str
    line: Line | None = None

    @property
    def role(self) -> Role:
        return Role.BODY if self.is_post else ROLES_WITHIN.get(self._within) or ROLES.get(self.element, Role.BODY)

    @property
    def rule(self) -> str:
        return "embedded post" if self.is_post else f"html {self._within or self.element}"

    @property
    def is_post(self) -> bool:
        return self.line is not None and post_of(self.line.element) is not None

    @property
    def _within(self) -> str:
        """The innermost element around it that tells its role, or nothing."""
        around = self.line.element.iterancestors(*ROLES_WITHIN) if self.line else iter(())
        return str(next((element.tag for element in around), ""))


def main_text(tree: HtmlElement, titles: frozenset[str], summaries: tuple[str, ...]) -> list[Paragraph]:
    """The paragraphs of a page's main text; none where it has no article. The tree is consumed.

    `titles` are the keys of what the page calls its headline, `summaries` its descriptions of the article.
    """
    found = bare_extraction(without_furniture(tree), include_comments=False, fast=True)
    if not isinstance(found, Document) or found.body is None:
        return []
    page = list(lines(tree))
    places = {line.key: line for line in reversed(page)}
    placed = [_placed(paragraph, places) for paragraph in _parted(list(_paragraphs(found.body)), page)]
    links = {line.key[:LINK_START]: line.key for line in page if line.element.tag == "a"}
    kept = [
        paragraph for paragraph in placed if not (key(paragraph.text) in titles or _leads_elsewhere(paragraph, links))
    ]
    whole = [paragraph for paragraph in _filled(kept, page, titles) if paragraph.is_post or not cue(paragraph.text)]
    return [*_standfirst(whole, page, summaries), *whole]


def _paragraphs(holder: _Element) -> Iterator[Paragraph]:
    """The paragraphs under an element in order; line breaks part them."""
    yield from _broken(holder.text, holder.tag)
    for element in holder.iterchildren("*"):
        if element.tag in HOLDERS:
            yield from _paragraphs(element)
        else:
            for pause in element.iter("lb"):
                pause.tail = "\n" + (pause.tail or "")
            yield from _broken(str(element.xpath("string()")), element.tag)
        yield from _broken(element.tail, holder.tag)


def _broken(text: str | None, element: str) -> Iterator[Paragraph]:
    for line in (text or "").splitlines():
        if words := " ".join(line.split()):
            yield Paragraph(text=words, element=element)


def _parted(paragraphs: list[Paragraph], page: list[Line]) -> list[Paragraph]:
    """The paragraphs; of a short text, which trafilatura gives as a single one, those of the page."""
    whole = key(paragraphs[0].text) if len(paragraphs) == 1 else ""
    parts = [line for line in page if line.element.tag != "a" and line.key in whole] if whole else []
    if len(parts) < 2 or "".join(line.key for line in parts) != whole:
        return paragraphs
    return [Paragraph(text=line.text, element=str(line.element.tag)) for line in parts]


def _placed(paragraph: Paragraph, places: dict[str, Line]) -> Paragraph:
    return Paragraph(text=paragraph.text, element=paragraph.element, line=places.get(key(paragraph.text)))


def _leads_elsewhere(paragraph: Paragraph, links: dict[str, str]) -> bool:
    """Whether a paragraph is mostly links; of one that is not found in the page, whether it begins with a link."""
    letters = key(paragraph.text)
    if len(letters) >= LONGEST_LINKS:
        return False
    if paragraph.line:
        return link_share(paragraph.line) >= MOST_LINKS
    link = links.get(letters[:LINK_START], "")
    return letters.startswith(link) and len(link) >= MOST_LINKS * len(letters)


def _filled(paragraphs: list[Paragraph], page: list[Line], titles: frozenset[str]) -> list[Paragraph]:
    """The paragraphs, with those that were left out of the same containers put back in their places."""
    beside = Counter(
        _container(paragraph.line)
        for paragraph in paragraphs
        if paragraph.line and paragraph.line.element.tag == "p" and len(paragraph.text) >= SHORTEST_FOUND
    )
    found = {key(paragraph.text) for paragraph in paragraphs} | titles
    holders = {paragraph.line.element.getparent() for paragraph in paragraphs if paragraph.line}
    missing = (
        line
        for line in page
        if line.key not in found
        and (_is_of_shown_post(line, holders) if post_of(line.element) is not None else _is_of_text(line, beside))
    )
    text = "".join(key(paragraph.text) for paragraph in paragraphs)
    lost = [line for line in islice(missing, MOST_LOST) if line.key not in text]
    return _merged(paragraphs, [Paragraph(text=line.text, element="p", line=line) for line in lost])


def _is_of_text(line: Line, beside: Counter[object]) -> bool:
    """Whether a line is a paragraph of some length, with few links, beside paragraphs that were found."""
    is_long = line.element.tag == "p" and len(line.key) >= SHORTEST_LOST
    return is_long and beside[_container(line)] >= FEWEST_BESIDE and link_share(line) <= MOST_LINKS_LOST


def _is_of_shown_post(line: Line, holders: set[HtmlElement | None]) -> bool:
    """Whether a line is of a post that stands, in few wrappers at most, beside a paragraph that was found."""
    return any(ancestor in holders for ancestor in islice(line.element.iterancestors(), 1, POST_WRAPPERS))


def _container(line: Line) -> object:
    """What a line stands in, by the classes of its parent and grandparent: an article is often cut by inserts.

    Classes of the parent alone bring in other articles of the page (.001 and .003 of F1 on all publishers).
    """
    parent = line.element.getparent()
    grandparent = parent.getparent() if parent is not None else None
    return tuple(None if one is None else (one.tag, one.get("class") or one) for one in (parent, grandparent))


def _merged(paragraphs: list[Paragraph], lost: list[Paragraph]) -> list[Paragraph]:
    """Both in the order of the page; a paragraph that is not found in the page stays behind the one before it."""
    merged, waiting = [], list(reversed(lost))
    for paragraph in paragraphs:
        while waiting and paragraph.line and _place(waiting[-1]) < paragraph.line.place:
            merged.append(waiting.pop())
        merged.append(paragraph)
    return merged + waiting[::-1]


def _place(paragraph: Paragraph) -> int:
    return paragraph.line.place if paragraph.line else 0


def _standfirst(paragraphs: list[Paragraph], page: list[Line], summaries: tuple[str, ...]) -> Iterator[Paragraph]:
    """The summary under the headline, where the page shows one of its own descriptions before the text."""
    text = "".join(key(paragraph.text) for paragraph in paragraphs)
    first = next((paragraph.line.place for paragraph in paragraphs if paragraph.line), 0)
    known = {key(summary) for summary in summaries[:MOST_SUMMARIES] if len(summary) >= SHORTEST_STANDFIRST}
    wanted = {summary for summary in known if summary not in text}
    for line in page:
        if line.place < first and line.key in wanted:
            yield Paragraph(text=line.text, element="standfirst", line=line)
            return
