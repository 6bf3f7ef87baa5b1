"""Files compressed by gzip."""

import zlib

MAGIC = b"\x1f\x8b"
# The window bits of zlib that read a gzip header.
GZIP = 31


def unpacked(body: bytes, largest: int) -> bytes | None:
    """The bytes of a file, unpacked where they are compressed; None where that fails or gives more than `largest`."""
    if not body.startswith(MAGIC):
        return body
    stream = zlib.decompressobj(GZIP)
    try:
        found = stream.decompress(body, largest + 1)
    except zlib.error:
        return None
    return found if stream.eof and len(found) <= largest else None
