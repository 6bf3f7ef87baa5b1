"""The names under which two reports would know one source, and the words that only point to one."""

from functools import cache

from consilience.claims.nations import nation
from consilience.claims.predicates import stem
from consilience.models.sources import CHARGES, head, papers, words_of
from consilience.records import Source, SourceKind

POINTER = "…"


def voice(source: Source) -> str:
    """A surname, an agency, a state, the noun of a document; POINTER for a word that names nobody."""
    if source.kind in (SourceKind.AGENCY, SourceKind.OUTLET):
        return source.name
    noun = head(source.name)
    state = _state(source.name)
    if state is not None:
        return state
    if stem(noun) in _charging():
        return CHARGES
    if not noun or noun in words_of("pointing"):
        return POINTER
    return papers().get(noun) or stem(noun)


def _state(name: str) -> str | None:
    """The state that a capital, a people or a government speaks for."""
    words = name.lower().replace("’s", "").replace("'s", "").split()
    government = len(words) > 1 and words[-1] in {"government", "side", "state", "officials", "authorities"}
    return nation(" ".join(words[:-1] if government else words))


@cache
def _charging() -> frozenset[str]:
    return frozenset(map(stem, words_of("charging")))
