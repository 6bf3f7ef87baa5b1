"""The sentences that deny what another has said, each by the sort of words that it answers."""

import re
from collections.abc import Iterator

from consilience.claims.answers import (
    ACCOUNTS,
    ACCUSATIONS,
    AGAINST,
    BACK,
    DISTORTING,
    PUSHING,
    REPORTS,
    SAYINGS,
    THAT,
    WAVING_OFF,
    Found,
    Matter,
    called_false,
    denied_objects,
    holders,
    is_left_open,
    is_main,
    is_question,
    is_that,
    is_told,
    noun_phrase,
    owners,
    points_back,
    root,
    speakers,
)
from consilience.claims.grammar import OBJECTS, PASSIVE_SUBJECTS, Tree
from consilience.claims.reading import Reading
from consilience.claims.tables import word_set
from consilience.records import Span

# What is denied where nothing is said of it: "denies any wrongdoing".
WRONGS = frozenset({"wrongdoing", "impropriety", "misconduct"})
# "denied knowledge of any wrongdoing", "denied any part in the misconduct"
KNOWING = frozenset({"knowledge", "part", "role", "involvement", "awareness"})
# "asserts his innocence", "will be vindicated"
STANDING_BY = frozenset({"assert", "maintain", "proclaim", "profess", "protest", "declare", "insist"})
INNOCENCE = frozenset({"innocence", "innocent"})
CLEARED = frozenset({"vindicate", "exonerate"})
# Who counters or disagrees has heard otherwise; who replies may have been asked, or thank for it.
COUNTERING = frozenset({"counter", "retort", "disagree"})
SHOOTING = PUSHING | {"shoot"}
REPLYING = COUNTERING | {"respond", "reply"}
# "Not true," she said.
UNTRUE = re.compile(
    r"\b[Nn]othing (?:could|can) be (?:further|farther) from the truth\b|\b[Nn]othing of the (?:kind|sort)\b"
    r"|^\W*(?:Not (?:true|so)|False|Untrue)\b\W"
)
# What somebody is whose words are not so.
ERRING = frozenset({"wrong", "mistaken", "incorrect", "inaccurate", "untruthful", "misinformed"})
ASKING = frozenset({"ask", "urge", "request", "question"})
ASSENT = word_set(
    """
    accept acknowledge admit agree apologise apologize concede congratulate glad grateful honor honour sorry thank
    thanks welcome yes
    """
)


def denials(reading: Reading) -> Iterator[Found]:
    """The words of the sentence that deny what another has said."""
    if not reading.is_correction and not is_question(reading):
        yield from _answers(reading)


def _answers(reading: Reading) -> Iterator[Found]:
    yield from _denied(reading)
    yield from _labels(reading)
    yield from _pleas(reading)
    yield from _replies(reading)
    yield from _idioms(reading)
    yield from _called_wrong(reading)


def _denied(reading: Reading) -> Iterator[Found]:
    """What a verb of denial has for its object, with its subject."""
    tree = reading.tree
    for index in range(len(tree.tokens)):
        objects = denied_objects(tree, index)
        if not objects or is_left_open(tree, index):
            continue
        holder = tree.subject(index)
        persons = frozenset[str]() if holder is None else holders(reading, holder)
        noun = next((place for place in objects if _matter(tree, place) is not None), None)
        matter = None if noun is None else _matter(tree, noun)
        said = next((place for place in objects if tree.tokens[place].lemma in SAYINGS | ACCOUNTS), None)
        said_by = frozenset[str]() if said is None else owners(reading, said) - persons
        if said_by:
            yield Found(reading=reading, head=index, persons=said_by, matter=Matter.SAYING)
        elif noun is None or matter is None:
            yield from _denied_that(reading, index)
        elif persons:
            is_pointing = matter is Matter.ACCUSATION and points_back(tree, index, noun)
            told = is_told(tree, noun) and tree.tokens[noun].lemma not in KNOWING
            yield Found(
                reading=reading, head=index, persons=persons, matter=matter, is_pointing=is_pointing, is_told=told
            )


def _denied_that(reading: Reading, index: int) -> Iterator[Found]:
    """Who denies "it" or "that", which was said before."""
    tree, holder = reading.tree, reading.tree.subject(index)
    is_fact = tree.tokens[index].lemma not in WAVING_OFF and is_main(tree, index)
    if is_fact and holder is not None and any(is_that(tree, place) for place in denied_objects(tree, index)):
        persons = holders(reading, holder)
        if persons:
            yield Found(reading=reading, head=index, persons=persons, is_pointing=True, is_named=True)


def _matter(tree: Tree, noun: int) -> Matter | None:
    lemma = tree.tokens[noun].lemma
    if lemma in REPORTS:
        return Matter.REPORT
    if lemma in KNOWING:
        below = [place for place in tree.complement(noun) if place > noun]
        return next((matter for place in below if (matter := _matter(tree, place)) is not None), None)
    return Matter.ACCUSATION if lemma in ACCUSATIONS | WRONGS | ACCOUNTS else None


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
            is_pointing = points_back(tree, index, noun)
            yield Found(reading=reading, head=index, persons=persons, is_pointing=is_pointing)
        elif lemma in THAT and any(token.lemma in REPORTS for token in tree.tokens):
            yield Found(reading=reading, head=index, persons=persons, matter=Matter.REPORT)
        elif lemma in THAT:
            yield Found(reading=reading, head=index, persons=persons, is_pointing=True, is_named=True)


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
    if any(token.lemma.lower() in ASSENT | ASKING for token in tree.tokens):
        return
    for index, token in enumerate(tree.tokens):
        below = {tree.tokens[child].lemma for child in tree.children[index]}
        is_back = token.lemma in SHOOTING and BACK in below
        is_verb = token.pos == "VERB" and is_main(tree, index) and not tree.is_negated(index)
        if not is_verb or not (is_back or token.lemma in REPLYING) or not _says(reading, index):
            continue
        if token.lemma == "reply" and not any(each.relation == "neg" for each in tree.tokens):
            continue  # a letter is replied to as well
        holder = tree.subject(index)
        persons = frozenset[str]() if holder is None else reading.meant.within(noun_phrase(tree, holder))
        persons |= frozenset(key for span in _sources(reading, index) for key in reading.meant.within(span))
        if persons:
            is_named = not is_back and token.lemma not in COUNTERING
            yield Found(
                reading=reading, head=index, persons=persons, matter=Matter.REPLY, is_pointing=True, is_named=is_named
            )


def _says(reading: Reading, index: int) -> bool:
    """Whether a verb of answering has what is answered, as a clause or a quotation: not "responded with chants"."""
    tree = reading.tree
    beside = {tree.tokens[child].lemma for child in tree.governed(index, frozenset({"prep"}))}
    if beside & ({"with", "by"} | AGAINST):
        return False
    return any(tree.governed(index, frozenset({"ccomp"}))) or bool(_sources(reading, index))


def _sources(reading: Reading, index: int) -> list[Span]:
    """Whose word of saying stands at a place."""
    start = reading.tree.tokens[index].start
    return [
        source
        for attribution in reading.attributions
        if any(cue.start <= start < cue.end for cue in attribution.cue)
        for source in attribution.source
    ]


def _idioms(reading: Reading) -> Iterator[Found]:
    """Whole sayings that deny what was said before: "nothing could be further from the truth"."""
    persons = speakers(reading) if UNTRUE.search(reading.words(reading.span)) else frozenset[str]()
    if persons:
        yield Found(reading=reading, head=root(reading.tree), persons=persons, is_pointing=True, is_named=True)


def _called_wrong(reading: Reading) -> Iterator[Found]:
    """The word by which somebody says that another lies or errs."""
    tree = reading.tree
    for index, token in enumerate(tree.tokens):
        verb = index if token.pos == "VERB" and token.lemma in DISTORTING else None
        if token.lemma in ERRING and token.relation == "acomp":
            verb = token.head
        subject = None if verb is None or tree.is_negated(verb) or is_left_open(tree, verb) else tree.subject(verb)
        named = None if subject is None else reading.meant.at(tree.tokens[subject].start)
        by = frozenset[str]() if named is None else speakers(reading)
        if named is not None and by and named not in by:
            yield Found(reading=reading, head=index, persons=frozenset({named}), matter=Matter.SAYING)


def _is_plea(tree: Tree, index: int) -> bool:
    lemma, below = tree.tokens[index].lemma, [tree.tokens[child] for child in tree.children[index]]
    if lemma == "plead":
        after = [tree.tokens[place].lemma for place in tree.subtree(index) if index < place <= index + 3]
        return "not" in after and "guilty" in after
    if lemma in {"do", "commit"}:
        return any(_is_nothing_wrong(tree, child) for child in tree.governed(index, OBJECTS))
    if lemma == "be":
        return not tree.is_negated(index) and any(child.lemma == "innocent" for child in below)
    if lemma in STANDING_BY:
        return any(child.lemma in INNOCENCE and child.relation in OBJECTS for child in below)
    return lemma in CLEARED and any(child.lemma == "will" for child in below)


def _is_nothing_wrong(tree: Tree, place: int) -> bool:
    """Whether an object is "nothing wrong", "no crime"."""
    below = {tree.tokens[child].lemma.lower() for child in tree.children[place]}
    lemma = tree.tokens[place].lemma.lower()
    return (lemma == "nothing" and "wrong" in below) or (lemma in {"crime", "wrong"} and "no" in below)
