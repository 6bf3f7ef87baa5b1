"""Word documents."""

import io
import warnings
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

from consilience.read.names import authors
from consilience.read.options import ReadOptions
from consilience.read.problems import unreadable
from consilience.records import Article, Block, Capture, Finding, Problem, Role, Span

BROKEN = "is a broken Word document; open it in Word and save it again as .docx"
NO_TEXT = "is a Word document without text; pass one with the text of an article"

# Paragraph styles, which keep these names in every language of Word.
ROLES = (("Title", Role.HEADLINE), ("Heading", Role.SUBHEADING), ("Caption", Role.CAPTION))
# What programs write where the author's name should be.
PROGRAMS = ("python-docx", "Microsoft Office User", "Unknown", "User")


def articles(capture: Capture, name: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of a Word document: its paragraphs, a line each, and the title and author of its properties.

    The file's own dates are left: they tell when it was saved, not when the article was published.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        article = _article(capture, name, options)
    yield article


def _article(capture: Capture, name: str, options: ReadOptions) -> Article | Problem:
    try:
        size = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(capture.body)).infolist())
        if size > options.largest_unpacked:
            return unreadable(capture, f"unpacks to {size:,} bytes, and the limit is {options.largest_unpacked:,}")
        document = Document(io.BytesIO(capture.body))
        paragraphs = [(" ".join(text.split()), style) for text, style in _paragraphs(document)]
        title, author = document.core_properties.title, document.core_properties.author
    except Exception:  # python-docx on hostile bytes raises whatever its parsing met
        return unreadable(capture, BROKEN)
    kept = [(text, style) for text, style in paragraphs if text]
    if not kept:
        return unreadable(capture, NO_TEXT)
    return Article(
        id=name,
        uri=capture.uri,
        capture=capture.digest,
        text="\n".join(text for text, _ in kept),
        blocks=tuple(_blocks(kept, name)),
        title=Finding(value=" ".join(title.split()), rule="docx title") if title.strip() else None,
        authors=tuple(Finding(value=one, rule="docx author") for one in authors([author], PROGRAMS)),
    )


def _paragraphs(document: WordDocument) -> Iterator[tuple[str, str]]:
    """The text and style name of each paragraph, those of tables in their place."""
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                yield " ".join(cell.text for cell in row.cells), "Table"
        else:
            yield item.text, item.style.name if item.style and item.style.name else ""


def _blocks(paragraphs: list[tuple[str, str]], name: str) -> Iterator[Block]:
    start = 0
    for text, style in paragraphs:
        role = next((role for prefix, role in ROLES if style.startswith(prefix)), Role.BODY)
        rule = "docx paragraph" if role is Role.BODY else f"docx style {style}"
        yield Block(span=Span(article=name, start=start, end=start + len(text)), role=role, rule=rule)
        start += len(text) + 1
