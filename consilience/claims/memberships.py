"""Who belongs to a group: "the defendants include X" against "it does not name X as a defendant"."""

from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, conflict, same
from consilience.claims.events import whole
from consilience.claims.grammar import NOUNS, SUBJECTS, Tree
from consilience.claims.making import claim
from consilience.claims.modality import UNREAL, modality
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Polarity

INCLUDING = frozenset({"include", "name", "list"})
NAMING = frozenset({"name", "list", "identify", "cite", "describe", "charge", "count"})


def membership_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each person or body that a sentence counts among a group, or says is none of it."""
    for reading in story.readings:
        tree = reading.tree
        for index, token in enumerate(tree.tokens):
            if token.pos not in {"VERB", "AUX"} or modality(tree, index) in UNREAL:
                continue
            polarity = Polarity.NEGATIVE if tree.is_negated(index) else Polarity.POSITIVE
            for group, member in (*_included(tree, index), *_named_as(tree, index), *_among(tree, index)):
                who = reading.meant.at(tree.tokens[member].start)
                if who is not None and tree.tokens[group].pos in NOUNS and not _is_part(tree, member):
                    yield _claim(reading, index, group, member, who, polarity)


def compare_memberships(first: Claim, second: Claim) -> Comparison:
    """One counted among a group and not."""
    if first.relation != second.relation or first.subject != second.subject:
        return UNRELATED
    return same("member, same") if first.polarity is second.polarity else conflict("member, differs")


def _claim(reading: Reading, verb: int, group: int, member: int, who: str, polarity: Polarity) -> Claim:
    tree = reading.tree
    first, last = sorted((verb, max(group, member)) if verb < max(group, member) else (group, verb))
    return claim(
        reading,
        ClaimKind.STATUS,
        tree.span(first, last),
        topic=tree.span(member, member),
        subject=who,
        relation=f"one of the {stem(tree.tokens[group].lemma)}",
        value=polarity,
        rule="member of a group",
        polarity=polarity,
    )


def _included(tree: Tree, verb: int) -> Iterator[tuple[int, int]]:
    """Of "The defendants include A and B", "a list of defendants that includes A"."""
    if tree.tokens[verb].lemma not in INCLUDING:
        return
    subject = next(tree.governed(verb, SUBJECTS), None)
    if subject is None:
        return
    group = whole(tree, tree.antecedent(verb, subject))
    for member in tree.governed(verb, frozenset({"dobj"})):
        yield from ((group, each) for each in _joined(tree, member))


def _named_as(tree: Tree, verb: int) -> Iterator[tuple[int, int]]:
    """Of "names A as a defendant"."""
    if tree.tokens[verb].lemma not in NAMING:
        return
    places = [*tree.governed(verb, frozenset({"prep"}))]
    groups = [
        group
        for place in places
        if tree.tokens[place].lemma == "as"
        for group in tree.governed(place, frozenset({"pobj"}))
    ]
    for member in tree.governed(verb, frozenset({"dobj", "nsubjpass"})):
        yield from ((group, each) for group in groups for each in _joined(tree, member))


def _among(tree: Tree, verb: int) -> Iterator[tuple[int, int]]:
    """Of "A is among the defendants"."""
    if tree.tokens[verb].lemma != "be":
        return
    groups: list[int] = []
    for place in tree.governed(verb, frozenset({"prep"})):
        if tree.tokens[place].lemma == "among":
            groups += tree.governed(place, frozenset({"pobj"}))
    for member in tree.governed(verb, SUBJECTS):
        yield from ((group, member) for group in groups)


def _joined(tree: Tree, place: int) -> Iterator[int]:
    """The members of a list of nouns."""
    yield place
    for other in tree.governed(place, frozenset({"conj", "appos"})):
        yield from _joined(tree, other)


def _is_part(tree: Tree, place: int) -> bool:
    """Whether a name stands within another noun: "the Roe campaign", "Roe's son"."""
    after = tree.tokens[place + 1 : place + 2]
    return any(token.pos in NOUNS or token.tag == "POS" for token in after)
