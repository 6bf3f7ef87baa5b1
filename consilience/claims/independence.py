"""How many independent voices stand behind a position.

Articles are voices; those that share a relay (an agency, a cited outlet), a copied text or a reused passage are one.
"""

from collections.abc import Iterable, Sequence

from consilience.records import Claim, Dossier, LinkKind, SourceKind


def independent(claims: Sequence[Claim], dossier: Dossier) -> int:
    """The number of origins behind the claims that do not depend on one another; an upper bound where none is named."""
    voices = _Groups({claim.origin for claim in claims})
    origins: dict[str, set[str]] = {}
    for claim in claims:
        origins.setdefault(claim.evidence.article, set()).add(claim.origin)
    for names in origins.values():
        # one article that relays several sources of one statement is still one voice
        voices.join(names)
    for link in dossier.links:
        if link.source in origins and link.target in origins and _binds(link.kind, link.target, claims):
            voices.join(origins[link.source] | origins[link.target])
    for group in dossier.origins:
        voices.join(name for member in group.members if member in origins for name in origins[member])
    return voices.count()


def outlets(claims: Iterable[Claim]) -> int:
    """The number of articles that print the claims."""
    return len({claim.evidence.article for claim in claims})


def primary(claims: Iterable[Claim]) -> int:
    """The number of named first speakers or documents behind the claims."""
    first = {claim.sources[0].name.split()[-1].lower() for claim in claims if claim.sources[0].kind in _PRIMARY}
    return len(first)


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
    return any(len(claim.sources) == 1 for claim in claims if claim.evidence.article == target)


class _Groups:
    """Disjoint sets of names (union-find)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._leader = {name: name for name in names}

    def join(self, names: Iterable[str]) -> None:
        leaders = sorted({self._find(name) for name in names})
        for leader in leaders[1:]:
            self._leader[leader] = leaders[0]

    def count(self) -> int:
        return len({self._find(name) for name in self._leader})

    def _find(self, name: str) -> str:
        while self._leader[name] != name:
            name = self._leader[name]
        return name
