"""What a thing is said to be: "the files are authentic" against "the evidence is fabricated"."""

from collections.abc import Iterator
from functools import cache

from consilience.claims.comparison import UNRELATED, Comparison, conflict, same
from consilience.claims.events import whole
from consilience.claims.grammar import NOUNS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from consilience.claims.making import claim
from consilience.claims.modality import UNREAL, modality
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.tables import rows, sections
from consilience.records import Claim, ClaimKind, Polarity

ASKING = frozenset({"ask", "question"})
# "verified the files as authentic", "called the evidence fake", "deemed it lawful"
CALLING = frozenset({"oprd", "acomp", "attr", "pobj", "amod", "conj", "ccomp", "xcomp", "acl"})


def quality_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each thing of which a sentence says that it is, or is not, of a quality with an opposite."""
    for reading in story.readings:
        tree = reading.tree
        for index, token in enumerate(tree.tokens):
            found = _words().get(token.lemma.lower()) or _words().get(tree.word(index).lower())
            if found is None or tree.has_ancestor(index, ASKING):
                continue
            is_new = _is_modifier(tree, index)
            if is_new and (reading.is_headline or not _is_newly_told(tree, token.head)):
                continue
            verb, found_thing = (tree.tokens[token.head].head, token.head) if is_new else _thing(tree, index)
            thing = None if found_thing is None else whole(tree, found_thing)
            if thing is not None and tree.tokens[thing].pos in NOUNS and modality(tree, verb) not in UNREAL:
                yield _claim(reading, index, thing, *found, is_negated=tree.is_negated(verb) or tree.is_negated(index))


def compare_qualities(first: Claim, second: Claim) -> Comparison:
    """A quality and its opposite, said of one thing."""
    if first.relation != second.relation or not set(first.theme_heads) & set(second.theme_heads):
        return UNRELATED
    return same("quality, same") if first.polarity is second.polarity else conflict("quality, differs")


def _claim(reading: Reading, index: int, thing: int, quality: str, is_yes: bool, *, is_negated: bool) -> Claim:
    tree = reading.tree
    return claim(
        reading,
        ClaimKind.STATUS,
        tree.span(index, index),
        topic=tree.span(thing, thing),
        subject="",
        relation=f"is {quality}",
        value="yes" if is_yes is not is_negated else "no",
        rule="quality with an opposite",
        polarity=Polarity.POSITIVE if is_yes is not is_negated else Polarity.NEGATIVE,
        theme=reading.stems,
        theme_heads=_names_of(reading, thing),
    )


def _is_modifier(tree: Tree, index: int) -> bool:
    """Whether the word only tells which thing is meant: "the fake passport"; "verified as authentic" says it."""
    token = tree.tokens[index]
    return token.relation == "amod" and tree.tokens[token.head].lemma != "as"


def _is_newly_told(tree: Tree, noun: int) -> bool:
    """Whether what was done to something tells what it is: "printed forged papers"; "the forged papers" are known."""
    verb = tree.tokens[tree.tokens[noun].head]
    is_bare = not any(tree.governed(noun, frozenset({"det", "poss"}))) or any(
        tree.tokens[child].lemma in {"a", "an"} for child in tree.governed(noun, frozenset({"det"}))
    )
    return tree.tokens[noun].relation == "dobj" and is_bare and verb.tag in {"VBD", "VBN"}


def _names_of(reading: Reading, thing: int) -> frozenset[str]:
    """A thing by its stem, the group of nouns that it belongs to, and its entity."""
    token = reading.tree.tokens[thing]
    found = {stem(token.lemma), _groups().get(token.lemma), reading.meant.at(token.start)}
    return frozenset(name for name in found if name is not None)


def _thing(tree: Tree, index: int) -> tuple[int, int | None]:
    """The verb that gives a quality, and the thing to which it gives it."""
    place = index
    while tree.tokens[place].head != place and (
        tree.tokens[place].relation in CALLING or tree.tokens[place].lemma == "as"
    ):
        place = tree.tokens[place].head
        if tree.tokens[place].pos in {"VERB", "AUX"}:
            break
    if tree.tokens[place].pos not in {"VERB", "AUX"}:
        return place, None
    given = SUBJECTS if tree.tokens[place].lemma == "be" else frozenset({"dobj"}) | PASSIVE_SUBJECTS
    inner = next((child for child in tree.governed(place, frozenset({"ccomp"})) if index in tree.subtree(child)), None)
    if inner is not None and tree.tokens[place].lemma != "be":
        return place, next(tree.governed(inner, SUBJECTS), None)
    return place, next((tree.antecedent(place, child) for child in tree.governed(place, given)), None)


@cache
def _words() -> dict[str, tuple[str, bool]]:
    """Word → the quality it speaks of, and whether it says that the thing has it."""
    return {
        word: (quality, side == "yes")
        for quality, sides in sections("qualities").items()
        if quality != "things"
        for side, words in sides.items()
        for word in words
    }


@cache
def _groups() -> dict[str, str]:
    return {word: f"one of the {group}" for group, words in rows("qualities", "things").items() for word in words}
