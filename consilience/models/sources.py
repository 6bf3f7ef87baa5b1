"""What kind of source a phrase names, under which name two reports would know it, and through whom it came."""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from consilience.models.outlets import outlet_by_name
from consilience.records import Article, Attribution, MentionKind, Source, SourceKind

TABLE = "sources.toml"
# Characters of a phrase that are looked at; a longer one is a list, or garbage.
LONGEST_PHRASE = 400
LONGEST_NAME = 5
# The head of a phrase comes before the first of these: "statement *released by* the department".
TAIL = re.compile(
    r",|\s\(|\s(?:of|from|for|in|on|at|to|with|by|about|filed|issued|obtained|posted|published|released|sent|seen"
    r"|signed|representing|including|that|which|who|whose)\s"
)
LEAD = re.compile(r"^(?:copies|parts?|excerpts|text|members?|one|some|several|many)\sof\s(?:the\s)?")
POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
# The paper in which charges stand, whatever it is called.
CHARGES = "charges"
DETERMINERS = ("the ", "a ", "an ")
AGENCY_NAMES = ("news agency", "press agency", "newswire", "wire service", "news service")
# "two officials who spoke on condition of anonymity"
UNNAMED = re.compile(r"\banonym|\bnot (?:to )?(?:be )?(?:named|identified)\b|\bunnamed\b|\bunidentified\b")
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP})


class Voice(NamedTuple):
    """One of those through whom a statement came; no kind where the words may stand for anybody ("they")."""

    name: str
    kind: SourceKind | None


def source_of(words: str, named: MentionKind | None = None) -> Source:
    """A source as the field sorts them, from the phrase that names it; a person where nothing tells.

    `named` is the kind of the name at the head of the phrase, if it is known.

    >>> source_of("the state news agency TASS")
    Source(name='TASS', kind=<SourceKind.AGENCY: 'agency'>)
    """
    return Source(name=_name(words, named), kind=kind_of(words, named) or SourceKind.PERSON)


def kind_of(words: str, named: MentionKind | None = None) -> SourceKind | None:
    """The kind of the source that a phrase names; None for a pronoun that may stand for anybody.

    >>> kind_of("a spokeswoman for the port").value, kind_of("two divers").value, kind_of("they")
    ('official', 'anonymous', None)
    """
    if named is MentionKind.PERSON:
        return SourceKind.PERSON
    phrase = plain(words[:LONGEST_PHRASE])
    known = relay(bare(phrase))
    if known is not None:
        return known.kind
    noun = head(phrase)
    found = next((kind for kind, is_so in KINDS if is_so(phrase.lower(), noun)), None)
    if not noun or (found is None and noun in words_of("open")):
        return None
    return found or (SourceKind.OFFICIAL if named in BODIES else _unlisted(phrase))


def chain_of(article: Article, attribution: Attribution) -> tuple[Voice, ...]:
    """Through whom the content came: its source, the medium that quotes it, the outlet that prints it."""
    links = [_link(article.words(span), attribution.kind) for span in attribution.source[:1]]
    links += [medium_of(article.words(span)) for span in (attribution.via,) if span]
    if article.outlet is not None and article.outlet.value not in [link.name for link in links]:
        links.append(Voice(article.outlet.value, SourceKind.OUTLET))
    return tuple(dict.fromkeys(links))


def medium_of(words: str) -> Voice:
    """The agency or outlet through which somebody is quoted, named or not: "the agency", "the newspaper"."""
    phrase = bare(plain(words[:LONGEST_PHRASE]))
    known = relay(phrase)
    is_agency = phrase.lower().endswith(("agency", *AGENCY_NAMES))
    if known:
        return Voice(known.name, known.kind)
    return Voice(phrase, SourceKind.AGENCY if is_agency else SourceKind.OUTLET)


def headed(words: str) -> str:
    """A phrase up to what complements its head, without a possessive ending.

    >>> headed("the harbour's"), headed("Ana Kovac, a spokeswoman for the port")
    ('the harbour', 'Ana Kovac')
    """
    words = words[:LONGEST_PHRASE]
    cut = TAIL.search(words)
    return POSSESSIVE.sub("", words[: cut.start() if cut else None].rstrip())


def head(phrase: str) -> str:
    """The noun that a phrase is about, lower case and without the plural's s.

    >>> head("press release from the attorney's office"), head("copies of the memos")
    ('release', 'memo')
    """
    words = headed(LEAD.sub("", phrase.lower())).split()
    return words[-1].strip("“”\"'’.").removesuffix("s") if words else ""


def relay(phrase: str) -> Source | None:
    """The agency or outlet that a phrase is or ends with, before any apposition: "the state news agency TASS"."""
    words = (phrase if outlet_by_name(phrase) else headed(phrase)).split()
    starts = range(max(0, len(words) - LONGEST_NAME), len(words))
    runs = [words[start:] for start in starts if start == 0 or not _is_first_name(words[start - 1])]
    runs += [words[:end] for end in range(min(len(words) - 1, LONGEST_NAME), 0, -1)]
    for run in runs:
        known = outlet_by_name(" ".join(run)) if _is_name(run[0]) else None
        if known is not None and (run[-1] is words[-1] or _is_medium(words[len(run) :])):
            return Source(name=known.name, kind=SourceKind.AGENCY if known.agency else SourceKind.OUTLET)
    return None


def plain(words: str) -> str:
    """A phrase on one line, without quotation marks at its ends."""
    return " ".join(words.split()).strip("“”\"',. ")


def bare(phrase: str) -> str:
    """A phrase without its leading article."""
    lowered = phrase.lower()
    return next((phrase[len(word) :] for word in DETERMINERS if lowered.startswith(word)), phrase)


@cache
def papers() -> dict[str, str]:
    """Noun of a paper → the paper that it tells of."""
    return {noun: paper for paper, nouns in _table()["papers"].items() for noun in nouns}


@cache
def words_of(row: str) -> frozenset[str]:
    """The words of one row of sources.toml."""
    return frozenset(_table()[row])


KINDS: tuple[tuple[SourceKind, Callable[[str, str], bool]], ...] = (
    (SourceKind.AGENCY, lambda phrase, noun: phrase.endswith(AGENCY_NAMES)),
    (SourceKind.ANONYMOUS, lambda phrase, noun: UNNAMED.search(phrase) is not None),
    (SourceKind.DOCUMENT, lambda phrase, noun: noun in papers() or noun in words_of("evidence")),
    (SourceKind.ANONYMOUS, lambda phrase, noun: noun in words_of("nameless")),
    (SourceKind.OFFICIAL, lambda phrase, noun: noun in words_of("offices")),
    (SourceKind.OUTLET, lambda phrase, noun: noun in words_of("outlets")),
    (SourceKind.PERSON, lambda phrase, noun: noun in words_of("personal")),
)


def _unlisted(phrase: str) -> SourceKind:
    """Nobody in particular for "a diver" and "two divers"; a person for a name and for "the diver"."""
    words = headed(phrase).split()
    is_definite = words[0].lower() in words_of("definite") or any(POSSESSIVE.search(word) for word in words[:-1])
    return SourceKind.PERSON if is_definite or not words[-1].islower() else SourceKind.ANONYMOUS


def _link(words: str, kind: SourceKind | None) -> Voice:
    return Voice(_name(words, MentionKind.PERSON if kind is SourceKind.PERSON else None), kind)


def _name(words: str, named: MentionKind | None) -> str:
    """The outlet's own name where the phrase names one, else the phrase without its article."""
    phrase = bare(plain(words[:LONGEST_PHRASE]))
    known = None if named is MentionKind.PERSON else relay(phrase)
    return known.name if known else POSSESSIVE.sub("", phrase)


def _is_name(word: str) -> bool:
    """Whether a word is written as a name: "the ad" and "I" are no outlets."""
    return len(word) > 1 and (word[0].isupper() or word[0].isdigit() or not word[0].isascii())


def _is_first_name(word: str) -> bool:
    """Whether a word before a name is part of it: "Capitol Hill" is no outlet, but "Russia's TASS" is an agency."""
    return _is_name(word) and POSSESSIVE.search(word) is None


def _is_medium(rest: list[str]) -> bool:
    return words_of("media").issuperset(word.lower() for word in rest)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("consilience.models").joinpath(TABLE).read_text("utf-8"))
