"""Pronouns: "he" and "she" where one person alone can be meant."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from consilience.claims.entities.names import sex_of_first
from consilience.claims.entities.pages import Filed, Page
from consilience.claims.entities.roles import role_of
from consilience.claims.grammar import Tree
from consilience.records import MentionKind

Key = tuple[str, ...]
PERSON = MentionKind.PERSON
SEX = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
# Arguments of one verb are different persons unless the pronoun says "self" or is an owner.
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "agent", "attr"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Who asks whether "he" did something asks of another.
ASKING = frozenset({"whether", "if"})
VERBS = frozenset({"VERB", "AUX"})


def pronouns(pages: Sequence[Page], filed: Sequence[Filed], sexes: Mapping[Key, str]) -> list[Filed]:
    """The pronouns outside quotations for which the same sentence and the one before it leave one person."""
    by_page: dict[str, list[Filed]] = {page.annotated.article.id: [] for page in pages}
    for each in filed:
        if each.kind is PERSON:
            by_page[each.span.article].append(each)
    return [
        found
        for page in pages
        for found in _in_page(page, sorted(by_page[page.annotated.article.id], key=lambda each: each.span), sexes)
    ]


def _in_page(page: Page, persons: Sequence[Filed], sexes: Mapping[Key, str]) -> Iterator[Filed]:
    before: dict[Key, list[int]] = {}
    strangers: set[str] = set()
    for number, tree in enumerate(page.trees):
        if tree is None:
            before, strangers = {}, set()
            continue
        here = _Sentence(page, number, tree, persons, sexes)
        yield from here.resolve(before, strangers)
        before, strangers = here.named, here.strangers


class _Sentence:
    """One sentence: the persons in it by word, and the unnamed persons who might be meant as well."""

    def __init__(self, page: Page, number: int, tree: Tree, persons: Sequence[Filed], sexes: Mapping[Key, str]) -> None:
        self._page, self._tree, self._sexes = page, tree, sexes
        self.named: dict[Key, list[int]] = {}
        covered: set[int] = set()
        low = bisect_left(persons, tree.tokens[0].start, key=lambda each: each.span.start)
        for each in persons[low:]:
            if each.span.start >= tree.tokens[-1].end:
                break
            inside = page.inside(each.span)[1]
            covered.update(inside)
            self.named.setdefault(each.key, []).extend(inside[-1:])
        self._unnamed = [index for index in range(len(tree.tokens)) if index not in covered and _is_person(tree, index)]
        self.strangers = {sex for index in self._unnamed for sex in _sexes_of(tree, index)}

    def resolve(self, before: Mapping[Key, list[int]], strangers: set[str]) -> Iterator[Filed]:
        for index, token in enumerate(self._tree.tokens):
            sex = SEX.get(self._tree.word(index).lower())
            if sex is None or token.pos != "PRON" or self._page.is_quoted(token.start):
                continue
            found, rule = self._only(index, sex, before, strangers), "pronoun, only candidate"
            if found is None:
                found, rule = self._speaker(index, sex), "pronoun, who speaks"
            if found is not None:
                self.named.setdefault(found, []).append(index)
                yield Filed(found, PERSON, self._tree.span(index, index), "", rule)

    def _speaker(self, index: int, sex: str) -> Key | None:
        """Who speaks of himself: the subject of the verb over that of the pronoun, "Doe said he was ill"."""
        tree, verb = self._tree, self._tree.tokens[index].head
        if tree.tokens[index].relation not in SUBJECTS or tree.tokens[verb].relation != "ccomp":
            return None
        speaker = next(tree.governed(tree.tokens[verb].head, SUBJECTS), None)
        is_asked = any(tree.tokens[mark].lemma.lower() in ASKING for mark in tree.governed(verb, frozenset({"mark"})))
        if speaker is None or speaker > index or is_asked:
            return None
        return next(
            (key for key, places in self.named.items() if speaker in places and self._agrees(key, sex)),
            None,
        )

    def _only(self, index: int, sex: str, before: Mapping[Key, list[int]], strangers: set[str]) -> Key | None:
        """The only person who may be meant; None where an unnamed one may be meant as well."""
        near = {key for key, places in self.named.items() if any(place < index for place in places)}
        if not near and any(self._is_subject(key) and self._agrees(key, sex) for key in self.named):
            return None
        candidates = {
            key
            for key in near | set(before)
            if self._agrees(key, sex) and not any(self._excludes(index, place) for place in self.named.get(key, ()))
        }
        is_open = any(sex in _sexes_of(self._tree, place) for place in self._unnamed if place < index)
        if len(candidates) != 1 or is_open or (sex in strangers and not candidates & near):
            return None
        return next(iter(candidates))

    def _is_subject(self, key: Key) -> bool:
        """Is a person named later the subject: "In his speech, Doe …"?"""
        return any(self._tree.tokens[place].relation in SUBJECTS for place in self.named[key])

    def _agrees(self, key: Key, sex: str) -> bool:
        known = self._sexes.get(key) or sex_of_first(key[2])
        return known in ("", sex)

    def _excludes(self, pronoun: int, place: int) -> bool:
        """Is a person another argument of the pronoun's own verb: "Roe told him"?"""
        tree = self._tree
        if tree.word(pronoun).lower().endswith("self") or tree.tokens[pronoun].relation == "poss":
            return False
        if tree.tokens[pronoun].relation not in ARGUMENTS or tree.tokens[place].relation not in ARGUMENTS:
            return False
        return _verb(tree, pronoun) == _verb(tree, place)


def _verb(tree: Tree, index: int) -> int:
    while tree.tokens[index].pos not in VERBS and tree.tokens[index].head != index:
        index = tree.tokens[index].head
    return index


def _is_person(tree: Tree, index: int) -> bool:
    """Is it somebody without a name: "a spokesman", "another man"?"""
    token = tree.tokens[index]
    return token.tag == "NN" and (token.lemma in PEOPLE or role_of(tree, index) is not None)


def _sexes_of(tree: Tree, index: int) -> frozenset[str]:
    return PEOPLE.get(tree.tokens[index].lemma, frozenset({"he", "she"}))


HE, SHE, BOTH = frozenset({"he"}), frozenset({"she"}), frozenset({"he", "she"})
PEOPLE = {
    **dict.fromkeys(("man", "boy", "father", "son", "brother", "husband", "uncle", "spokesman", "chairman"), HE),
    **dict.fromkeys(
        ("woman", "girl", "mother", "daughter", "sister", "wife", "aunt", "spokeswoman", "chairwoman"), SHE
    ),
    **dict.fromkeys(
        ("person", "official", "friend", "child", "victim", "witness", "patient", "student", "voter"), BOTH
    ),
}
