"""PDF documents with a text layer."""

import io
import logging
import re
import warnings
from collections.abc import Iterator

from pypdf import PdfReader

from consilience.read.names import authors
from consilience.read.options import ReadOptions
from consilience.read.problems import unreadable
from consilience.records import Article, Block, Capture, Finding, Problem, Role, Span

ENCRYPTED = "is encrypted; save an unlocked copy"
BROKEN = "is a broken PDF; save it again from a PDF viewer"
NO_TEXT_LAYER = "has no text layer; run OCR on it first (ocrmypdf makes a PDF with text)"
# A line this much shorter than the page's usual line ends its paragraph.
FULL_LINE = 0.8
SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
HYPHEN = re.compile(r"(?<=[^\W\d_])-$")
PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)


def articles(capture: Capture, name: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of a PDF: its paragraphs, a line each, with wrapped and hyphenated lines joined.

    The file's own dates are left: they tell when it was saved, not when the article was published.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        article = _article(capture, name, options)
    yield article


def _article(capture: Capture, name: str, options: ReadOptions) -> Article | Problem:
    try:
        reader = PdfReader(io.BytesIO(capture.body))
        if reader.is_encrypted and not reader.decrypt(""):
            return unreadable(capture, ENCRYPTED)
        count = len(reader.pages)
        if count > options.most_pages:
            return unreadable(capture, f"has {count} pages, and the limit is {options.most_pages}; split it")
        pages = [page.extract_text() for page in reader.pages]
        facts = {key: str(value) for key, value in (reader.metadata or {}).items()}
    except Exception:  # pypdf on hostile bytes raises whatever its parsing met
        return unreadable(capture, BROKEN)
    paragraphs = [paragraph for page in pages for paragraph in _paragraphs(page)]
    if not any(map(str.isalpha, "".join(paragraphs))):
        return unreadable(capture, NO_TEXT_LAYER)
    return Article(
        id=name,
        uri=capture.uri,
        capture=capture.digest,
        text="\n".join(paragraphs),
        blocks=tuple(_blocks(paragraphs, name)),
        title=_finding(facts, "/Title"),
        authors=tuple(Finding(value=author, rule="pdf /Author") for author in authors([facts.get("/Author", "")])),
    )


def _paragraphs(page: str) -> Iterator[str]:
    """The paragraphs of a page; a line goes on in the next unless it ends a sentence and is short, or a gap follows."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    usual = max(map(len, lines), default=0) * FULL_LINE
    words = ""
    for line in lines:
        if not line or PAGE_NUMBER.match(line):
            if words and (SENTENCE_END.search(words) or not line):
                yield words
                words = ""
            continue
        words = _continued(words, line)
        if len(line) < usual and SENTENCE_END.search(line):
            yield words
            words = ""
    if words:
        yield words


def _continued(words: str, line: str) -> str:
    if not words:
        return line
    if HYPHEN.search(words) and line[0].islower():
        return words[:-1] + line
    return f"{words} {line}"


def _blocks(paragraphs: list[str], name: str) -> Iterator[Block]:
    start = 0
    for paragraph in paragraphs:
        span = Span(article=name, start=start, end=start + len(paragraph))
        yield Block(span=span, role=Role.BODY, rule="pdf paragraph")
        start += len(paragraph) + 1


def _finding(facts: dict[str, str], field: str) -> Finding | None:
    value = " ".join(facts.get(field, "").split())
    return Finding(value=value, rule=f"pdf {field}") if value else None
