"""Who is who within a story."""

from consilience.records.annotation import MentionKind
from consilience.records.article import Span
from consilience.records.base import Record


class Title(Record, frozen=True, kw_only=True):
    """A role or office that a report gives an entity: the words as they stand, and the days of that publication."""

    words: str
    span: Span
    earliest: str | None = None
    latest: str | None = None


class Naming(Record, frozen=True, kw_only=True):
    """One mention of an entity, and the rule that says so."""

    span: Span
    rule: str


class Entity(Record, frozen=True, kw_only=True):
    """One person, body or place of a story under all its names.

    `name` is the fullest form found; `aliases` the other forms; titles are attributes, never part of the name.
    `part_of` is the state in which a place lies, with the rule that says so: told by a report, or known of a capital.
    """

    id: str
    kind: MentionKind
    name: str
    mentions: tuple[Naming, ...]
    aliases: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    part_of: str | None = None
    part_of_rule: str | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError("an entity needs a mention")
