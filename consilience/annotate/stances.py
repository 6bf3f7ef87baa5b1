"""What a source does with what is said: asserts it, denies it, or declines to say anything."""

from consilience.annotate.cues import DENIALS, FALSE, OBJECT_AS, PREDICATE, REFUSALS, TO_SPEAK
from consilience.annotate.trees import Tree
from consilience.records import Stance

JUDGING = PREDICATE | OBJECT_AS
JUDGED = ("oprd", "ccomp", "acomp", "prep", "dobj")


def stance_of(tree: Tree, index: int) -> Stance:
    """The stance of the cue at a word."""
    lemma = tree.lemma(index)
    is_negated = tree.child(index, "neg") is not None
    if lemma in REFUSALS and any(tree.lemma(child) in TO_SPEAK for child in tree.children(index, ("xcomp",))):
        return Stance.DECLINES
    if is_negated and lemma in TO_SPEAK:
        return Stance.DECLINES
    if (lemma in DENIALS or _calls_false(tree, index)) and not is_negated:
        return Stance.DENIES
    return Stance.ASSERTS


def _calls_false(tree: Tree, index: int) -> bool:
    """Is the content judged to be untrue: "called the report false", "described it as a lie"?"""
    if tree.lemma(index) not in JUDGING:
        return False
    judged = {word for child in tree.children(index, JUDGED) for word in (child, *tree.dependants[child])}
    return any(tree.lemma(word) in FALSE for word in judged)
