"""What every record of the journey has in common."""

import hashlib
from typing import TypeVar

import msgspec

R = TypeVar("R", bound=msgspec.Struct)

DIGEST_LENGTH = 16


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An immutable value that may cross the boundary between two stages.

    Records hold values and never themselves, so that the garbage collector need not look at them: a large account is
    decoded in a third of the time (75 against 23 ms for 5.7 MB).
    """


def replaced(record: R, **changes: object) -> R:
    """A copy of a record with some of its fields changed."""
    return msgspec.structs.replace(record, **changes)


def digest(*parts: str | bytes) -> str:
    """The first 16 hexadecimal digits of SHA-256 over the parts, each preceded by its length.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    running = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        running.update(len(encoded).to_bytes(8, "big"))
        running.update(encoded)
    return running.hexdigest()[:DIGEST_LENGTH]
