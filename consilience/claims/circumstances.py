"""When, where, how and why something took place: the words that its predicate governs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from consilience.claims.grammar import VERBS, Tree
from consilience.claims.modality import said_by, words_of
from consilience.claims.predicates import event_classes
from consilience.claims.reading import Reading
from consilience.claims.reasons import reason_of
from consilience.claims.tables import rows, words
from consilience.records import Span, TimeExpression

AT = frozenset({"in", "at", "near", "outside", "inside"})
# The time of these is when something was told, not when it was.
REPORTING = words_of("told", "saying")
# Steps from a word of time up to the verb or noun that it dates.
STEPS = 6
# "by a unanimous vote of the council": a manner has at most so many words.
LONGEST_MANNER = 9
# "by the letters" names who did it, "by letter" how.
CERTAIN = frozenset({"the", "this", "that", "these", "those"})
CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "punct", "cc", "conj"})


@dataclass(frozen=True)
class Circumstances:
    """Where, how and why, each in the words of the article."""

    place: Span | None = None
    manner: Span | None = None
    reason: Span | None = None


def circumstances(reading: Reading, index: int) -> Circumstances:
    """Where, how and why what a word tells took place."""
    return Circumstances(
        place=next(_named_places(reading, index), None),
        manner=next(_manners(reading.tree, index), None),
        reason=reason_of(reading, index),
    )


def predicate(tree: Tree, span: Span) -> int | None:
    """The verb of which some words are part, or their head where there is none; of a whole sentence what it tells."""
    inside = tree.inside(span)
    tops = (place for place in inside if not span.start <= tree.tokens[tree.tokens[place].head].start < span.end)
    place = next(tops, None)
    if place is None:
        root = next((each for each in inside if tree.tokens[each].head == each), None)
        return None if root is None else _matter(tree, root)
    while place is not None and tree.tokens[place].pos not in VERBS and tree.tokens[place].head != place:
        place = tree.tokens[place].head
    return place


def time_of(reading: Reading, index: int) -> TimeExpression | None:
    """The date that hangs on a word or on the verb above it, the most exact first."""
    tree = reading.tree
    above = tree.tokens[index].head
    is_told = tree.tokens[index].relation == "ccomp" and tree.tokens[above].lemma in REPORTING
    anchors = {index} if is_told else {index, above}
    found = [
        time
        for time in reading.times
        if time.type in {"DATE", "TIME"}
        and any(_clause_head(tree, place) in anchors for place in tree.inside(time.span)[:1])
    ]
    return max(found, key=lambda time: len(time.value), default=None)


def places_at(tree: Tree, index: int) -> Iterator[int]:
    """The words for places that hang on a word."""
    for preposition in tree.governed(index, frozenset({"prep"})):
        if tree.tokens[preposition].lemma.lower() in AT:
            yield from tree.governed(preposition, frozenset({"pobj"}))


def _matter(tree: Tree, place: int) -> int:
    """What a sentence tells, below verbs that say it or how far it has come: "close" of "said it would close"."""
    for _ in range(STEPS):
        children = tree.children[place]
        clause = next((each for each in children if tree.tokens[each].relation == "ccomp"), None)
        if clause is None:
            clause = next((each for each in children if _is_told(tree, each, place)), None)
        if clause is None:
            break
        place = clause
    return place


def _is_told(tree: Tree, below: int, place: int) -> bool:
    """Whether a word is an event of which the one above it says how far it has come."""
    token = tree.tokens[below]
    is_event = token.relation in {"dobj", "nsubjpass"} and token.lemma in event_classes()
    return (is_event or token.relation == "xcomp") and said_by(tree, below, place) is not None


def _named_places(reading: Reading, index: int) -> Iterator[Span]:
    """The phrases after "in" or "at" that name a place: "Velmora", "a village near Velmora"."""
    tree = reading.tree
    for place in places_at(tree, index) if reading.places else ():
        inner = places_at(tree, place) if tree.tokens[place].tag != "NNS" else ()
        if any(_is_named(reading, each) for each in (place, *inner)):
            below = _without_clauses(tree, place)
            yield tree.span(below[0], below[-1])


def _is_named(reading: Reading, place: int) -> bool:
    """Whether a word stands in the name of a place."""
    start = reading.tree.tokens[place].start
    return any(mention.span.start <= start < mention.span.end for mention in reading.places)


def _manners(tree: Tree, index: int) -> Iterator[Span]:
    """The words below a verb or a noun that say how, in order."""
    for child in tree.children[index]:
        token = tree.tokens[child]
        lemma = token.lemma.lower()
        if token.relation == "advmod" and _is_manner(tree.word(child).lower()):
            yield tree.span(child, child)
        elif token.relation in {"prep", "agent"} and lemma in words("manner", "prepositions", "any"):
            yield _clipped(tree, child)
        elif token.relation in {"prep", "agent"} and lemma in rows("manner", "nouns"):
            nouns = tree.governed(child, frozenset({"pobj"}))
            if any(_says_how(tree, lemma, noun) for noun in nouns):
                yield _clipped(tree, child)


def _says_how(tree: Tree, preposition: str, noun: int) -> bool:
    """Whether a noun after a preposition says how: one of its own, or a compound of it ("video link")."""
    inside = (noun, *tree.governed(noun, frozenset({"compound"})))
    is_certain = any(tree.tokens[child].lemma.lower() in CERTAIN for child in tree.governed(noun, frozenset({"det"})))
    if preposition == "by" and (is_certain or tree.tokens[noun].tag != "NN"):
        return False
    return any(tree.tokens[place].lemma.lower() in rows("manner", "nouns")[preposition] for place in inside)


def _is_manner(word: str) -> bool:
    return word.endswith("ly") and len(word) > len("fly") and word not in _other_adverbs()


def _clipped(tree: Tree, preposition: int) -> Span:
    below = _without_clauses(tree, preposition)[:LONGEST_MANNER]
    return tree.span(below[0], below[-1])


def _without_clauses(tree: Tree, place: int) -> list[int]:
    """A phrase in order, up to the first clause, apposition or comma in it."""
    below = tree.subtree(place)
    loose = {
        word
        for each in below
        if each != place and tree.tokens[each].relation in CLAUSES
        for word in tree.subtree(each)
        if word > place
    }
    end = min(loose, default=below[-1] + 1)
    return [each for each in below if each < end]


def _clause_head(tree: Tree, place: int) -> int:
    """The verb or event noun that a word of time depends on through prepositions and nouns of time."""
    steps = 0
    while tree.tokens[place].head != place and steps < STEPS:
        place = tree.tokens[place].head
        if tree.tokens[place].pos in VERBS or tree.tokens[place].lemma in event_classes():
            return place
        steps += 1
    return place


@cache
def _other_adverbs() -> frozenset[str]:
    return frozenset(word for row in rows("manner", "not").values() for word in row)
