"""Whose deputy, lawyer or spokesman somebody is: "his deputy, Jane Doe", "the ministry's spokesman John Roe".

Several may serve one, and one serves several: two such roles of a person never contradict each other.
"""

from collections.abc import Iterator

from consilience.claims.comparison import Comparison, compatible, same
from consilience.claims.events import names
from consilience.claims.grammar import Tree
from consilience.claims.making import claim
from consilience.claims.offices import FORMER
from consilience.claims.people import told_of_persons
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Mention

# What one is to somebody else, by the word for it.
ROLES = {
    **{word: word for word in ("aide", "ally", "assistant", "bodyguard", "boss", "counsel", "deputy", "doctor")},
    **{word: word for word in ("interpreter", "predecessor", "strategist", "successor", "translator")},
    **dict.fromkeys(("adviser", "advisor"), "adviser"),
    **dict.fromkeys(("attorney", "lawyer"), "lawyer"),
    **dict.fromkeys(("spokesman", "spokesperson", "spokeswoman"), "spokesman"),
}
# A public attorney is nobody's lawyer.
PUBLIC = frozenset({"u.s.", "us", "states", "district", "state", "county", "city", "assistant"})
BESIDE = frozenset({"compound", "nmod"})
WHOSE = frozenset({"of", "for", "to"})
BOUND = "|"
LINKED, UNLINKED = "role of a known one", "role of somebody not known"


def serving_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each person of whom an article says that they are somebody's deputy, lawyer or the like, once."""
    return told_of_persons(story, _claims)


def compare_serving(first: Claim, second: Claim) -> Comparison:
    """Two roles of one person: the same to the same one, or two that both hold."""
    return same("office, same") if first.value == second.value else compatible("office, two descriptions")


def _claims(reading: Reading, mention: Mention, person: str) -> Iterator[Claim]:
    tree = reading.tree
    inside = [place for place, token in enumerate(tree.tokens) if mention.span.start <= token.start < mention.span.end]
    role = next((role for place in inside for role in _roles(tree, place, inside)), None)
    master = None if role is None else _master(tree, role, inside)
    if role is None or master is None:
        return
    word = ROLES[tree.tokens[role].lemma.lower()]
    is_former = any(tree.tokens[child].lemma.lower() in FORMER for child in tree.children[role])
    known = sorted(reading.meant.persons_within(tree.span(master, master)) or _body(reading, master))
    yield claim(
        reading,
        ClaimKind.OFFICE,
        tree.span(min(role, master), max(role, master)),
        topic=mention.span,
        subject=person,
        relation="serves",
        value=f"{'former ' if is_former else ''}{word}{BOUND}{' '.join(known)}",
        rule=LINKED if known else UNLINKED,
    )


def _roles(tree: Tree, place: int, inside: list[int]) -> Iterator[int]:
    """The word for a role beside a word of a name: before it, or in apposition on either side."""
    token = tree.tokens[place]
    beside = [child for child in tree.governed(place, BESIDE) if child < inside[0]]
    beside += [child for child in tree.governed(place, frozenset({"appos"})) if child > inside[-1]]
    if token.relation == "appos" and token.head < inside[0]:
        beside.append(token.head)
    yield from (each for each in beside if _is_role(tree, each))


def _is_role(tree: Tree, place: int) -> bool:
    """Whether a word names a role that one has to somebody: "lawyer", and "attorney" where it is no public one."""
    token = tree.tokens[place]
    before = {tree.word(child).lower() for child in tree.governed(place, BESIDE | {"amod"})}
    is_public = token.lemma.lower() == "attorney" and bool(before & PUBLIC)
    return token.lemma.lower() in ROLES and token.tag == "NN" and not is_public


def _master(tree: Tree, role: int, inside: list[int]) -> int | None:
    """Whose the role is: the owner before it, or what "of", "for" or "to" after it names."""
    holders = (role, *inside) if role < inside[0] else (role,)
    owners = [owner for holder in holders for owner in tree.governed(holder, frozenset({"poss"})) if owner < role]
    for preposition in tree.governed(role, frozenset({"prep"})):
        if tree.tokens[preposition].lemma.lower() in WHOSE:
            owners += tree.governed(preposition, frozenset({"pobj"}))
    return next((owner for owner in owners if owner not in inside), None)


def _body(reading: Reading, master: int) -> frozenset[str]:
    """A body by its entity, or by the stems of its name; nothing for a pronoun of whom several can be meant."""
    token = reading.tree.tokens[master]
    meant = reading.meant.at(token.start)
    if meant is not None:
        return frozenset({meant})
    return frozenset() if token.pos == "PRON" else names(reading, master)
