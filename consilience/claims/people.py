"""Who is who within a story: one key for each person, under full name or surname."""

from collections import defaultdict

from consilience.claims.reading import StoryReading
from consilience.records import Mention, MentionKind

HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lady", "lord"})
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})


class People:
    """The persons named in a story. Two different first names under one surname stay two persons."""

    def __init__(self, story: StoryReading) -> None:
        self.mentions: dict[str, list[tuple[Mention, tuple[str, ...]]]] = defaultdict(list)
        self._firsts: dict[str, set[str]] = defaultdict(set)
        for annotated in story.dossier.articles:
            for mention in annotated.mentions:
                if mention.kind is MentionKind.PERSON:
                    name = name_parts(annotated.article.words(mention.span))
                    if name:
                        self.mentions[mention.span.article].append((mention, name))
                        self._firsts[name[-1]].update(name[:1] if len(name) > 1 else ())

    def key(self, name: tuple[str, ...]) -> str | None:
        """The key of a name; None for a bare surname that several persons of the story bear."""
        surname, firsts = name[-1], self._firsts[name[-1]]
        if len(name) > 1:
            return f"{_first(name[0], firsts)} {surname}"
        if len({_first(first, firsts) for first in firsts}) > 1:
            return None
        return f"{_first(min(firsts), firsts)} {surname}" if firsts else surname


def name_parts(words: str) -> tuple[str, ...]:
    """The parts of a name in lower case, without honorifics, suffixes, initials and the possessive.

    >>> name_parts("Mr. James B. Comey’s")
    ('james', 'comey')
    """
    plain = words.lower().replace("’s", "").replace("'s", "").replace("\u00a0", " ").replace(",", " ")
    parts = [part.strip("“”\"'’.") for part in plain.split() if part not in HONORIFICS | SUFFIXES]
    kept = [part for part in parts if len(part) > 1]
    return tuple(kept) if kept and all(part.replace("-", "").isalpha() for part in kept) else ()


def _first(first: str, firsts: set[str]) -> str:
    """A first name, or the longer one that it shortens: "Dave" stays, "Alex" becomes "Alexander"."""
    return max(
        (other for other in firsts if other.startswith(first)), key=lambda other: (len(other), other), default=first
    )
