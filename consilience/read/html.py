"""Web pages."""

import logging
import re
import warnings
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from consilience.read.encoding import charset, decoded
from consilience.read.index_page import is_index
from consilience.read.main_text import Paragraph, main_text
from consilience.read.options import ReadOptions
from consilience.read.page_facts import PageFacts, page_facts
from consilience.read.page_lines import key
from consilience.read.paywall import CUT_OFF, NOTHING_SHOWN, cut_off, is_free
from consilience.read.problems import unreadable
from consilience.records import Article, Block, Capture, Problem, Span

NOT_TEXT = "is not HTML; save the page again"
NO_ARTICLE = "is a page without an article; pass the page of one article, or its text"
INDEX = "looks like a list of articles, not an article; save the article's own page"

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
HEAD = 4_096
# The page with most elements among 215 has 3,138. A tag with 100,000 attributes takes lxml 10 seconds.
MOST_ELEMENTS = 25_000
LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>?")
MOST_ATTRIBUTES = 2_000
INVALID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")


def articles(capture: Capture, name: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of a page: its main text as paragraphs, a line each, and what the page says about it."""
    size = len(capture.body)
    if size > options.largest_page:
        yield unreadable(
            capture, f"is a page of {size:,} bytes, and the limit is {options.largest_page:,}; save its text"
        )
        return
    page = decoded(capture.body, charset(capture.media_type) or _declared(capture.body))
    if page is None:
        yield unreadable(capture, NOT_TEXT)
        return
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        items = _items(page, capture, name)
    yield from items


def _declared(body: bytes) -> str | None:
    match = DECLARED.search(body[:HEAD])
    return match[1].decode("ascii", "ignore").lower() if match else None


def _items(page: str, capture: Capture, name: str) -> list[Article | Problem]:
    """The article, and behind it a Problem where the page shows only its beginning; or the Problem alone."""
    tree = _tree(page)
    if tree is None:
        return [unreadable(capture, NO_ARTICLE)]
    count = sum(1 for _ in tree.iter())
    if count > MOST_ELEMENTS:
        return [unreadable(capture, f"has {count:,} elements, and the limit is {MOST_ELEMENTS:,}; save its text")]
    facts = page_facts(tree, capture.uri)
    if not is_free(facts.description):
        _drop_scripts(tree)
    titles = (facts.title.value, *facts.titles) if facts.title else facts.titles
    paragraphs = main_text(tree, frozenset(map(key, titles)), facts.summaries)
    if not paragraphs:
        return [unreadable(capture, NO_ARTICLE if is_free(facts.description) else NOTHING_SHOWN)]
    if not facts.is_article and is_index(paragraphs):
        return [unreadable(capture, INDEX)]
    article = _article(paragraphs, facts, capture, name)
    reason = cut_off(facts.description, article.text, lambda: _tree(page))
    return [article, unreadable(capture, CUT_OFF.format(reason=reason))] if reason else [article]


def _drop_scripts(tree: HtmlElement) -> None:
    """Take out the scripts: some hold the whole text of an article that the page shows only to subscribers."""
    for script in list(tree.iter("script")):
        script.drop_tree()


def _article(paragraphs: list[Paragraph], facts: PageFacts, capture: Capture, name: str) -> Article:
    return Article(
        id=name,
        uri=capture.uri,
        capture=capture.digest,
        text="\n".join(paragraph.text for paragraph in paragraphs),
        blocks=tuple(_blocks(paragraphs, name)),
        title=facts.title,
        outlet=facts.outlet,
        authors=facts.authors,
        published=facts.published,
        language=facts.language,
    )


def _tree(page: str) -> HtmlElement | None:
    """The parsed page, without the characters and the monstrous tags that no page needs."""
    text = LONG_TAG.sub(lambda match: "" if match[0].count("=") > MOST_ATTRIBUTES else match[0], page)
    try:
        return document_fromstring(
            INVALID.sub("", text).encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8")
        )
    except (etree.LxmlError, ValueError):
        return None


def _blocks(paragraphs: list[Paragraph], name: str) -> Iterator[Block]:
    start = 0
    for paragraph in paragraphs:
        span = Span(article=name, start=start, end=start + len(paragraph.text))
        yield Block(span=span, role=paragraph.role, rule=paragraph.rule)
        start += len(paragraph.text) + 1
