"""Names of people, organisations and places: the model's, trimmed and made consistent within an article."""

import re
from collections import Counter, defaultdict
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
TRAIL = re.compile(r"(?:['’]s?|[\s,;:.!?\"”“‘)(–—-]+)$")
LONGEST_TRAIL = 8
# U.S., Calif., Jr.: the point belongs to the name.
ABBREVIATION = re.compile(r"(?:\b[^\W\d_]\.)+$|\b(?:Jr|Sr|Inc|Ltd|Corp|Co|St)\.$")
PERSON, ORGANISATION = MentionKind.PERSON, MentionKind.ORGANISATION
# Kinds that a surname is mistaken for once its bearer was named in full.
MISTAKEN = frozenset({ORGANISATION, MentionKind.PLACE, MentionKind.PRODUCT, MentionKind.GROUP})

Name = tuple[int, int, MentionKind]


def find_mentions(article: Article, parsed: Iterable[ParsedText]) -> tuple[Mention, ...]:
    """The names of an article in order, without determiners, titles and possessive endings; a name has a capital.

    A bare surname of a person whom the article names in full is a person everywhere in it; any other name is of the
    kind that it is most often.
    """
    text = article.text
    trimmed = ((*_trimmed(text, name), name.kind) for piece in parsed for name in piece.names)
    names = [(start, end, kind) for start, end, kind in trimmed if any(map(str.isupper, text[start:end]))]
    kinds = _kinds(text, names)
    return tuple(Mention(span=article.span(start, end), kind=kinds[text[start:end]]) for start, end, _ in names)


def _kinds(text: str, names: Iterable[Name]) -> dict[str, MentionKind]:
    """The kind of each name of the article."""
    counts: defaultdict[str, Counter[MentionKind]] = defaultdict(Counter)
    for start, end, kind in names:
        counts[text[start:end]][kind] += 1
    usual = {name: count.most_common(1)[0][0] for name, count in counts.items()}
    surnames = {name.split()[-1] for name, kind in usual.items() if kind is PERSON and " " in name}
    return {name: _repaired(name, kind, name in surnames) for name, kind in usual.items()}


def _repaired(name: str, kind: MentionKind, is_surname: bool) -> MentionKind:
    """A person for the surname of somebody named in full, an organisation for a known outlet."""
    if is_surname:
        return PERSON if kind in MISTAKEN else kind
    outlet = outlet_by_name(name)
    if outlet and (outlet.agency or " " in name or kind is PERSON):
        return ORGANISATION
    return kind


def _trimmed(text: str, name: NamedSpan) -> tuple[int, int]:
    """Where the name itself begins and ends; a title that stands alone is no name."""
    start, end = name.start, name.end
    for lead in (DETERMINERS, TITLES) if name.kind is PERSON else (DETERMINERS,):
        found = lead.match(text, start, end)
        start = found.end() if found else start
    last = max(start, end - LONGEST_TRAIL)
    tail = None if ABBREVIATION.search(text, last, end) else TRAIL.search(text, last, end)
    return start, tail.start() if tail else end
