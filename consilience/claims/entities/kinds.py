"""What kind of thing each name of a story is, by all its mentions together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from consilience.claims.entities.names import is_given, parts_of, person_name
from consilience.claims.entities.pages import Name, Page
from consilience.claims.entities.places import first_conjunct, state_of
from consilience.claims.tables import rows
from consilience.models.outlets import outlet_by_name
from consilience.records import MentionKind

PERSON, PLACE, BODY = MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION
# Kinds that a surname is taken for.
MISTAKEN = frozenset({BODY, PLACE, MentionKind.PRODUCT, MentionKind.GROUP, MentionKind.WORK})
WHERE = frozenset({"in", "near"})
# The share of its mentions after "in" or "near" that makes a name a place.
PLACED = 0.3


def kinds_of(pages: tuple[Page, ...], names: Iterable[Name]) -> Mapping[str, MentionKind]:
    """The kind of each folded name of a story."""
    counts: defaultdict[str, Counter[MentionKind]] = defaultdict(Counter)
    placed: Counter[str] = Counter()
    marked: set[str] = set()
    for name in names:
        counts[name.key][name.mention.kind] += 1
        placed[name.key] += _stands_where(pages[name.page], name)
        if name.sex:
            marked.add(name.key)
    usual = {key: _most(count) for key, count in counts.items()}
    surnames = {
        parsed.parts[-1]
        for key, kind in usual.items()
        if kind is PERSON and (parsed := person_name(key)) and parsed.is_full
    }
    return {
        key: PERSON if key in marked else _kind(key, kind, surnames, placed[key] / counts[key].total())
        for key, kind in usual.items()
    }


def _most(count: Counter[MentionKind]) -> MentionKind:
    """The kind that a name is most often; of two equally often not a person."""
    return max(count, key=lambda kind: (count[kind], kind is not PERSON, kind))


def _kind(key: str, kind: MentionKind, surnames: set[str], placed: float) -> MentionKind:
    parts = parts_of(key)
    if len(parts) == 1 and parts[0] in rows("entities/bodies", "letters"):
        return BODY
    if state_of(key) is not None and kind is not MentionKind.GROUP:
        return PLACE
    if len(parts) == 1 and parts[0] in surnames and kind in MISTAKEN:
        return PERSON
    if kind is not PERSON:
        return kind
    if outlet_by_name(key) is not None and not (parts and is_given(parts[0])):
        return BODY
    is_person = not parts or is_given(parts[0]) or parts[-1] in surnames
    return (
        PLACE if placed >= PLACED and (len(parts) > 1 or not is_person) and not (parts and is_given(parts[0])) else kind
    )


def _stands_where(page: Page, name: Name) -> bool:
    """Does a name stand after "in" or "near"?"""
    if name.place is None:
        return False
    tree = page.trees[name.place[0]]
    assert tree is not None
    token = tree.tokens[first_conjunct(tree, name.place[1])]
    return token.relation == "pobj" and tree.tokens[token.head].lemma in WHERE
