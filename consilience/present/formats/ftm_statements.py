"""A report as FollowTheMoney statements: one value of one entity a line, for stores that keep who said what."""

from collections.abc import Iterator
from hashlib import sha1

from consilience.present.formats.ftm import Entity, entities
from consilience.present.formats.plain_json import Json, encoded
from consilience.present.report import Report

DATASET = "consilience"
# The property of the statement that an entity exists; it stands before those of its values.
EXISTS = "id"


def ftm_statements(report: Report) -> bytes:
    """The entities of `ftm`, a statement a line, in the shape and under the ids that followthemoney 4 gives them."""
    return b"".join(encoded(statement) for entity in entities(report) for statement in _of_entity(entity))


def _of_entity(entity: Entity) -> Iterator[Json]:
    yield _statement(entity, EXISTS, entity.id)
    for name, values in entity.properties.items():
        yield from (_statement(entity, name, value) for value in values)


def _statement(entity: Entity, name: str, value: str) -> Json:
    """`canonical_id` comes first: the lines of a file are grouped by sorting them."""
    return {
        "canonical_id": entity.id,
        "entity_id": entity.id,
        "prop": name,
        "schema": entity.schema,
        "value": value,
        "dataset": DATASET,
        "lang": None,
        "original_value": None,
        "first_seen": None,
        "last_seen": None,
        "external": False,
        "origin": None,
        "id": _key(entity.id, name, value),
    }


def _key(entity: str, name: str, value: str) -> str:
    """The id that followthemoney gives to the statement of a value; no secret depends on it."""
    return sha1(f"{DATASET}.{entity}.{name}.{value}".encode(), usedforsecurity=False).hexdigest()
