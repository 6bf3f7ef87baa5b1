"""What a sentence denies: the words that negate a predicate, and those that take a negation back.

"Not", "never" and "no" are the least of it: one fails to sign, leaves without a word, finds no evidence of fraud, and
falsely says that nobody came.
"""

import re

from consilience.claims.grammar import Tree
from consilience.claims.modality import words_of
from consilience.claims.tables import word_set

# Words before a noun, or in place of it, that leave none of it.
NONE = frozenset({"no", "none", "neither", "nobody", "nothing", "zero", "no-one"})
NEVER = frozenset({"never", "not", "n't", "hardly", "nor", "neither"})
# Verbs and nouns of what is not done: "failed to sign", "the refusal to pay".
UNDONE = words_of("undone", "words")
# "Kept her from signing", "precluded it from helping".
PREVENTING = frozenset({"prevent", "preclude", "keep", "stop", "block", "bar", "prohibit", "deter", "discourage"})
# Where there is none of these, something is not so: "no evidence that she knew", "found no sign of a break-in".
PROOF = frozenset(
    {"evidence", "proof", "indication", "sign", "hint", "trace", "shred", "suggestion", "truth", "example"}
)
# Verbs that, negated, leave what follows unproven or untrue: "did not establish that he knew".
SHOWING = words_of("undone", "showing") | {"mean"}
# "This is not something that we wanted", "nothing that he did".
ANYTHING = frozenset({"something", "anything", "thing", "somebody", "someone", "anyone", "nothing"})
# "Lied about never having been there": who did has been.
FALSEHOODS = frozenset({"lie", "deny", "falsehood"})
# How somebody speaks who is wrong.
WRONGLY = frozenset({"falsely", "wrongly", "incorrectly", "mistakenly", "erroneously", "inaccurately"})
BY_NO_MEANS = re.compile(
    r"\b(?:in no way|by no means|anything but|not remotely|not at all)\s(?:an?\s)?$", re.IGNORECASE
)
# The words before a noun that are looked at for these.
BEFORE = 5
# Relations through which a word of negation reaches what it governs, and at most so many of them.
CARRIED = frozenset({"dobj", "ccomp", "xcomp", "pcomp", "prep", "pobj", "acl", "attr", "relcl", "conj"})
FARTHEST = 8
# "Not only", "no longer", "not until", "not yet": these deny nothing, or only the time; "not enough" only the measure.
PARTIAL = word_set(
    """
    almost nearly directly explicitly officially personally publicly specifically widely
    again alone always anymore currently enough entirely exactly far fully further immediately just less longer
    merely more much necessarily now only other quite simply so solely sure too unless until very whether yet
    """
)
SOLE = "only"
CUES = NONE | NEVER | UNDONE | PREVENTING | WRONGLY | {"without", "way", "mean", "means", "anything", "remotely", "one"}


def has_cue(tree: Tree) -> bool:
    """Whether a sentence has any word that could negate another."""
    return any(tree.is_negation(place) or token.lemma.lower() in CUES for place, token in enumerate(tree.tokens))


def is_denied(tree: Tree, index: int, verb: int | None = None) -> bool:
    """Whether a sentence says that what a word tells is not so; `verb` is the one that brings a noun: "had no plan"."""
    denied = is_negated(tree, index) != (verb is not None and is_negated(tree, verb))
    place, steps = index, 0
    while tree.tokens[place].head != place and tree.tokens[place].relation in CARRIED and steps < FARTHEST:
        above = tree.tokens[place].head
        if _undoes(tree, place, above) or (denied and tree.tokens[above].lemma in FALSEHOODS):
            denied = not denied
        if _ends_reach(tree, place, above):
            break
        place, steps = above, steps + 1
    return denied


def is_negated(tree: Tree, index: int) -> bool:
    """Whether a word has a negation of its own, or its subject has one: "did not sign", "nobody signed"."""
    if tree.tokens[index].pos in {"NOUN", "PROPN"}:
        return _is_none(tree, index) or _is_by_no_means(tree, index)
    children = tree.children[index]
    negations = sum(tree.is_negation(child) or _is_never(tree, child) for child in children)
    nobody = any(_is_none(tree, child) for child in children if tree.tokens[child].relation in {"nsubj", "nsubjpass"})
    return bool(negations) != nobody


def is_partial(tree: Tree, index: int) -> bool:
    """Whether the negation reaches only a part: "not only", "no longer", "not until May", "not because"."""
    above = tree.tokens[index].head
    near = {index, *tree.children[index], *(tree.children[above] if above != index else ())}
    if is_sole(tree, index):
        near = {place for place in near if tree.tokens[place].lemma.lower() != SOLE}
    if {tree.tokens[place].lemma.lower() for place in near} & PARTIAL:
        return True
    words = [tree.word(place).lower() for place in range(index + 1)]
    if any(
        word in NEVER and {words[max(0, place - 1)], words[place + 1]} & PARTIAL
        for place, word in enumerate(words[:-1])
    ):
        return True
    marks = {
        tree.tokens[mark].lemma.lower()
        for child in near
        for mark in tree.children[child]
        if tree.tokens[mark].relation in {"mark", "advmod"} and tree.tokens[child].relation == "advcl"
    }
    # "nobody was hurt when the wall fell" speaks of that hour alone
    is_of_one_hour = any(_is_none(tree, child) for child in tree.children[index]) and bool(marks & {"when", "while"})
    return bool(marks & {"because", "as"}) or is_of_one_hour


def is_sole(tree: Tree, index: int) -> bool:
    """Whether a noun is said to be the only one of its sort: "the only bridge"; not to be so denies it whole."""
    beside = {tree.tokens[child].lemma.lower() for child in tree.children[index] if child < index}
    return tree.tokens[index].pos in {"NOUN", "PROPN"} and {"the", SOLE} <= beside


def _ends_reach(tree: Tree, place: int, above: int) -> bool:
    """Whether what stands above is denied for itself alone: "no effort to unite them" does not say that they part."""
    token, noun = tree.tokens[place], tree.tokens[above]
    if token.relation == "conj" and token.pos == "VERB":
        return True
    is_aside = token.relation in {"acl", "relcl", "prep"} and noun.pos in {"NOUN", "PROPN", "PRON"}
    return is_aside and noun.lemma.lower() not in PROOF | UNDONE | ANYTHING


def _undoes(tree: Tree, place: int, above: int) -> bool:
    """Whether a word leaves what hangs below it undone, unproven or untrue."""
    relation, lemma = tree.tokens[place].relation, tree.tokens[above].lemma.lower()
    if lemma in UNDONE:
        return relation in {"xcomp", "acl"} and tree.is_infinitive(place)
    if lemma == "without":
        return relation == "pcomp"
    if lemma == "from":
        return relation == "pcomp" and _has_prevented(tree, tree.tokens[above].head)
    if lemma in PROOF:
        return relation in {"acl", "prep", "relcl", "ccomp"} and (
            is_negated(tree, above) or _has_negated_verb(tree, above)
        )
    if lemma in SHOWING:
        return relation == "ccomp" and is_negated(tree, above)
    if lemma in ANYTHING:
        return relation == "relcl" and (is_negated(tree, above) or _has_negated_verb(tree, above))
    wrongly = any(tree.tokens[child].lemma.lower() in WRONGLY for child in tree.children[above])
    return wrongly and relation in {"ccomp", "xcomp"}


def _has_prevented(tree: Tree, verb: int) -> bool:
    """Whether a verb says that something was prevented; "the way to stop her" leaves it open."""
    return tree.tokens[verb].lemma in PREVENTING and tree.tokens[verb].tag in {"VBD", "VBN", "VBZ"}


def _has_negated_verb(tree: Tree, noun: int) -> bool:
    """Whether a noun is the object or complement of a negated verb: "does not contain evidence"."""
    verb = tree.tokens[noun].head
    return tree.tokens[noun].relation in {"dobj", "attr"} and tree.is_negated(verb)


def _is_none(tree: Tree, index: int) -> bool:
    """Whether a noun phrase leaves none: "no fire", "not a single fire", "none of the fires"."""
    before = [tree.word(place).lower() for place in range(max(0, index - 2), index)]
    if tree.tokens[index].lemma == "one" and (before[-1:] == ["no"] or before == ["no", "-"]):
        return True
    return _is_no(tree, index) or any(
        _is_no(tree, child) or tree.tokens[child].relation == "neg" for child in tree.children[index] if child < index
    )


def _is_no(tree: Tree, index: int) -> bool:
    """Whether a word says "no"; in "the No. 1 team" it does not."""
    is_number = index + 1 < len(tree.tokens) and (tree.word(index + 1) == "." or tree.tokens[index + 1].pos == "NUM")
    return tree.tokens[index].lemma.lower() in NONE and not (is_number and tree.word(index) == "No")


def _is_never(tree: Tree, index: int) -> bool:
    return tree.tokens[index].relation == "advmod" and tree.tokens[index].lemma.lower() in NEVER


def _is_by_no_means(tree: Tree, index: int) -> bool:
    first = tree.subtree(index)[0]
    words = [tree.word(place) for place in range(max(0, first - BEFORE), first)]
    own = [tree.word(first)] if first != index else []
    return BY_NO_MEANS.search(" ".join([*words, *own]) + " ") is not None
