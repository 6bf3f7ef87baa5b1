"""Records to JSON bytes."""

import re

import msgspec

from consilience.records import Record

HALF_A_PAIR = re.compile("[\ud800-\udfff]")


def json_line(record: Record) -> bytes:
    """The record as JSON on one line, without the line end.

    Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD: one character for one, so that offsets stay true.
    """
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_mended(msgspec.to_builtins(record)))


def json_document(record: Record) -> bytes:
    """The record as indented JSON with a line end."""
    return msgspec.json.format(json_line(record), indent=1) + b"\n"


def _mended(value: object) -> object:
    if isinstance(value, str):
        return HALF_A_PAIR.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _mended(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(each) for each in value]
    return value
