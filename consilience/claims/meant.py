"""Who is meant by the words at a place: the persons, bodies and states that were resolved there."""

from bisect import bisect_right
from collections.abc import Iterable

from consilience.claims.nations import nation
from consilience.records import Entity, MentionKind, Span

# Marks the name of an entity among stems of words.
ENTITY = "@"
# At most so many names lie within each other.
NESTED = 3
# "The country" is one of the last names before it.
LAST = 6


class Meant:
    """The entities of one article by place; a state, its government and its capital are one."""

    def __init__(self, article: str, entities: Iterable[Entity]) -> None:
        found = sorted(
            (naming.span.start, naming.span.end, _key(entity), entity.kind is MentionKind.PERSON)
            for entity in entities
            for naming in entity.mentions
            if naming.span.article == article
        )
        self._starts = [start for start, *_ in found]
        self._found = found

    def at(self, place: int) -> str | None:
        """Who is meant by the word that starts at an offset."""
        last = bisect_right(self._starts, place)
        for start, end, key, _ in reversed(self._found[max(0, last - NESTED) : last]):
            if start <= place < end:
                return key
        return None

    def state_before(self, place: int) -> str | None:
        """The state named last before an offset: "the country"."""
        last = bisect_right(self._starts, place)
        named = (key for _, _, key, _ in reversed(self._found[max(0, last - LAST) : last]))
        return next((key for key in named if nation(key.removeprefix(ENTITY)) is not None), None)

    def within(self, span: Span) -> frozenset[str]:
        """All that are meant in a stretch of text."""
        return frozenset(key for _, key, _ in self._inside(span))

    def persons_within(self, span: Span) -> frozenset[str]:
        return frozenset(key for _, key, is_person in self._inside(span) if is_person)

    def _inside(self, span: Span) -> list[tuple[int, str, bool]]:
        first = bisect_right(self._starts, span.start - 1)
        last = bisect_right(self._starts, span.end - 1)
        return [(start, key, is_person) for start, _, key, is_person in self._found[first:last]]


def meant_by_article(entities: Iterable[Entity], articles: Iterable[str]) -> dict[str, Meant]:
    """The index of each article."""
    parts: dict[str, list[Entity]] = {article: [] for article in articles}
    for entity in entities:
        for article in sorted({naming.span.article for naming in entity.mentions}):
            parts[article].append(entity)
    return {article: Meant(article, held) for article, held in parts.items()}


def may_be_one(first: str, second: str) -> bool:
    """Whether two subjects of claims can be one: by their entities where both are known, else by a common stem."""
    one, two = set(first.split("|")) - {""}, set(second.split("|")) - {""}
    known, other = {name for name in one if name[0] == ENTITY}, {name for name in two if name[0] == ENTITY}
    return bool(known & other) if known and other else bool(one & two)


def is_known_one(first: str, second: str) -> bool:
    """Whether two subjects are one entity, or name one state: "Moscow" and "Russian agents"."""
    shared = {name.removeprefix(ENTITY) for name in first.split("|")} & {
        name.removeprefix(ENTITY) for name in second.split("|")
    }
    both = {name for name in first.split("|") if name.startswith(ENTITY)} & set(second.split("|"))
    return bool(both) or any(nation(name) for name in shared if name)


def _key(entity: Entity) -> str:
    if entity.kind is not MentionKind.PERSON:
        state = next((state for name in (entity.name, *entity.aliases) if (state := nation(name))), None)
        if state is not None:
            return ENTITY + state
    return ENTITY + entity.id
