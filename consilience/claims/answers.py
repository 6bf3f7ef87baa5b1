"""Denials that do not say what they deny, but whose words they answer: an accusation, a charge, a report, a remark."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from consilience.claims.events import names
from consilience.claims.grammar import HELPERS, OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from consilience.claims.reading import Reading
from consilience.records import Span

DENYING = frozenset({"deny", "refute", "dispute", "rebut", "reject", "dismiss"})
# Of these the object may be a view as well as a fact.
WAVING_OFF = frozenset({"reject", "dismiss"})
# "pushed back against the report"
PUSHING, BACK, AGAINST = frozenset({"push", "hit", "fire", "strike"}), "back", frozenset({"against", "on", "at"})
ACCUSATIONS = frozenset({"accusation", "allegation", "charge", "claim", "assertion", "insinuation", "suggestion"})
# Words for what another has said, where it stands before: "disputed that account".
ACCOUNTS = frozenset(
    ["account", "characterization", "characterisation", "depiction", "description", "portrayal", "version"]
)
REPORTS = frozenset({"report", "story", "article", "rumor", "rumour"})
# What somebody has said; whose words they are stands before.
SAYINGS = frozenset({"claim", "comment", "remark", "statement", "assertion", "contention", "declaration"})
POINTING = frozenset({"the", "that", "this", "those", "these", "such"})
# What is denied where nothing is said of it: "denies any wrongdoing".
WRONGS = frozenset({"wrongdoing", "impropriety", "misconduct"})
# "denied knowledge of any wrongdoing", "denied any part in the misconduct"
KNOWING = frozenset({"knowledge", "part", "role", "involvement", "awareness"})
FALSE = frozenset(
    ["false", "untrue", "inaccurate", "incorrect", "misleading", "baseless", "unfounded", "groundless", "fabricated",
     "bogus", "fake", "fictitious", "lie", "fabrication", "falsehood", "distortion", "mischaracterization", "smear",
     "mischaracterisation", "meritless", "unsubstantiated"]
)  # fmt: skip
# Of what has been claimed these say that it is false; of other things what somebody thinks of them.
SCORN = frozenset({"nonsense", "ridiculous", "absurd", "preposterous", "ludicrous", "fiction", "hoax"})
# What is not "true" is false, and so is what did not "happen".
TRUE = frozenset({"true", "accurate", "correct", "truth", "merit"})
HAPPENING = frozenset({"happen", "occur"})
# "asserts his innocence", "will be vindicated"
STANDING_BY = frozenset({"assert", "maintain", "proclaim", "profess", "protest", "declare", "insist"})
INNOCENCE = frozenset({"innocence", "innocent"})
CLEARED = frozenset({"vindicate", "exonerate"})
# Of a word with an "open" answer: "neither confirm nor deny".
OPEN = frozenset({"can", "could", "may", "might", "confirm", "decline", "refuse", "if", "whether", "would"})
# A denial that was given up: "initially denied"; so is one "until" something.
GIVEN_UP = frozenset({"initially", "first", "originally", "previously"})
SELF = frozenset({"i", "we"})
# Who counters or disagrees has heard otherwise; who replies may have been asked, or thank for it.
COUNTERING = frozenset({"counter", "retort", "disagree"})
REPLYING = COUNTERING | {"respond", "reply"}
ASSENT = frozenset(
    ["agree", "thank", "thanks", "welcome", "glad", "honor", "honour", "grateful", "congratulate", "apologize",
     "apologise", "sorry", "yes", "accept", "concede", "acknowledge", "admit"]
)  # fmt: skip
# What stands for that which was said before: "That is not true".
THAT = frozenset({"it", "that", "this", "they", "these", "those", "none"})
NOUNS = frozenset({"NOUN", "PROPN"})


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


def denials(reading: Reading) -> Iterator[Found]:
    """The words of the sentence that deny what another has said."""
    if not reading.is_correction and not is_question(reading):
        yield from _answers(reading)


def _answers(reading: Reading) -> Iterator[Found]:
    yield from _denied(reading)
    yield from _labels(reading)
    yield from _pleas(reading)
    yield from _replies(reading)


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
    return frozenset(key for place in found for key in reading.meant.within(noun_phrase(tree, place)))


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


def _denied(reading: Reading) -> Iterator[Found]:
    """What a verb of denial has for its object, with its subject."""
    tree = reading.tree
    for index in range(len(tree.tokens)):
        noun = next((place for place in denied_objects(tree, index) if _matter(tree, place) is not None), None)
        matter = None if noun is None else _matter(tree, noun)
        if noun is None or matter is None or is_left_open(tree, index):
            continue
        holder = tree.subject(index)
        persons = frozenset[str]() if holder is None else holders(reading, holder)
        said_by = owners(reading, noun) - persons if tree.tokens[noun].lemma in ACCOUNTS else frozenset()
        if said_by:
            yield Found(reading=reading, head=index, persons=said_by, matter=Matter.SAYING)
        elif persons:
            is_pointing = matter is Matter.ACCUSATION and _points_back(tree, index, noun)
            told = is_told(tree, noun)
            yield Found(
                reading=reading, head=index, persons=persons, matter=matter, is_pointing=is_pointing, is_told=told
            )


def _matter(tree: Tree, noun: int) -> Matter | None:
    lemma = tree.tokens[noun].lemma
    if lemma in REPORTS:
        return Matter.REPORT
    if lemma in KNOWING:
        below = [place for place in tree.complement(noun) if place > noun]
        return next((matter for place in below if (matter := _matter(tree, place)) is not None), None)
    return Matter.ACCUSATION if lemma in ACCUSATIONS | WRONGS | ACCOUNTS else None


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
    if token.relation == "relcl" and (not objects or tree.tokens[objects[0]].tag == "WDT"):
        return [token.head]
    return objects


def _labels(reading: Reading) -> Iterator[Found]:
    """The word by which somebody calls an accusation, a report or another's remarks false."""
    tree = reading.tree
    for index in range(len(tree.tokens)):
        noun = called_false(tree, index)
        if noun is None:
            continue
        persons = speakers(reading)
        said_by = owners(reading, noun) - persons
        lemma = tree.tokens[noun].lemma.lower()
        if lemma in SAYINGS | ACCOUNTS and said_by:
            yield Found(reading=reading, head=index, persons=said_by, matter=Matter.SAYING)
        elif not persons:
            continue
        elif lemma in REPORTS:
            yield Found(reading=reading, head=index, persons=persons, matter=Matter.REPORT)
        elif lemma in ACCUSATIONS:
            is_pointing = _points_back(tree, index, noun)
            yield Found(reading=reading, head=index, persons=persons, is_pointing=is_pointing)
        elif lemma in THAT:
            yield Found(reading=reading, head=index, persons=persons, is_pointing=True, is_named=True)


def called_false(tree: Tree, index: int) -> int | None:
    """What is called false: "called the report false", "what he described as false reports", "that is not true"."""
    token = tree.tokens[index]
    if token.lemma in HAPPENING:
        return _said(tree, index, index, is_negative=True) if _is_past(tree, index) else None
    if token.lemma not in FALSE | TRUE | SCORN:
        return None
    if token.relation == "amod" and tree.tokens[token.head].lemma in REPORTS:
        above = tree.tokens[tree.tokens[token.head].head].lemma
        return token.head if token.lemma not in TRUE and above in DENYING | {"as"} else None
    if token.relation not in {"acomp", "attr", "oprd", "conj"}:
        return None
    verb = token.head if token.relation != "conj" else tree.tokens[token.head].head
    return _said(tree, index, verb, is_negative=token.lemma in TRUE)


def _said(tree: Tree, index: int, verb: int, *, is_negative: bool) -> int | None:
    """The noun or pronoun that a verb gives a quality, if what is said of it makes it false."""
    if _is_never(tree, verb) is not is_negative or any(
        tree.tokens[place].lemma in OPEN for place in tree.children[verb]
    ):
        return None
    above = {verb, tree.tokens[index].head}
    named = [place for place in tree.subtree(verb) if place < index and tree.tokens[place].head in above]
    said = ACCUSATIONS | REPORTS | SAYINGS | ACCOUNTS
    nouns = [place for place in named if tree.tokens[place].lemma in said]
    plain = [
        place
        for place in named
        if tree.tokens[index].lemma not in SCORN and tree.tokens[place].relation in SUBJECTS and _is_that(tree, place)
    ]
    return next(iter([*nouns, *plain]), None)


def _is_never(tree: Tree, verb: int) -> bool:
    return tree.is_negated(verb) or any(tree.tokens[child].lemma.lower() == "never" for child in tree.children[verb])


def _is_past(tree: Tree, verb: int) -> bool:
    helpers = {tree.tokens[child].tag for child in tree.governed(verb, HELPERS)}
    return tree.tokens[verb].tag == "VBD" or "VBD" in helpers


def _is_that(tree: Tree, place: int) -> bool:
    return tree.tokens[place].lemma.lower() in THAT and not tree.children[place]


def _pleas(reading: Reading) -> Iterator[Found]:
    """The words by which somebody says that he is not guilty of what he is charged with."""
    tree = reading.tree
    for index, token in enumerate(tree.tokens):
        if token.pos in {"VERB", "AUX"} and _is_plea(tree, index) and not is_left_open(tree, index):
            subjects: list[int | None] = [*tree.governed(index, PASSIVE_SUBJECTS)] or [tree.subject(index)]
            persons = frozenset(key for place in subjects if place is not None for key in holders(reading, place))
            if persons:
                yield Found(reading=reading, head=index, persons=persons, matter=Matter.CHARGE)


def _replies(reading: Reading) -> Iterator[Found]:
    """The word by which somebody answers what another has said: "the mayor countered that"."""
    tree = reading.tree
    if any(token.lemma.lower() in ASSENT for token in tree.tokens):
        return
    for attribution in reading.attributions:
        persons = frozenset(key for part in attribution.source for key in reading.meant.within(part))
        for index, token in enumerate(tree.tokens):
            is_cue = any(cue.start <= token.start < cue.end for cue in attribution.cue)
            if persons and is_cue and token.lemma in REPLYING and not tree.is_negated(index):
                is_named = token.lemma not in COUNTERING
                yield Found(
                    reading=reading,
                    head=index,
                    persons=persons,
                    matter=Matter.REPLY,
                    is_pointing=True,
                    is_named=is_named,
                )


def _is_plea(tree: Tree, index: int) -> bool:
    lemma, below = tree.tokens[index].lemma, [tree.tokens[child] for child in tree.children[index]]
    if lemma == "plead":
        after = [tree.tokens[place].lemma for place in tree.subtree(index) if index < place <= index + 3]
        return "not" in after and "guilty" in after
    if lemma in {"do", "commit"}:
        return any(_is_nothing_wrong(tree, child) for child in tree.governed(index, OBJECTS))
    if lemma in STANDING_BY:
        return any(child.lemma in INNOCENCE and child.relation in OBJECTS for child in below)
    return lemma in CLEARED and any(child.lemma == "will" for child in below)


def _is_nothing_wrong(tree: Tree, place: int) -> bool:
    """Whether an object is "nothing wrong", "no crime"."""
    below = {tree.tokens[child].lemma.lower() for child in tree.children[place]}
    lemma = tree.tokens[place].lemma.lower()
    return (lemma == "nothing" and "wrong" in below) or (lemma in {"crime", "wrong"} and "no" in below)


def holders(reading: Reading, holder: int) -> frozenset[str]:
    """Who denies: the entities of a subject, else its words; of "I" and "we" the speaker."""
    if reading.tree.tokens[holder].lemma.lower() in SELF:
        return speakers(reading)
    found = reading.meant.within(noun_phrase(reading.tree, holder))
    return found or names(reading, holder) - {""} if reading.tree.tokens[holder].pos in NOUNS else found


def _points_back(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a denied noun stands for what was said before: "denied the allegations", without what they are."""
    lemmas = {tree.tokens[child].lemma.lower() for child in tree.children[noun]}
    return tree.tokens[verb].lemma not in WAVING_OFF and bool(lemmas & POINTING) and not is_told(tree, noun)


def is_told(tree: Tree, noun: int) -> bool:
    below = [tree.tokens[child] for child in tree.children[noun]]
    is_general = tree.tokens[noun].lemma in KNOWING
    return not is_general and any(child.relation in {"acl", "ccomp"} or child.lemma == "of" for child in below)


def is_left_open(tree: Tree, index: int) -> bool:
    """Whether it is left open or denied that somebody denies."""
    beside = {tree.tokens[child].lemma for child in tree.children[index]}
    above = tree.tokens[tree.tokens[index].head].lemma
    is_ended = any(token.lemma.lower() == "until" for token in map(tree.tokens.__getitem__, tree.subtree(index)))
    return tree.is_negated(index) or bool(beside & (OPEN | GIVEN_UP)) or above in OPEN or is_ended
