"""A seat that is held in one report and lost in another: "serves on the board" against "is removed from the board"."""

from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, later, same
from consilience.claims.grammar import NOUNS, PASSIVE_SUBJECTS, Tree
from consilience.claims.making import claim
from consilience.claims.modality import modality
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity

HOLDING = frozenset({"serve", "sit", "work"})
PRESENT = frozenset({"VBZ", "VBP"})
# Who is removed is the object of the first and the subject of the second.
REMOVING = frozenset({"remove", "strip", "oust", "expel", "dismiss", "fire", "suspend"})
LEAVING = frozenset({"resign", "quit", "leave", "withdraw", "step"})
AT, FROM = frozenset({"on", "in", "at"}), frozenset({"from", "of"})
WITHIN = frozenset({"compound", "nmod"})


def tenure_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each seat that a sentence says somebody holds now, or loses."""
    for reading in story.readings:
        tree = reading.tree
        for verb, token in enumerate(tree.tokens):
            if token.pos == "VERB" and not _is_open(tree, verb):
                if token.lemma in HOLDING and token.tag in PRESENT:
                    yield from _claims(reading, verb, tree.subject(verb), AT, Polarity.POSITIVE)
                elif token.lemma in REMOVING:
                    yield from _claims(reading, verb, _removed(tree, verb), FROM, Polarity.NEGATIVE)
                elif token.lemma in LEAVING and _removed(tree, verb) is None:
                    yield from _claims(reading, verb, tree.subject(verb), FROM, Polarity.NEGATIVE)


def compare_tenures(first: Claim, second: Claim) -> Comparison:
    """A seat held and lost: the loss comes after."""
    if first.relation != second.relation or first.subject != second.subject:
        return UNRELATED
    return same("tenure, same") if first.polarity is second.polarity else later("tenure, given up")


def _claims(
    reading: Reading, verb: int, holder: int | None, prepositions: frozenset[str], polarity: Polarity
) -> Iterator[Claim]:
    tree = reading.tree
    who = None if holder is None else reading.meant.at(tree.tokens[holder].start)
    if who is None:
        return
    for preposition in tree.governed(verb, frozenset({"prep"})):
        if tree.tokens[preposition].lemma in prepositions:
            for seat in tree.governed(preposition, frozenset({"pobj"})):
                for name in sorted(_kinds(tree, seat)):
                    yield _claim(reading, verb, seat, who, name, polarity)


def _claim(reading: Reading, verb: int, seat: int, who: str, name: str, polarity: Polarity) -> Claim:
    return claim(
        reading,
        ClaimKind.STATUS,
        reading.tree.span(min(verb, seat), max(verb, seat)),
        topic=reading.tree.span(seat, seat),
        subject=who,
        relation=f"seat on {name}",
        value=polarity,
        rule="seat held" if polarity is Polarity.POSITIVE else "seat lost",
        polarity=polarity,
    )


def _kinds(tree: Tree, seat: int) -> frozenset[str]:
    """The stems by which two reports would know a body: "committee assignments" are of a committee."""
    places = [seat, *tree.governed(seat, WITHIN)]
    return frozenset(stem(tree.tokens[place].lemma.lower()) for place in places if tree.tokens[place].pos in NOUNS)


def _removed(tree: Tree, verb: int) -> int | None:
    return next(tree.governed(verb, frozenset({"dobj"}) | PASSIVE_SUBJECTS), None)


def _is_open(tree: Tree, verb: int) -> bool:
    return tree.is_negated(verb) or modality(tree, verb) is Modality.POSSIBLE
