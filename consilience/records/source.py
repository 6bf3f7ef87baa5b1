"""Who speaks, and what kind of source that is."""

from enum import StrEnum

from consilience.records.base import Record


class SourceKind(StrEnum):
    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    PERSON = "person"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


class Source(Record, frozen=True, kw_only=True):
    """Somebody or something that speaks; `name` is how the article names it, normalised."""

    name: str
    kind: SourceKind
