"""Schema.org descriptions of an article, as pages carry them in JSON-LD."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from typing import Any, TypeAlias

import msgspec
from lxml.html import HtmlElement

Node: TypeAlias = "dict[str, Any]"  # any JSON object; what is read from it is checked where it is read

# The types of schema.org that are one article; every subtype of NewsArticle ends in the same word.
ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report)$")
SCRIPTS = ".//script[@type]"
# A page of the benchmarks has at most 12 scripts of 120 KB; deeper and longer ones are not descriptions.
MOST_NODES = 5_000
LONGEST_SCRIPT = 2_000_000
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)\s*;?\s*$"
)
TRAILING_COMMA = re.compile(r",\s*([}\]])")


def article_node(tree: HtmlElement) -> Node:
    """The description of the page's article; empty where it has none.

    Of several the one with the most facts, the first of equals.
    """
    nodes = [node for script in _scripts(tree) for node in _articles(script)]
    return max(nodes, key=_weight, default={})


def words(value: Any) -> str:
    """The text of a JSON-LD value: of a string itself, of an object its name, of a list that of its first."""
    if isinstance(value, list):
        return next((found for item in value if (found := words(item))), "")
    if isinstance(value, dict):
        return words(value.get("name") or value.get("@value"))
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def all_words(value: Any) -> Iterator[str]:
    """The text of each item of a list, or of the value itself."""
    for item in value if isinstance(value, list) else [value]:
        names = item.get("name") if isinstance(item, dict) else item
        yield from filter(None, map(words, names if isinstance(names, list) else [names]))


def _scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iterfind(SCRIPTS):
        if "ld+json" in script.get("type", "").lower() and script.text and len(script.text) <= LONGEST_SCRIPT:
            yield _parsed(script.text)


def _parsed(script: str) -> Any:
    """The value of a script, forgiving what pages do wrong: line breaks in strings, comments, trailing commas."""
    text = CONTROL.sub(" ", script)
    for attempt in (text, TRAILING_COMMA.sub(r"\1", WRAPPING.sub("", text))):
        try:
            return msgspec.json.decode(attempt.encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            continue
    return None


def _articles(value: Any) -> Iterator[Node]:
    """Every article within a value, outermost first; the entries and relations within an article are not it."""
    waiting, seen = deque([value]), 0
    while waiting and seen < MOST_NODES:
        item = waiting.popleft()
        seen += 1
        if isinstance(item, dict) and _is_article(item):
            yield item
        elif isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return any(isinstance(one, str) and ARTICLE_TYPE.search(one) for one in listed)


FACTS = ("headline", "datePublished", "author", "publisher", "articleBody", "mainEntityOfPage")


def _weight(node: Node) -> int:
    return sum(bool(node.get(fact)) for fact in FACTS)
