"""Accusations and the denials that answer them: "denied the allegations", "called the report false".

A denial of an accusation does not say what was alleged; it is linked to the nearest accusation of whoever denies it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consilience.claims.comparison import UNRELATED, Comparison, conflict, same
from consilience.claims.events import names
from consilience.claims.grammar import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from consilience.claims.judging import related_groups
from consilience.claims.making import claim
from consilience.claims.modality import words_of
from consilience.claims.polarity import DISMISSALS
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Polarity, Span, Standing, replaced

DENYING = words_of("standing", "denied") | DISMISSALS
# Verbs that accuse in themselves; those that allege do so where what they report is about somebody.
ACCUSING = frozenset({"accuse", "indict", "charge", "blame"})
ALLEGING = words_of("standing", "alleged")
ACCUSATIONS = words_of("hearsay", "nouns")
# Words for what another has said, where it stands before: "disputed that account".
ACCOUNTS = frozenset(
    ["account", "characterization", "characterisation", "depiction", "description", "portrayal", "version"]
)
REPORTS = frozenset({"report", "story"})
POINTING = frozenset({"the", "that", "this", "those", "these", "such"})
# What is denied where nothing is said of it: "denies any wrongdoing".
WRONGS = frozenset({"wrongdoing", "impropriety", "misconduct"})
FALSE = frozenset(
    ["false", "untrue", "baseless", "unfounded", "groundless", "fabricated", "bogus", "lie", "fabrication", "smear"]
)
# Of a word with an "open" answer: "neither confirm nor deny".
OPEN = frozenset({"can", "could", "may", "might", "confirm", "decline", "refuse", "if", "whether", "would"})
# What is taken back is no accusation: "moved to drop the charges"; nor a denial that was given up: "initially denied".
TAKEN_BACK = frozenset({"drop", "dismiss", "withdraw", "clear", "throw", "retract"})
GIVEN_UP = frozenset({"initially", "first", "originally", "previously"})
NOUNS = frozenset({"NOUN", "PROPN"})
# Words of an accusation that are shown after the one that makes it.
LONGEST_FOCUS = 14
# An accusation stands at most so many sentences from the denial that speaks of it as "the allegations".
NEAR = 12
# Without one, it is what another speaker has said in one of so many sentences before.
JUST_BEFORE = 3
# Accusations of two articles are one when they share so much of the story's rare words.
SHARED_WEIGHT = 1.0
ACCUSED, DENIED = "accusation", "denial of an accusation"


@dataclass(frozen=True, eq=False)
class _Found:
    """An accusing or denying word with those whom it accuses, or who deny."""

    reading: Reading
    head: int
    persons: frozenset[str]
    is_pointing: bool = False


def allegation_claims(story: StoryReading) -> Iterator[Claim]:
    """For each who denies an accusation, the denials and the accusations of the same person or body."""
    denials = [found for reading in story.readings for found in (*_denials(reading), *_called_false(reading))]
    denying = frozenset(person for found in denials for person in found.persons)
    if not denying:
        return
    accusations = [found for reading in story.readings for found in _accusations(reading) if found.persons & denying]
    accusations += list(_told_before(story, denials, accusations))
    for person in sorted(denying):
        yield from (_claim(found, person, Polarity.NEGATIVE) for found in denials if person in found.persons)
        yield from (_claim(found, person, Polarity.POSITIVE) for found in accusations if person in found.persons)


def compare_allegations(first: Claim, second: Claim) -> Comparison:
    """An accusation and its denial by the accused are contested."""
    if first.subject != second.subject:
        return UNRELATED
    return same("allegation, same") if first.polarity is second.polarity else conflict("allegation, denied")


def by_accused(story: StoryReading, claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Denials with the accusation next to each, and what other articles tell of the same accusation."""
    held: dict[str, list[Claim]] = defaultdict(list)
    for each in claims:
        held[each.subject].append(each)
    for members in held.values():
        accusations = [each for each in members if each.polarity is Polarity.POSITIVE]
        nearest = [
            (denial, accusation)
            for denial in members
            if denial.polarity is Polarity.NEGATIVE
            for accusation in _nearest(story, denial, accusations)
        ]
        alike = [
            (accusation, other)
            for _, accusation in nearest
            for other in accusations
            if other.evidence.article != accusation.evidence.article and _is_one(story, accusation, other)
        ]
        for group in related_groups(members, [*nearest, *alike, *_in_one_article(nearest)]):
            if len({each.polarity for each in group}) > 1:
                yield _under_one_topic(group)


def _in_one_article(pairs: Sequence[tuple[Claim, Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """Denials of one person in one article: they speak of one matter."""
    first: dict[str, Claim] = {}
    for denial, _ in pairs:
        yield first.setdefault(denial.evidence.article, denial), denial


def _under_one_topic(group: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim of a sentence, all under the words of the first accusation: "denied" says nothing of what."""
    topic = next(each.topic for each in group if each.polarity is Polarity.POSITIVE)
    told = {(each.evidence, each.polarity): each for each in reversed(group)}
    return tuple(replaced(each, topic=topic) for each in group if each in told.values())


def _claim(found: _Found, person: str, polarity: Polarity) -> Claim:
    reading, tree = found.reading, found.reading.tree
    focus = tree.span(*_shown(tree, found.head))
    return claim(
        reading,
        ClaimKind.DENIAL,
        focus,
        topic=focus,
        subject=person,
        relation="accused",
        value=polarity,
        rule=DENIED if polarity is Polarity.NEGATIVE else ACCUSED,
        polarity=polarity,
        standing=Standing.DENIED if polarity is Polarity.NEGATIVE else _accuses(tree, found.head),
        theme=reading.stems,
    )


def _accuses(tree: Tree, head: int) -> Standing | None:
    """That it is alleged, where a word accuses; where it only tells what another denies, as it tells it."""
    return Standing.ALLEGED if tree.tokens[head].lemma in ACCUSING | ALLEGING | ACCUSATIONS else None


def _shown(tree: Tree, head: int) -> tuple[int, int]:
    below = [place for place in tree.subtree(head) if head <= place <= head + LONGEST_FOCUS]
    return head, below[-1]


def _nearest(story: StoryReading, denial: Claim, accusations: Iterable[Claim]) -> list[Claim]:
    """The accusation that stands nearest to a denial in its article, what stands before it first."""
    here = story.by_span[denial.evidence].position
    near = [
        (abs(here - place) + (place > here), place, each)
        for each in accusations
        if each.evidence.article == denial.evidence.article and each.evidence != denial.evidence
        for place in (story.by_span[each.evidence].position,)
        if abs(here - place) <= NEAR
    ]
    return [each for *_, each in sorted(near, key=lambda found: found[:2])[:1]]


def _is_one(story: StoryReading, one: Claim, two: Claim) -> bool:
    return story.weight(frozenset(one.theme) & frozenset(two.theme)) >= SHARED_WEIGHT


def _told_before(story: StoryReading, denials: Sequence[_Found], accusations: Sequence[_Found]) -> Iterator[_Found]:
    """For a denial of "the account" that no accusation of the denier explains: what another has said just before."""
    for denial in denials:
        reading = denial.reading
        is_explained = any(
            each.reading.article == reading.article
            and each.reading is not reading
            and abs(each.reading.position - reading.position) <= NEAR
            and each.persons & denial.persons
            for each in accusations
        )
        if denial.is_pointing and not is_explained:
            told = story.before(reading, JUST_BEFORE)
            before = [each for each in told if _is_of_other(each, denial.persons) and not _speaks_of_it(each.tree)]
            named = [other for other in before if other.meant.within(other.span) & denial.persons]
            for other in (named or before)[-1:]:
                yield _Found(reading=other, head=_root(other.tree), persons=denial.persons)


def _is_of_other(reading: Reading, persons: frozenset[str]) -> bool:
    """Whether a sentence tells what somebody else says: it is attributed or quoted."""
    is_told = any(each.source for each in reading.attributions) or any(each.speaker for each in reading.quotations)
    root = reading.tree.tokens[_root(reading.tree)].start
    main = [each.source for each in reading.attributions if any(cue.start <= root < cue.end for cue in each.cue)]
    speakers = [reading.meant.within(span) for sources in main for span in sources] or [_speakers(reading)]
    return is_told and not any(named & persons for named in speakers)


def _speaks_of_it(tree: Tree) -> bool:
    """Whether a sentence speaks of an accusation without telling it: "asked her about her accusation"."""
    return any(token.lemma in ACCUSATIONS for token in tree.tokens)


def _root(tree: Tree) -> int:
    return next(place for place, token in enumerate(tree.tokens) if token.head == place)


def _denials(reading: Reading) -> Iterator[_Found]:
    """The words of the sentence that deny an accusation, with those who deny."""
    tree = reading.tree
    for index in range(len(tree.tokens)):
        denied = _denied(tree, index)
        if denied is None or _is_open(tree, index):
            continue
        holder = tree.subject(index)
        persons = frozenset() if holder is None else _holders(reading, holder)
        if persons:
            yield _Found(reading=reading, head=index, persons=persons, is_pointing=_points_back(tree, index, denied))


def _called_false(reading: Reading) -> Iterator[_Found]:
    """The word by which somebody calls an accusation false, with those who say so."""
    tree = reading.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in FALSE or token.relation not in {"acomp", "attr", "oprd", "conj"}:
            continue
        verb = token.head if token.relation != "conj" else tree.tokens[token.head].head
        subjects = [*tree.governed(verb, SUBJECTS | frozenset({"dobj"}))]
        named = [place for place in subjects if tree.tokens[place].lemma in ACCUSATIONS | REPORTS]
        if named and not tree.is_negated(verb):
            persons = _speakers(reading)
            if persons:
                is_pointing = _points_back(tree, index, named[0])
                yield _Found(reading=reading, head=index, persons=persons, is_pointing=is_pointing)


def _speakers(reading: Reading) -> frozenset[str]:
    """Those to whom the sentence is attributed, and who are quoted in it."""
    spans = [span for attribution in reading.attributions for span in attribution.source]
    spans += [quotation.speaker for quotation in reading.quotations if quotation.speaker is not None]
    named = frozenset(key for span in spans for key in reading.meant.within(span))
    subject = reading.tree.subject(_root(reading.tree))
    return named or (frozenset() if subject is None else _named_in(reading, _phrase(reading.tree, subject)))


def _holders(reading: Reading, holder: int) -> frozenset[str]:
    """Who denies: the entities of a subject, else its words."""
    found = _named_in(reading, _phrase(reading.tree, holder))
    return found or names(reading, holder) - {""} if reading.tree.tokens[holder].pos in NOUNS else found


def _points_back(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a denied noun stands for what was said before: "denied the allegations", without what they are."""
    lemmas = {tree.tokens[child].lemma.lower() for child in tree.children[noun]}
    below = [tree.tokens[child] for child in tree.children[noun]]
    is_told = any(child.relation in {"acl", "ccomp"} or child.lemma == "of" for child in below)
    return tree.tokens[verb].lemma not in DISMISSALS and bool(lemmas & POINTING) and not is_told


def _denied(tree: Tree, index: int) -> int | None:
    """The accusation that a verb denies: its object, or the noun that its relative clause modifies."""
    token = tree.tokens[index]
    if token.pos != "VERB" or token.lemma not in DENYING:
        return _plea(tree, index)
    objects = list(tree.governed(index, OBJECTS))
    if token.relation == "relcl" and (not objects or tree.tokens[objects[0]].tag == "WDT"):
        objects = [token.head]
    named = (place for place in objects if tree.tokens[place].lemma in ACCUSATIONS | WRONGS | ACCOUNTS)
    return next(named, None)


def _plea(tree: Tree, index: int) -> int | None:
    """The plea "pleaded not guilty", which denies the charges."""
    if tree.tokens[index].lemma != "plead":
        return None
    below = [tree.tokens[place].lemma for place in tree.subtree(index) if index < place <= index + 3]
    return index if "not" in below and "guilty" in below else None


def _is_open(tree: Tree, index: int) -> bool:
    """Whether it is left open or denied that somebody denies."""
    beside = {tree.tokens[child].lemma for child in tree.children[index]}
    above = tree.tokens[tree.tokens[index].head].lemma
    return tree.is_negated(index) or bool(beside & (OPEN | GIVEN_UP)) or above in OPEN


def _accusations(reading: Reading) -> Iterator[_Found]:
    """The words of the sentence that accuse, with those whom they accuse."""
    tree = reading.tree
    for index, token in enumerate(tree.tokens):
        if token.pos == "VERB" and token.lemma in ACCUSING | ALLEGING:
            accused = _accused_by_verb(tree, index)
        elif token.pos in NOUNS and token.lemma in ACCUSATIONS and not _is_denied(tree, index):
            accused = _accused_by_noun(tree, index)
        else:
            continue
        persons = frozenset(person for span in accused for person in _named_in(reading, span))
        if persons:
            yield _Found(reading=reading, head=index, persons=persons)


def _accused_by_verb(tree: Tree, index: int) -> list[Span]:
    """The object of "accuse", and the subject of what is alleged."""
    token, found = tree.tokens[index], []
    if token.lemma in ACCUSING and any(
        tree.tokens[child].lemma in {"of", "with", "for"} for child in tree.children[index]
    ):
        found = [_phrase(tree, child) for child in tree.governed(index, frozenset({"dobj"}) | PASSIVE_SUBJECTS)]
    if token.lemma in ALLEGING:
        for clause in tree.governed(index, frozenset({"ccomp"})):
            found += [_phrase(tree, child) for child in tree.governed(clause, SUBJECTS | PASSIVE_SUBJECTS)]
    return found


def _accused_by_noun(tree: Tree, index: int) -> list[Span]:
    """Those against whom an allegation stands, and those who are the subject of its clause."""
    found = []
    for child in tree.children[index]:
        token = tree.tokens[child]
        if token.relation == "prep" and token.lemma in {"against", "about"}:
            found += [_phrase(tree, place) for place in tree.governed(child, frozenset({"pobj"}))]
        elif token.relation in {"acl", "relcl", "ccomp"}:
            found += [_phrase(tree, place) for place in tree.governed(child, SUBJECTS | PASSIVE_SUBJECTS)]
    return found


def _is_denied(tree: Tree, index: int) -> bool:
    """Whether the sentence itself denies the accusation, or tells that it is taken back."""
    denies = tree.has_ancestor(index, DENYING | TAKEN_BACK)
    return denies or any(tree.tokens[child].lemma in DENYING for child in tree.children[index])


def _phrase(tree: Tree, index: int) -> Span:
    """A noun phrase without its relative clauses."""
    clauses = {
        below
        for child in tree.subtree(index)
        if tree.tokens[child].relation in {"relcl", "acl", "appos"} and child != index
        for below in tree.subtree(child)
    }
    kept = [place for place in tree.subtree(index) if place not in clauses]
    return tree.span(kept[0], kept[-1])


def _named_in(reading: Reading, span: Span) -> frozenset[str]:
    return reading.meant.within(span)
