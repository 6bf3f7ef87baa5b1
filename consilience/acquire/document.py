"""The bytes of one file or answer, before anybody knows what they hold."""

import datetime

from consilience.records import Record


class Mark(Record, frozen=True, kw_only=True):
    """What a server gave to tell later whether a document has changed (RFC 9110, validators)."""

    etag: str | None = None
    last_modified: str | None = None


NO_MARK = Mark()


class Document(Record, frozen=True, kw_only=True):
    """The whole bytes of a file or an answer; `declared` is the media type that a server gave.

    `is_found` says that it was met in a folder or an archive, and not named.
    """

    uri: str
    body: bytes
    declared: str = ""
    retrieved: datetime.datetime | None = None
    is_found: bool = False
    mark: Mark = NO_MARK
