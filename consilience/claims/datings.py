"""When one thing took place: the same deed, done to the same thing, told of two times.

A time that the other report gives too, of whatever, is known there as the time of something else.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from consilience.claims.alignment import pairs_of_two_reports, related_groups
from consilience.claims.comparison import UNRELATED, Comparator, Comparison, compatible, conflict, same
from consilience.claims.counting import PERSONAL
from consilience.claims.events import Event, sentence_events
from consilience.claims.grammar import SUBJECTS
from consilience.claims.making import event_claim
from consilience.claims.numbers import PEOPLE
from consilience.claims.occasions import LOOK_BACK, STRETCH
from consilience.claims.periods import days_between, hours, length, overlap, period
from consilience.claims.predicates import light_verbs, stem
from consilience.claims.reading import StoryReading
from consilience.claims.tables import word_set
from consilience.records import Claim, ClaimKind, Modality, Period, Polarity, TimeExpression, digest
from consilience.records.claim import AHEAD

RELATION = "time of "
# Two days of one deed lie no further apart; a whole number of weeks is more often a weekday read of another week.
DAYS_APART, WEEK = 3, 7
MONTH = 31
SAME_HOUR = 0.5
# How much the words that two sentences share must weigh; of a deed that is done to nothing its doer tells enough. In
# 66 groups of unseen reports 8 of 10 points beyond it are of one deed, of those below 2 of 12.
TELLING, TELLING_ALONE = 1.2, 0.8
PEOPLE_STEMS = frozenset(map(stem, PEOPLE))
PLURALS = frozenset({"NNS", "NNPS"})
# Who leaves and who joins is a person; "leave" is said of rooms as well.
LEAVING, LEAVING_A_POST = frozenset({"resign", "quit", "leave", "depart"}), frozenset({"leave", "depart"})
JOINING = frozenset({"join", "replace", "succeed"})
TAKING_ON = frozenset({"hire", "recruit", "appoint", "enlist", "retain"})
POSTS = word_set(
    """
    administration agency army bureau cabinet campaign company congress department firm government job ministry
    office party position post practice role senate staff
    """
)
DISMISSAL = "dismiss"
# Relations in which the parser hangs the object of a verb where a title stands before it.
MISREAD = frozenset({"npadvmod", "oprd", "dep"})
LEFT, JOINED = "leaving", "joining"
LIGHT = light_verbs()
CARRIED_OUT = frozenset({"dobj", "nsubjpass"})
TOLD = AHEAD | {Modality.DONE}
# "Two weeks ago" is a date, "twelve weeks ago" an estimate.
# "Later that year" is told from what stands before.
OF_LONG_AGO = re.compile(
    r"^(?!(?:an?|one|two|three|[123])\s).*\bago\b|\b(?:that|same|following|previous)\s(?:same\s)?(?:day|week|month|year)\b",
    re.IGNORECASE,
)
MANY, ONE, NOTHING = "several", "one", "nothing"


def dating_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each deed that a sentence dates: `subject` is whether it is done to one, to several or to nothing."""
    for reading in story.readings:
        if reading.times and not reading.is_correction:
            for event in sentence_events(reading, is_open=True):
                time = event.time
                if time is not None and period(time.value) is not None and _is_told(event, time):
                    yield from _claim(story, event, time)


def compare_datings(first: Claim, second: Claim) -> Comparison:
    """Two times of one deed: the same, one inside the other, or apart."""
    one, two = first.happened, second.happened
    if first.relation != second.relation or one is None or two is None:
        return UNRELATED
    if first.subject != second.subject and not {first.modality, second.modality} <= AHEAD:
        return UNRELATED
    if not set(first.theme_heads) & set(second.theme_heads):
        return UNRELATED
    if overlap(one, two):
        if one == two and _are_other_hours(first.value, second.value):
            return conflict("time of day, differs")
        return same("date, same") if one == two else compatible("date, more exact")
    gap = days_between(one, two)
    if max(length(one), length(two)) == 0 and (gap > DAYS_APART or gap % WEEK == 0):
        return UNRELATED
    return conflict("date, differs")


def _are_other_hours(one: str, two: str) -> bool:
    """Whether two times of one day lie apart in it: at eleven, and in the afternoon."""
    first, second = hours(one), hours(two)
    if first is None or second is None:
        return False
    return max(first[0], second[0]) - min(first[1], second[1]) > SAME_HOUR


def by_dating(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Claims of one deed whose times do not meet."""
    known = _times(story)
    yield from related_groups(claims, [pair for pair in pairs_of_two_reports(claims) if _differ(story, *pair, known)])


def _differ(story: StoryReading, one: Claim, two: Claim, known: dict[str, list[Period]]) -> bool:
    if not compare_datings(one, two).is_difference:
        return False
    is_of_hours = one.happened == two.happened
    if not is_of_hours and (_is_known(one, two, known) or _is_known(two, one, known)):
        return False
    first, second = story.by_span[one.evidence], story.by_span[two.evidence]
    shared = story.weight(first.stems & second.stems)
    return shared >= (TELLING_ALONE if one.subject == NOTHING else TELLING)


def _is_known(one: Claim, two: Claim, known: dict[str, list[Period]]) -> bool:
    """Whether the report of the second time gives the first one as well."""
    mine = one.happened
    if mine is None:
        return True
    longest = max(MONTH, length(mine))
    return any(overlap(mine, each) and length(each) <= longest for each in known[two.evidence.article])


def _times(story: StoryReading) -> dict[str, list[Period]]:
    found: dict[str, list[Period]] = defaultdict(list)
    for reading in story.readings:
        for time in reading.times:
            if reading.span.contains(time.span) and (days := period(time.value)) is not None:
                found[reading.article].append(days)
    return found


def _claim(story: StoryReading, event: Event, time: TimeExpression) -> Iterator[Claim]:
    kind, number, heads = _change(story, event) or _deed(event, _verb(event))
    if heads:
        found = event_claim(event, ClaimKind.DATE, f"{RELATION}{kind}", "time of a deed")
        yield msgspec.structs.replace(
            found,
            id=digest(found.id, time.value, "dating"),
            focus=time.span,
            value=time.value,
            subject=number,
            theme_heads=tuple(sorted(heads)),
        )


def _verb(event: Event) -> int | None:
    """The verb of a deed: its own, or that of "make an announcement"."""
    tree = event.reading.tree
    token = tree.tokens[event.head]
    if token.pos in {"VERB", "AUX"}:
        return event.head
    is_made = token.relation in CARRIED_OUT and tree.tokens[token.head].lemma in LIGHT
    return token.head if is_made else None


def _change(story: StoryReading, event: Event) -> tuple[str, str, frozenset[str]] | None:
    """Who joins or leaves: the subject of "quit" and "joined", the object of "dismissed" and "hired"."""
    tree = event.reading.tree
    lemma = tree.tokens[event.head].lemma
    if lemma in LEAVING and (lemma not in LEAVING_A_POST or _are_posts(event)):
        kind, places = LEFT, [tree.subject(event.head)]
    elif event.kind == DISMISSAL:
        kind, places = LEFT, list(tree.themes(event.head))
    elif lemma in JOINING:
        kind, places = JOINED, [tree.subject(event.head)]
    elif lemma in TAKING_ON:
        kind, places = JOINED, [*tree.themes(event.head), *tree.governed(event.head, MISREAD)]
    else:
        return None
    persons = frozenset(who for place in places if place is not None and (who := _person(story, event, place)))
    return (kind, ONE, persons) if persons else None


def _person(story: StoryReading, event: Event, place: int) -> str | None:
    """The person at a place; for a pronoun that nobody in its sentence is, the subject of the sentence before."""
    reading = event.reading
    who = reading.meant.at(reading.tree.tokens[place].start)
    if who is not None:
        return who if who in reading.meant.persons_within(reading.span) else None
    if reading.tree.tokens[place].lemma not in PERSONAL or reading.meant.persons_within(reading.span):
        return None
    for before in story.before(reading, 1):
        subjects = [child for child, token in enumerate(before.tree.tokens) if token.relation in SUBJECTS]
        first = before.meant.at(before.tree.tokens[subjects[0]].start) if subjects else None
        return first if first in before.meant.persons_within(before.span) else None
    return None


def _are_posts(event: Event) -> bool:
    """Whether what is left is a post, not a room: "left the administration"."""
    tokens = event.reading.tree.tokens
    return any(tokens[place].lemma in POSTS for place in event.theme_places)


def _deed(event: Event, verb: int | None) -> tuple[str, str, frozenset[str]]:
    """A deed by its class, whether it is done to one or several, and to whom; else by who or what does it."""
    tree = event.reading.tree
    places = [place for place in event.theme_places if tree.tokens[place].pos in {"NOUN", "PROPN"}]
    if verb is None:
        return event.kind, NOTHING, frozenset()
    if places:
        is_many = any(tree.tokens[place].tag in PLURALS for place in places)
        heads = (event.theme_heads | event.theme_names) - PEOPLE_STEMS
        return event.kind, (MANY if is_many else ONE), heads
    subject = tree.subject(verb)
    if subject is None:
        return event.kind, NOTHING, frozenset()
    named = event.reading.meant.at(tree.tokens[subject].start)
    head = tree.tokens[subject]
    stems = frozenset({stem(head.lemma)} if head.pos in {"NOUN", "PROPN"} else ())
    return event.kind, NOTHING, (stems | ({named} if named else frozenset())) - PEOPLE_STEMS


def _is_told(event: Event, time: TimeExpression) -> bool:
    """Whether a verb tells of a deed done or planned, on a day that is no end of a stretch and not in a quotation."""
    reading = event.reading
    tree, text = reading.tree, reading.annotated.article.text
    if event.polarity is not Polarity.POSITIVE or event.modality not in TOLD:
        return False
    verb = _verb(event)
    if verb is None or tree.is_infinitive(verb) or tree.is_negated(verb):
        return False
    if STRETCH.search(text[max(reading.span.start, time.span.start - LOOK_BACK) : time.span.start]):
        return False
    if OF_LONG_AGO.search(reading.words(time.span)):
        return False
    return not any(quotation.span.contains(time.span) for quotation in reading.quotations)
