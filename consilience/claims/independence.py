"""How many independent voices stand behind a position.

Two claims are one voice when their chains share a speaker, a document or an agency, when they print the same
utterance, when one was copied from the other, or when one stands in the outlet's own voice in an article that reused
passages of the other's.
"""

from collections.abc import Iterable, Sequence

from consilience.claims.shared_words import one_utterance
from consilience.claims.voices import POINTER, voice
from consilience.records import Claim, ClaimKind, Dossier, LinkKind, SourceKind


def independent(claims: Sequence[Claim], dossier: Dossier) -> int:
    """The number of origins behind the claims that do not depend on one another; an upper bound where none is named."""
    if claims[0].kind is ClaimKind.QUOTATION:
        return 1  # one utterance, however many heard it
    voices = _Groups()
    articles: dict[str, str] = {}
    for claim in claims:
        keys = _voices(claim)
        voices.join([*keys, articles.setdefault(claim.evidence.article, keys[0])])
    for link in dossier.links:
        if link.source in articles and link.target in articles and _binds(link.kind, link.target, claims):
            voices.join([articles[link.source], articles[link.target]])
    for one, two in one_utterance(claims, dossier):
        voices.join([articles[one.evidence.article], articles[two.evidence.article]])
    for group in dossier.origins:
        voices.join([articles[member] for member in group.members if member in articles])
    speakers = {key for claim in claims for key in _relayed(claim)} - {POINTER}
    return max(voices.count() - (voices.is_alone(POINTER) and bool(speakers)), 1)


def outlets(claims: Iterable[Claim]) -> int:
    """The number of articles that print the claims."""
    return len({claim.evidence.article for claim in claims})


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


def _voices(claim: Claim) -> list[str]:
    """The keys of the sources that a claim depends on: all of its chain but the printing outlet; else that outlet."""
    return _relayed(claim) or [claim.origin]


def _relayed(claim: Claim) -> list[str]:
    return [voice(source) for source in claim.sources if source.kind is not SourceKind.OUTLET]


class _Groups:
    """Disjoint sets of names (union-find)."""

    def __init__(self) -> None:
        self._leader: dict[str, str] = {}

    def join(self, names: Iterable[str]) -> None:
        leaders = sorted({self._find(name) for name in names})
        for leader in leaders[1:]:
            self._leader[leader] = leaders[0]

    def is_alone(self, name: str) -> bool:
        """Whether a name that was joined makes a group of its own."""
        return name in self._leader and [other for other in self._leader if self._find(other) == self._find(name)] == [
            name
        ]

    def count(self) -> int:
        return len({self._find(name) for name in self._leader})

    def _find(self, name: str) -> str:
        self._leader.setdefault(name, name)
        while self._leader[name] != name:
            name = self._leader[name]
        return name
