"""Who said it and through whom: the chain from the first speaker to the outlet, and the origin at its end."""

from consilience.claims.reading import Reading
from consilience.models.outlets import outlet_by_name
from consilience.records import Attribution, Source, SourceKind, Span

# The word that tells what kind of source a phrase names, read from its end; the first that fits decides.
SOURCE_WORDS = {
    SourceKind.DOCUMENT: frozenset(
        [
            "document",
            "documents",
            "memo",
            "memos",
            "letter",
            "report",
            "statement",
            "filing",
            "complaint",
            "lawsuit",
            "suit",
            "indictment",
            "transcript",
        ]
    ),
    SourceKind.ANONYMOUS: frozenset(
        [
            "source",
            "sources",
            "expert",
            "experts",
            "analyst",
            "analysts",
            "critic",
            "critics",
            "observer",
            "observers",
            "people",
            "witnesses",
            "witness",
            "insider",
            "insiders",
            "person",
            "someone",
            "aides",
            "residents",
        ]
    ),
    SourceKind.OFFICIAL: frozenset(
        [
            "ministry",
            "government",
            "official",
            "officials",
            "department",
            "agency",
            "agencies",
            "police",
            "authorities",
            "army",
            "military",
            "office",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "council",
            "court",
            "commission",
            "committee",
            "parliament",
            "administration",
            "embassy",
        ]
    ),
}
DETERMINERS = ("the ", "a ", "an ")


def chain(reading: Reading, focus: Span) -> tuple[Source, ...]:
    """The sources of what stands at `focus`, from the first speaker to the outlet that prints it."""
    spoken = [attribution for attribution in reading.attributions if _covers(attribution, focus)]
    links: list[Source] = []
    for attribution in sorted(spoken, key=_size):
        links.extend(source_of(reading.words(span)) for span in attribution.source[:1])
        if attribution.via is not None:
            links.append(source_of(reading.words(attribution.via)))
    links.append(outlet_of(reading))
    return tuple(dict.fromkeys(sorted(links, key=lambda source: _RANK[source.kind])))


def outlet_of(reading: Reading) -> Source:
    """The outlet that prints a reading; the article's id where none is known."""
    outlet = reading.annotated.article.outlet
    return Source(name=outlet.value if outlet else reading.article, kind=SourceKind.OUTLET)


def origin(sources: tuple[Source, ...]) -> str:
    """The name where a chain of relays ends: the first agency or outlet in it, else the printing outlet.

    A speaker is no relay: two outlets that each heard the same minister are two voices for what he said.
    """
    return next(source.name for source in sources if source.kind in _RELAYS)


def source_of(words: str) -> Source:
    """A source as the field sorts them, from the phrase that names it."""
    phrase = " ".join(words.replace("\u00a0", " ").split()).strip("“”\"',. ")
    known = outlet_by_name(_bare(phrase))
    if known is not None:
        return Source(name=known.name, kind=SourceKind.AGENCY if known.agency else SourceKind.OUTLET)
    tokens = phrase.lower().replace("’s", "").replace("'s", "").split()
    for kind, words_of_kind in SOURCE_WORDS.items():
        if words_of_kind.intersection(tokens):
            return Source(name=_bare(phrase), kind=kind)
    return Source(name=_bare(phrase), kind=SourceKind.PERSON)


_RELAYS = frozenset({SourceKind.AGENCY, SourceKind.OUTLET})
_RANK = {
    SourceKind.PERSON: 0,
    SourceKind.DOCUMENT: 0,
    SourceKind.ANONYMOUS: 0,
    SourceKind.OFFICIAL: 0,
    SourceKind.AGENCY: 1,
    SourceKind.OUTLET: 2,
}


def _bare(phrase: str) -> str:
    lowered = phrase.lower()
    return next((phrase[len(word) :] for word in DETERMINERS if lowered.startswith(word)), phrase)


def _covers(attribution: Attribution, focus: Span) -> bool:
    shared = sum(
        max(0, min(part.end, focus.end) - max(part.start, focus.start))
        for part in attribution.content
        if part.article == focus.article
    )
    return 2 * shared >= focus.end - focus.start


def _size(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)
