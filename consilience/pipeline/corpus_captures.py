"""From a partition to its captures, through the room that gets bytes."""

import io
from collections.abc import Callable, Iterator
from typing import Any

from consilience.acquire import AcquireOptions
from consilience.acquire.archives import NO_PAGE, pages
from consilience.acquire.documents import Found
from consilience.acquire.files import from_file
from consilience.acquire.json_items import json_lines
from consilience.pipeline.corpus import Files, Lines, Partition, Records, RowGroup
from consilience.records import Capture, Problem, Record


def captures(partition: Partition, options: AcquireOptions) -> Iterator[Capture | Problem]:
    """The captures of one partition, in order, as acquiring the whole corpus would give them."""
    for item in READERS[type(partition)](partition, options):
        if isinstance(item, Capture | Problem):
            yield item


def _of_lines(part: Lines, options: AcquireOptions) -> Iterator[Capture | Problem]:
    with io.BufferedReader(Part(part.path, part.start, part.end)) as stream:
        yield from json_lines(part.path, stream, options.largest, is_found=part.is_found, before=part.before)


def _of_rows(part: RowGroup, options: AcquireOptions) -> Iterator[Capture | Problem]:
    from consilience.pipeline.corpus_tables import rows

    yield from rows(part.path, part.number, part.before)


def _of_records(part: Records, options: AcquireOptions) -> Iterator[Found]:
    """The pages of a part of an archive; one without pages is no problem, since others have them."""
    with io.BufferedReader(Part(part.path, part.start, part.end)) as stream:
        for item in pages(part.path, stream, options):
            if not (isinstance(item, Problem) and item.message == NO_PAGE):
                yield item


def _of_files(part: Files, options: AcquireOptions) -> Iterator[Found]:
    for path in part.paths:
        yield from from_file(path, options, is_found=part.is_found)


# Any, because each reader takes its own kind of partition.
READERS: dict[type[Record], Callable[[Any, AcquireOptions], Iterator[Found]]] = {
    Lines: _of_lines,
    RowGroup: _of_rows,
    Records: _of_records,
    Files: _of_files,
}


class Part(io.RawIOBase):
    """The bytes of a file between two places, as a file of their own."""

    def __init__(self, path: str, start: int, end: int) -> None:
        self._stream = open(path, "rb", buffering=0)  # noqa: SIM115 - closed with this stream
        self._start, self._end = start, end
        self.seek(0)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: self._start, io.SEEK_CUR: self._stream.tell(), io.SEEK_END: self._end}[whence]
        return self._stream.seek(base + offset) - self._start

    def tell(self) -> int:
        return self._stream.tell() - self._start

    def readinto(self, buffer: Any) -> int:
        left = max(0, self._end - self._stream.tell())
        return self._stream.readinto(memoryview(buffer)[:left]) or 0

    def close(self) -> None:
        self._stream.close()
        super().close()
