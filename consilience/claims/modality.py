"""How far an event has come, read from the words that govern it, modify it or are said of it.

The nearest word decides ("announced that it plans to close"), unless it is itself no more than a plan: who "may order"
a closure has not ordered it. A finite clause is told as a fact by whatever governs it, but for an announced plan.
"""

from collections.abc import Iterator
from functools import cache

from consilience.claims.grammar import HELPERS, NOUNS, PASSIVE_SUBJECTS, SUBJECTS, VERBS, Tree
from consilience.claims.predicates import event_class
from consilience.claims.tables import rows, words
from consilience.records import Modality

# What is not yet real, from the least: of two such words on one event the lesser holds.
UNREAL = (Modality.POSSIBLE, Modality.PLANNED, Modality.ANNOUNCED, Modality.ORDERED)
ENDS = frozenset({Modality.SUSPENDED, Modality.TERMINATED})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# The relations in which a word depends on one that says how far it has come.
BY_VERB = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass"})
BY_NOUN = frozenset({"dobj", "nsubjpass", "compound", "poss", "oprd"})
# "the plan for a closure", "charged with fraud", "a halt to the talks"; who acts "in" or "after" it is not meant.
GOVERNING = frozenset({"of", "on", "to", "for", "with", "about", "against", "into", "off"})
# Verbs of these take what they stop or begin as their object: "began with an attack" is none.
BARE = ENDS | {Modality.UNDER_WAY}
# "the talks are on hold", "remain suspended"; "put the talks on hold"
BEING, PUTTING = frozenset({"be", "remain", "stay"}), frozenset({"place", "put"})
DONE_TO = frozenset({"dobj", "nsubjpass"})
# A word under a word that says so lies at most so many steps above it.
STEPS = 8


def modality(tree: Tree, index: int) -> Modality:
    """How far the event that a word names has come, as its sentence tells it."""
    return _stage(tree, index, STEPS)


def cue(tree: Tree, place: int) -> Modality | None:
    """What a word by itself says of an event that it governs or modifies."""
    token = tree.tokens[place]
    lemma = token.lemma.lower()
    if token.pos == "ADJ":
        return _words("adjective").get(lemma)
    return _words("stage").get(lemma) or _words("classes").get(event_class(lemma, token.pos) or "")


def said_by(tree: Tree, below: int, place: int) -> Modality | None:
    """What the word above an event says of it; where that is negated, no more than that the event may be."""
    token = tree.tokens[place]
    found = cue(tree, place)
    if tree.tokens[below].relation == "xcomp" and token.pos in VERBS and _has_to(tree, below):
        found = found or _words("infinitive").get(token.lemma)
    if tree.tokens[below].relation == "pobj" and tree.tokens[tree.tokens[below].head].lemma.lower() == "for":
        found = found or _words("for").get(token.lemma)
    is_beside = token.pos in VERBS and tree.tokens[below].relation == "pobj" and found in BARE
    if found is None or is_beside or _is_in_order(tree, place):
        return None
    if tree.has_negation(place):
        return None if found in ENDS else Modality.POSSIBLE
    return found


def governors(tree: Tree, index: int) -> Iterator[tuple[int, int]]:
    """The words above one in whose scope it stands, nearest first, each with the word below it.

    A list shares what governs its first member; a preposition is passed over.
    """
    for _ in range(STEPS):
        below, place = index, tree.tokens[index].head
        if place == index:
            return
        if tree.tokens[index].relation == "conj":
            if not _is_shared(tree, index):
                return
            index = place
            continue
        if not _is_governed(tree, index):
            return
        if tree.tokens[place].relation == "prep" or tree.tokens[place].pos == "ADP":
            if tree.tokens[place].lemma.lower() not in GOVERNING or tree.tokens[place].head == place:
                return
            below, place = place, tree.tokens[place].head
        yield below, place
        index = place


def is_ruled_out(tree: Tree, index: int) -> bool:
    """Whether the word above an event says that it is not so: "has no plans to close", "refused to close"."""
    place = next((place for _, place in governors(tree, index)), None)
    if place is None or (tree.tokens[index].pos in VERBS and is_finite(tree, index)):
        return False
    is_refused = tree.tokens[place].lemma in words_of("undone", "words") and not tree.has_negation(place)
    return is_refused or (said_by(tree, index, place) is Modality.POSSIBLE and tree.has_negation(place))


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether a verb makes a clause that can be true or false by itself."""
    forms = (tree.tokens[verb], *(tree.tokens[child] for child in tree.governed(verb, HELPERS)))
    return any(token.tag in FINITE for token in forms)


def is_modifier(tree: Tree, noun: int, child: int) -> bool:
    """Whether a word beside a noun can say how far it has come: "planned", "ordered in May", "which was ordered"."""
    token = tree.tokens[child]
    if token.relation == "amod":
        return token.pos == "ADJ" or token.tag == "VBN"
    is_told = token.relation == "acl" and token.tag == "VBN"
    if token.relation == "relcl":
        arguments = tree.governed(child, PASSIVE_SUBJECTS | {"dobj"})
        is_told = any(tree.antecedent(child, argument) == noun for argument in arguments)
    return is_told


@cache
def words_of(section: str, name: str) -> frozenset[str]:
    """One list of the table."""
    return words("modality", section, name)


def _stage(tree: Tree, index: int, steps: int) -> Modality:
    own = _own(tree, index)
    if not steps:
        return own or Modality.DONE
    place = next((place for _, place in governors(tree, index)), None)
    if place is None:
        return own or Modality.DONE
    said = said_by(tree, index, place)
    if said is None:
        return own or _inherited(tree, index, place, steps - 1)
    above = _stage(tree, place, steps - 1)
    return _combined(own, said, above, is_fact=tree.tokens[index].pos in VERBS and is_finite(tree, index))


def _combined(own: Modality | None, said: Modality, above: Modality, *, is_fact: bool) -> Modality:
    """What a word makes of the event below it, where that word has itself come so far as `above`."""
    if said is Modality.ANNOUNCED and own is Modality.PLANNED and above not in UNREAL:
        return said
    if is_fact and own is Modality.PLANNED and said is Modality.POSSIBLE:
        return said
    if is_fact or (said in ENDS and above in UNREAL):
        return own or Modality.DONE
    if own is Modality.POSSIBLE and said not in ENDS:
        return own
    if above is Modality.ANNOUNCED and said in {Modality.PLANNED, Modality.ORDERED}:
        return max(said, above, key=_rank)
    return min(said, above, key=_rank) if above in UNREAL else said


def _rank(stage: Modality) -> int:
    return UNREAL.index(stage) if stage in UNREAL else len(UNREAL)


def _inherited(tree: Tree, index: int, place: int, steps: int) -> Modality:
    """What "helped to close" has of "helped": of a verb in the scope of another that says nothing itself."""
    is_clause = tree.tokens[index].relation in {"xcomp", "pcomp"} and tree.tokens[place].pos in VERBS
    above = _stage(tree, place, steps) if is_clause else Modality.DONE
    return above if above in UNREAL else Modality.DONE


def _own(tree: Tree, index: int) -> Modality | None:
    """What the helpers and modifiers of a word, and a verb of which it is the subject, say of its event."""
    if tree.tokens[index].pos in VERBS:
        return _of_verb(tree, index)
    told = ((child, stage) for child in tree.children[index] if (stage := cue(tree, child)))
    found = (stage for child, stage in told if is_modifier(tree, index, child) and not tree.has_negation(child))
    return next(found, None) or _said_of(tree, index)


def _of_verb(tree: Tree, verb: int) -> Modality | None:
    """What the helpers of a verb say, or those of the first in its list: "will close and sell"."""
    for _ in range(STEPS):
        found = _of_helpers(tree, verb)
        if found is not None or tree.tokens[verb].relation != "conj" or not _is_shared(tree, verb):
            return found
        verb = tree.tokens[verb].head
    return None


def _of_helpers(tree: Tree, verb: int) -> Modality | None:
    children = [tree.tokens[child] for child in tree.children[verb]]
    helpers = {_words("helper").get(child.lemma.lower()) for child in children if child.relation in _HELPING}
    helpers |= {_words("adverb").get(child.lemma.lower()) for child in children if child.relation == "advmod"}
    if Modality.POSSIBLE in helpers:
        return Modality.POSSIBLE
    if Modality.PLANNED in helpers:
        return Modality.POSSIBLE if _is_supposed(tree, verb) else Modality.PLANNED
    is_going_on = any(child.relation == "aux" and child.lemma == "be" for child in children)
    is_being = tree.tokens[verb].tag == "VBG" or any(child.tag == "VBG" for child in children if child.lemma == "be")
    return Modality.UNDER_WAY if is_going_on and is_being else None


def _is_supposed(tree: Tree, verb: int) -> bool:
    """Whether "would" tells what would be, or would have been, rather than what somebody said that was to come."""
    children = [tree.tokens[child] for child in tree.children[verb]]
    if not any(child.lemma == "would" for child in children):
        return False
    is_unmet = any(child.relation == "aux" and child.lemma == "have" for child in children)
    first = tree.tokens[tree.tokens[verb].head] if tree.tokens[verb].relation == "conj" else tree.tokens[verb]
    return is_unmet or first.relation not in {"ccomp", "acl"}


_HELPING = HELPERS | {"mark"}


def _said_of(tree: Tree, noun: int) -> Modality | None:
    """What a verb says of its subject: "the talks continue", "the talks are on hold", "were put on hold"."""
    token = tree.tokens[noun]
    verb = token.head
    if tree.is_negated(verb):
        return None
    if token.relation in SUBJECTS and tree.tokens[verb].lemma in BEING:
        return _predicated(tree, verb)
    if token.relation in DONE_TO and tree.tokens[verb].lemma in PUTTING:
        return _predicated(tree, verb) or _predicated(tree, noun)
    is_done_to = any(tree.governed(verb, frozenset({"dobj", "xcomp", "ccomp"})))
    is_alone = token.relation in SUBJECTS and tree.tokens[verb].pos == "VERB" and not is_done_to
    found = cue(tree, verb) if is_alone else None
    return None if found is None else min(found, _of_verb(tree, verb) or found, key=_rank)


def _predicated(tree: Tree, place: int) -> Modality | None:
    """What an adjective or a phrase below a word says: "over", "on hold"."""
    for child in tree.children[place]:
        inner = next(tree.governed(child, frozenset({"pobj"})), None)
        phrase = None if inner is None else f"{tree.word(child).lower()} {tree.word(inner).lower()}"
        found = _words("phrase").get(phrase or "") or _words("adjective").get(tree.tokens[child].lemma.lower())
        if found is not None and tree.tokens[child].relation in {"acomp", "attr", "prep", "advmod"}:
            return found
    return None


def _is_governed(tree: Tree, index: int) -> bool:
    """Whether what stands above a word can have it in its scope."""
    token = tree.tokens[index]
    if token.relation in {"prep", "pobj", "agent"}:
        return token.relation == "pobj"
    if token.relation == "acl":
        marked = any(tree.tokens[child].relation == "mark" for child in tree.children[index])
        is_told = token.tag == "VBG" and cue(tree, token.head) in UNREAL
        return marked or is_told or _has_to(tree, index)
    return token.relation in BY_VERB or token.relation in BY_NOUN


def _is_shared(tree: Tree, index: int) -> bool:
    """Whether a member of a list has no words of its own for what governs the first: "plans to close and sell"."""
    token, first = tree.tokens[index], tree.tokens[tree.tokens[index].head]
    if token.pos in NOUNS:
        return first.pos in NOUNS
    has_own = any(tree.governed(index, SUBJECTS | PASSIVE_SUBJECTS | {"aux"}))
    return token.tag == first.tag and not has_own and token.tag in {"VB", "VBG", "VBN"}


def _has_to(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[child].tag == "TO" for child in tree.governed(verb, HELPERS))


def _is_in_order(tree: Tree, place: int) -> bool:
    """Whether a noun is that of "in order to"."""
    token = tree.tokens[place]
    return token.lemma == "order" and token.relation == "pobj" and tree.tokens[token.head].lemma.lower() == "in"


@cache
def _words(section: str) -> dict[str, Modality]:
    return {word: Modality(stage) for stage, row in rows("modality", section).items() for word in row}
