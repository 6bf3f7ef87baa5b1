"""Events in sentences: a predicate of a known class with who did it, to what, when, and how real it is.

Verbs and their nominal forms count alike ("ordered the suspension of", "signed an order suspending").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from consilience.claims.circumstances import time_of
from consilience.claims.grammar import CONTENT, Tree
from consilience.claims.modality import modality
from consilience.claims.nations import nation
from consilience.claims.polarity import CARRIERS, polarity
from consilience.claims.predicates import event_class, stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.claims.standing import standing
from consilience.claims.tables import word_set
from consilience.records import Modality, Polarity, Span, Standing, TimeExpression

GOVERNING = frozenset({"govern", "author", "offici", "side", "ministri", "agenc"})
# Prepositions that join to a verb what it is done to or with: "colluded with", "served in".
TOWARDS = frozenset({"with", "against", "to", "about", "from", "in", "into", "off", "up", "down", "out"})
OWNING = frozenset({"have"})
# Words for a state that was named before: "the country".
COUNTRIES = frozenset({"country", "nation"})
PARTITIVES = word_set(
    """
    array branch dozen group half host hundred list majority million number part rest series some ten thousand ton
    """
)
PRONOUNS = frozenset(
    {"it", "they", "this", "that", "these", "those", "he", "she", "we", "i", "its", "their", "his", "her", "our"}
)


@dataclass(frozen=True, eq=False)
class Event:
    """One event as one sentence tells it.

    `actor` and `theme` are sets of stems and names of states, the actor with its entity where it is known; `theme` is
    empty where a pronoun stands for it; the tokens at `theme_places` head it.
    The actor of an event that somebody ordered (`is_directed`) is the one who gave the order.
    """

    reading: Reading
    head: int
    kind: str
    actor: frozenset[str]
    theme: frozenset[str]
    theme_places: tuple[int, ...]
    time: TimeExpression | None
    polarity: Polarity
    is_classed: bool = True
    named_heads: frozenset[str] | None = None

    @cached_property
    def modality(self) -> Modality:
        """How far it has come."""
        return modality(self.reading.tree, self.head)

    @cached_property
    def standing(self) -> Standing:
        """How it is vouched for."""
        return standing(self.reading.tree, self.head)

    @property
    def is_directed(self) -> bool:
        """Whether somebody ordered it."""
        return self.modality is Modality.ORDERED

    @property
    def theme_heads(self) -> frozenset[str]:
        """The stems of the nouns that head the theme; `named_heads` where they were found elsewhere."""
        if self.named_heads is not None:
            return self.named_heads
        return _head_nouns(self.reading.tree, self.theme_places)

    @property
    def theme_names(self) -> frozenset[str]:
        """The entities that head the theme."""
        tokens = self.reading.tree.tokens
        found = (self.reading.meant.at(tokens[place].start) for place in self.theme_places)
        return frozenset(name for name in found if name is not None)

    @property
    def topic(self) -> Span:
        """The noun that heads the theme with its modifiers; the predicate where none is named."""
        tree = self.reading.tree
        named = (place for place in self.theme_places if tree.tokens[place].pos in {"NOUN", "PROPN"})
        head = next(named, self.head)
        modifiers = tree.governed(head, frozenset({"compound", "amod", "nmod"}))
        return tree.span(min((head, *modifiers)), head)

    @property
    def focus(self) -> Span:
        """The predicate with its object, for showing."""
        tree = self.reading.tree
        below = [index for index in tree.subtree(self.head) if index >= self.head]
        return tree.span(below[0], min(below[-1], self.head + 12))


def story_events(story: StoryReading, *, is_open: bool = False) -> Iterator[Event]:
    """Every event of a known class in a story, in order; with `is_open` also verbs of no class, by their stem."""
    for reading in story.readings:
        yield from sentence_events(reading, is_open=is_open)


def sentence_events(reading: Reading, *, is_open: bool = False) -> Iterator[Event]:
    """The events of one sentence, in order of place."""
    tree = reading.tree
    for index, token in enumerate(tree.tokens):
        kind = event_class(token.lemma, token.pos)
        if kind is None and is_open and token.pos == "VERB" and token.lemma not in TRADE_WORDS - OWNING:
            kind = stem(token.lemma)
        if kind is None:
            continue
        governor = _governor(tree, index)
        themes = _themes(tree, index)
        yield Event(
            reading=reading,
            head=index,
            kind=kind,
            actor=_actor(reading, index, governor),
            theme=frozenset(word for place in themes for word in phrase_stems(tree, place)),
            theme_places=themes,
            time=time_of(reading, index),
            polarity=polarity(tree, index),
            is_classed=event_class(token.lemma, token.pos) is not None,
        )


def phrase_stems(tree: Tree, index: int) -> frozenset[str]:
    """The content of a noun phrase as stems, with states under their own name; numbers and pronouns left out."""
    found = set()
    for below in tree.subtree(index):
        token = tree.tokens[below]
        if token.pos in CONTENT - {"NUM"} and token.lemma not in PRONOUNS and any(map(str.isalnum, token.lemma)):
            found.add(nation(tree.word(below)) or stem(token.lemma))
    return frozenset(found)


def names(reading: Reading, index: int) -> frozenset[str]:
    """A noun phrase by its stems, with the entity that its head names."""
    token = reading.tree.tokens[index]
    meant = reading.meant.at(token.start)
    if meant is None and token.lemma in COUNTRIES:
        meant = reading.meant.state_before(token.start)
    return _head_stems(reading.tree, index) | (frozenset() if meant is None else {meant})


def _head_nouns(tree: Tree, places: tuple[int, ...]) -> frozenset[str]:
    """The stems of single nouns, states under their own name and that of their governments, pronouns left out."""
    states = frozenset(
        state
        for place in places
        if stem(tree.tokens[place].lemma) in GOVERNING
        for child in tree.governed(place, frozenset({"amod", "compound", "poss"}))
        if (state := nation(tree.word(child)))
    )
    return states | frozenset(
        nation(tree.word(place)) or stem(tree.tokens[place].lemma)
        for place in places
        if tree.tokens[place].lemma not in PRONOUNS and tree.tokens[place].pos in {"NOUN", "PROPN"}
    )


def _governor(tree: Tree, index: int) -> int | None:
    """The verb or noun through which the event is ordered, planned or denied, if it depends on one."""
    token = tree.tokens[index]
    if token.head == index:
        return None
    if token.relation in {"dobj", "xcomp", "ccomp", "acl", "nsubjpass", "advcl", "pobj", "relcl", "attr"}:
        head = token.head
        if token.relation == "pobj" and tree.tokens[head].head != head:
            head = tree.tokens[head].head
        return head
    return None


def _actor(reading: Reading, index: int, governor: int | None) -> frozenset[str]:
    tree, token = reading.tree, reading.tree.tokens[index]
    candidates: list[int | None] = []
    if token.pos == "VERB":
        candidates.append(tree.subject(index))
    if governor is not None and tree.tokens[governor].lemma not in CARRIERS:
        above = governor if tree.tokens[governor].pos in {"VERB", "AUX"} else tree.tokens[governor].head
        candidates.append(tree.subject(above))
    if token.pos in {"NOUN", "PROPN"}:
        candidates.extend(tree.governed(index, frozenset({"poss", "amod", "compound"})))
    for candidate in candidates:
        if candidate is not None and candidate != index and (found := names(reading, candidate)):
            return found
    return frozenset()


def _head_stems(tree: Tree, index: int) -> frozenset[str]:
    """The head of a noun phrase with its modifiers and what it is of: "officials in the campaign"; without clauses."""
    inside = [index, *tree.governed(index, frozenset({"compound", "amod", "poss", "nmod", "appos"}))]
    for preposition in tree.governed(index, frozenset({"prep"})):
        if tree.tokens[preposition].lemma in {"of", "in", "from"}:
            inside.extend(tree.governed(preposition, frozenset({"pobj"})))
    found = set()
    for place in inside:
        token = tree.tokens[place]
        if token.pos in {"NOUN", "PROPN", "ADJ"}:
            found.add(nation(tree.word(place)) or stem(token.lemma))
    return frozenset(found)


def _themes(tree: Tree, index: int) -> tuple[int, ...]:
    """The heads of the phrases that name what the event is done to, with those joined by "and".

    An intransitive verb is done with or against what its prepositions govern: "colluded with Russia".
    """
    if tree.tokens[index].pos in {"VERB", "ADJ"}:
        first = tuple(tree.themes(index)) or tuple(_prepositional(tree, index))
    else:
        first = tuple(tree.complement(index))
    things = tuple(whole(tree, place) for place in first)
    return things + tuple(other for place in things for other in tree.governed(place, frozenset({"conj"})))


def _prepositional(tree: Tree, index: int) -> Iterator[int]:
    for preposition in tree.governed(index, frozenset({"prep"})):
        if tree.tokens[preposition].lemma in TOWARDS:
            yield from tree.governed(preposition, frozenset({"pobj"}))


def whole(tree: Tree, place: int) -> int:
    """The thing of which a phrase names a part or number: "all six of the centres", "tens of thousands of files"."""
    token = tree.tokens[place]
    if token.pos in {"DET", "NUM", "PRON"} or token.lemma in PARTITIVES:
        for preposition in tree.governed(place, frozenset({"prep"})):
            if tree.tokens[preposition].lemma == "of":
                return next((whole(tree, each) for each in tree.governed(preposition, frozenset({"pobj"}))), place)
    return place
