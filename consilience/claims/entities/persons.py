"""Persons by name: full names joined, surnames given to the one person who bears them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from consilience.claims.entities.families import Key, family_of, grouped
from consilience.claims.entities.names import PersonName, person_name, sex_of_first
from consilience.claims.entities.pages import Filed, Name
from consilience.records import MentionKind

PERSON = MentionKind.PERSON
# Bearers of one surname among whom the one meant is looked for.
MOST_BEARERS = 50
# How much oftener one of several bearers must be named in full to be the one whom the surname alone means.
FAR_OFTENER = 2
# A surname may stand alone in headline and subheading before its bearer is named in full; oftener it is another's.
PLAIN_BEFORE = 3


class Named(NamedTuple):
    """A person's name where it stands, with its parts."""

    name: Name
    parsed: PersonName


class People:
    """The persons whom a story names in full, and who bears which surname in which article."""

    def __init__(self, names: Sequence[Named]) -> None:
        bare = {named.parsed.parts[0] for named in names if not named.parsed.is_full}
        forms = Counter(named.parsed for named in names if named.parsed.is_full)
        self.inner = _cut(forms, bare)
        kept = {form: count for form, count in forms.items() if form not in self.inner}
        self.keys: Mapping[PersonName, Key] = grouped(kept, bare, _apart(names))
        self._introduced: defaultdict[tuple[int, str], dict[Key, int]] = defaultdict(dict)
        self._given: defaultdict[tuple[int, str], dict[Key, int]] = defaultdict(dict)
        self._in_story: defaultdict[str, dict[Key, int]] = defaultdict(dict)
        self._sexes: defaultdict[Key, Counter[str]] = defaultdict(Counter)
        self._first_names: defaultdict[str, dict[Key, int]] = defaultdict(dict)
        # The single names by which each article calls somebody.
        self._first_alone: dict[tuple[int, str], int] = {}
        self._full: Counter[Key] = Counter()
        self._surnames = {(named.name.page, named.parsed.parts[0]) for named in names if not named.parsed.is_full}
        for named in names:
            self._introduce(named)

    def _introduce(self, named: Named) -> None:
        key = self.key(named.parsed)
        page, start = named.name.page, named.name.span.start
        if key is None:
            self._first_alone.setdefault((page, named.parsed.parts[-1]), start)
            return
        self._full[key] += 1
        self._introduced[page, family_of(key)].setdefault(key, start)
        self._given[page, key[2]].setdefault(key, start)
        self._given[page, named.parsed.parts[0]].setdefault(key, start)
        self._in_story[family_of(key)].setdefault(key, 0)
        self._first_names[key[2]].setdefault(key, 0)
        self._sexes[key][named.name.sex] += bool(named.name.sex)

    def key(self, parsed: PersonName) -> Key | None:
        """The key of a full name."""
        return self.keys.get(self.inner.get(parsed, parsed))

    def words(self, named: Named) -> str:
        """The words of a name without those of a headline after it."""
        inner = self.inner.get(named.parsed)
        return " ".join(named.name.words.split()[: len(inner.parts)]) if inner else named.name.words

    def sex(self, key: Key) -> str:
        """ "he", "she", or "" where neither an honorific nor the given name tells."""
        told = self._sexes[key]
        return max(told, key=lambda sex: (told[sex], sex)) if told.total() else sex_of_first(key[2])

    def of_surname(self, named: Named) -> tuple[Key, str] | None:
        """Who bears a single name in an article, and by what rule; None where several may."""
        page, part = named.name.page, named.parsed.parts[0]
        here, story = self._introduced.get((page, part), {}), self._in_story.get(part, {})
        if len(here) == 1 and len(story) > 1 and self._is_used_before(page, part, min(here.values())):
            return self._most_named(story, named)
        for bearers, rule in (
            (here, "surname, only bearer in the article"),
            (story, "surname, only bearer in the story"),
            (self._given.get((page, part)), "first name, only bearer in the article"),
            (self._of_family(page, part), "first name, only bearer of a family named in the article"),
        ):
            if bearers:
                return self._only(bearers, named, rule)
        return None

    def _is_used_before(self, page: int, part: str, start: int) -> bool:
        """Does an article use a surname before it names a bearer in full? Then it may be another's."""
        return self._first_alone.get((page, part), start) < start

    def _most_named(self, bearers: Mapping[Key, int], named: Named) -> tuple[Key, str] | None:
        """The bearer who is named in full far oftener than any other in the story."""
        ranked = sorted((self._full[key], key) for key in self._agreeing(bearers, named))
        if not ranked or (len(ranked) > 1 and ranked[-1][0] < FAR_OFTENER * ranked[-2][0]):
            return None
        return ranked[-1][1], "surname, most named bearer in the story"

    def _of_family(self, page: int, part: str) -> dict[Key, int]:
        """The persons of a first name whose relatives an article names."""
        return {key: 0 for key in self._first_names.get(part, ()) if (page, family_of(key)) in self._surnames}

    def _only(self, bearers: Mapping[Key, int], named: Named, rule: str) -> tuple[Key, str] | None:
        """The only bearer that agrees in sex and suffix, whom the article calls by surname, or has named so far."""
        fitting = self._agreeing(bearers, named)
        sex = named.name.sex
        if len(fitting) == 1:
            return fitting[0], rule if len(bearers) == 1 else f"{rule}, by {'honorific' if sex else 'suffix'}"
        by_surname = [key for key in fitting if (named.name.page, key[2]) not in self._surnames]
        if len(by_surname) == 1:
            return by_surname[0], "surname, the others go by first name"
        so_far = [key for key in fitting if 0 < bearers[key] < named.name.span.start]
        return (so_far[0], "surname, only bearer so far") if len(so_far) == 1 else None

    def _agreeing(self, bearers: Mapping[Key, int], named: Named) -> list[Key]:
        """The bearers whose suffix is the name's and whose sex is, or may be, its honorific's."""
        if len(bearers) > MOST_BEARERS:
            return []
        sex = named.name.sex
        agreeing = [key for key in bearers if key[4] == named.parsed.suffix and (not sex or self.sex(key) in ("", sex))]
        return [key for key in agreeing if sex and self.sex(key) == sex] or agreeing

    @property
    def surnames(self) -> Set[str]:
        """The surnames that somebody in the story bears."""
        return self._in_story.keys()


def named_persons(names: Sequence[Named], people: People) -> Iterator[Filed]:
    """Each person's name with its person; a surname that several may bear is left out."""
    sexes: defaultdict[str, set[str]] = defaultdict(set)
    for named in names:
        if not named.parsed.is_full and named.name.sex:
            sexes[named.parsed.parts[0]].add(named.name.sex)
    for named in names:
        found = _filed(named, people, sexes)
        if found is not None:
            key, rule = found
            yield Filed(key, PERSON, named.name.span, people.words(named), rule)


def parsed_names(names: Sequence[Name]) -> list[Named]:
    """The names that can be read as a person's."""
    return [Named(name, parsed) for name in names if (parsed := person_name(name.words)) is not None]


def _filed(named: Named, people: People, sexes: Mapping[str, set[str]]) -> tuple[Key, str] | None:
    if named.parsed.is_full:
        key = people.key(named.parsed)
        return (key, "full name") if key else None
    part = named.parsed.parts[0]
    found = people.of_surname(named)
    if found is not None or (part in people.surnames and not named.name.sex):
        return found
    if len(sexes[part]) > 1:
        return (("person", part, named.name.sex, "", ""), "same surname and honorific") if named.name.sex else None
    return ("person", part, "", "", ""), "same name"


def _cut(forms: Mapping[PersonName, int], bare: set[str]) -> dict[PersonName, PersonName]:
    """Names with words of a headline at their end, and the name in them: "Ilsa Brandt Resigns"."""
    found = {}
    for form, count in forms.items():
        for length in range(len(form.parts) - 1, 1, -1):
            inner = PersonName(form.parts[:length], "")
            if count < forms.get(inner, 0) and inner.parts[-1] in bare and form.parts[-1] not in bare:
                found[form] = inner
                break
    return found


def _apart(names: Sequence[Named]) -> set[str]:
    """The surnames that one article gives both with a suffix and without, as of two persons.

    A suffix that a report gives at first mention and then leaves off is one person's: the surname alone comes after it.
    """
    plain: Counter[tuple[int, str]] = Counter()
    full: set[tuple[int, str, str]] = set()
    suffixed: set[tuple[int, str, str]] = set()
    found: set[str] = set()
    for page, parsed in ((named.name.page, named.parsed) for named in names):
        surname, first = parsed.parts[-1], parsed.parts[0]
        if parsed.suffix and (not parsed.is_full or plain[page, surname] >= PLAIN_BEFORE):
            found.add(surname)
        elif parsed.suffix:
            suffixed.add((page, surname, first))
        elif parsed.is_full:
            full.add((page, surname, first))
        else:
            plain[page, surname] += 1
    return found | {surname for _, surname, _ in full & suffixed}
