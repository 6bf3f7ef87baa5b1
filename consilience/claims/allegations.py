"""Accusations, charges, reports and remarks with the denials that answer them without saying what they deny.

"Denied the allegations" and "called the report false" do not tell what was alleged or reported; each is linked to the
nearest words of that sort, and these to what other articles tell of the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from consilience.claims.accusations import ACCUSING, ALLEGING, LEGAL, accusations, reports, sayings
from consilience.claims.alignment import related_groups
from consilience.claims.answering import ASKING, denials
from consilience.claims.answers import ACCUSATIONS, Found, Matter, is_question, root, speakers
from consilience.claims.comparison import UNRELATED, Comparator, Comparison, conflict, same
from consilience.claims.grammar import Tree
from consilience.claims.making import claim
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Polarity, Standing, replaced

# Words of an accusation that are shown after the one that makes it.
LONGEST_FOCUS = 14
# An accusation stands at most so many sentences from the denial that speaks of it as "the allegations".
NEAR = 12
# Without one, it is what another speaker has said in one of so many sentences before.
JUST_BEFORE = 3
# Accusations of two articles are one when they share so much of the story's rare words.
SHARED_WEIGHT = 1.0
# The plea of somebody whom fewer of the sentences name is told in passing.
LEAST_NAMED = 0.06
ACCUSED, CHARGED = "accusation", "charge before a court"
DENIED, DENIED_SO = "denial of an accusation", "denial of an accusation that it tells"
DENIED_THAT = "denial of what was said just before"
NAMED = "what somebody is said to have said"
# Of these the words that are denied may stand in another article alone.
SORTS: dict[str, str] = {Matter.ACCUSATION: ACCUSED, Matter.REPORT: ACCUSED, Matter.SAYING: NAMED}
REASONS = {
    Matter.ACCUSATION: "allegation, denied",
    Matter.CHARGE: "charge, denied",
    Matter.REPORT: "report, denied",
    Matter.SAYING: "words, called false",
    Matter.REPLY: "words, answered",
}


def allegation_claims(story: StoryReading) -> Iterator[Claim]:
    """For each who denies something, the denials, and what they answer."""
    denied = [found for reading in story.readings for found in denials(reading)]
    asked = frozenset((found.matter, person) for found in denied for person in found.persons)
    if not asked:
        return
    told = [found for reading in story.readings for found in _told(reading, frozenset(matter for matter, _ in asked))]
    told += list(_told_before(story, denied, told))
    for matter, person in sorted(asked):
        for found in denied:
            if found.matter is matter and person in found.persons:
                yield _claim(found, person, Polarity.NEGATIVE)
        for found in told:
            if found.matter is matter and person in found.persons:
                yield _claim(found, person, Polarity.POSITIVE)


def compare_allegations(first: Claim, second: Claim) -> Comparison:
    """What is said of somebody and its denial are contested."""
    if (first.subject, first.relation) != (second.subject, second.relation):
        return UNRELATED
    is_same = first.polarity is second.polarity
    return same("allegation, same") if is_same else conflict(REASONS[Matter(first.relation)])


def by_accused(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Denials with what stands next to each, and what other articles tell of the same."""
    held: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for each in claims:
        held[each.relation, each.subject].append(each)
    for members in held.values():
        asserted = [each for each in members if each.polarity is Polarity.POSITIVE]
        nearest = [
            (denial, each)
            for denial in members
            if denial.polarity is Polarity.NEGATIVE
            for each in _nearest(story, denial, asserted)
        ]
        alike = [
            (each, other)
            for _, each in nearest
            for other in asserted
            if other.evidence.article != each.evidence.article and _is_one(story, each, other)
        ]
        for group in related_groups(members, [*nearest, *alike, *_in_one_article(nearest)]):
            if len({each.polarity for each in group}) > 1:
                kept = _under_one_topic(group)
                if not _is_aside(story, kept):
                    yield kept


def _is_aside(story: StoryReading, group: Sequence[Claim]) -> bool:
    """Whether a charge and its plea are told in passing: of somebody whom few sentences name."""
    if group[0].relation != Matter.CHARGE:
        return False
    named = sum(group[0].subject in reading.meant.within(reading.span) for reading in story.readings)
    return named < LEAST_NAMED * len(story.readings)


def _told(reading: Reading, matters: frozenset[Matter]) -> Iterator[Found]:
    """What the sentence tells that can be denied, of the sorts that somebody denies."""
    if matters & {Matter.ACCUSATION, Matter.CHARGE}:
        yield from accusations(reading)
    if Matter.REPORT in matters:
        yield from reports(reading)
    if Matter.SAYING in matters:
        yield from sayings(reading)


def _in_one_article(pairs: Sequence[tuple[Claim, Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """Denials of one person in one article: they speak of one matter."""
    first: dict[str, Claim] = {}
    for denial, _ in pairs:
        yield first.setdefault(denial.evidence.article, denial), denial


def _under_one_topic(group: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim of a sentence, all under the words of the first accusation: "denied" says nothing of what.

    A sentence that both tells and denies stands with those that deny.
    """
    topic = next(each.topic for each in group if each.polarity is Polarity.POSITIVE)
    denying = {each.evidence for each in group if each.polarity is Polarity.NEGATIVE}
    asserted = {each.evidence for each in group} - denying
    kept = [
        each for each in group if each.polarity is Polarity.NEGATIVE or each.evidence not in denying or not asserted
    ]
    told = {(each.evidence, each.polarity): each for each in reversed(kept)}
    return tuple(replaced(each, topic=topic) for each in kept if each in told.values())


def _claim(found: Found, person: str, polarity: Polarity) -> Claim:
    reading, tree = found.reading, found.reading.tree
    focus = tree.span(*_shown(tree, found.head))
    return claim(
        reading,
        ClaimKind.DENIAL,
        focus,
        topic=focus,
        subject=person,
        relation=found.matter,
        value=polarity,
        rule=_rule(found) if polarity is Polarity.POSITIVE else _denial_rule(found),
        polarity=polarity,
        standing=Standing.DENIED if polarity is Polarity.NEGATIVE else _standing(found),
        theme=reading.stems,
    )


def _standing(found: Found) -> Standing | None:
    """That it is alleged, where a word accuses; where it only tells what another denies, as it tells it."""
    lemma = found.reading.tree.tokens[found.head].lemma
    return Standing.ALLEGED if lemma in ACCUSING | ALLEGING | ACCUSATIONS else None


def _rule(found: Found) -> str:
    if found.is_named:
        return NAMED
    return CHARGED if found.reading.tree.tokens[found.head].lemma in LEGAL else ACCUSED


def _denial_rule(found: Found) -> str:
    if found.is_pointing and found.is_named:
        return DENIED_THAT
    return DENIED_SO if found.is_told else DENIED


def _shown(tree: Tree, head: int) -> tuple[int, int]:
    below = [place for place in tree.subtree(head) if head <= place <= head + LONGEST_FOCUS]
    return head, below[-1]


def _nearest(story: StoryReading, denial: Claim, told: Iterable[Claim]) -> list[Claim]:
    """What stands nearest to a denial in its article, what stands before it first, and what is named first of all.

    An accusation that no sentence of the article tells, and any charge, is also that of the other articles.
    """
    here = story.by_span[denial.evidence].position
    is_charge = denial.relation == Matter.CHARGE
    near = [
        (each.rule != NAMED, abs(here - place) + (place > here), place, each)
        for each in told
        if each.evidence.article == denial.evidence.article and each.evidence != denial.evidence
        for place in (story.by_span[each.evidence].position,)
        if abs(here - place) <= NEAR and _is_meant(story, denial, each, here - place)
    ]
    found = [each for *_, each in sorted(near, key=lambda found: found[:3])[:1]]
    is_open = is_charge or (denial.relation in SORTS and denial.rule == DENIED and not found)
    return [*found, *_elsewhere(story, denial, told)] if is_open else found


def _elsewhere(story: StoryReading, denial: Claim, told: Iterable[Claim]) -> list[Claim]:
    """From each other article what a denial answers best; what is alleged out of court, unless it is a plea."""
    best: dict[str, Claim] = {}
    for each in sorted(told, key=lambda each: -_shared(story, denial, each)):
        is_of_sort = denial.relation == Matter.CHARGE or each.rule == SORTS[denial.relation]
        if each.evidence.article != denial.evidence.article and is_of_sort:
            best.setdefault(each.evidence.article, each)
    return list(best.values())


def _shared(story: StoryReading, one: Claim, two: Claim) -> float:
    return story.weight(frozenset(one.theme) & frozenset(two.theme))


def _is_meant(story: StoryReading, denial: Claim, told: Claim, before: int) -> bool:
    """Whether a denial can be of what another sentence tells, so many sentences before.

    "Her remarks" are words named as such, or what she is told to have said just before; "the report that she resigned"
    is one that speaks of her resignation.
    """
    if denial.rule == DENIED_THAT:
        return 0 < before <= JUST_BEFORE
    if denial.relation == Matter.SAYING:
        return told.rule == NAMED or 0 < before <= JUST_BEFORE
    if denial.relation == Matter.REPORT and denial.rule == DENIED_SO:
        return _shared(story, denial, told) >= SHARED_WEIGHT
    return True


def _is_one(story: StoryReading, one: Claim, two: Claim) -> bool:
    is_of_sort = (one.rule == CHARGED) is (two.rule == CHARGED)
    return is_of_sort and _shared(story, one, two) >= SHARED_WEIGHT


def _told_before(story: StoryReading, denied: Sequence[Found], told: Sequence[Found]) -> Iterator[Found]:
    """For a denial of "the account" that no accusation of the denier explains: what another has said just before."""
    for denial in denied:
        reading = denial.reading
        is_explained = any(
            each.matter is denial.matter
            and each.reading.article == reading.article
            and each.reading is not reading
            and abs(each.reading.position - reading.position) <= NEAR
            and each.persons & denial.persons
            for each in told
        )
        if denial.is_pointing and not is_explained:
            before = story.before(reading, JUST_BEFORE)
            if denial.matter is Matter.REPLY and denial.is_named and any(map(_asks, before)):
                continue
            others = [each for each in before if _is_of_other(each, denial.persons) and not _only_speaks_of_it(each)]
            if denial.matter is Matter.REPLY:
                others = [each for each in others if _states(each)]
            named = [other for other in others if _names(other, denial.persons)]
            for other in (named if denial.is_named else named or others)[-1:]:
                yield Found(
                    reading=other, head=root(other.tree), persons=denial.persons, matter=denial.matter, is_named=True
                )


def _states(reading: Reading) -> bool:
    """Whether a sentence is a statement: its main verb, or one beside it, says something, or it stands in quotation."""
    tree, main = reading.tree, root(reading.tree)
    beside = {tree.tokens[place].start for place in (main, *tree.governed(main, frozenset({"advcl"})))}
    is_said = any(cue.start <= start < cue.end for each in reading.attributions for cue in each.cue for start in beside)
    quoted = sum(each.span.end - each.span.start for each in reading.quotations if each.span.overlaps(reading.span))
    return is_said or 2 * quoted >= reading.span.end - reading.span.start


def _names(reading: Reading, persons: frozenset[str]) -> bool:
    """Whether a sentence names one of the denying entities, or has all the words of a denier without a name."""
    return bool(reading.meant.within(reading.span) & persons) or persons <= reading.stems


def _is_of_other(reading: Reading, persons: frozenset[str]) -> bool:
    """Whether a sentence tells what somebody else says: it is attributed or quoted."""
    is_told = any(each.source for each in reading.attributions) or any(each.speaker for each in reading.quotations)
    start = reading.tree.tokens[root(reading.tree)].start
    main = [each.source for each in reading.attributions if any(cue.start <= start < cue.end for cue in each.cue)]
    named_as = [reading.meant.within(span) for sources in main for span in sources] or [speakers(reading)]
    return is_told and not any(named & persons for named in named_as)


def _only_speaks_of_it(reading: Reading) -> bool:
    """Whether a sentence asks, or speaks of an accusation without telling it: "asked her about her accusation"."""
    return _asks(reading) or any(token.lemma in ACCUSATIONS for token in reading.tree.tokens)


def _asks(reading: Reading) -> bool:
    return is_question(reading) or any(token.lemma in ASKING for token in reading.tree.tokens)
