"""What is said of or against somebody: accusations, charges before a court, reports, and what somebody has said."""

from collections.abc import Iterator

from consilience.claims.answers import (
    ACCOUNTS,
    ACCUSATIONS,
    DENYING,
    DISTORTING,
    REPORTS,
    SAYINGS,
    Found,
    Matter,
    called_false,
    noun_phrase,
    owners,
)
from consilience.claims.grammar import NOUNS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from consilience.claims.modality import words_of
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading
from consilience.claims.tables import words
from consilience.models.sources import bare, head, plain, relay
from consilience.records import Attribution, Span

# Verbs that accuse in themselves, and those that do so where what they report is about somebody.
ACCUSING = words("denials", "accusation", "verbs")
ALLEGING = words_of("standing", "alleged")
# Words for what is brought before a court.
LEGAL = words("denials", "accusation", "before a court")
# Papers and persons that charge somebody by what they say: "the complaint says that".
CHARGING = words("denials", "accusation", "papers and persons")
BEFORE_COURT = words("denials", "accusation", "those of a court")
SAYING = frozenset({"say", "state", "describe", "maintain"})
ALLEGEDLY = frozenset({"allegedly", "purportedly"})
# What an accusing verb names the offence with.
OFFENCE = frozenset({"of", "with", "for", "on"})
# What is taken back is no accusation: "moved to drop the charges".
TAKEN_BACK = words("denials", "accusation", "taken back")
# "did not include any charges", "without accusations"
NONE = frozenset({"no", "any", "without"})
# Sources that are outlets without a name.
PAPERS = REPORTS | frozenset({"newspaper", "paper", "magazine", "network", "broadcaster", "website", "outlet"})
# Fewer words than these tell nothing of what was said.
FEWEST_SAID = 5


def accusations(reading: Reading) -> Iterator[Found]:
    """The words of the sentence that accuse, with those whom they accuse."""
    tree = reading.tree
    for index, token in enumerate(tree.tokens):
        if token.pos == "VERB" and token.lemma in ACCUSING | ALLEGING | SAYING:
            accused = _accused_by_verb(tree, index)
        elif token.pos == "VERB" and _is_alleged(tree, index):
            doer = tree.subject(index)
            accused = [] if doer is None else [doer]
        elif token.pos in NOUNS and token.lemma in ACCUSATIONS | LEGAL and not _is_denied(tree, index):
            accused = _accused_by_noun(tree, index)
        else:
            continue
        persons = frozenset(person for place in accused for person in _named(reading, place))
        if persons:
            yield Found(reading=reading, head=index, persons=persons)
            if (token.lemma in LEGAL or _is_by_court(tree, index)) and not tree.is_negated(index):
                yield Found(reading=reading, head=index, persons=persons, matter=Matter.CHARGE)


def reports(reading: Reading) -> Iterator[Found]:
    """What the sentence tells as the report of an outlet, with those whom it is about."""
    for attribution in reading.attributions:
        persons = frozenset(key for part in attribution.content for key in reading.meant.within(part))
        place = _cue(reading, attribution)
        if persons and place is not None and _is_by_outlet(reading, attribution):
            yield Found(reading=reading, head=place, persons=persons, matter=Matter.REPORT)


def sayings(reading: Reading) -> Iterator[Found]:
    """What the sentence tells as the words of somebody: "his claim that", "she said that"."""
    tree = reading.tree
    if any(called_false(tree, index) is not None for index in range(len(tree.tokens))):
        return
    for index, token in enumerate(tree.tokens):
        is_told = any(tree.tokens[child].relation in {"acl", "ccomp"} for child in tree.children[index])
        if token.pos in NOUNS and token.lemma in SAYINGS | ACCOUNTS and is_told:
            persons = owners(reading, index)
            if persons:
                yield Found(reading=reading, head=index, persons=persons, matter=Matter.SAYING, is_named=True)
        if token.lemma in ACCUSING and token.pos == "VERB" and (accuser := tree.subject(index)) is not None:
            persons = _named(reading, accuser)
            if persons and not tree.is_passive(index):
                yield Found(reading=reading, head=index, persons=persons, matter=Matter.SAYING, is_named=True)
    for attribution in reading.attributions:
        persons = frozenset(key for part in attribution.source for key in _speaker(reading, part))
        place = _cue(reading, attribution)
        if persons and place is not None and _length(reading, attribution) >= FEWEST_SAID:
            yield Found(reading=reading, head=place, persons=persons, matter=Matter.SAYING)


def _speaker(reading: Reading, words: Span) -> Iterator[str]:
    """Whom the word at the head of a source names: not the senator in "the senator's remarks"."""
    tokens = reading.tree.tokens
    for token in tokens:
        if words.start <= token.start < words.end and not words.start <= tokens[token.head].start < words.end:
            found = reading.meant.at(token.start)
            if found is not None:
                yield found
            elif token.pos == "NOUN":
                yield stem(token.lemma)


def _named(reading: Reading, place: int) -> frozenset[str]:
    """Whom a noun phrase names at its head or in apposition, else within: not Roe in "Roe's adviser, Jane Doe"."""
    tree = reading.tree
    heads = [place, *tree.governed(place, frozenset({"appos"}))]
    named = frozenset(name for each in heads if (name := reading.meant.at(tree.tokens[each].start)) is not None)
    is_all = not any(tree.tokens[each].lemma == "not" for each in tree.subtree(place))
    return named or (reading.meant.within(noun_phrase(tree, place)) if is_all else frozenset())


def _cue(reading: Reading, attribution: Attribution) -> int | None:
    """The word of saying, where it stands in the sentence."""
    tokens = reading.tree.tokens
    return next(
        (
            place
            for place, token in enumerate(tokens)
            for cue in attribution.cue
            if cue.start <= token.start < cue.end and token.lemma not in DENYING | DISTORTING
        ),
        None,
    )


def _length(reading: Reading, attribution: Attribution) -> int:
    return sum(
        part.start <= token.start < part.end and token.pos != "PUNCT"
        for part in attribution.content
        for token in reading.tree.tokens
    )


def _is_by_outlet(reading: Reading, attribution: Attribution) -> bool:
    """Whether an outlet has it: one that is known, one called a newspaper, or a body that "reported" it."""
    spans = [*attribution.source, *([] if attribution.via is None else [attribution.via])]
    words = [plain(reading.words(span)) for span in spans]
    if any(relay(bare(each)) is not None or head(each) in PAPERS for each in words):
        return True
    is_reported = any(
        token.lemma == "report" and cue.start <= token.start < cue.end
        for token in reading.tree.tokens
        for cue in attribution.cue
    )
    return is_reported and bool(spans) and not any(reading.meant.persons_within(span) for span in spans)


def _accused_by_verb(tree: Tree, index: int) -> list[int]:
    """The object of "accuse", and the subject of what is alleged."""
    token, found = tree.tokens[index], list[int]()
    is_for = any(tree.tokens[child].lemma in OFFENCE for child in tree.children[index])
    if token.lemma in ACCUSING and (is_for or token.lemma == "indict"):
        found = list(_done_to(tree, index))
    subject = tree.subject(index) if token.lemma in SAYING else None
    is_charged = subject is not None and tree.tokens[subject].lemma.lower() in CHARGING
    if token.lemma in ALLEGING or is_charged:
        for clause in tree.governed(index, frozenset({"ccomp"})):
            found += tree.governed(clause, SUBJECTS | PASSIVE_SUBJECTS)
    return found


def _is_by_court(tree: Tree, index: int) -> bool:
    """Whether prosecutors or their papers say so."""
    subject = tree.subject(index) if tree.tokens[index].pos == "VERB" else None
    return subject is not None and tree.tokens[subject].lemma.lower() in BEFORE_COURT


def _is_alleged(tree: Tree, index: int) -> bool:
    """Whether a deed is told as alleged: "she allegedly took"."""
    return any(tree.tokens[child].lemma.lower() in ALLEGEDLY for child in tree.children[index])


def _done_to(tree: Tree, index: int) -> Iterator[int]:
    """The object of a verb; of "is expected to be charged" the subject above."""
    yield from tree.governed(index, frozenset({"dobj"}) | PASSIVE_SUBJECTS)
    if tree.tokens[index].relation == "xcomp" and tree.is_passive(index):
        yield from tree.governed(tree.tokens[index].head, SUBJECTS | PASSIVE_SUBJECTS)


def _accused_by_noun(tree: Tree, index: int) -> list[int]:
    """Those against whom an allegation stands, and those who are the subject of its clause."""
    found = list[int]()
    for child in [*tree.children[index], *_beside(tree, index)]:
        token = tree.tokens[child]
        if token.relation == "prep" and token.lemma in {"against", "about"}:
            found += tree.governed(child, frozenset({"pobj"}))
        elif token.relation in {"acl", "relcl", "ccomp"}:
            found += tree.governed(child, SUBJECTS | PASSIVE_SUBJECTS)
    return found


def _beside(tree: Tree, index: int) -> list[int]:
    """The "against" that a parser hangs on the verb: "filed charges against her"."""
    if tree.tokens[index].relation != "dobj":
        return []
    beside = tree.governed(tree.tokens[index].head, frozenset({"prep"}))
    return [place for place in beside if place > index and tree.tokens[place].lemma == "against"]


def _is_denied(tree: Tree, index: int) -> bool:
    """Whether the sentence itself denies the accusation, or tells that there is none or that it is taken back."""
    below = {tree.tokens[child].lemma.lower() for child in tree.children[index]}
    verb = tree.tokens[index].head
    is_none = bool(below & NONE) or any(tree.tokens[child].lemma.lower() in NONE for child in tree.children[verb])
    return is_none or tree.has_ancestor(index, DENYING | TAKEN_BACK) or bool(below & DENYING)
