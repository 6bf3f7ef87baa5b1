"""Zip files whose bytes depend on nothing but what is in them."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first moment that a zip file can tell.
DATE = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3


def archive(files: Mapping[str, bytes]) -> bytes:
    """The files in a zip, in order of name, all of one fixed date.

    >>> archive({"a": b"1", "b": b"2"}) == archive({"b": b"2", "a": b"1"})
    True
    """
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in sorted(files):
            target.writestr(_entry(name), files[name])
    return packed.getvalue()


def repacked(document: bytes) -> bytes:
    """A zip that another library wrote, without the time at which it did."""
    with ZipFile(io.BytesIO(document)) as source:
        return archive({name: source.read(name) for name in source.namelist()})


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, DATE)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = READABLE
    return entry
