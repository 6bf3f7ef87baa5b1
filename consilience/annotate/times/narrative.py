"""Tell the value of each expression in turn, from the day of publication and from the dates told before it."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from consilience.annotate.times.calendar import grain_of
from consilience.annotate.times.finder import Candidate
from consilience.annotate.times.rule import Reading
from consilience.records import Publication

FIGURE = re.compile(r"\d")
# Grains that "a year earlier" takes over from the date before it.
PERIODS = frozenset({"quarter", "half", "year"})


def read(found: Sequence[Candidate], published: Publication | None) -> list[tuple[Candidate, Reading]]:
    """The reading of each candidate that has one.

    Every resolution is monotone in the day of publication, so what the first and the last possible day agree on,
    all days between them agree on; where they differ the value is left open.
    """
    if published is None:
        readings = _read_at(found, None)
    elif published.is_exact:
        readings = _read_at(found, published.earliest)
    else:
        readings = _agreed(found, published)
    return [(candidate, reading) for candidate, reading in zip(found, readings, strict=True) if reading]


def _agreed(found: Sequence[Candidate], published: Publication) -> list[Reading | None]:
    early = _read_at(found, published.earliest)
    late = _read_at(found, published.latest)
    open_ = _read_at(found, None)
    return [_agreement(*readings) for readings in zip(early, late, open_, strict=True)]


def _agreement(early: Reading | None, late: Reading | None, open_: Reading | None) -> Reading | None:
    """The reading of the first day if the last agrees, else what both have in common, else the open one."""
    if early is None or late is None:
        return open_
    if early.value == late.value:
        return replace(early, anchor=early.anchor if early.anchor == late.anchor else None)
    if open_ is None or any(figure.isdigit() for figure in open_.value.partition("T")[0]):
        return open_
    return replace(open_, value=_shared(early.value, late.value) or open_.value)


def _shared(early: str, late: str) -> str | None:
    """What two values of one year have in common, the rest left open: 2025-09-08 and 2025-09-10 share 2025-09-XX."""
    if early[:4] != late[:4] or len(early) != len(late):
        return None
    differing = next(place for place, pair in enumerate(zip(early, late, strict=True)) if pair[0] != pair[1])
    kept = early.rfind("-", 0, differing) + 1
    day, clock, time = early[kept:].partition("T")
    shared = early[:kept] + FIGURE.sub("X", day) + clock + time
    return shared if shared != early else None


def _read_at(found: Sequence[Candidate], day: datetime.date | None) -> list[Reading | None]:
    focus: dict[str, str] = {}
    readings: list[Reading | None] = []
    for candidate in found:
        reading = candidate.meaning(candidate.scene(day, focus))
        readings.append(reading)
        if reading is not None:
            _remember(focus, reading)
    return readings


def _remember(focus: dict[str, str], reading: Reading) -> None:
    grain = grain_of(reading.value)
    if grain is None or not reading.leads or reading.type not in ("DATE", "TIME"):
        return
    focus["date"] = focus[grain] = reading.value
    if grain in PERIODS:
        focus["period"] = reading.value
