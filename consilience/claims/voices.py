"""The names under which two reports would know one source, and the words that only point to one."""

from consilience.claims.nations import nation
from consilience.claims.predicates import stem
from consilience.claims.source_kinds import CHARGES, PAPER_OF, head
from consilience.records import Source, SourceKind

# Words that point to a speaker named elsewhere: they add no voice to those that are named.
POINTING = frozenset(
    """he she they it who we i that which his her its president official minister agency department spokesman
    spokeswoman spokesperson statement announcement release tweet post email letter campaign lawyer government ministry
    office""".split()
)
POINTER = "…"
# Words that tell of charges: whoever tells them, their origin is one paper.
CHARGING = frozenset("accuse allege allegedly allegation charge defendant indict plaintiff prosecutor".split())


def voice(source: Source) -> str:
    """A surname, an agency, a state, the noun of a document; POINTER for a word that names nobody."""
    if source.kind is SourceKind.AGENCY:
        return source.name
    noun = head(source.name)
    state = _state(source.name)
    if state is not None:
        return state
    if stem(noun) in _CHARGING or PAPER_OF.get(noun) == CHARGES:
        return CHARGES
    if not noun or noun in POINTING:
        return POINTER
    return PAPER_OF.get(noun) or stem(noun)


def _state(name: str) -> str | None:
    """The state that a capital, a people or a government speaks for."""
    words = name.lower().replace("’s", "").replace("'s", "").split()
    government = len(words) > 1 and words[-1] in {"government", "side", "state", "officials", "authorities"}
    return nation(" ".join(words[:-1] if government else words))


_CHARGING = frozenset(stem(word) for word in CHARGING)
