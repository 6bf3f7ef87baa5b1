"""Where a place lies: told by a report beside it, or known of a capital."""

from collections.abc import Callable

import pytest

from consilience.records import Dossier, Entity, MentionKind

Coverage = Callable[..., Dossier]

LEAD = "A storm closed the harbour of Velmora on Tuesday, and ships turned back to sea."


@pytest.mark.parametrize(
    ("text", "place", "state"),
    [
        pytest.param("Two ships put in at Gdansk, Poland, on Wednesday.", "Gdansk", "Poland", id="after a comma"),
        pytest.param("One reached the German port city of Hamburg on Friday.", "Hamburg", "Germany", id="adjective"),
        pytest.param("Insurers met in Oslo on Friday to count the cost.", "Oslo", "Norway", id="capital"),
        pytest.param("Two ships put in at Gdansk on Wednesday.", "Gdansk", None, id="not told"),
    ],
)
def test_the_state_of_a_place(coverage: Coverage, text: str, place: str, state: str | None) -> None:
    dossier = coverage(("Coast News", "2031-05-07", f"{LEAD} {text}"), ("Velmora Post", "2031-05-07", LEAD))
    found = [entity for entity in dossier.entities if entity.name == place and entity.kind is MentionKind.PLACE]
    assert [entity.part_of for entity in found] == [state]
    assert all(_explains_itself(entity) for entity in found)


def _explains_itself(entity: Entity) -> bool:
    return (entity.part_of is None) == (entity.part_of_rule is None)
