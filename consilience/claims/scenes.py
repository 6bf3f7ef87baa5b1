"""Where one thing happened: the same event told of two places."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from consilience.claims.alignment import of_one_relation, related_groups
from consilience.claims.circumstances import places_at
from consilience.claims.comparison import UNRELATED, Comparator, Comparison, compatible, conflict, same
from consilience.claims.entities.places import state_of
from consilience.claims.events import Event, story_events
from consilience.claims.making import event_claim
from consilience.claims.meant import may_be_one
from consilience.claims.periods import overlap
from consilience.claims.reading import StoryReading
from consilience.claims.tables import reversed_rows, rows
from consilience.records import Claim, ClaimKind, Entity, MentionKind, Modality, Polarity, replaced

# Events of one kind are one when they share the object and so many words of it.
SHARED_WORDS = 2
BOUND = "|"


def scene_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each event of a known class that a sentence places; its value is the place and its state."""
    held = {
        (naming.span.article, naming.span.start): entity
        for entity in story.dossier.entities
        if entity.kind is MentionKind.PLACE
        for naming in entity.mentions
    }
    for event in story_events(story):
        if event.polarity is Polarity.POSITIVE and event.modality is not Modality.POSSIBLE:
            for word in places_at(event.reading.tree, event.head):
                found = held.get((event.reading.article, event.reading.tree.tokens[word].start))
                if found is not None:
                    yield _claim(event, word, found)


def compare_scenes(first: Claim, second: Claim) -> Comparison:
    """Two places of one event: one within the other, or two states."""
    if first.relation != second.relation or not _is_one_event(first, second):
        return UNRELATED
    (one, state), (two, other) = first.value.split(BOUND), second.value.split(BOUND)
    if one == two:
        return same("place, same")
    if one == other or two == state or not state or not other or state == other:
        return compatible("place, more exact")
    return conflict("place, differs")


def by_scene(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Claims of one event in two places, neither of which the report of the other names: it may have had several."""
    named: dict[str, set[str]] = defaultdict(set)
    for entity in story.dossier.entities:
        for naming in entity.mentions if entity.kind is MentionKind.PLACE else ():
            named[naming.span.article].add(entity.name.lower())
    for group in of_one_relation(claims):
        yield from related_groups(group, [pair for pair in combinations(group, 2) if _may_differ(*pair, named)])


def _may_differ(one: Claim, two: Claim, named: dict[str, set[str]]) -> bool:
    """Whether two reports set one event in two places, of which each names its own alone."""
    if one.evidence.article == two.evidence.article or not compare_scenes(one, two).is_difference:
        return False
    first, second = (each.value.split(BOUND)[0] for each in (one, two))
    return first not in named[two.evidence.article] and second not in named[one.evidence.article]


def _claim(event: Event, word: int, place: Entity) -> Claim:
    tree = event.reading.tree
    focus = tree.span(word, word)
    found = event_claim(event, ClaimKind.PLACE, f"{event.kind} where", "place of an event")
    return replaced(found, focus=focus, value=f"{place.name.lower()}{BOUND}{_state(place)}")


def _state(place: Entity) -> str:
    """The state in which a place lies, itself where it is one; nothing where it is not known."""
    name = place.name.lower()
    if state_of(name) is not None and place.part_of is None:
        return name
    if name in rows("entities/places", "shortened") or name in reversed_rows("entities/places", "shortened"):
        return name
    return (place.part_of or "").lower()


def _is_one_event(first: Claim, second: Claim) -> bool:
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return False
    if first.subject and second.subject and not may_be_one(first.subject, second.subject):
        return False
    return bool(set(first.theme_heads) & set(second.theme_heads)) and (
        len(set(first.theme) & set(second.theme)) >= SHARED_WORDS
    )
