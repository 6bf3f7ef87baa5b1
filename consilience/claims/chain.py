"""Who said it and through whom: the chain from the first speaker to the outlet, and the origin at its end."""

from consilience.claims.implied import implied_speakers, paper_makers, retold_papers
from consilience.claims.reading import Reading
from consilience.models.sources import bare, plain, relay, source_of
from consilience.records import Attribution, Mention, Source, SourceKind, Span

PERSONAL = frozenset({"he", "she"})
# A pronoun points to a name at most this many characters before it, about two sentences.
NEAR = 300
# Words that do what they say: who tells of an order had it not from the one who gave it.
ACTS = frozenset(
    {"agree", "appoint", "approve", "authorize", "authorise", "command", "decide", "direct", "order", "sign"}
)
POSSESSIVES = ("'s", "’s", "'", "’")


def chain(reading: Reading, focus: Span) -> tuple[Source, ...]:
    """The sources of what stands at `focus`, from the first speaker to the outlet that prints it, if it is known."""
    links: list[Source] = []
    for attribution in _covering(reading, focus):
        links.extend(_speaker(reading, span) for span in attribution.source[:1])
        if attribution.via is not None:
            links.append(source_of(reading.words(attribution.via)))
    if not any(_RANK[link.kind] == 0 for link in links):
        links.extend(_speaker(reading, span) for span in implied_speakers(reading, focus))
        links.extend(() if any(_RANK[link.kind] == 0 for link in links) else retold_papers(reading, focus))
    links.extend(paper_makers(reading, [link.name for link in links if link.kind is SourceKind.DOCUMENT]))
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
    outlet = relay(bare(plain(words)))
    if outlet is not None and plain(words) not in _surnames(reading):
        return outlet
    named = _person_named(reading, span)
    if named is None and words.lower() in PERSONAL:
        named = next(iter(_named_within(reading, span.start) or person_before(reading, span.start)), None)
    return source_of(words) if named is None else Source(name=plain(reading.words(named.span)), kind=SourceKind.PERSON)


def _named_within(reading: Reading, place: int) -> list[Mention]:
    """The one person whom the sentence itself names before an offset."""
    found = [mention for mention in reading.persons if reading.span.start <= mention.span.start < place]
    return found if len(found) == 1 else []


def _surnames(reading: Reading) -> frozenset[str]:
    """The last words of full names: where the article has a Jane Reuters, "Reuters" is no agency."""
    names = (reading.words(mention.span).split() for mention in reading.persons)
    return frozenset(name[-1] for name in names if len(name) > 1)


def _person_named(reading: Reading, span: Span) -> Mention | None:
    """The person whom a phrase names: no owner, and none in an apposition or complement unless there is no other."""
    text = reading.annotated.article.text
    inside = [
        mention
        for mention in reading.persons
        if span.contains(mention.span) and not text.startswith(POSSESSIVES, mention.span.end)
    ]
    words = reading.words(span)
    kept = span.start + min(words.find(mark) % (len(words) + 1) for mark in (",", " of "))
    before = [mention for mention in inside if mention.span.start < kept]
    return before[-1] if before else next(iter(inside), None)


_RANK = {
    SourceKind.PERSON: 0,
    SourceKind.DOCUMENT: 0,
    SourceKind.ANONYMOUS: 0,
    SourceKind.OFFICIAL: 0,
    SourceKind.AGENCY: 1,
    SourceKind.OUTLET: 2,
}


def _covering(reading: Reading, focus: Span) -> list[Attribution]:
    """The attributions to one source that together hold half of the answer or its main verb, the smallest first."""
    by_source: dict[str, list[Attribution]] = {}
    acts = [token.start for token in reading.tree.tokens if token.lemma in ACTS]
    for attribution in sorted(reading.attributions, key=_size):
        if any(cue.start <= act < cue.end for cue in attribution.cue for act in acts):
            continue
        name = reading.words(attribution.source[0]) if attribution.source else ""
        by_source.setdefault(name, []).append(attribution)
    return [
        attribution
        for found in by_source.values()
        if 2 * sum(_shared(attribution, focus) for attribution in found) >= focus.end - focus.start
        or any(_is_told_by(reading, attribution, focus) for attribution in found)
        for attribution in found
    ]


def _is_told_by(reading: Reading, attribution: Attribution, focus: Span) -> bool:
    """Whether the cue is the main verb of the sentence and stands in the answer."""
    roots = [token.start for index, token in enumerate(reading.tree.tokens) if token.head == index]
    return any(cue.start <= root < cue.end and focus.contains(cue) for cue in attribution.cue for root in roots)


def _shared(attribution: Attribution, focus: Span) -> int:
    """How many characters of the answer stand in the content, or name its source and cue."""
    parts = (*attribution.content, *attribution.source, *attribution.cue)
    return sum(
        max(0, min(part.end, focus.end) - max(part.start, focus.start))
        for part in parts
        if part.article == focus.article
    )


def _size(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)
