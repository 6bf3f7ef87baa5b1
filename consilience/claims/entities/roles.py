"""Roles: the titles that reports give a person, and the phrases that mean a person by one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from consilience.claims.entities.names import folded
from consilience.claims.entities.pages import Filed, Page
from consilience.claims.entities.places import state_of
from consilience.claims.grammar import Tree
from consilience.claims.tables import reversed_rows, word_set, words
from consilience.records import MentionKind, Title

Key = tuple[str, ...]
PERSON, BODY = MentionKind.PERSON, MentionKind.ORGANISATION
LONGEST_TITLE = 12
TITLE_WORDS = frozenset({"PROPN", "NOUN", "ADJ"})
# What links the words of a title; of these a title may not begin with one.
LINKING = frozenset({"of", "for", "the", "-", "–", "to", "and", "’s", "'s", "’", ",", "."})
JOINED = frozenset({"of", "for", "to", "at", "in", "on"})
PLURAL = frozenset({"NNS", "NNPS"})
# Holders of one role, or bodies of one kind, among whom the one meant is looked for.
MOST_HOLDERS = 50
# An apposition stands beside its name, a comma between them.
NEXT = 2
LEFT = frozenset({"amod", "compound", "poss", "nmod", "det", "advmod"})
DEFINITE = frozenset({"the", "this", "that"})
FUNCTION = frozenset({"DET", "ADP", "PART", "PUNCT", "PRON", "CCONJ"})
STATE = "state:"


class Held(NamedTuple):
    """A role as one report gives it to a person: its class, its words, whether it is marked as former, deputy, …"""

    role: str
    words: frozenset[str]
    marks: frozenset[str]

    @property
    def states(self) -> frozenset[str]:
        return frozenset(word for word in self.words if word.startswith(STATE))


class Roles:
    """The roles of the persons whom a story names, and the kinds of the bodies."""

    def __init__(self, pages: Sequence[Page], filed: Sequence[Filed]) -> None:
        self._pages = pages
        self._filed = filed
        self._page = {page.annotated.article.id: page for page in pages}
        self.titles: dict[Key, tuple[Title, ...]] = {}
        self._held: defaultdict[str, defaultdict[Key, set[Held]]] = defaultdict(lambda: defaultdict(set))
        self._told: defaultdict[tuple[int, str], defaultdict[Key, set[Held]]] = defaultdict(lambda: defaultdict(set))
        self.sexes: dict[Key, str] = {}
        self._read()

    def _read(self) -> None:
        found: defaultdict[Key, list[Title]] = defaultdict(list)
        for each in self._filed:
            if each.kind is not PERSON:
                continue
            page = self._page[each.span.article]
            number, inside = page.inside(each.span)
            tree = page.trees[number] if inside else None
            if tree is None:
                continue
            for indexes in (_before(tree, inside[0]), _beside(tree, inside)):
                head = _role_at(tree, indexes)
                if head is not None:
                    found[each.key].append(_title(page, tree, indexes))
                    self._hold(page, each.key, head, tree, indexes)
        self.titles = {key: tuple(titles) for key, titles in found.items()}

    def _hold(self, page: Page, key: Key, head: int, tree: Tree, indexes: Sequence[int]) -> None:
        role = role_of(tree, head)
        assert role is not None
        held = _held(role, tree, [index for index in indexes if index != head])
        self._held[role][key].add(held)
        self._told[page.number, role][key].add(held)
        for sex in ("he", "she"):
            if tree.tokens[head].lemma in words("entities/roles", "sex", sex):
                self.sexes.setdefault(key, sex)

    def phrases(self) -> list[Filed]:
        """The phrases that mean one person by a role, or one body by its kind: "the minister", "the committee"."""
        return [found for page in self._pages for found in self._in_page(page)]

    def _in_page(self, page: Page) -> Iterator[Filed]:
        named = self._named_in[page.number]
        covered = {start for each in self._by_page[page.number] for start in page.word_starts(each.span)}
        for tree in page.trees:
            if tree is None:
                continue
            for index, token in enumerate(tree.tokens):
                if token.pos not in {"NOUN", "PROPN"} or token.start in covered:
                    continue
                is_definite = _is_definite(tree, index)
                found = self._holder(page, tree, index, named) if is_definite else None
                found = found or self._body(page, tree, index, is_definite)
                if found is not None:
                    yield found

    def _holder(self, page: Page, tree: Tree, index: int, named: Mapping[Key, int]) -> Filed | None:
        """The only person named in the article who holds a role."""
        role = role_of(tree, index)
        if role is None or tree.tokens[index].tag in PLURAL or _is_before_name(tree, index):
            return None
        phrase = [below for below in _phrase(tree, index) if below != index]
        if _is_anothers(tree, sorted([index, *phrase])):
            return None
        asked = _held(role, tree, phrase)
        start = tree.tokens[index].start
        told, held = self._told[page.number, role], self._held[role]
        holders = _fitting(told, asked) or _fitting(held, asked)
        holders = {key: held for key, held in holders.items() if named.get(key, start) < start}
        plain = [key for key, held in holders.items() if not all(one.states - asked.states for one in held)]
        chosen = list(holders) if len(holders) == 1 else plain
        if len(chosen) != 1:
            return None
        span = tree.span(min([index, *(below for below in phrase if below < index)]), index)
        return Filed(chosen[0], PERSON, span, page.words(span), "role, only holder")

    def _body(self, page: Page, tree: Tree, index: int, is_definite: bool) -> Filed | None:
        """The only body of its kind named so far in the article, under "the" or the name of its state."""
        lemma = tree.tokens[index].lemma
        if not (self._bodies[page.number].get(lemma) and (is_definite or _has_state(tree, index))):
            return None
        phrase = _phrase(tree, index)
        if any(below > index for below in phrase):
            return None
        asked = _content(tree, [below for below in phrase if below != index])
        named = dict(islice(self._bodies[page.number].get(lemma, {}).items(), MOST_HOLDERS))
        before = {key: words for key, (start, words) in named.items() if start < tree.tokens[index].start}
        fitting = [key for key, words in before.items() if asked <= words]
        if len(before) != 1 or len(fitting) != 1:
            return None
        span = tree.span(phrase[0], index)
        return Filed(fitting[0], BODY, span, page.words(span), "kind of body, only one named")

    @cached_property
    def _by_page(self) -> list[list[Filed]]:
        found: list[list[Filed]] = [[] for _ in self._pages]
        for each in self._filed:
            found[self._page[each.span.article].number].append(each)
        return found

    @cached_property
    def _named_in(self) -> list[dict[Key, int]]:
        """For each article the persons named in it, with where they are named first."""
        found: list[dict[Key, int]] = [{} for _ in self._pages]
        for own, filed in zip(found, self._by_page, strict=True):
            for each in filed:
                if each.kind is PERSON:
                    own[each.key] = min(own.get(each.key, each.span.start), each.span.start)
        return found

    @cached_property
    def _bodies(self) -> list[dict[str, dict[Key, tuple[int, frozenset[str]]]]]:
        """For each article the bodies by the noun that their names end in, with first place and words."""
        longest: dict[Key, str] = {}
        for each in self._filed:
            if each.kind is BODY and each.key[0] == "body":
                longest[each.key] = max(longest.get(each.key, ""), each.words, key=lambda name: (len(name), name))
        found: list[dict[str, dict[Key, tuple[int, frozenset[str]]]]] = [{} for _ in self._pages]
        for own, filed in zip(found, self._by_page, strict=True):
            for each in filed:
                if each.key in longest:
                    names = {*folded(longest[each.key]).split(), *each.key[1:]}
                    for noun in {folded(longest[each.key]).split()[-1], each.key[1]} & _NOUNS:
                        start, _ = own.setdefault(_single(noun), {}).get(each.key, (each.span.start, None))
                        own[_single(noun)][each.key] = (min(start, each.span.start), _states(names))
        return found


def role_of(tree: Tree, index: int) -> str | None:
    """The class of the role that a word names, alone or with the word before it."""
    table = reversed_rows("entities/roles", "roles")
    word, lemma = tree.word(index).lower(), tree.tokens[index].lemma
    two = f"{tree.word(index - 1).lower()} {word}" if index else word
    named = table.get(two) or table.get(word) or table.get(lemma)
    return named[0] if named else None


def _fitting(held: Mapping[Key, set[Held]], asked: Held) -> dict[Key, set[Held]]:
    """The persons one of whose roles has all the words of the phrase and the same marks."""
    return {
        key: fit
        for key, roles in islice(held.items(), MOST_HOLDERS)
        if (fit := {role for role in roles if asked.words <= role.words and asked.marks == role.marks})
    }


def _held(role: str, tree: Tree, indexes: Sequence[int]) -> Held:
    content = _content(tree, indexes)
    marks = words("entities/roles", "marked", "marked")
    own = {word for words in (role.split("_"),) for word in words}
    return Held(role, frozenset(content - marks - own), frozenset(content & marks))


def _content(tree: Tree, indexes: Sequence[int]) -> frozenset[str]:
    return _states({tree.tokens[index].lemma.strip(".") for index in indexes if tree.tokens[index].pos not in FUNCTION})


def _states(found: set[str]) -> frozenset[str]:
    """Words with peoples and capitals as their state."""
    return frozenset(f"{STATE}{state}" if (state := state_of(folded(word))) else word for word in found)


def _title(page: Page, tree: Tree, indexes: Sequence[int]) -> Title:
    span = tree.span(indexes[0], indexes[-1])
    published = page.annotated.article.published
    return Title(
        words=page.words(span),
        span=span,
        earliest=published.earliest.isoformat() if published else None,
        latest=published.latest.isoformat() if published else None,
    )


def _role_at(tree: Tree, indexes: Sequence[int]) -> int | None:
    """The noun of some words that names a role: the last before an "of", else none."""
    cut = next(
        (place for place, index in enumerate(indexes) if tree.word(index).lower() in JOINED and place), len(indexes)
    )
    return next((index for index in reversed(indexes[:cut]) if role_of(tree, index)), None)


def _before(tree: Tree, first: int) -> list[int]:
    """The run of title words that ends at a name; its last word names a role, or what the role is of."""
    index = first - 1
    while index >= 0 and tree.word(index).strip(".").lower() in HONORIFIC_WORDS:
        index -= 1
    last = index
    while index >= 0 and last - index < LONGEST_TITLE and _is_title_word(tree, index):
        index -= 1
    run = list(range(index + 1, last + 1))
    if run and role_of(tree, run[-1]):
        run = run[max((place + 1 for place, word in enumerate(run) if tree.word(word).lower() in JOINED), default=0) :]
    while run and tree.word(run[0]).lower() in LINKING:
        run.pop(0)
    return run if _role_at(tree, run) is not None and tree.word(run[-1]).lower() not in LINKING else []


def _is_title_word(tree: Tree, index: int) -> bool:
    word = tree.word(index).lower()
    return tree.tokens[index].pos in TITLE_WORDS or word in LINKING - {",", ".", "and", "to"}


def _beside(tree: Tree, inside: Sequence[int]) -> list[int]:
    """The words of a role in apposition with a name, on either side of it."""
    for index in inside:
        token = tree.tokens[index]
        for child in tree.children[index]:
            if tree.tokens[child].relation == "appos" and child > inside[-1] and _is_role(tree, child):
                phrase = _phrase(tree, child)
                is_kin = len(phrase) == 1 and tree.tokens[child].lemma in words("entities/roles", "kin", "kin")
                return [] if is_kin or _is_anothers(tree, phrase) or phrase[0] - inside[-1] > NEXT else phrase
        if token.relation == "appos" and token.head < inside[0] and _is_role(tree, token.head):
            phrase = [below for below in _phrase(tree, token.head) if below < inside[0]]
            return phrase if inside[0] - phrase[-1] <= NEXT else []
    return []


def _is_anothers(tree: Tree, phrase: Sequence[int]) -> bool:
    """Does another name follow a role: "Doe, chairman Roe"?"""
    after = phrase[-1] + 1
    return after < len(tree.tokens) and tree.tokens[after].pos == "PROPN"


def _is_role(tree: Tree, index: int) -> bool:
    return tree.tokens[index].tag not in PLURAL and role_of(tree, index) is not None


def _phrase(tree: Tree, index: int) -> list[int]:
    """A noun with the words before it and its "of …", in order; without clauses and appositions."""
    found = [index]
    for child in tree.children[index]:
        token = tree.tokens[child]
        if child < index and token.relation in LEFT:
            found += [below for below in tree.subtree(child) if below < index]
        elif child > index and token.relation == "prep" and tree.word(child).lower() in JOINED:
            found += tree.subtree(child)
    found = sorted(set(found))
    return (
        found if len(found) <= LONGEST_TITLE else sorted({below for below in found if below <= index})[-LONGEST_TITLE:]
    )


def _is_definite(tree: Tree, index: int) -> bool:
    return any(
        child < index and tree.tokens[child].relation in {"det", "poss"} and _points(tree, child)
        for child in tree.children[index]
    )


def _points(tree: Tree, child: int) -> bool:
    """ "the", or the name of a state as owner: "Russia’s prime minister"."""
    return tree.word(child).lower() in DEFINITE or state_of(folded(tree.word(child))) is not None


def _has_state(tree: Tree, index: int) -> bool:
    return any(child < index and state_of(folded(tree.word(child))) is not None for child in tree.children[index])


def _is_before_name(tree: Tree, index: int) -> bool:
    """Is the role the title of a name beside it?"""
    token = tree.tokens[index]
    following = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else None
    is_beside = any(tree.tokens[child].relation == "appos" for child in tree.children[index])
    return token.relation in {"compound", "appos"} or is_beside or (following is not None and following.pos == "PROPN")


def _single(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and noun[:-1] in _NOUNS else noun


HONORIFIC_WORDS = frozenset({"mr", "mrs", "ms", "miss"})
_NOUNS = word_set(
    """
    agency association bank board bureau campaign center centers centre coalition commission committee company
    corporation council court department federation foundation fund group institute ministry movement network
    newspaper office organization parliament party school senate service union university
    """
)
