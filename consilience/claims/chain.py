"""Who said it and through whom: the chain from the first speaker to the outlet, and the origin at its end."""

from consilience.claims.reading import Reading
from consilience.models.outlets import outlet_by_name
from consilience.records import Attribution, Mention, Source, SourceKind, Span

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
AGENCY_NAMES = ("news agency", "press agency")
PERSONAL = frozenset({"he", "she"})
# A pronoun points to a name at most this many characters before it, about two sentences.
NEAR = 300
DETERMINERS = ("the ", "a ", "an ")


def chain(reading: Reading, focus: Span) -> tuple[Source, ...]:
    """The sources of what stands at `focus`, from the first speaker to the outlet that prints it, if it is known."""
    spoken = [attribution for attribution in reading.attributions if _covers(attribution, focus)]
    links: list[Source] = []
    for attribution in sorted(spoken, key=_size):
        links.extend(_speaker(reading, span) for span in attribution.source[:1])
        if attribution.via is not None:
            links.append(source_of(reading.words(attribution.via)))
    outlet = reading.annotated.article.outlet
    if outlet is not None:
        links.append(Source(name=outlet.value, kind=SourceKind.OUTLET))
    return tuple(dict.fromkeys(sorted(links, key=lambda source: _RANK[source.kind])))


def origin(sources: tuple[Source, ...], article: str) -> str:
    """Where a chain ends: its first speaker or document, else the agency, the outlet, or the article itself."""
    return sources[0].name if sources else article


def person_before(reading: Reading, place: int) -> list[Mention]:
    """The one person named shortly before a pronoun at an offset; nobody where there are two."""
    near = [mention for mention in reading.persons if place - NEAR <= mention.span.start < place]
    names = {reading.words(mention.span).split()[-1] for mention in near}
    return near[-1:] if len(names) == 1 else []


def _speaker(reading: Reading, span: Span) -> Source:
    """A source under the name of the person in it, where there is one: "Tom Jones, chair of the board" is Tom Jones."""
    words = reading.words(span)
    inside = [mention for mention in reading.persons if span.contains(mention.span)]
    if not inside and words.lower() in PERSONAL:
        inside = person_before(reading, span.start)
    if inside:
        return Source(name=_plain(reading.words(inside[0].span)), kind=SourceKind.PERSON)
    return source_of(words)


def source_of(words: str) -> Source:
    """A source as the field sorts them, from the phrase that names it."""
    phrase = _plain(words)
    known = _relay(phrase)
    if known is not None:
        return known
    if phrase.lower().endswith(AGENCY_NAMES):
        return Source(name=_bare(phrase), kind=SourceKind.AGENCY)
    tokens = phrase.lower().replace("’s", "").replace("'s", "").split()
    for kind, words_of_kind in SOURCE_WORDS.items():
        if words_of_kind.intersection(tokens):
            return Source(name=_bare(phrase), kind=kind)
    return Source(name=_bare(phrase), kind=SourceKind.PERSON)


_RANK = {
    SourceKind.PERSON: 0,
    SourceKind.DOCUMENT: 0,
    SourceKind.ANONYMOUS: 0,
    SourceKind.OFFICIAL: 0,
    SourceKind.AGENCY: 1,
    SourceKind.OUTLET: 2,
}


def _plain(words: str) -> str:
    return " ".join(words.split()).strip("“”\"',. ")


def _relay(phrase: str) -> Source | None:
    """The agency or outlet that a phrase ends with: "the state news agency TASS", "Kyodo"."""
    words = _bare(phrase).split()
    for start in range(len(words)):
        known = outlet_by_name(" ".join(words[start:]))
        if known is not None:
            return Source(name=known.name, kind=SourceKind.AGENCY if known.agency else SourceKind.OUTLET)
    return None


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
