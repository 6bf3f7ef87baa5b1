"""Places: their variants, and the states that speak through a capital or a government."""

from collections.abc import Iterator
from functools import cache

from consilience.claims.entities.names import folded
from consilience.claims.entities.pages import Filed, Name, Page
from consilience.claims.grammar import Tree
from consilience.claims.nations import nation
from consilience.claims.tables import reversed_rows, words
from consilience.records import MentionKind

PLACE, GROUP, BODY = MentionKind.PLACE, MentionKind.GROUP, MentionKind.ORGANISATION
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Prepositions that make a capital a party to something.
PARTY_TO = frozenset({"with", "between", "against", "by", "toward", "towards"})
KREMLIN = "kremlin"
POSSESSIVES = frozenset({"’s", "'s", "’", "'"})
# Words from a possessive to what is owned.
FURTHEST_OWNED = 6


def place_of(page: Page, name: Name, kind: MentionKind) -> Filed:
    """What a place, a people or a group is filed under."""
    state = state_of(name.key)
    if state is None:
        return Filed(
            ("place" if kind is PLACE else kind.value, _variant(name.key)), kind, name.span, name.words, _rule(name)
        )
    if kind is GROUP or (name.place is not None and _tag(page, name) in {"JJ", "NNPS"} and not _is_state(name.key)):
        return _people(page, name, state)
    if _is_state(name.key):
        if _acts(page, name):
            return _government(state, name, "state that acts")
        return Filed(("state", state), PLACE, name.span, name.words, "state")
    if name.key == KREMLIN or _speaks(page, name):
        return _government(state, name, "state by its capital")
    return Filed(("place", name.key), PLACE, name.span, name.words, "same name")


def governments(page: Page) -> Iterator[Filed]:
    """The governments that a page names as such: "the Russian government", "Japan’s authorities"."""
    for tree in page.trees:
        if tree is None:
            continue
        for index, token in enumerate(tree.tokens):
            if token.pos in {"NOUN", "PROPN"} and token.lemma in words("entities/places", "acts", "governing"):
                found = _governed(tree, index)
                if found is not None:
                    state, first = found
                    span = tree.span(first, index)
                    yield Filed(("government", state), BODY, span, page.words(span), "government of a state")


@cache
def state_of(key: str) -> str | None:
    """The state that a folded name stands for, as itself, its people, its capital or its seat of power."""
    if key in words("entities/places", "acts", "own_seats"):
        return None
    named = reversed_rows("entities/places", "states").get(key)
    return named[0] if named else nation(key)


def _is_state(key: str) -> bool:
    state = state_of(key)
    return state is not None and (folded(state) == key or key in reversed_rows("entities/places", "states"))


def _variant(key: str) -> str:
    for section in ("variants", "shortened"):
        named = reversed_rows("entities/places", section).get(key)
        if named:
            return named[0]
    return key


def _rule(name: Name) -> str:
    return "same name" if _variant(name.key) == name.key else "another name of the place"


def _people(page: Page, name: Name, state: str) -> Filed:
    """An adjective belongs to the state, a plural noun to its people."""
    is_plural = _tag(page, name) in {"NNPS", "NNS"}
    if is_plural:
        return Filed(("people", state), GROUP, name.span, name.words, "people of a state")
    return Filed(("state", state), PLACE, name.span, name.words, "state by its adjective")


def _government(state: str, name: Name, rule: str) -> Filed:
    return Filed(("government", state), BODY, name.span, name.words, rule)


def _tag(page: Page, name: Name) -> str:
    tree, index = _at(page, name)
    return tree.tokens[index].tag if tree else ""


def _at(page: Page, name: Name) -> tuple[Tree | None, int]:
    return (page.trees[name.place[0]], name.place[1]) if name.place else (None, -1)


def _acts(page: Page, name: Name) -> bool:
    """Is it the subject of a verb, or the owner of a noun, of saying and deciding?"""
    tree, index = _at(page, name)
    if tree is None:
        return False
    token = first_conjunct(tree, index)
    head = tree.tokens[tree.tokens[token].head]
    if tree.tokens[token].relation in SUBJECTS:
        return tree.tokens[token].relation == "nsubj" and head.lemma in words("entities/places", "acts", "verbs")
    owned = _owns(tree, index)
    if owned is not None:
        return tree.tokens[owned].lemma in words("entities/places", "acts", "nouns")
    return tree.tokens[token].relation == "pobj" and head.relation == "agent"


def _speaks(page: Page, name: Name) -> bool:
    """Does a capital stand for its government? In capitals it is a dateline."""
    if name.words.isupper():
        return False
    if _acts(page, name):
        return True
    tree, index = _at(page, name)
    if tree is None:
        return False
    owned = _owns(tree, index)
    if owned is not None:
        return _is_abstract(tree.tokens[owned].lemma)
    token = first_conjunct(tree, index)
    return tree.tokens[token].relation == "pobj" and tree.tokens[tree.tokens[token].head].lemma in PARTY_TO


def first_conjunct(tree: Tree, index: int) -> int:
    """The first of some joined names: "Tokyo and Moscow" stand where Tokyo stands."""
    while tree.tokens[index].relation == "conj" and tree.tokens[tree.tokens[index].head].pos == "PROPN":
        above = tree.tokens[index].head
        if above >= index:
            break
        index = above
    return index


def _is_abstract(lemma: str) -> bool:
    """Is it what a government has and a town has not: a decision, sanctions, cooperation?"""
    return lemma in words("entities/places", "acts", "nouns") or lemma.endswith(
        tuple(words("entities/places", "acts", "abstract"))
    )


def _owns(tree: Tree, index: int) -> int | None:
    """The noun that a name owns; also where the tagger took the possessive for a verb."""
    if tree.tokens[index].relation == "poss":
        return tree.tokens[index].head
    if index + 1 == len(tree.tokens) or tree.word(index + 1) not in POSSESSIVES:
        return None
    for after in range(index + 2, min(index + FURTHEST_OWNED, len(tree.tokens))):
        if tree.tokens[after].pos == "NOUN":
            return after
        if tree.tokens[after].pos not in {"ADJ", "PROPN", "PUNCT", "NUM"} and tree.tokens[after].tag != "VBN":
            return None
    return None


def _governed(tree: Tree, index: int) -> tuple[str, int] | None:
    """The state whose government a noun is, and the first word that says so."""
    for child in tree.children[index]:
        if child < index and tree.tokens[child].relation in {"amod", "poss", "compound", "nmod"}:
            state = state_of(folded(tree.word(child)))
            if state is not None:
                return state, child
    return None
