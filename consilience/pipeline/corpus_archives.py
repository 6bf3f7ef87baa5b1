"""Where a compressed web archive can be cut: each of its records is a gzip member of its own."""

import zlib

MAGIC = b"\x1f\x8b\x08"
# The window bits of zlib that read a gzip header.
GZIP = 31
# Enough of a member to see how it begins.
HEAD = 1_024
RECORD = b"WARC/"
CHUNK = 1 << 20


def member_at(path: str, offset: int) -> int:
    """The first byte of the first record that begins at or behind an offset; the file's length where none does."""
    with open(path, "rb") as stream:
        stream.seek(offset)
        kept = b""
        while block := stream.read(CHUNK):
            start = stream.tell() - len(block) - len(kept)
            block = kept + block
            place = block.find(MAGIC)
            while place >= 0:
                if _begins_record(path, start + place):
                    return start + place
                place = block.find(MAGIC, place + 1)
            kept = block[-len(MAGIC) + 1 :]
        return stream.tell()


def _begins_record(path: str, offset: int) -> bool:
    with open(path, "rb") as stream:
        stream.seek(offset)
        try:
            return zlib.decompressobj(GZIP).decompress(stream.read(HEAD), len(RECORD)) == RECORD
        except zlib.error:
            return False
