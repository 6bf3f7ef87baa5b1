"""Pages that list articles: home pages and section fronts."""

from collections import Counter
from itertools import islice

from lxml.html import HtmlElement

from consilience.read.main_text import Paragraph

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Of 215 articles one has so many teasers in its main text, less than half of it; a front has one for each story.
FEWEST_TEASERS = 5
LEAST_SHARE = 0.6
# A card is at most so many elements above its text, and holds at most a summary and a second line.
HIGHEST_CARD = 4
MOST_LINES = 2
LARGEST_CARD = 200


def is_index(paragraphs: list[Paragraph]) -> bool:
    """Whether a main text is mostly teasers: lines that share a card of the page with a headline that is a link."""
    placed = [paragraph for paragraph in paragraphs if paragraph.line]
    holders = Counter(holder for paragraph in placed for holder in _holders(paragraph))
    teasers = [paragraph for paragraph in placed if any(_is_card(holder, holders) for holder in _holders(paragraph))]
    letters = sum(len(paragraph.text) for paragraph in paragraphs)
    share = sum(len(paragraph.text) for paragraph in teasers) / max(1, letters)
    return len(teasers) >= FEWEST_TEASERS and share >= LEAST_SHARE


def _holders(paragraph: Paragraph) -> list[HtmlElement]:
    """The next elements around a paragraph."""
    return list(islice(paragraph.line.element.iterancestors(), HIGHEST_CARD)) if paragraph.line else []


def _is_card(holder: HtmlElement, holders: Counter[HtmlElement]) -> bool:
    """Whether an element holds few lines of the text and a headline that is a link."""
    if holders[holder] > MOST_LINES:
        return False
    headings = (element for element in islice(holder.iter("*"), LARGEST_CARD) if element.tag in HEADINGS)
    return any(_is_link(heading) for heading in headings)


def _is_link(heading: HtmlElement) -> bool:
    return heading.find(".//a") is not None or next(heading.iterancestors("a"), None) is not None
