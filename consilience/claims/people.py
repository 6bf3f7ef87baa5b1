"""The persons of a story where they are named: each mention with the entity that it names."""

from collections import defaultdict

from consilience.claims.reading import StoryReading
from consilience.records import Entity, Mention, MentionKind


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
