"""Two places whose names are nearly one, told of the same thing: "in Norfolk", "in Norwalk"."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from consilience.claims.entities.names import folded
from consilience.claims.entities.places import state_of
from consilience.claims.making import claim
from consilience.claims.nations import nation
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.spellings import BETWEEN, RELATION, is_one_sound, is_slip
from consilience.records import Claim, ClaimKind, MentionKind, Span

# How much the words of the two sentences must weigh that both have: so many tell of one thing.
TELLING = 1.2
CONTINENTS = frozenset({"africa", "america", "asia", "australia", "europe"})


def place_name_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each sentence that names one of two like places which no report names both."""
    places: dict[str, list[tuple[Reading, Span]]] = defaultdict(list)
    for reading, span in _places(story):
        places[folded(reading.words(span))].append((reading, span))
    for one, two in _pairs(sorted(places)):
        if {reading.article for reading, _ in places[one]}.isdisjoint(reading.article for reading, _ in places[two]):
            label = BETWEEN.join((one, two))
            for name, namings, others in ((one, places[one], places[two]), (two, places[two], places[one])):
                for reading, span in namings:
                    if any(_is_one_thing(story, reading, other) for other, _ in others):
                        yield _claim(reading, span, name, label)


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[name[:1]].append(name)
    for group in groups.values():
        yield from (
            pair
            for pair in combinations(group, 2)
            if is_slip(*pair) and not is_one_sound(*pair) and not _are_known(pair)
        )


def _are_known(pair: tuple[str, ...]) -> bool:
    """Whether two like names are both of a state or a part of the world, which nobody takes for the other by a slip."""
    return all(state_of(name) or nation(name.title()) or name.split()[-1] in CONTINENTS for name in pair)


def _is_one_thing(story: StoryReading, one: Reading, two: Reading) -> bool:
    return story.weight(one.stems & two.stems) >= TELLING


def _places(story: StoryReading) -> Iterator[tuple[Reading, Span]]:
    named: dict[str, list[Span]] = {
        annotated.article.id: [mention.span for mention in annotated.mentions if mention.kind is MentionKind.PLACE]
        for annotated in story.dossier.articles
    }
    for reading in story.readings:
        yield from ((reading, span) for span in named[reading.article] if reading.span.contains(span))


def _claim(reading: Reading, span: Span, name: str, label: str) -> Claim:
    return claim(
        reading,
        ClaimKind.PLACE,
        span,
        topic=span,
        subject="",
        relation=f"{RELATION}{label}",
        value=name,
        rule="place in two names",
    )
