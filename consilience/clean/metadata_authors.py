"""The authors of an article, from its bylines."""

import re
from collections.abc import Iterator

from consilience.clean.dates import written_dates
from consilience.models.outlets import outlet_by_name
from consilience.records import Article, Block, Finding, Role

# A byline with more names is a list of something else.
MOST_AUTHORS = 8
MOST_BYLINES = 20
# Longer lines are sentences that begin with "By".
LONGEST_BYLINE = 160

CUE = re.compile(
    r"^\s*(?:(?:[Ww]ritten|[Rr]eported|[Pp]osted|[Pp]ublished|[Ss]tory|[Rr]eporting|[Aa]rticle|[Ee]dited) )?"
    r"(?:[Bb][Yy]|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Aa]uthors?|[Tt]ext)\b\s?:?\s?"
)
BETWEEN = re.compile(r"\s?(?:,|;|\||/|•|·|\n|&|\band\b|\bund\b|\bet\b|\by\b|\bwith\b)\s?")
PART = r"(?:[^\W\d_](?:[\w'’-]{0,30})\.?)"
PERSON = re.compile(rf"^{PART}(?: {PART}){{1,4}}$")
PARTICLES = frozenset(
    ["al", "bin", "da", "de", "del", "della", "di", "dos", "du", "el", "la", "le", "van", "von", "der", "den", "ibn"]
)
# Words of offices, desks and page furniture that stand beside the names in a byline.
OFFICE_WORDS = """
    agency analyst anchor associated bureau chief columnist contributor correspondent critic deputy desk digital
    director economics editor editorial fellow for foreign freelance from head in journalist lead magazine min
    minute minutes national news newsroom political politics press producer read reporter senior special staff
    team the updated wire world writer
"""
OFFICES = frozenset(OFFICE_WORDS.split())


def authors(article: Article) -> tuple[Finding, ...]:
    """The persons named in the byline blocks, or in lines that have a byline's form, in order and once each."""
    lines = [block for block in article.blocks if block.role is Role.BYLINE][:MOST_BYLINES]
    found = [finding for block in lines for finding in _signed(article, block)]
    unique = {finding.value.casefold(): finding for finding in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda finding: finding.span.start if finding.span else 0))[:MOST_AUTHORS]


def _signed(article: Article, block: Block) -> Iterator[Finding]:
    """The names in one byline; a line without "By" is one only when all of it is names."""
    words = article.words(block.span)
    if len(words) > LONGEST_BYLINE:
        return
    cue = CUE.match(words)
    start = cue.end() if cue else 0
    stop = min((date.start for date in written_dates(words)), default=len(words))
    parts = [(at, part) for at, part in _parts(words, start, stop) if part]
    people = [(at, part) for at, part in parts if _is_person(part)]
    if cue or len(people) == len(parts):
        for at, part in people:
            span = article.span(block.span.start + at, block.span.start + at + len(part))
            yield Finding(value=part, rule="byline" if cue else "line of names", span=span)


def _parts(words: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """The pieces between commas, bars and "and", with the place of each."""
    at = start
    for match in BETWEEN.finditer(words, start, stop):
        yield at, words[at : match.start()].rstrip(" .-–—")
        at = match.end()
    yield at, words[at:stop].strip(" .-–—")


def _is_person(name: str) -> bool:
    words = name.split()
    is_named = all(word[0].isupper() or word in PARTICLES for word in words)
    is_office = any(word.casefold().strip(".") in OFFICES for word in words)
    return bool(PERSON.match(name)) and is_named and not is_office and outlet_by_name(name) is None
