"""Files compressed by gzip, in one member or several, unpacked within bounds."""

import io
import zlib
from typing import BinaryIO

MAGIC = b"\x1f\x8b"
# The window bits of zlib that read a gzip header.
GZIP = 31
CHUNK = 1 << 16
# Archives of pages unpack to 3 to 20 times their size; a bomb to 1,000. Small ones are no danger.
MOST_TIMES, HARMLESS = 100, 100_000_000


class BrokenArchive(Exception):
    """An archive that cannot be unpacked, or unpacks to far more than it holds."""


def unpacked(body: bytes, largest: int) -> bytes | None:
    """The bytes of a file, unpacked where they are compressed; None where that fails or gives more than `largest`."""
    if not body.startswith(MAGIC):
        return body
    found = bytearray()
    while body.startswith(MAGIC):
        stream = zlib.decompressobj(GZIP)
        try:
            found += stream.decompress(body, largest + 1 - len(found))
        except zlib.error:
            return None
        if not stream.eof or len(found) > largest:
            return None
        body = stream.unused_data
    return bytes(found)


class Unpacking(io.RawIOBase):
    """The bytes of a compressed stream as they are read; a bomb is given up, however long it is.

    Reading raises BrokenArchive.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._member = zlib.decompressobj(GZIP)
        self._packed = b""
        self._is_within = False
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # no other buffer is handed in
        """Fill a part of the buffer; 0 at the end."""
        while not (found := self._unpacked(len(buffer))):
            self._packed = self._stream.read(CHUNK)
            self._taken += len(self._packed)
            if not self._packed:
                if self._is_within:
                    raise BrokenArchive("ends in the middle")
                return 0
        buffer[: len(found)] = found
        self._given += len(found)
        if self._given > max(HARMLESS, MOST_TIMES * self._taken):
            raise BrokenArchive(f"unpacks to more than {MOST_TIMES} times its size")
        return len(found)

    def _unpacked(self, most: int) -> bytes:
        """Some bytes of what was read of the stream; none where more of it is needed."""
        found = b""
        while self._packed and not found:
            if not self._is_within and not self._packed.startswith(MAGIC[:1]):
                self._packed = b""  # padding behind the last member
                break
            found = self._of_member(most)
        return found

    def _of_member(self, most: int) -> bytes:
        try:
            found = self._member.decompress(self._packed, most)
        except zlib.error:
            raise BrokenArchive("is damaged") from None
        if self._member.eof:
            self._packed, self._is_within = self._member.unused_data, False
            self._member = zlib.decompressobj(GZIP)
        else:
            self._packed, self._is_within = self._member.unconsumed_tail, True
        return found
