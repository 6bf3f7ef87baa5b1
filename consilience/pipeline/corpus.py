"""A corpus cut into partitions: the same corpus gives the same partitions, whoever reads them and how many.

A partition is named by its content: where a file grows at its end, the partitions before the end keep their digests.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from consilience.acquire.files import walk
from consilience.records import ConsilienceError, Record, digest

# A partition is what is lost when a worker dies: about 400 articles, two seconds of light work.
PARTITION_BYTES = 1 << 20
CHUNK = 1 << 16
WEB = ("http://", "https://")
LINES, PARQUET, ARCHIVE = ".jsonl", ".parquet", ".warc.gz"
# Pages are ten times as long as their text, and compressed to a fifth.
ARCHIVE_SHARE = 2


class NotACorpus(ConsilienceError):
    def __init__(self, place: str) -> None:
        super().__init__(f"{place} is no file or folder. Save it first: a run that is resumed has to find it unchanged")


class Lines(Record, frozen=True, kw_only=True, tag="lines"):
    """The lines of a file between two bytes; `before` is the number of lines above them."""

    path: str
    digest: str
    start: int
    end: int
    before: int
    is_found: bool = False


class RowGroup(Record, frozen=True, kw_only=True, tag="rows"):
    """One row group of a Parquet file; `before` is the number of rows above it."""

    path: str
    digest: str
    number: int
    before: int


class Records(Record, frozen=True, kw_only=True, tag="records"):
    """The records of a compressed web archive between two bytes."""

    path: str
    digest: str
    start: int
    end: int


class Files(Record, frozen=True, kw_only=True, tag="files"):
    """Whole files; those that were found in a folder and hold no article are passed over in silence."""

    paths: tuple[str, ...]
    digest: str
    is_found: bool = False


Partition = Lines | RowGroup | Records | Files


def partitions(places: Iterable[str], size: int = PARTITION_BYTES) -> Iterator[Partition]:
    """The partitions of some files and folders, about `size` bytes each, in order. Raises NotACorpus."""
    for place in places:
        if place == "-" or place.lower().startswith(WEB):
            raise NotACorpus(place)
        if Path(place).is_dir():
            yield from _of_folder(place, size)
        else:
            yield from _of_files([place], size, is_found=False)


def _of_folder(folder: str, size: int) -> Iterator[Partition]:
    tables = (str(path) for path in Path(folder).rglob(f"*{PARQUET}") if path.is_file())
    yield from _of_files(sorted({*walk(folder), *tables}), size, is_found=True)


def _of_files(paths: Iterable[str], size: int, *, is_found: bool) -> Iterator[Partition]:
    """Files that can be cut on their own, the others packed together until they are large enough."""
    packed: list[str] = []
    filled = 0
    for path in paths:
        cut = _cut(path, size, is_found) if Path(path).is_file() else None
        if cut is None:
            packed.append(path)
            filled += _size(path)
        if packed and (cut is not None or filled >= size):
            yield _packed(packed, is_found)
            packed, filled = [], 0
        yield from cut or ()
    if packed:
        yield _packed(packed, is_found)


def _cut(path: str, size: int, is_found: bool) -> Iterator[Partition] | None:
    """The partitions of a file that can be cut; None for one that cannot."""
    name = path.lower()
    if name.endswith(LINES):
        return _of_lines(path, size, is_found=is_found)
    if name.endswith(PARQUET):
        return _of_table(path)
    return _of_archive(path, size) if name.endswith(ARCHIVE) else None


def _of_lines(path: str, size: int, *, is_found: bool) -> Iterator[Lines]:
    before = 0
    with open(path, "rb") as stream:
        start = 0
        while block := stream.read(size):
            running = hashlib.sha256(block)
            lines = block.count(b"\n") + _to_line_end(block, stream, running)
            end = stream.tell()
            key = digest(path, f"{start} {before}", running.digest())
            yield Lines(path=path, digest=key, start=start, end=end, before=before, is_found=is_found)
            start, before = end, before + lines


def _to_line_end(block: bytes, stream: BinaryIO, running: "hashlib._Hash") -> int:
    """Read on to the end of the line in which a block ends, keeping none of it; the number of line ends met."""
    piece = block
    while not piece.endswith(b"\n") and (piece := stream.readline(CHUNK)):
        running.update(piece)
    return int(piece.endswith(b"\n") and piece is not block)


def _of_table(path: str) -> Iterator[RowGroup]:
    from consilience.pipeline.corpus_tables import group_sizes

    state, before = _state(path), 0
    for number, rows in enumerate(group_sizes(path)):
        yield RowGroup(path=path, digest=digest(state, str(number)), number=number, before=before)
        before += rows


def _of_archive(path: str, size: int) -> Iterator[Records]:
    from consilience.pipeline.corpus_archives import member_at

    state, start, whole = _state(path), 0, _size(path)
    while start < whole:
        end = member_at(path, start + ARCHIVE_SHARE * size)
        yield Records(path=path, digest=digest(state, str(start)), start=start, end=end)
        start = end


def _packed(paths: list[str], is_found: bool) -> Files:
    return Files(paths=tuple(paths), digest=digest(*map(_state, paths)), is_found=is_found)


def _size(path: str) -> int:
    return Path(path).stat().st_size if Path(path).is_file() else 0


def _state(path: str) -> str:
    """What tells a file from an earlier state of it: name, size and time of change."""
    if not Path(path).is_file():
        return path
    state = Path(path).stat()
    return f"{path} {state.st_size} {state.st_mtime_ns}"
