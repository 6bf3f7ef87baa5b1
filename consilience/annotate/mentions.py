"""Names of people, organisations and places: the model's, trimmed and made consistent within an article."""

import re
from collections.abc import Iterable

from consilience.models import NamedSpan, ParsedText
from consilience.models.outlets import outlet_by_name
from consilience.records import Article, Mention, MentionKind

# What a name does not begin or end with.
DETERMINERS = re.compile(r"(?:the|an?|this|that)\s+", re.IGNORECASE)
TITLES = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|president|vice[- ]president|prime\s+minister|minister|"
    r"chancellor|secretary|senator|sen|representative|rep|congress(?:man|woman)|governor|gov|mayor|judge|justice|"
    r"general|gen|colonel|col|major|captain|capt|lieutenant|lt|sergeant|sgt|admiral|ambassador|king|queen|prince|"
    r"princess|pope|bishop|archbishop|sheikh|ayatollah|spokes(?:man|woman|person))\.?\s+)+",
    re.IGNORECASE,
)
TRAIL = re.compile(r"(?:['’]s?|[\s,;:.!?\"”“)(–—-]+)$")
LONGEST_TRAIL = 8
# Kinds that a surname is mistaken for once its bearer was named in full.
_PERSON = MentionKind.PERSON
MISTAKEN = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PRODUCT, MentionKind.GROUP})


def find_mentions(article: Article, parsed: Iterable[ParsedText]) -> tuple[Mention, ...]:
    """The names of an article in order, without determiners, titles and possessive endings.

    A bare surname of a person whom the article names in full is a person everywhere in it.
    """
    text = article.text
    names = [(*_trimmed(text, name), name.kind) for piece in parsed for name in piece.names]
    surnames = {text[start:end].split()[-1] for start, end, kind in names if kind is _PERSON and " " in text[start:end]}
    return tuple(
        Mention(span=article.span(start, end), kind=_repaired(text[start:end], kind, surnames))
        for start, end, kind in names
        if start < end
    )


def _repaired(name: str, kind: MentionKind, surnames: set[str]) -> MentionKind:
    """A person for the surname of somebody named in full, an organisation for a known agency."""
    if kind in MISTAKEN and name in surnames:
        return _PERSON
    outlet = outlet_by_name(name)
    if outlet and (outlet.agency or " " in name):
        return MentionKind.ORGANISATION
    return kind


def _trimmed(text: str, name: NamedSpan) -> tuple[int, int]:
    """Where the name itself begins and ends; a title that stands alone is no name."""
    start, end = name.start, name.end
    for lead in (DETERMINERS, TITLES) if name.kind is _PERSON else (DETERMINERS,):
        found = lead.match(text, start, end)
        start = found.end() if found else start
    tail = TRAIL.search(text, max(start, end - LONGEST_TRAIL), end)
    return start, tail.start() if tail else end
