"""Offices: what post a person is said to hold, read from titles before and after the name."""

from collections.abc import Iterator
from functools import cache

from consilience.claims.comparison import Comparison, compatible, conflict, days_apart, same
from consilience.claims.making import claim
from consilience.claims.nations import nation
from consilience.claims.people import told_of_persons
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.tables import sections
from consilience.records import Claim, ClaimKind, Mention, MentionKind

# Words in a title that say when, in what rank or in whose name: two offices that differ in them may both be right.
FORMER = frozenset({"former", "ex", "then", "onetime", "outgoing", "late", "previous"})
RANKS = frozenset({"deputy", "vice", "assistant", "acting", "interim", "associate", "under", "incoming", "elect"})
LINKING = frozenset({"of", "for", "the", "-", "to"})
# The same office of another portfolio is another office: a foreign minister is no finance minister.
PORTFOLIOS = frozenset({"minister", "secretary"})
TITLE_WORDS = frozenset({"PROPN", "NOUN", "ADJ"})
BEFORE = "title before name"
LONGEST_TITLE = 10
# Two posts with so many words for their field in common are one, under two names: manager or director of research.
SAME_FIELD = 2
# An office of last year may have changed hands; beyond this many days a difference is no contradiction.
TERM_DAYS = 120


def office_claims(story: StoryReading) -> Iterator[Claim]:
    """One claim for each person and office in each article: the first place that gives it."""
    return told_of_persons(story, _of_mention)


def compare_offices(first: Claim, second: Claim) -> Comparison:
    """Two offices of one person: the same family, another post, and neither a former one is a conflict."""
    one, two = _Office(first.value), _Office(second.value)
    if one.head == two.head and one.field == two.field and (one.rank == two.rank or one.former != two.former):
        return same("office, same")
    if one.former != two.former:
        return compatible("office, at another time")
    if one.rank != two.rank:
        is_one = one.head == two.head and bool(one.field & two.field) and _is_nested(one, two)
        is_stand_in = one.rank and two.rank
        return conflict("office, rank differs") if is_one and not is_stand_in else compatible("office, at another time")
    if one.head == two.head and (one.head not in PORTFOLIOS or _is_nested(one, two)):
        return compatible("office, more exact")
    if _family(one.head) == _family(two.head) and len(one.field & two.field) >= SAME_FIELD:
        return conflict("office, differs")
    if one.field != two.field and _is_nested(one, two):
        return compatible("office, two descriptions")
    if _family(one.head) != _family(two.head) or days_apart(first, second) > TERM_DAYS:
        return compatible("office, two descriptions")
    if _family(one.head) == "post" and one.field != two.field:
        return compatible("office, two descriptions")
    return conflict("office, differs")


def _is_nested(one: "_Office", two: "_Office") -> bool:
    """Whether the field of one office has all the words of the other's."""
    return one.field <= two.field or two.field <= one.field


class _Office:
    """A normalised office: `head`, the words of its field, its rank, and whether it is a former one."""

    def __init__(self, value: str) -> None:
        self.head, field, rank, former = value.split("|")
        self.field = frozenset(field.split())
        self.rank = rank
        self.former = bool(former)


def _of_mention(reading: Reading, mention: Mention, person: str) -> Iterator[Claim]:
    tokens = reading.tree.tokens
    inside = [index for index, token in enumerate(tokens) if mention.span.start <= token.start < mention.span.end]
    if not inside:
        return
    taken = _named(reading, mention)
    for rule, indexes in (
        (BEFORE, _before(reading, inside[0], taken)),
        ("apposition", _after(reading, inside)),
    ):
        value = _normal(reading, indexes)
        if value and not (rule == BEFORE and _is_description(reading, inside, indexes)):
            focus = reading.tree.span(indexes[0], indexes[-1])
            yield claim(
                reading,
                ClaimKind.OFFICE,
                focus,
                topic=mention.span,
                subject=person,
                relation="office",
                value=value,
                rule=rule,
            )


def _named(reading: Reading, mention: Mention) -> frozenset[int]:
    """The tokens of other persons' names: a title does not reach across them."""
    others = [
        other.span
        for other in reading.annotated.mentions
        if other.kind is MentionKind.PERSON and other.span != mention.span and reading.span.contains(other.span)
    ]
    return frozenset(
        index
        for index, token in enumerate(reading.tree.tokens)
        if any(other.start <= token.start < other.end for other in others)
    )


def _is_description(reading: Reading, inside: list[int], indexes: list[int]) -> bool:
    """Whether "the" and small letters before a bare surname name somebody else: "the president Jones worked for"."""
    words = [reading.tree.word(index) for index in indexes]
    is_owned = indexes[0] > 0 and reading.tree.word(indexes[0] - 1).lower() == "the"
    return len(inside) == 1 and (is_owned or words[0].lower() == "the") and all(word.islower() for word in words)


def _before(reading: Reading, name: int, taken: frozenset[int]) -> list[int]:
    """The run of title words that ends at a name, from the first word after a possessive or article."""
    tokens, found = reading.tree.tokens, []
    for index in range(name - 1, max(name - 1 - LONGEST_TITLE, -1), -1):
        word = reading.tree.word(index).lower()
        if word in {"’s", "'s", "’", "a", "an", "the"} and index != name - 1:
            break
        if index in taken or (tokens[index].pos not in TITLE_WORDS and word not in LINKING | RANKS):
            break
        found.append(index)
    return found[::-1]


def _after(reading: Reading, inside: list[int]) -> list[int]:
    """The appositive noun phrase of a name, without its own clauses."""
    tree = reading.tree
    for index in inside:
        for child in tree.children[index]:
            if tree.tokens[child].relation == "appos" and child > inside[-1]:
                clauses = {
                    below
                    for clause in tree.governed(child, frozenset({"relcl", "acl"}))
                    for below in tree.subtree(clause)
                }
                return [
                    below
                    for below in tree.subtree(child)
                    if below <= child + 5 and tree.tokens[below].pos in TITLE_WORDS | {"ADP", "DET", "PART"}
                    if below not in clauses
                ]
    return []


def _normal(reading: Reading, indexes: list[int]) -> str | None:
    """`head|field words|rank|former` of the office that some words name, or None where they name none."""
    words = [reading.tree.word(index).lower().replace("\u00a0", " ") for index in indexes]
    owned = max((place for place, word in enumerate(words) if word in {"’s", "'s", "’"}), default=-1)
    indexes, words = indexes[owned + 1 :], words[owned + 1 :]
    cut = next((place for place, word in enumerate(words) if word in {"of", "for", "to"}), len(words))
    for place in range(cut - 1, -1, -1):
        two = " ".join(words[max(place - 1, 0) : place + 1])
        head = _heads().get(two) or _heads().get(words[place])
        if head:
            rest = [word for number, word in enumerate(words) if number != place and word not in head.split()]
            return "|".join((head, _field(rest), _rank(rest), "former" if FORMER.intersection(rest) else ""))
    return None


def _field(words: list[str]) -> str:
    kept = {
        word.rstrip("s")
        for word in words
        if word.isalpha() and word not in FORMER | RANKS | LINKING and nation(word) is None
    }
    return " ".join(sorted(kept - {"hi", "her", "it", "their"}))


def _rank(words: list[str]) -> str:
    return " ".join(sorted(RANKS.intersection(words)))


@cache
def _heads() -> dict[str, str]:
    return {word: head for family in sections("offices").values() for head, words in family.items() for word in words}


@cache
def _family(head: str) -> str:
    return next(family for family, heads in sections("offices").items() if head in heads)
