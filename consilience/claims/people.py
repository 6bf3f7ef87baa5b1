"""The persons of a story where they are named: each mention with the entity that it names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, Entity, Mention, MentionKind


def named_persons(story: StoryReading) -> dict[str, list[tuple[Mention, Entity]]]:
    """By article, each name of a person with the person; a surname that several may bear is left out."""
    held = {
        naming.span: entity
        for entity in story.dossier.entities
        if entity.kind is MentionKind.PERSON
        for naming in entity.mentions
    }
    found: dict[str, list[tuple[Mention, Entity]]] = defaultdict(list)
    for annotated in story.dossier.articles:
        for mention in annotated.mentions:
            if mention.span in held:
                found[mention.span.article].append((mention, held[mention.span]))
    return found


def told_of_persons(story: StoryReading, read: Callable[[Reading, Mention, str], Iterable[Claim]]) -> Iterator[Claim]:
    """What is read of each person where a sentence names one: in each article the first claim of each value."""
    people = named_persons(story)
    told: set[tuple[str, str, str]] = set()
    for reading in story.readings:
        for mention, person in people.get(reading.article, ()):
            for found in read(reading, mention, person.id) if reading.span.contains(mention.span) else ():
                if (reading.article, person.id, found.value) not in told:
                    told.add((reading.article, person.id, found.value))
                    yield found
