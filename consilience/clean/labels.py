"""The labels of an article's lines while the passes work on them: each pass fills what is still open."""

from collections.abc import Callable, Sequence

from consilience.clean.shape import Line
from consilience.records import Record, Role


class Label(Record, frozen=True, kw_only=True):
    """What a line is for, and who decided: a row of a table, or a model with its score."""

    role: Role
    rule: str
    score: float | None = None


Labels = tuple[Label | None, ...]
Pass = Callable[[Sequence[Line], Labels], Labels]


def fill(labels: Labels, found: dict[int, Label]) -> Labels:
    """The labels with the found ones put where none stood."""
    return tuple(label or found.get(place) for place, label in enumerate(labels))


def is_open(labels: Labels, place: int) -> bool:
    """A line stands at that place and nobody has labelled it."""
    return 0 <= place < len(labels) and labels[place] is None
