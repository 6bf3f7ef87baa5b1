"""What has changed since the earlier run whose checkpoints a run goes on with."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from consilience.pipeline.runs.checkpoints import FOLDER
from consilience.pipeline.runs.options import RunOptions
from consilience.records import Record

FILE = "made.json"


class Made(Record, frozen=True, kw_only=True):
    """With what a run was made; `places` is the digest of their names."""

    versions: dict[str, str]
    options: RunOptions
    places: str


def changes(folder: Path, made: Made) -> tuple[str, ...]:
    """One line for each thing that is no longer as the earlier run had it; keeps what is now."""
    path = folder / FOLDER / FILE
    encoded = msgspec.json.encode(made, order="deterministic")
    found = tuple(_differences(path.read_bytes(), encoded)) if path.exists() else ()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded)
    return found


def _differences(earlier: bytes, now: bytes) -> Iterator[str]:
    before, after = (msgspec.json.decode(each, type=dict[str, msgspec.Raw]) for each in (earlier, now))
    for name, effect in EFFECTS:
        if bytes(before.get(name, b"")) != bytes(after[name]):
            yield effect


EFFECTS = (
    ("versions", "another version of the program or of a model than the earlier run's: everything is done anew"),
    ("options", "other options than the earlier run's: what depends on them is done anew"),
    ("places", "other places than the earlier run's: what they have in common is not done again"),
)
