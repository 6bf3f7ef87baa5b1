"""An article as a JSON object, in the shapes of news-please, Event Registry and this project's own output."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import msgspec

from consilience.read.dates import moment
from consilience.read.languages import language_code
from consilience.read.names import authors
from consilience.read.options import ReadOptions
from consilience.read.paragraphs import blocks
from consilience.read.problems import unreadable
from consilience.records import Article, Block, Capture, Finding, Problem, Publication, Role

Fields: TypeAlias = "dict[str, Any]"  # what JSON holds, until its types are checked below

# The names under which each fact goes, the most telling first.
TEXT = ("text", "maintext", "body", "content")
HTML = ("html",)
TITLE = ("title", "headline")
OUTLET = ("outlet", "source_domain", "source")
PUBLISHED = ("published", "date_publish", "dateTimePub", "published_at", "dateTime", "date")
AUTHORS = ("authors", "author")
ADDRESS = ("url",)
LANGUAGE = ("language", "lang")
# An object in place of a name: the field of it that is the name.
NAME_FIELDS = ("value", "title", "name", "uri")

NOT_AN_OBJECT = "is no JSON object; write one object an article with the field text"
NO_TEXT = "holds no text; give it the field text, or html"


def articles(capture: Capture, name: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of one JSON object: its text exactly as it stands, so that offsets hold in both."""
    fields = _object(capture.body)
    if fields is None:
        yield unreadable(capture, NOT_AN_OBJECT)
    elif wrong := _wrong_field(fields):
        yield unreadable(capture, wrong)
    else:
        yield from _article(fields, capture, name, options)


def _object(body: bytes) -> Fields | None:
    try:
        value = msgspec.json.decode(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _article(fields: Fields, capture: Capture, name: str, options: ReadOptions) -> Iterator[Article | Problem]:
    text, address = _first(fields, TEXT), _first(fields, ADDRESS)
    uri = address[1].strip() if address else capture.uri
    if text:
        plain = Article(id=name, uri=uri, capture=capture.digest, text=text[1], blocks=blocks(text[1], name))
        yield _with_facts(plain, fields)
    elif page := _first(fields, HTML):
        yield from (_with_facts(item, fields) for item in _of_page(page[1], uri, capture, name, options))
    elif (title := _first(fields, TITLE)) and (_first(fields, PUBLISHED) or address):
        yield _with_facts(_headline(title[1], Article(id=name, uri=uri, capture=capture.digest, text=title[1])), fields)
    else:
        yield unreadable(capture, NO_TEXT)
        return
    if (date := _first(fields, PUBLISHED)) and moment(date[1]) is None:
        yield unreadable(capture, f"has a date that cannot be read in {date[0]}; write it as 2025-09-10", date[0])


def _headline(title: str, article: Article) -> Article:
    """A headline that stands for an article nobody saved, as streams of headlines have them: its title is its text."""
    start, end = len(title) - len(title.lstrip()), len(title.rstrip())
    block = Block(span=article.span(start, end), role=Role.HEADLINE, rule="headline alone")
    return msgspec.structs.replace(article, blocks=(block,))


def _of_page(page: str, uri: str, capture: Capture, name: str, options: ReadOptions) -> Iterator[Article | Problem]:
    from consilience.read import html  # loads the HTML parser, which most JSON does not need

    body = page.encode("utf-8", "replace")
    inner = Capture(uri=uri, media_type="text/html; charset=utf-8", body=body, digest=capture.digest)
    return html.articles(inner, name, options)


def _with_facts(article: Article | Problem, fields: Fields) -> Article | Problem:
    """The article with what the object's own fields say, which goes before what its page says."""
    if isinstance(article, Problem):
        return article
    found = {
        "title": _finding(fields, TITLE),
        "outlet": _finding(fields, OUTLET),
        "authors": _authors(fields),
        "published": _published(fields),
        "language": _language(fields),
    }
    return msgspec.structs.replace(article, **{field: value for field, value in found.items() if value})


def _finding(fields: Fields, names: tuple[str, ...]) -> Finding | None:
    found = _first(fields, names)
    return Finding(value=" ".join(found[1].split()), rule=f"json {found[0]}") if found else None


def _authors(fields: Fields) -> tuple[Finding, ...]:
    outlet = _first(fields, OUTLET)
    for field in AUTHORS:
        value = fields.get(field)
        listed = [_words(item) or "" for item in (value if isinstance(value, list) else [value])]
        if found := authors(listed, [outlet[1]] if outlet else []):
            return tuple(Finding(value=name, rule=f"json {field}") for name in found)
    return ()


def _published(fields: Fields) -> Publication | None:
    """The first readable date; a range in this project's own output stays a range."""
    for field in PUBLISHED:
        value = fields.get(field)
        ends = (value.get("earliest"), value.get("latest")) if isinstance(value, dict) else (value, value)
        first, last = (moment(end) if isinstance(end, str) else None for end in ends)
        if first and last and first.day <= last.day:
            evidence = (
                Finding(value=f"{ends[0]}" if ends[0] == ends[1] else f"{ends[0]}/{ends[1]}", rule=f"json {field}"),
            )
            return Publication(earliest=first.day, latest=last.day, evidence=evidence, instant=first.instant)
    return None


def _language(fields: Fields) -> Finding | None:
    found = _first(fields, LANGUAGE)
    code = language_code(found[1]) if found else None
    return Finding(value=code, rule=f"json {found[0]}") if found and code else None


def _first(fields: Fields, names: tuple[str, ...]) -> tuple[str, str] | None:
    """The first of the named fields that holds words, with them."""
    return next(((name, words) for name in names if (words := _words(fields.get(name))) and words.strip()), None)


def _words(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((value[key] for key in NAME_FIELDS if isinstance(value.get(key), str)), None)
    return value if isinstance(value, str) else None


# ---------------------------------------------------------------- the types of fields


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, dict) and (not value or _words(value) is not None))


def _is_names(value: Any) -> bool:
    return all(map(_is_name, value)) if isinstance(value, list) else _is_name(value)


def _is_date(value: Any) -> bool:
    is_range = isinstance(value, dict) and all(isinstance(value.get(end), str) for end in ("earliest", "latest"))
    return isinstance(value, str) or is_range


EXPECTED: tuple[tuple[tuple[str, ...], str, Callable[[Any], bool]], ...] = (
    (TEXT + HTML + ADDRESS, "text", _is_text),
    (TITLE + OUTLET + LANGUAGE, "text, or an object with a name", _is_name),
    (AUTHORS, "text, or a list of names", _is_names),
    (PUBLISHED, "a date as text", _is_date),
)
KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "text"}


def _wrong_field(fields: Fields) -> str | None:
    """What is wrong with the first field of a wrong type, or None where all are right; null is no value."""
    for names, expected, is_right in EXPECTED:
        for name in names:
            value = fields.get(name)
            if value is not None and not is_right(value):
                return f"has {KINDS[type(value)]} in its field {name}; make it {expected}"
    return None
