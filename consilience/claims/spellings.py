"""How a name is spelt: two spellings, nearly the same, of which each report has one, and a slip within one report."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from consilience.claims.comparison import UNRELATED, Comparison, conflict, same
from consilience.claims.entities.names import is_given, person_name
from consilience.claims.events import PRONOUNS
from consilience.claims.grammar import Tree
from consilience.claims.making import claim
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.tables import word_set
from consilience.records import Claim, ClaimKind, MentionKind, Span

# Short names differ in a letter by chance: Dole and Cole, Brown and Braun.
SHORTEST, LONG = 5, 7
# Letters that languages write one sound with: "Haidar" and "Heydar" are one spelling more than one name.
SOUNDS = frozenset("aeiouyhw")
# A slip is rare beside the name that its report gives in full and repeats.
SLIPS, REPEATED = 2, 3
KIN = word_set(
    """
    aunt brother child cousin daughter father fiance fiancee husband mother nephew niece partner sister son spouse
    uncle widow widower wife
    """
)
RELATION = "spelling of "
NO_KIN = ""
BETWEEN, ALONE = " | ", "– "
Form = tuple[str, ...]


@dataclass(frozen=True)
class Naming:
    """A name in a sentence: its parts, and whose wife or son a bare given name is said to be."""

    reading: Reading
    span: Span
    form: Form
    kin: str


def spelling_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for the first place in each article of a name that is spelt otherwise elsewhere."""
    namings = list(_namings(story))
    seen: set[tuple[str, str, str]] = set()
    for label in sorted(_across(namings) + _within(namings)):
        for naming in namings:
            spelt = next((name for name in label.split(BETWEEN) if name in _names(naming)), None)
            if spelt is not None and (label, naming.reading.article, spelt) not in seen:
                seen.add((label, naming.reading.article, spelt))
                yield _claim(naming, label, spelt)


def compare_spellings(first: Claim, second: Claim) -> Comparison:
    """Two spellings of one name."""
    if first.relation != second.relation:
        return UNRELATED
    return same("name, same") if first.value == second.value else conflict("name, spelt otherwise")


def _names(naming: Naming) -> frozenset[str]:
    """A name in full, and the surname alone with its mark."""
    return frozenset({" ".join(naming.form), f"{ALONE}{naming.form[-1]}"})


def _across(namings: Sequence[Naming]) -> list[str]:
    """Pairs of names of two articles or more, none of which has both: full names that differ in a part, kin."""
    articles: dict[tuple[Form, str], set[str]] = defaultdict(set)
    for naming in namings:
        if len(naming.form) > 1 or naming.kin:
            articles[naming.form, naming.kin].add(naming.reading.article)
    everywhere: dict[Form, set[str]] = defaultdict(set)
    for naming in namings:
        everywhere[naming.form].add(naming.reading.article)
    found = []
    for (one, kin), (two, other) in _near(articles):
        is_apart = not everywhere[one] & everywhere[two]
        if is_apart and kin == other and _is_one_name(one, two, bool(kin)):
            found.append(BETWEEN.join((" ".join(one), " ".join(two))))
    return found


def _near(names: dict[tuple[Form, str], set[str]]) -> Iterator[tuple[tuple[Form, str], tuple[Form, str]]]:
    """Pairs of names that begin alike, so that only these are compared."""
    groups: dict[tuple[int, str], list[tuple[Form, str]]] = defaultdict(list)
    for name in sorted(names):
        groups[len(name[0]), "".join(part[0] for part in name[0])].append(name)
    for group in groups.values():
        yield from combinations(group, 2)


def _is_one_name(one: Form, two: Form, is_kin: bool) -> bool:
    """Whether two names differ in one part and there by a letter or two that no other language would write."""
    parts = [(mine, other) for mine, other in zip(one, two, strict=True) if mine != other]
    if len(parts) != 1 or not is_slip(*parts[0]):
        return False
    mine, other = parts[0]
    return is_kin or (is_given(mine) and is_given(other)) or not is_one_sound(mine, other)


def _within(namings: Sequence[Naming]) -> list[str]:
    """The surnames that a report spells otherwise once or twice, in a way that no report gives with a first name."""
    counts = Counter((naming.reading.article, naming.form[-1]) for naming in namings)
    full = {naming.form[-1] for naming in namings if len(naming.form) > 1}
    repeated: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (article, name), count in counts.items():
        if count >= REPEATED and name in full:
            repeated[article, name[0]].append(name)
    rare = ((article, name) for (article, name), count in counts.items() if count <= SLIPS and name not in full)
    found = {
        BETWEEN.join((f"{ALONE}{slip}", f"{ALONE}{surname}"))
        for article, slip in rare
        for surname in repeated[article, slip[0]]
        if is_slip(slip, surname)
    }
    return sorted(found)


def is_slip(one: str, two: str) -> bool:
    """Whether two words begin alike and differ by a letter, long ones by two; not a plural or a longer word.

    >>> is_slip("harlan", "harlen"), is_slip("harlan", "harlans"), is_slip("norfolk", "norwalk")
    (True, False, True)
    """
    shorter = min(len(one), len(two))
    if one == two or shorter < SHORTEST or one[0] != two[0] or one.startswith(two) or two.startswith(one):
        return False
    return _distance(one, two) <= (1 if shorter < LONG else 2)


def is_one_sound(one: str, two: str) -> bool:
    """Whether two words have the same consonants, single or double."""
    return _consonants(one) == _consonants(two)


def _consonants(word: str) -> str:
    kept = [letter for letter in word if letter.isalnum() and letter not in SOUNDS]
    return "".join(letter for place, letter in enumerate(kept) if place == 0 or kept[place - 1] != letter)


def _distance(one: str, two: str) -> int:
    """The least number of letters to change, add or leave out."""
    row = list(range(len(two) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for column, other in enumerate(two, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (letter != other))
    return row[-1]


def _namings(story: StoryReading) -> Iterator[Naming]:
    """The names of persons in sentences: those that were marked as names, and those that were resolved."""
    resolved: dict[str, set[Span]] = defaultdict(set)
    for entity in story.dossier.entities:
        for naming in entity.mentions if entity.kind is MentionKind.PERSON else ():
            resolved[naming.span.article].add(naming.span)
    for reading in story.readings:
        marked = {mention.span for mention in reading.persons}
        spans = (span for span in marked | resolved[reading.article] if reading.span.contains(span))
        for span in sorted(spans, key=lambda each: (each.start, -each.end)):
            words = reading.words(span)
            name = person_name(words) if words[:1].isupper() and words.lower() not in PRONOUNS else None
            if name is not None and not _is_within_name(reading, span):
                yield Naming(reading, span, name.parts, NO_KIN if name.is_full else _kin(reading, span))


def _is_within_name(reading: Reading, span: Span) -> bool:
    """Whether another capitalised word without a title's mark stands right before a bare name: "Los Robles"."""
    tokens = reading.tree.tokens
    place = next((index for index, token in enumerate(tokens) if token.start >= span.start), 0)
    before = tokens[place - 1] if place else None
    is_joined = before is not None and before.pos == "PROPN" and before.end + 1 == span.start
    return is_joined and before is not None and before.head != place and tokens[place].head == place - 1


def _kin(reading: Reading, span: Span) -> str:
    """The word for kin that a name stands beside: "his wife, Ann", "wife Ann"."""
    tree: Tree = reading.tree
    place = next((index for index, token in enumerate(tree.tokens) if token.start >= span.start), None)
    if place is None:
        return NO_KIN
    beside = {tree.tokens[place].head, place - 1, place - 2} - {place}
    return next(
        (tree.tokens[each].lemma for each in sorted(beside) if each >= 0 and tree.tokens[each].lemma in KIN), ""
    )


def _claim(naming: Naming, label: str, spelt: str) -> Claim:
    return claim(
        naming.reading,
        ClaimKind.OFFICE,
        naming.span,
        topic=naming.span,
        subject=naming.kin,
        relation=f"{RELATION}{label}",
        value=spelt,
        rule="name in two spellings",
    )
