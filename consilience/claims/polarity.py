"""Whether a sentence says that an event is so, or that it is not: negated, denied, or said not to exist."""

from collections.abc import Iterator

from consilience.claims.grammar import Tree
from consilience.claims.modality import is_modifier, is_ruled_out, words_of
from consilience.claims.tables import words
from consilience.records import Polarity

# Words that deny a claim; of a plan or a wish they say no more than that it is not wanted.
DISMISSALS = words("denials", "denial", "dismissing")
REPORT = "report"
# To deny these is to refuse them.
REFUSABLE = frozenset({"access", "application", "appeal", "bail", "entry", "motion", "parole", "permission", "request"})
# "does not mean closure": the negation stands on the verb that carries the event to its subject
CARRIERS = frozenset({"mean", "signify", "signal", "imply", "be", "constitute", "amount", "involve"})
# "lied about never having a plan": there was one
FALSEHOODS = frozenset({"lie"})
# "there was no collusion", "the memos show no collusion": it is said not to have been. "He offered no help" is not.
FINDING = words_of("undone", "showing") | {"be", "see"}
# A denial lies at most so many steps above what it denies.
STEPS = 12
NEITHER = frozenset({"neither", "nor"})
# The relations through which a denial reaches the event that it denies.
CARRIED = frozenset({"dobj", "ccomp", "xcomp", "pcomp", "prep", "pobj", "acl", "attr"})


def polarity(tree: Tree, index: int) -> Polarity:
    """Negative where the event itself is negated, or stands as the object of a denial or a negated carrier."""
    negative = tree.is_negated(index) or is_none(tree, index) or is_ruled_out(tree, index) or tree.is_of_nobody(index)
    for below, place in _carriers(tree, index):
        lemma = tree.tokens[place].lemma
        is_carried = lemma in CARRIERS and tree.tokens[below].relation != "attr" and tree.is_negated(place)
        if is_carried or _denies(tree, below, place):
            negative = not negative
        elif negative and lemma in FALSEHOODS:
            negative = False
    if _denied_beside(tree, index) is not None:
        negative = not negative
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def is_none(tree: Tree, index: int) -> bool:
    """Whether a noun is said not to exist, by itself or with the one before it: "there was no fire and no flood"."""
    token = tree.tokens[index]
    if token.relation in {"conj", "appos"} and tree.tokens[token.head].pos in {"NOUN", "PROPN"}:
        return is_none(tree, token.head)
    if not any(tree.tokens[child].lemma.lower() == "no" for child in tree.governed(index, frozenset({"det"}))):
        return False
    return token.head == index or tree.tokens[token.head].lemma in FINDING


def denial_above(tree: Tree, index: int) -> int | None:
    """The word of denial that has an event for its object: "denied the closure", "the closure, which he denied"."""
    above = (place for below, place in _carriers(tree, index) if _denies(tree, below, place))
    return next(above, _denied_beside(tree, index))


def _denied_beside(tree: Tree, index: int) -> int | None:
    beside = (child for child in tree.children[index] if _denies(tree, index, child))
    return next((child for child in beside if is_modifier(tree, index, child)), None)


def _denies(tree: Tree, below: int, place: int) -> bool:
    """Whether a word denies what hangs below it: "deny", and "dismiss" where it is a claim that is dismissed."""
    lemma, denied = tree.tokens[place].lemma, tree.tokens[below].lemma
    is_claim = denied == REPORT or denied in words_of("hearsay", "nouns")
    is_denial = lemma in words_of("standing", "denied") or (lemma in DISMISSALS and is_claim)
    return is_denial and denied not in REFUSABLE and not _is_open(tree, place)


def _is_open(tree: Tree, place: int) -> bool:
    """Whether somebody is said not to deny: "did not deny", "neither confirms nor denies"."""
    above = tree.tokens[place].head if tree.tokens[place].relation == "conj" else place
    return tree.is_negated(place) or any(tree.tokens[child].lemma.lower() in NEITHER for child in tree.children[above])


def _carriers(tree: Tree, index: int) -> Iterator[tuple[int, int]]:
    """The words above an event that carry it, each with the one below."""
    for _ in range(STEPS):
        if tree.tokens[index].head == index or tree.tokens[index].relation not in CARRIED:
            return
        yield index, tree.tokens[index].head
        index = tree.tokens[index].head
