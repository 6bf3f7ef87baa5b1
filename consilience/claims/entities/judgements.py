"""What a person has judged about who is who; it overrides every rule and is kept."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from consilience.claims.entities.names import folded
from consilience.claims.entities.pages import Filed
from consilience.records import Record, Span, digest


class Sameness(Record, frozen=True, kw_only=True):
    """A judgement on two names of a story: each given by its words, wherever they stand, or by one span.

    A later judgement on the same names overrides an earlier one.
    """

    first: Span | str
    second: Span | str
    verdict: "Judged"
    note: str = ""


class Judged(StrEnum):
    """UNSURE keeps the two apart, as NOT_SAME does, and stays on record as undecided."""

    SAME = "same"
    NOT_SAME = "not the same"
    UNSURE = "unsure"


def apply(judgements: Sequence[Sameness], filed: Iterable[Filed]) -> list[Filed]:
    """The filing with each judgement carried out, in order."""
    found = list(filed)
    for judgement in judgements:
        found = CARRIED_OUT[judgement.verdict](judgement, found)
    return found


def _joined(judgement: Sameness, filed: list[Filed]) -> list[Filed]:
    """All that is filed with the second name goes to the person or body of the first."""
    into = next((each for each in filed if _is_meant(judgement.first, each)), None)
    moved = {each.key for each in filed if _is_meant(judgement.second, each)}
    if into is None:
        return filed
    rule = f"judged {judgement.verdict}"
    return [
        each._replace(key=into.key, kind=into.kind, rule=rule) if each.key in moved - {into.key} else each
        for each in filed
    ]


def _parted(judgement: Sameness, filed: list[Filed]) -> list[Filed]:
    """Where both names are of one person or body, the second leaves it."""
    shared = {each.key for each in filed if _is_meant(judgement.first, each)}
    shared &= {each.key for each in filed if _is_meant(judgement.second, each)}
    mark = digest(_written(judgement.first), _written(judgement.second))
    rule = f"judged {judgement.verdict}"
    return [
        each._replace(key=(*each.key, mark), rule=rule)
        if each.key in shared and _is_meant(judgement.second, each) and not _is_meant(judgement.first, each)
        else each
        for each in filed
    ]


CARRIED_OUT: dict[Judged, Callable[[Sameness, list[Filed]], list[Filed]]] = {
    Judged.SAME: _joined,
    Judged.NOT_SAME: _parted,
    Judged.UNSURE: _parted,
}


def _is_meant(given: Span | str, filed: Filed) -> bool:
    return filed.span == given if isinstance(given, Span) else folded(filed.words) == folded(given)


def _written(given: Span | str) -> str:
    return given if isinstance(given, str) else f"{given.article}:{given.start}:{given.end}"
