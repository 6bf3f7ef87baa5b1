"""Organisations by name: acronyms, ministries in either order of words, names cut short."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from consilience.claims.entities.names import folded, parts_of
from consilience.claims.entities.pages import Filed, Name, Page
from consilience.claims.entities.places import state_of
from consilience.claims.tables import reversed_rows, rows, words
from consilience.models.outlets import outlet_by_name
from consilience.records import MentionKind

BODY = MentionKind.ORGANISATION
Key = tuple[str, ...]
# The letters of an acronym.
SHORTEST_LETTERS, LONGEST_LETTERS = 2, 7
# Committees that share a field: more than these are no news.
MOST_COMMITTEES = 50
PREPOSITIONS = frozenset({"of", "for", "on", "and", "in"})


class Bodies:
    """The organisations that a story names."""

    def __init__(self, pages: Sequence[Page], names: Iterable[Name]) -> None:
        self._pages = pages
        self._names = tuple(names)
        self._parts = {name.span: _parts(pages[name.page], name) for name in self._names}
        self._papers: defaultdict[tuple[int, str], set[Key]] = defaultdict(set)
        for name in self._names:
            if " " in name.key and outlet_by_name(name.words) is not None:
                self._papers[name.page, name.key.split()[-1]].add(self._parts[name.span])
        distinct = sorted(set(self._parts.values()))
        self._long = _joined(distinct)

    def _paper(self, name: Name) -> Key | None:
        """The only newspaper named in an article that ends in a single word: the Post."""
        last = name.key.split()[-1]
        papers = self._papers.get((name.page, last), set())
        return next(iter(papers)) if last == name.key and len(papers) == 1 else None

    def filed(self) -> Iterator[Filed]:
        """Each name with its body."""
        for name in self._names:
            parts = self._parts[name.span]
            paper = self._paper(name)
            key, rule = (paper, "newspaper’s last word") if paper else self._long.get(parts, (parts, "same name"))
            yield Filed(("body", *key), BODY, name.span, name.words, rule)


def _parts(page: Page, name: Name) -> Key:
    """The words of a body's name for comparison: its outlet's name, or state, fields and head."""
    outlet = outlet_by_name(name.words)
    if outlet is not None:
        return parts_of(outlet.name)
    parts = _american(parts_of(name.words))
    expanded = rows("entities/bodies", "letters").get(parts[0]) if len(parts) == 1 else None
    if expanded:
        parts = tuple(" ".join(expanded).split())
    owner = _owner(page, name)
    return _normal((owner, *parts) if owner else parts)


@cache
def _normal(parts: Key) -> Key:
    """A ministry or committee as head, state or chamber, and fields: "Ministry of the Interior" is "Interior Ministry".

    >>> _normal(("russian", "ministry", "of", "internal", "affairs"))
    ('ministry', 'Russia', 'interior')
    """
    text = " ".join(part for part in parts if part != "the")
    # Only ministries: two committees of like fields are two.
    if words("entities/bodies", "heads", "ministry").intersection(parts):
        for field, others in rows("entities/bodies", "fields").items():
            for other in others:
                text = text.replace(other, field)
    plain = tuple(text.split())
    states = [state for part in plain[:1] if (state := state_of(part))]
    rest = plain[1:] if states else plain
    heads = reversed_rows("entities/bodies", "heads")
    head = next((heads[part][0] for part in (rest[-1:] + rest[:1]) if part in heads), None)
    if head is None or head not in {"ministry", "committee", "center"} or len(plain) == 1:
        return plain
    if head == "center":
        return (*states, *rest[:-1], head) if rest[-1] in heads else (*states, *rest)
    fields = sorted(part for part in rest if part not in PREPOSITIONS and part not in heads)
    return (head, *states, *fields)


def _american(parts: Key) -> Key:
    """Plural heads in the singular, so that "Japan Centers" are of the kind of a "Japan Center"."""
    if parts and parts[-1].endswith("s") and parts[-1][:-1] in reversed_rows("entities/bodies", "heads"):
        return (*parts[:-1], parts[-1][:-1])
    return parts


def _owner(page: Page, name: Name) -> str | None:
    """The state that owns a body: "Russia’s Interior Ministry"."""
    if name.place is None or name.first < 2:
        return None
    tree = page.trees[name.place[0]]
    assert tree is not None
    if tree.word(name.first - 1).lower() not in {"’s", "'s", "’", "'"}:
        return None
    return state_of(folded(tree.word(name.first - 2)))


def _joined(names: Sequence[Key]) -> dict[Key, tuple[Key, str]]:
    """Shorter names with the only longer one that they may stand for, and the rule."""
    found: dict[Key, tuple[Key, str]] = {}
    for rule, table in (
        ("acronym", _by_letters(names)),
        ("name cut short", _by_beginning(names)),
        ("end of the name", _by_end(names)),
        ("state left out", _by_state(names)),
        ("committee’s short name", _by_fields(names)),
    ):
        for name in names:
            longer = table.get(name, set()) - {name}
            if name not in found and len(longer) == 1:
                found[name] = (next(iter(longer)), rule)
    return {name: _followed(found, name) for name in found}


def _followed(found: Mapping[Key, tuple[Key, str]], name: Key) -> tuple[Key, str]:
    longer, rule = found[name]
    seen = {name}
    while longer in found and longer not in seen:
        seen.add(longer)
        longer = found[longer][0]
    return min(seen) if longer in seen and longer != name else longer, rule


def _by_letters(names: Iterable[Key]) -> Mapping[Key, set[Key]]:
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    small = words("entities/bodies", "dropped", "small")
    for name in names:
        for initials in {
            "".join(part[0] for part in name if part not in small),
            "".join(part[0] for part in name),
        }:
            if len(name) > 1 and SHORTEST_LETTERS <= len(initials) <= LONGEST_LETTERS:
                found[(initials.casefold(),)].add(name)
    return found


def _by_beginning(names: Iterable[Key]) -> Mapping[Key, set[Key]]:
    """Kyodo for Kyodo News, Japan Center for Japan Center for Trade."""
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    dropped = words("entities/bodies", "dropped", "dropped")
    for name in names:
        for length in range(1, len(name)):
            if all(part in dropped for part in name[length:]) or (length > 1 and name[length] in PREPOSITIONS):
                found[name[:length]].add(name)
    return found


def _by_end(names: Iterable[Key]) -> Mapping[Key, set[Key]]:
    """Judiciary Committee for House Judiciary Committee; at least two words."""
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    for name in names:
        for start in range(1, len(name) - 1):
            if state_of(name[start - 1]) is not None or len(name) - start > 2:
                found[name[start:]].add(name)
    return found


def _by_state(names: Iterable[Key]) -> Mapping[Key, set[Key]]:
    """Foreign Ministry for the only state's foreign ministry."""
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    for name in names:
        if len(name) > 2 and name[0] == "ministry" and state_of(folded(name[1])) is not None:
            found[(name[0], *name[2:])].add(name)
    return found


def _by_fields(names: Iterable[Key]) -> Mapping[Key, set[Key]]:
    """A committee whose fields are some of another's: House Oversight Committee."""
    committees = [name for name in names if name[0] == "committee"]
    by_field: defaultdict[str, list[Key]] = defaultdict(list)
    for name in committees:
        for field in name[1:]:
            by_field[field].append(name)
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    for name in committees:
        rarest = min((by_field[field] for field in name[1:]), key=len, default=[])
        if len(rarest) <= MOST_COMMITTEES:
            found[name] = {other for other in rarest if set(name) < set(other)}
    return found
