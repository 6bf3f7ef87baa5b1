"""Pages that show only the beginning of their article; the rest is never looked for."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from consilience.read.json_ld import Node, words
from consilience.read.page_lines import key, lines

NOTHING_SHOWN = "shows nothing of its article, which is for subscribers; save the page while signed in"
CUT_OFF = "is cut off by a paywall ({reason}) and read as far as it goes; save the page while signed in"

# Of 56 pages that tell how long they are, the 4 that are not free show .54 of it or more; two free ones, as they are
# read whole, tell 4 and 7 times what they have, so that the length alone proves nothing.
LEAST_SHOWN = 0.5
SHORTEST_KNOWN = 50
# No page of 215 asks to subscribe so soon behind a text so short; fuller ones hold such requests in hidden boxes.
LONGEST_STUB, LONGEST_TEASER = 500, 150
LINES_BEHIND = 25
# Characters a word, above which a script has no spaces: 4 to 9 in pages that have them, 29 and more in the others.
LONGEST_WORDS = 20
LONGEST_REQUEST, LONGEST_LAST = 300, 100
SHORTEST_LINE = 20
MOST_DIGITS = 9
BREAKS_OFF = ("…", "...", "[…]", "[...]")
CONTAINER = re.compile(
    r"(?:pay|reg(?:istration)?-?)wall|subscriber-?only|piano-|premium-?(?:content|article|wall)", re.I
)
REQUEST = re.compile(
    "|".join(
        (
            r"\b(?:subscri\w+|sign\s?(?:in|up)|log\s?in|register|become\s+a\s+member|trial|account|membership)\b"
            r"(?:\W+\w+){0,6}?\W+to\s+(?:continue|keep|read|finish|unlock|access)\b",
            r"\bto\s+(?:continue|keep|finish)\s+reading\b",
            r"\bto\s+read\s+the\s+(?:full|whole|rest\s+of\s+the)\s+(?:article|story|report)\b",
            r"\b(?:article|story|content|report)\s+is\s+(?:\w+\s+){0,4}?(?:for|to)\s+(?:\w+\s+){0,2}?(?:subscribers|members)\b",
            r"\bsubscriber[\s-]only\s+(?:article|story|content)",
            r"\balready\s+(?:a\s+|have\s+an?\s+)?(?:subscrib\w+|member|account)\b",
            r"\b(?:jetzt|um)\s+weiter(?:zu)?lesen\b|\bweiterlesen\s+mit\b|\bartikel\s+ist\s+(?:\w+\s+){0,2}?abonnent",
            r"\bréservée?s?\s+(?:à\s+nos\s+|aux\s+)abonnés|\bvous\s+reste\s+[\d.,]+\s*%",
            r"\bexclusiv[oa]\s+para\s+(?:suscriptores|assinantes)|\bsuscríbe(?:te|ase)\s+para\s+(?:seguir|continuar|leer)",
            r"\b(?:riservato|esclusivo)\s+(?:agli|per\s+gli)\s+abbonati|\bvoor\s+abonnees\b",
        )
    ),
    re.IGNORECASE,
)


def is_free(description: Node) -> bool:
    """Whether a page's JSON-LD does not say that its article, or a part of it, is for subscribers."""
    parts = description.get("hasPart")
    nodes = [description, *(parts if isinstance(parts, list) else [parts])]
    return not any(isinstance(node, dict) and _is_denied(node.get("isAccessibleForFree")) for node in nodes)


def cut_off(description: Node, text: str, parsed: Callable[[], HtmlElement | None]) -> str | None:
    """Why the text of a page is known to be only the beginning of its article, or None.

    `parsed` gives the whole page, which is looked at only where the text is short.
    """
    count, length = _count(text), _length(description)
    is_for_all = is_free(description)
    if length >= SHORTEST_KNOWN and not is_for_all:
        return f"it shows {count} of {length} words" if count < LEAST_SHOWN * length else None
    page = parsed() if count <= LONGEST_STUB else None
    if page is None:
        return None
    if _asks(text, page):
        return "it asks to subscribe where its text ends"
    if not is_for_all and (count <= LONGEST_TEASER or text.endswith(BREAKS_OFF)) and _has_container(page):
        return f"it is not free and shows {count} words"
    return None


def _is_denied(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower().endswith("false"))


def _length(description: Node) -> int:
    """The number of words that the page says its article has; 0 where it says none."""
    count = description.get("wordCount")
    digits = str(count) if isinstance(count, int | str) else ""
    told = int(digits) if digits.isdecimal() and len(digits) <= MOST_DIGITS else 0
    return max(told, _count(words(description.get("articleBody"))))


def _count(text: str) -> int:
    """The words of a text, or its characters where it is written without spaces."""
    count = len(text.split())
    return count if len(text) < LONGEST_WORDS * count else len(text)


def _asks(text: str, page: HtmlElement) -> bool:
    """Whether the last line of the text, or one of the next lines behind it, asks to subscribe."""
    last = text.rpartition("\n")[2]
    if len(last) <= LONGEST_LAST and REQUEST.search(last):
        return True
    found, waiting = key(text), 0
    for line in lines(page):
        if len(line.key) >= SHORTEST_LINE and line.key in found:
            waiting = LINES_BEHIND
        elif waiting:
            waiting -= 1
            if REQUEST.search(line.text[:LONGEST_REQUEST]):
                return True
    return False


def _has_container(page: HtmlElement) -> bool:
    names = (f"{element.get('class', '')} {element.get('id', '')}" for element in page.iterfind(".//*[@class]"))
    return any(CONTAINER.search(name) for name in names)
