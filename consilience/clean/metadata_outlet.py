"""The outlet that published an article, from its address, its outlet line, its letters to the reader, its marks."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from consilience.models.outlets import outlet_by_host, outlet_by_name
from consilience.records import FURNITURE, Article, Block, Finding, Role, Span

# An outlet's own name has no more words ("The International Herald Tribune of Paris").
LONGEST_NAME = 6
# Longer lines hold no name; what an outlet says of itself stands in the first of a paragraph's characters.
LONGEST_LINE = 100
LONGEST_PARAGRAPH = 5_000
MOST_BLOCKS = 500
# The lines from either end of a text in which an outlet sets its own name.
EDGE = 4
# A disclaimer names its own host again and again; once it may be anybody's.
FEWEST_HOST_NAMINGS = 2

LETTERS = r"(?:[\w'’&-]|\.(?=\w)){0,30}"
# What the outlet says for itself.
OWN_WORDS = FURNITURE - {Role.TEASER, Role.RELATED, Role.ADVERTISEMENT, Role.COMMENT, Role.CAPTION}

CAPITALISED = rf"(?:[A-Z]{LETTERS}|of|de|and|&)"
NAME = rf"(?P<name>(?:[Tt]he )?[A-Z0-9]{LETTERS}(?: {CAPITALISED}){{0,5}})"

MESSAGE = re.compile(rf"\b(?:A |a )?(?:[Mm]essage|[Ll]etter|[Nn]ote) from {NAME}(?=[:,\n]|$)")
SUPPORT = re.compile(rf"\b(?:[Ss]upport|[Ss]upporting|[Ss]ubscribe to|[Jj]oin|[Dd]onate to) {NAME}")
COPYRIGHT = re.compile(
    rf"(?:©|\([Cc]\)|[Cc]opyright)(?:\s?(?:©|\([Cc]\)))?\s?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,? )?{NAME}"
)
NAME_AND_YEAR = re.compile(rf"^{NAME}(?: ©)? \d{{4}}$")
HOST = re.compile(r"\bwww\.(?P<name>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,3})")
SITE = re.compile(r"^(?:www\.)?(?P<name>[A-Za-z0-9-]{2,63}(?:\.[A-Za-z]{2,10}){1,3})$")
AGENCY_DATELINE = re.compile(r"^.{0,80}?\((?P<name>[A-Z][\w /-]{1,30})\)\s?[-–—]")
RIGHTS = re.compile(r",? (?:All Rights Reserved|All rights reserved|Inc|Ltd|LLC|Limited)\b.*$")


class Sighting(NamedTuple):
    """A name that may be the outlet's, and where it stands."""

    name: str
    span: Span | None


class Rule(NamedTuple):
    name: str
    find: Callable[[Article], Iterator[Sighting]]


def outlet(article: Article) -> Finding | None:
    """The outlet by the first rule that finds one; a known outlet by its profile's name."""
    for rule in RULES:
        for name, span in rule.find(article):
            return Finding(value=_known(name) or name, rule=rule.name, span=span)
    return None


def _known(name: str) -> str | None:
    profile = outlet_by_name(name) or (outlet_by_host(name) if "." in name else None)
    return profile.name if profile else None


def _known_host(article: Article) -> Iterator[Sighting]:
    profile = outlet_by_host(_host(article))
    if profile:
        yield Sighting(profile.name, None)


def _any_host(article: Article) -> Iterator[Sighting]:
    if _host(article):
        yield Sighting(_host(article), None)


def _host(article: Article) -> str:
    """The host of a page on the web, without "www."; empty for files."""
    try:
        address = urlsplit(article.uri)
        return (address.hostname or "").removeprefix("www.") if address.scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _known_line(article: Article) -> Iterator[Sighting]:
    """A line near either end that is nothing but the name or site of a known outlet."""
    edges = article.blocks[:EDGE] + article.blocks[EDGE:][-EDGE:]
    for block in edges:
        words = article.words(block.span).strip()
        if _is_short(words) and block.role not in {Role.TEASER, Role.RELATED} and _known(words):
            yield Sighting(words, block.span)


def _outlet_line(article: Article) -> Iterator[Sighting]:
    for block in article.blocks:
        words = article.words(block.span).strip()
        if block.role is Role.OUTLET and _is_short(words):
            yield Sighting(words, block.span)


def _is_short(words: str) -> bool:
    return len(words) <= LONGEST_LINE and len(words.split()) <= LONGEST_NAME


def _in_furniture(pattern: re.Pattern[str]) -> Callable[[Article], Iterator[Sighting]]:
    """The names that a cue introduces in what the outlet says for itself."""

    def find(article: Article) -> Iterator[Sighting]:
        for block in [block for block in article.blocks if block.role in OWN_WORDS][-MOST_BLOCKS:]:
            yield from _named(article, block, pattern)

    return find


def _named(article: Article, block: Block, pattern: re.Pattern[str]) -> Iterator[Sighting]:
    for match in pattern.finditer(article.words(block.span)[:LONGEST_PARAGRAPH]):
        name = RIGHTS.sub("", match["name"]).rstrip(".,")
        if name and name.lower() not in {"us", "our", "the", "all"}:
            start = block.span.start + match.start("name")
            yield Sighting(name, article.span(start, start + len(name)))


def _known_in_furniture(pattern: re.Pattern[str]) -> Callable[[Article], Iterator[Sighting]]:
    def find(article: Article) -> Iterator[Sighting]:
        return (sighting for sighting in _in_furniture(pattern)(article) if _known(sighting.name))

    return find


def _repeated_host(article: Article) -> Iterator[Sighting]:
    """The host that disclaimers name most often."""
    sightings = list(_in_furniture(HOST)(article))
    for name, count in Counter(sighting.name for sighting in sightings).most_common(1):
        if count >= FEWEST_HOST_NAMINGS:
            yield next(sighting for sighting in sightings if sighting.name == name)


def _site_line(article: Article) -> Iterator[Sighting]:
    for block in (*article.blocks[:EDGE], *article.blocks[EDGE:][-EDGE:]):
        words = article.words(block.span).strip()
        if block.role not in {Role.TEASER, Role.RELATED} and _is_short(words) and SITE.match(words):
            yield Sighting(words, block.span)


def _agency_dateline(article: Article) -> Iterator[Sighting]:
    """The agency that signs the first paragraphs of an article whose outlet nothing else names."""
    for block in [block for block in article.blocks if block.role is Role.BODY][:EDGE]:
        match = AGENCY_DATELINE.match(article.words(block.span))
        profile = outlet_by_name(match["name"]) if match else None
        if match and profile and profile.agency:
            start = block.span.start
            yield Sighting(profile.name, article.span(start + match.start("name"), start + match.end("name")))


RULES = (
    Rule("host of a known outlet", _known_host),
    Rule("line of a known outlet", _known_line),
    Rule("message from the outlet", _in_furniture(MESSAGE)),
    Rule("copyright", _in_furniture(COPYRIGHT)),
    Rule("outlet line", _outlet_line),
    Rule("name and year", _in_furniture(NAME_AND_YEAR)),
    Rule("appeal for a known outlet", _known_in_furniture(SUPPORT)),
    Rule("host of the disclaimers", _repeated_host),
    Rule("site line", _site_line),
    Rule("host", _any_host),
    Rule("agency dateline", _agency_dateline),
)
