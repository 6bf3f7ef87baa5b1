"""What a source does with what is said: asserts it, denies it, or declines to say anything."""

from consilience.annotate.cues import DENIALS, FALSE, OBJECT_AS, PREDICATE, REFUSALS, REQUESTS, TO_SPEAK
from consilience.annotate.trees import Tree
from consilience.records import Stance

JUDGING = PREDICATE | OBJECT_AS
JUDGED = ("oprd", "ccomp", "acomp", "prep", "dobj")
NOBODY = frozenset({"neither", "no", "nobody", "none"})


def stance_of(tree: Tree, index: int) -> Stance:
    """The stance of the cue at a word."""
    lemma = tree.lemma(index)
    is_negated = _is_negated(tree, index)
    if lemma in REFUSALS and _is_refusal_to_speak(tree, index):
        return Stance.DECLINES
    if lemma in TO_SPEAK and (is_negated or _is_refused(tree, index)):
        return Stance.DECLINES
    if (lemma in DENIALS or _calls_false(tree, index)) and not is_negated:
        return Stance.DENIES
    return Stance.ASSERTS


def _is_negated(tree: Tree, index: int) -> bool:
    """Is it "did not say", "neither said nor denied", "nobody said" or "neither side said"?"""
    token = tree.tokens[index]
    if tree.child(index, "neg") is not None or tree.has(index, "preconj", NOBODY) or tree.has(index, "advmod", NOBODY):
        return True
    if token.relation == "conj" and tree.has(token.head, "cc", {"nor"}):
        return True
    subjects = tree.children(index, ("nsubj",))
    return any(tree.words[subject] in NOBODY or tree.has(subject, "det", NOBODY) for subject in subjects)


def _is_refusal_to_speak(tree: Tree, index: int) -> bool:
    """Is it "declined to comment" or "declined a request"?"""
    acts = any(tree.lemma(child) in TO_SPEAK for child in tree.children(index, ("xcomp",)))
    return acts or any(tree.lemma(child) in REQUESTS for child in tree.children(index, ("dobj",)))


def _is_refused(tree: Tree, index: int) -> bool:
    """Is it what somebody declined to do?"""
    token = tree.tokens[index]
    return token.relation == "xcomp" and tree.lemma(token.head) in REFUSALS


def _calls_false(tree: Tree, index: int) -> bool:
    """Is the content judged to be untrue: "called the report false", "described it as a lie"?"""
    if tree.lemma(index) not in JUDGING:
        return False
    judged = {word for child in tree.children(index, JUDGED) for word in (child, *tree.dependants[child])}
    return any(tree.lemma(word) in FALSE for word in judged)
