"""Denials that do not say what they deny, but whose words they answer: an accusation, a charge, a report, a remark."""

from dataclasses import dataclass
from enum import StrEnum

from consilience.claims.events import names, whole
from consilience.claims.grammar import HELPERS, NOUNS, OBJECTS, SUBJECTS, Tree
from consilience.claims.modality import words_of
from consilience.claims.polarity import DISMISSALS
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading
from consilience.claims.tables import words
from consilience.records import Span

DENYING = (words_of("standing", "denied") - {"disprove"}) | DISMISSALS | {"contradict"}
# Of these the object may be a view as well as a fact, unless it is one of the facts.
WAVING_OFF, FACTS = DISMISSALS, frozenset({"accusation", "allegation", "charge"})
# "pushed back against the report"
PUSHING, BACK, AGAINST = frozenset({"push", "hit", "fire", "strike"}), "back", frozenset({"against", "on", "at"})
REPORTS = words("denials", "said", "reports")
ACCUSATIONS = words_of("hearsay", "nouns") - REPORTS
ACCOUNTS = words("denials", "said", "accounts")
SAYINGS = words("denials", "said", "sayings")
SAID = ACCUSATIONS | REPORTS | SAYINGS | ACCOUNTS
CALLING = words("denials", "denial", "calling")
TOLD = words("denials", "said", "told")
POINTING = frozenset({"the", "that", "this", "those", "these", "such"})
FALSE = words("denials", "truth", "false")
SCORN = words("denials", "truth", "scorn")
DISTORTING = words("denials", "denial", "distorting")
# What is not "true" is false, and so is what did not "happen".
TRUE = words("denials", "truth", "true")
EARLIER = frozenset({"earlier", "previous", "own", "prior", "past"})
HAPPENING = frozenset({"happen", "occur"})
# Of a word with an "open" answer: "neither confirm nor deny".
OPEN = frozenset({"can", "could", "may", "might", "confirm", "decline", "refuse", "if", "whether", "would"})
# A denial that was given up: "initially denied"; so is one "until" something.
GIVEN_UP = frozenset({"initially", "first", "originally", "previously"})
SELF = frozenset({"i", "we"})
# What stands for that which was said before: "That is not true".
THAT = frozenset({"it", "that", "this", "they", "these", "those", "none"})


class Matter(StrEnum):
    """What a denial answers; the value is the relation of its claims."""

    ACCUSATION = "accused"
    CHARGE = "charged"
    REPORT = "reported"
    SAYING = "said"
    REPLY = "answered"


@dataclass(frozen=True, eq=False)
class Found:
    """A word that denies or is denied, with those under whom the two sides are brought together.

    These are the accused who deny, whom a denied report is about, and whose remarks are called false. `is_named` is
    true of what can only be words that name the person, or are named as his; `is_told` of a denial that says itself
    what is denied: "denied allegations of fraud".
    """

    reading: Reading
    head: int
    persons: frozenset[str]
    matter: Matter = Matter.ACCUSATION
    is_pointing: bool = False
    is_named: bool = False
    is_told: bool = False


def is_question(reading: Reading) -> bool:
    """Whether a sentence asks."""
    return reading.words(reading.span).rstrip("\"”’' ").endswith("?")


def speakers(reading: Reading) -> frozenset[str]:
    """Those to whom the sentence is attributed, and who are quoted in it."""
    spans = [span for attribution in reading.attributions for span in attribution.source]
    spans += [quotation.speaker for quotation in reading.quotations if quotation.speaker is not None]
    named = frozenset(key for span in spans for key in reading.meant.within(span))
    subject = reading.tree.subject(root(reading.tree))
    return named or (frozenset() if subject is None else reading.meant.within(noun_phrase(reading.tree, subject)))


def owners(reading: Reading, noun: int) -> frozenset[str]:
    """Whose words a noun names: "the mayor's remarks", "remarks by the mayor"."""
    tree = reading.tree
    found = list(tree.governed(noun, frozenset({"poss"})))
    for preposition in tree.governed(noun, frozenset({"prep"})):
        if tree.tokens[preposition].lemma in {"by", "from"}:
            found += tree.governed(preposition, frozenset({"pobj"}))
    meant = frozenset(key for place in found for key in reading.meant.within(noun_phrase(tree, place)))
    return meant or frozenset(stem(tree.tokens[place].lemma) for place in found if tree.tokens[place].pos == "NOUN")


def noun_phrase(tree: Tree, index: int) -> Span:
    """A noun phrase without its relative clauses."""
    clauses = {
        below
        for child in tree.subtree(index)
        if tree.tokens[child].relation in {"relcl", "acl", "appos"} and child != index
        for below in tree.subtree(child)
    }
    kept = [place for place in tree.subtree(index) if place not in clauses]
    return tree.span(kept[0], kept[-1])


def root(tree: Tree) -> int:
    """The main verb of a sentence."""
    return next(place for place, token in enumerate(tree.tokens) if token.head == place)


def denied_objects(tree: Tree, index: int) -> list[int]:
    """What a verb denies: its object, or the noun that its relative clause modifies."""
    token = tree.tokens[index]
    if token.pos != "VERB":
        return []
    if token.lemma in PUSHING and any(tree.tokens[child].lemma == BACK for child in tree.children[index]):
        against = [place for place in tree.governed(index, frozenset({"prep"})) if tree.tokens[place].lemma in AGAINST]
        return [noun for place in against for noun in tree.governed(place, frozenset({"pobj"}))]
    if token.lemma not in DENYING:
        return []
    objects = list(tree.governed(index, OBJECTS))
    if token.lemma == "contradict" and any(_is_own(tree, place) for place in objects):
        return []
    if token.relation == "relcl" and (not objects or tree.tokens[objects[0]].tag == "WDT"):
        return [token.head]
    return objects


def _is_own(tree: Tree, noun: int) -> bool:
    """Whether a noun is somebody's own of before: "contradicting her earlier remarks" calls nothing false."""
    beside = {tree.tokens[child].lemma.lower() for child in tree.children[noun]}
    return not EARLIER.isdisjoint(beside)


def called_false(tree: Tree, index: int) -> int | None:
    """What is called false: "called the report false", "what he described as false reports", "that is not true"."""
    token = tree.tokens[index]
    if token.lemma in HAPPENING:
        return _said(tree, index, index, is_negative=True) if _is_past(tree, index) else None
    if token.lemma not in FALSE | TRUE | SCORN or any(
        tree.tokens[child].lemma == "of" for child in tree.children[index]
    ):
        return None  # "not true of the other towns"
    if token.relation == "amod" and tree.tokens[token.head].lemma in REPORTS:
        above = tree.tokens[tree.tokens[token.head].head].lemma
        if above in DENYING | {"as"}:
            return token.head if token.lemma not in TRUE else None
    if token.relation == "pobj" and token.lemma == "merit" and tree.tokens[token.head].lemma == "without":
        return _said(tree, index, tree.tokens[token.head].head, is_negative=False)
    if token.lemma == "truth" and any(tree.tokens[child].lemma == "no" for child in tree.children[index]):
        return next((place for place in tree.complement(index) if tree.tokens[place].lemma in SAID), None)
    is_of_noun = token.relation == "amod" and tree.tokens[token.head].lemma in SAID | TOLD
    label = token.head if is_of_noun else index
    relation, above_label = tree.tokens[label].relation, tree.tokens[label].head
    if relation == "appos" and tree.tokens[above_label].lemma in SAID:
        return above_label if tree.tokens[tree.tokens[above_label].head].lemma in CALLING else None
    if relation in {"dobj", "oprd"} and tree.tokens[above_label].lemma in CALLING:
        inside = [place for place in tree.subtree(label) if place < index and tree.tokens[place].lemma in SAID]
        if inside:
            return inside[-1]
    if relation not in ({"attr", "oprd"} if is_of_noun else {"acomp", "attr", "oprd", "conj"}):
        return None
    verb = above_label if relation != "conj" else tree.tokens[above_label].head
    return _said(tree, label, verb, is_negative=token.lemma in TRUE)


def _said(tree: Tree, index: int, verb: int, *, is_negative: bool) -> int | None:
    """The noun or pronoun that a verb gives a quality, if what is said of it makes it false."""
    if tree.is_negated(verb) is not is_negative or any(
        tree.tokens[place].lemma in OPEN for place in tree.children[verb]
    ):
        return None
    above = {verb, tree.tokens[index].head}
    named = [place for place in tree.subtree(verb) if place < index and tree.tokens[place].head in above]
    nouns = [place for each in named if tree.tokens[place := whole(tree, each)].lemma in SAID]
    plain = [
        place
        for place in named
        if tree.tokens[index].lemma not in SCORN and tree.tokens[place].relation in SUBJECTS and is_that(tree, place)
    ]
    return next(iter([*nouns, *plain]), None)


def _is_past(tree: Tree, verb: int) -> bool:
    helpers = {tree.tokens[child].tag for child in tree.governed(verb, HELPERS)}
    return tree.tokens[verb].tag == "VBD" or "VBD" in helpers


def is_main(tree: Tree, verb: int) -> bool:
    """Whether a verb is the main one, or one said or joined to it: not that of an aside, "although she denies it"."""
    while tree.tokens[verb].head != verb:
        if tree.tokens[verb].relation not in {"ccomp", "conj", "xcomp"}:
            return False
        verb = tree.tokens[verb].head
    return True


def is_that(tree: Tree, place: int) -> bool:
    """Whether a word stands alone for what was said before."""
    return tree.tokens[place].lemma.lower() in THAT and not tree.children[place]


def holders(reading: Reading, holder: int) -> frozenset[str]:
    """Who denies: the entities of a subject, else its words; of "I" and "we" the speaker."""
    if reading.tree.tokens[holder].lemma.lower() in SELF:
        return speakers(reading)
    found = reading.meant.within(noun_phrase(reading.tree, holder))
    return found or names(reading, holder) - {""} if reading.tree.tokens[holder].pos in NOUNS else found


def points_back(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a denied noun stands for what was said before: "denied the allegations", without what they are."""
    lemmas = {tree.tokens[child].lemma.lower() for child in tree.children[noun]}
    is_fact = (
        tree.tokens[verb].lemma not in WAVING_OFF or tree.tokens[noun].lemma in FACTS or bool(lemmas & {"that", "this"})
    )
    return is_fact and bool(lemmas & POINTING) and not is_told(tree, noun)


def is_told(tree: Tree, noun: int) -> bool:
    below = [tree.tokens[child] for child in tree.children[noun]]
    return any(child.relation in {"acl", "ccomp"} or child.lemma in {"of", "about"} for child in below)


def is_left_open(tree: Tree, index: int) -> bool:
    """Whether it is left open or denied that somebody denies."""
    beside = {tree.tokens[child].lemma for child in tree.children[index]}
    above = tree.tokens[tree.tokens[index].head].lemma
    is_ended = any(token.lemma.lower() == "until" for token in map(tree.tokens.__getitem__, tree.subtree(index)))
    return tree.is_negated(index) or bool(beside & (OPEN | GIVEN_UP)) or above in OPEN or is_ended
