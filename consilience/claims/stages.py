"""How far an event has got by the words that tell of it: thought of, ahead, not yet, ruled out, called off, done.

Its words are those of modality.toml: what is planned there is ahead here, with what [told] adds.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from consilience.claims.grammar import HELPERS, Tree
from consilience.claims.modality import ENDS, cue, modality, words_of
from consilience.records import Modality


class Stage(StrEnum):
    """The stages of an event, from thought to done."""

    OPEN = "open"
    AHEAD = "ahead"
    NOT_YET = "not yet"
    RULED_OUT = "ruled out"
    CALLED_OFF = "called off"
    DONE = "done"


# What a negation makes of a stage: "does not plan to", "has no plans to"; "is not likely to" leaves it open.
NEGATED = {Stage.AHEAD: Stage.RULED_OUT, None: Stage.RULED_OUT}
LINKS = frozenset({"xcomp", "acl", "pcomp", "prep", "pobj", "advcl", "ccomp", "conj", "oprd", "acomp", "dobj"})
STEPS = 4
CONTROLLERS = frozenset({"nsubj", "nsubjpass", "poss"})


def stage(tree: Tree, verb: int, *, is_headline: bool = False) -> Stage | None:
    """The stage at which a verb tells its event, or None where that cannot be told."""
    if _is_asked(tree, verb):
        return None
    helpers = [tree.tokens[child] for child in tree.governed(verb, HELPERS)]
    lemmas = {helper.lemma.lower() for helper in helpers}
    is_negated = tree.is_negated(verb) or tree.is_of_nobody(verb) or _is_no_longer(tree, verb)
    if lemmas & words_of("told", "possible"):
        is_guess = "have" in lemmas or tree.tokens[verb].tag == "VBG"
        return None if is_negated or is_guess else Stage.OPEN
    if lemmas & (words_of("helper", Modality.PLANNED) - {"would"}) or ("would" in lemmas and _is_told(tree, verb)):
        if "have" in lemmas:
            return None
        return Stage.RULED_OUT if is_negated else Stage.AHEAD
    if any(helper.tag == "MD" for helper in helpers):
        return None
    if is_headline and tree.tokens[verb].head == verb and any(helper.tag == "TO" for helper in helpers):
        return Stage.RULED_OUT if is_negated else Stage.AHEAD
    if any(helper.tag == "TO" for helper in helpers) or tree.tokens[verb].tag == "VBG":
        return _governed(tree, verb, is_negated)
    return _finite(tree, verb, is_negated, is_headline)


def stage_of_noun(tree: Tree, noun: int) -> Stage | None:
    """The stage of an event that a noun names, by the word of planning that governs it or stands before it."""
    token = tree.tokens[noun]
    for child in tree.governed(noun, frozenset({"amod"})):
        if cue(tree, child) is Modality.PLANNED or tree.word(child).lower() in words_of("told", "before"):
            return Stage.AHEAD
    if modality(tree, noun) in ENDS:
        return Stage.CALLED_OFF
    over = token.head
    if token.relation not in {"dobj", "nsubjpass"} or tree.tokens[over].pos != "VERB" or _is_asked(tree, over):
        return None
    if next(tree.governed(over, frozenset({"xcomp", "ccomp"})), None) is not None:
        return None
    found = _over().get(tree.tokens[over].lemma) if tree.tokens[over].lemma in words_of("told", "of things") else None
    if tree.tokens[over].lemma == "rule" and _has(tree, over, "out"):
        found = Stage.RULED_OUT
    if found is None or _is_long_past(tree, over):
        return None
    return NEGATED.get(found) if _is_denied(tree, over) else found


def controller(tree: Tree, verb: int) -> int | None:
    """Who does, or undergoes, what an infinitive tells: the subject of the word over it, or whose plan it is."""
    for place in _above(tree, verb):
        for child in tree.children[place]:
            if tree.tokens[child].relation in CONTROLLERS:
                return tree.antecedent(place, child)
    return None


@cache
def _over() -> dict[str, Stage | None]:
    """What stands over an infinitive, or a gerund after "to" and "of": the stage of what hangs below it."""
    planned = (word for section in ("stage", "infinitive", "adjective") for word in words_of(section, Modality.PLANNED))
    return {
        **dict.fromkeys((word for word in planned if word != "be"), Stage.AHEAD),
        **dict.fromkeys(words_of("told", "ahead"), Stage.AHEAD),
        **dict.fromkeys(words_of("told", "open"), Stage.OPEN),
        **dict.fromkeys(words_of("told", "refused"), Stage.RULED_OUT),
        **dict.fromkeys(words_of("told", "decided"), None),
    }


def _finite(tree: Tree, verb: int, is_negated: bool, is_headline: bool) -> Stage | None:
    """The stage of a verb that stands by itself, or after "has", "was", "did"."""
    token = tree.tokens[verb]
    helpers = [tree.tokens[child] for child in tree.governed(verb, HELPERS)]
    is_perfect = any(helper.lemma == "have" and helper.tag != "VBD" for helper in helpers)
    is_past = token.tag == "VBD" or any(helper.tag == "VBD" and helper.lemma in {"be", "do"} for helper in helpers)
    if _is_long_past(tree, verb):
        return None
    if is_negated:
        return Stage.NOT_YET if is_perfect and _has(tree, verb, "yet") else None
    if token.tag == "VBN" and not helpers:
        return Stage.DONE if is_headline and token.head == verb else None
    if is_perfect or is_past or (is_headline and token.tag in {"VBZ", "VBP"}):
        return Stage.DONE
    return None


def _governed(tree: Tree, verb: int, is_negated: bool) -> Stage | None:
    """The stage of an infinitive or gerund by the word that governs it."""
    for place in _above(tree, verb):
        token = tree.tokens[place]
        if token.lemma == "have" and _has(tree, place, "yet"):
            return Stage.NOT_YET
        if _is_rebuffed(tree, place):
            return None if is_negated else Stage.RULED_OUT
        if token.lemma in _over() and _is_planning(tree, place):
            return _turned(tree, place, _over()[token.lemma], is_negated)
        if token.pos in {"VERB", "AUX"} and token.lemma != "be":
            return None
    return None


def _is_planning(tree: Tree, place: int) -> bool:
    """Whether a word plans where it stands: "is about to", "is going to"."""
    token = tree.tokens[place]
    if token.lemma == "go":
        return token.tag == "VBG" and any(tree.tokens[each].lemma == "be" for each in tree.governed(place, HELPERS))
    return token.lemma not in words_of("told", "after be") or token.relation == "acomp"


def _is_rebuffed(tree: Tree, place: int) -> bool:
    """Whether something is ruled out, decided against, or is what others call for in vain."""
    token, above = tree.tokens[place], tree.tokens[tree.tokens[place].head]
    if token.lemma in words_of("told", "asked") and token.pos == "NOUN":
        return (
            above.lemma in words_of("told", "rebuffed") and token.relation == "dobj" and not tree.is_negated(token.head)
        )
    if tree.is_negated(place):
        return False
    return (token.lemma == "rule" and _has(tree, place, "out")) or (
        token.lemma == "against" and above.lemma == "decide"
    )


def _turned(tree: Tree, place: int, found: Stage | None, is_negated: bool) -> Stage | None:
    """The stage that a word of planning gives, after the negations of it and of what is planned."""
    if _is_asked(tree, place) or (found is Stage.RULED_OUT and is_negated):
        return None
    if _is_long_past(tree, place) and found is not Stage.RULED_OUT:
        return None
    if found is None and any(tree.tokens[each].tag == "MD" for each in tree.governed(place, HELPERS)):
        return None
    if is_negated:
        return NEGATED.get(found)
    if _is_denied(tree, place):
        return None if tree.tokens[place].lemma in words_of("told", "unsure") else NEGATED.get(found)
    return found


def _above(tree: Tree, verb: int) -> Iterator[int]:
    """The words over an infinitive, the nearest first."""
    if tree.tokens[verb].tag == "VBG" and tree.tokens[verb].relation == "advcl":
        return
    for _ in range(STEPS):
        token = tree.tokens[verb]
        is_linked = token.relation in LINKS or (token.relation == "relcl" and tree.is_infinitive(verb))
        if token.head == verb or not is_linked:
            return
        verb = token.head
        yield verb


def _is_denied(tree: Tree, place: int) -> bool:
    """Whether a word is negated by itself, by "no", or by the verb of which it is the object or complement."""
    if tree.has_negation(place):
        return True
    token = tree.tokens[place]
    return token.relation in {"acomp", "attr", "dobj"} and tree.is_negated(token.head)


def _is_long_past(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in the pluperfect: what had been is not the news."""
    helpers = (tree.tokens[child] for child in tree.governed(verb, HELPERS))
    return any(helper.tag == "VBD" and helper.lemma == "have" for helper in helpers)


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in what somebody said: "she said that she would sign"."""
    while tree.tokens[verb].relation == "conj":
        verb = tree.tokens[verb].head
    token = tree.tokens[verb]
    return token.relation == "ccomp" and tree.tokens[token.head].lemma in words_of("told", "saying")


def _is_asked(tree: Tree, verb: int) -> bool:
    """Whether a verb depends on a condition, a question or a wish."""
    if any(
        tree.tokens[child].relation in {"mark", "advmod"}
        and tree.tokens[child].lemma.lower() in words_of("told", "asking")
        for child in tree.children[verb]
    ):
        return True
    return any(
        tree.tokens[child].relation == "advcl"
        and any(tree.tokens[each].lemma.lower() in {"if", "unless"} for each in tree.children[child])
        for child in tree.children[verb]
    )


def _has(tree: Tree, place: int, lemma: str) -> bool:
    return any(tree.tokens[child].lemma == lemma for child in tree.children[place])


def _is_no_longer(tree: Tree, verb: int) -> bool:
    return any(tree.word(child).lower() == "longer" and _has(tree, child, "no") for child in tree.children[verb])
