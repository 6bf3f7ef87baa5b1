"""How many independent voices stand behind a position.

Two claims are one voice when their chains share a speaker, a document or an agency, when they print the same
utterance, when one was copied from the other, or when one stands in the outlet's own voice in an article that reused
passages of the other's.
"""

from collections.abc import Iterable, Iterator, Sequence

from consilience.claims.shared_words import one_utterance
from consilience.claims.voices import POINTER, voice
from consilience.models.outlets import outlet_by_name
from consilience.records import Article, Claim, ClaimKind, Dossier, LinkKind, SourceKind


def independent(claims: Sequence[Claim], dossier: Dossier) -> int:
    """The number of origins behind the claims that do not depend on one another; an upper bound where none is named."""
    if claims[0].kind is ClaimKind.QUOTATION:
        return 1  # one utterance, however many heard it
    keys = _keys(claims, dossier)
    voices = _Groups()
    for article, sources in keys.items():
        voices.join([article, *sources])
    for one, other in _dependences(claims, dossier):
        voices.join([one, other])
    count = len({voices.leader(article) for article in keys})
    named = any(sources - {POINTER} for sources in keys.values() if sources)
    return max(count - (named and _points_alone(keys, voices)), 1)


def outlets(claims: Iterable[Claim]) -> int:
    """The number of outlets that print the claims; an article without a known outlet counts as one."""
    return len({_printer(claim) for claim in claims})


def _printer(claim: Claim) -> str:
    printing = [source.name for source in claim.sources if source.kind is SourceKind.OUTLET]
    return printing[-1] if printing else claim.evidence.article


def primary(claims: Iterable[Claim]) -> int:
    """The number of first speakers and documents behind the claims; a word that points to one adds none."""
    first = {voice(claim.sources[0]) for claim in claims if claim.sources and claim.sources[0].kind in _PRIMARY}
    return len(first - {POINTER}) or len(first)


_PRIMARY = frozenset({SourceKind.PERSON, SourceKind.DOCUMENT, SourceKind.OFFICIAL})


def _binds(kind: LinkKind, target: str, claims: Sequence[Claim]) -> bool:
    """Whether a link makes its target's claims depend on its source.

    A copy always does. An article that reused passages of another may still have heard a speaker itself: only what it
    says in its own voice depends on the article it drew from.
    """
    if kind is LinkKind.COPY:
        return True
    if kind is not LinkKind.REUSE:
        return False
    return any(_is_own_voice(claim) for claim in claims if claim.evidence.article == target)


def _is_own_voice(claim: Claim) -> bool:
    return all(source.kind is SourceKind.OUTLET for source in claim.sources)


def _keys(claims: Sequence[Claim], dossier: Dossier) -> dict[str, set[str]]:
    """Article → the voices on whose word it makes the claims; its own name too where another article relays it."""
    printing = {annotated.article.id: _outlet(annotated.article) for annotated in dossier.articles}
    keys: dict[str, set[str]] = {}
    for claim in claims:
        own = printing[claim.evidence.article]
        relayed = {voice(source) for source in claim.sources if source.name != own}
        keys.setdefault(claim.evidence.article, set()).update(relayed - {own})
    for link in dossier.links:
        if any(place.overlaps(claim.evidence) for place in link.evidence for claim in claims):
            keys[link.target].add(link.source)
    named = set().union(*keys.values())
    for article, sources in keys.items():
        sources.update({printing[article]} & named)
    return keys


def _outlet(article: Article) -> str:
    """The name of the outlet that printed an article, as the profiles have it."""
    found = article.outlet.value if article.outlet else ""
    known = outlet_by_name(found) if found else None
    return known.name if known else found


def _dependences(claims: Sequence[Claim], dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Pairs of articles of which one has the claim from the other, or both from one text."""
    articles = {claim.evidence.article for claim in claims}
    for link in dossier.links:
        if {link.source, link.target} <= articles and _binds(link.kind, link.target, claims):
            yield link.source, link.target
    for one, two in one_utterance(claims, dossier):
        yield one.evidence.article, two.evidence.article
    for group in dossier.origins:
        members = [member for member in group.members if member in articles]
        yield from ((members[0], member) for member in members[1:])


def _points_alone(keys: dict[str, set[str]], voices: "_Groups") -> bool:
    """Whether some articles have nothing but a word that points to a speaker, and no tie to one that names it."""
    pointing = {article for article, sources in keys.items() if POINTER in sources}
    together = [article for article in keys if pointing and voices.leader(article) == voices.leader(POINTER)]
    return bool(pointing) and all(keys[article] == {POINTER} for article in together)


class _Groups:
    """Disjoint sets of names (union-find)."""

    def __init__(self) -> None:
        self._leaders: dict[str, str] = {}

    def join(self, names: Iterable[str]) -> None:
        leaders = sorted({self.leader(name) for name in names})
        for leader in leaders[1:]:
            self._leaders[leader] = leaders[0]

    def leader(self, name: str) -> str:
        """The name that stands for the set of a name."""
        while self._leaders.get(name, name) != name:
            name = self._leaders[name]
        return name
