"""From bytes to articles."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import cast

from consilience.read.options import DEFAULTS, ReadOptions
from consilience.read.problems import unreadable
from consilience.records import Article, Capture, Problem, replaced

Reader = Callable[[Capture, str, ReadOptions], Iterator[Article | Problem]]

# Media type, and the module whose `articles` reads it; loaded at the first capture of its kind.
READERS = {
    "text/plain": "consilience.read.plain",
    "text/html": "consilience.read.html",
    "multipart/related": "consilience.read.mhtml",
    "application/json": "consilience.read.json",
    "application/pdf": "consilience.read.pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "consilience.read.docx",
}

NO_READER = "is of a kind that cannot be read; pass text, HTML, PDF, DOCX or JSON"
NO_LETTERS = "holds no letters; pass the text of an article"
FUTURE = "says that it was published on {}, after it was got: the date is left out; correct it if it is known"
# A day: clocks and time zones differ, and a page may bear the date of its print edition.
SLACK = datetime.timedelta(days=1)


def read(captures: Iterable[Capture | Problem], *, options: ReadOptions = DEFAULTS) -> Iterator[Article | Problem]:
    """The article of each capture, under the name its source gave it, else the capture's digest.

    A name met again gets the suffix -2, -3 and so on, so that no two articles of one run share an id.
    """
    taken: dict[str, int] = {}
    for item in captures:
        if isinstance(item, Problem):
            yield item
        else:
            yield from _read(item, taken, options)


def _read(capture: Capture, taken: dict[str, int], options: ReadOptions) -> Iterator[Article | Problem]:
    module = READERS.get(capture.media_type.partition(";")[0].strip().lower())
    if module is None:
        yield unreadable(capture, NO_READER)
        return
    name = _distinct(capture.name or capture.digest, taken)
    for item in _reader(module)(capture, name, options):
        for checked in [item] if isinstance(item, Problem) else _checked(item, capture, options):
            yield checked
            if isinstance(checked, Article):
                taken.setdefault(name, 1)


def _reader(module: str) -> Reader:
    return cast(Reader, import_module(module).articles)  # every module of the table has this function; a test walks it


def _distinct(name: str, taken: dict[str, int]) -> str:
    """The name, or the first of name-2, name-3, ... that no article has yet."""
    if name not in taken:
        return name
    number = taken[name]
    while (candidate := f"{name}-{number + 1}") in taken:
        number += 1
    taken[name] = number + 1
    return candidate


def _checked(article: Article, capture: Capture, options: ReadOptions) -> Iterator[Article | Problem]:
    if len(article.text) > options.longest_text:
        size = f"{len(article.text):,} characters, and the limit is {options.longest_text:,}"
        yield unreadable(capture, f"is too long: {size}; split it into articles")
    elif not any(map(str.isalpha, article.text)):
        yield unreadable(capture, NO_LETTERS)
    elif capture.retrieved and article.published and article.published.earliest > capture.retrieved.date() + SLACK:
        yield unreadable(capture, FUTURE.format(article.published.earliest))
        yield replaced(article, published=None)
    else:
        yield article
