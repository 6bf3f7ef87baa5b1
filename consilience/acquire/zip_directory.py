"""The table of a ZIP archive, looked at before anything is unpacked or the table itself is read into memory."""

import os
import struct
import zipfile
from typing import BinaryIO

from consilience.acquire.gzip import HARMLESS, MOST_TIMES

# The table's end stands in the last bytes, before a comment of at most 64 KiB.
END, END_SIZE, LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
LONG_LOCATOR, LONG_LOCATOR_SIZE = b"PK\x06\x07", 20
LONG_END, LONG_END_SIZE = b"PK\x06\x06", 56
# A table has some 100 bytes a member; a WACZ of 5,000 pages has 20 members.
LARGEST_TABLE = 4_000_000


def is_sane(stream: BinaryIO) -> bool:
    """Whether an archive's table is small, its members lie apart, and none claims to be a bomb."""
    size = stream.seek(0, os.SEEK_END)
    is_small = 0 < _table_size(stream, size) <= LARGEST_TABLE
    stream.seek(0)
    if not is_small:
        return False
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
    is_apart = sum(member.compress_size for member in members) <= size
    return is_apart and all(member.file_size <= max(HARMLESS, MOST_TIMES * member.compress_size) for member in members)


def _table_size(stream: BinaryIO, size: int) -> int:
    """The size in bytes that the archive gives its table; 0 where it has none."""
    start = max(0, size - END_SIZE - LONGEST_COMMENT - LONG_LOCATOR_SIZE)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        return 0
    (short,) = struct.unpack_from("<L", tail, at + 12)
    locator = at - LONG_LOCATOR_SIZE
    if locator < 0 or not tail.startswith(LONG_LOCATOR, locator):
        return int(short)
    (where,) = struct.unpack_from("<Q", tail, locator + 8)
    return _long_table_size(stream, where) if where < size else 0


def _long_table_size(stream: BinaryIO, where: int) -> int:
    stream.seek(where)
    end = stream.read(LONG_END_SIZE)
    return int(struct.unpack_from("<Q", end, 40)[0]) if end.startswith(LONG_END) and len(end) == LONG_END_SIZE else 0
