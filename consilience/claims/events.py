"""Events in sentences: a predicate of a known class with who did it, to what, when, and how real it is.

Verbs and their nominal forms count alike ("ordered the suspension of", "signed an order suspending").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from consilience.claims.grammar import CONTENT, Tree
from consilience.claims.nations import nation
from consilience.claims.predicates import event_class, event_classes, stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.records import Modality, Polarity, Span, TimeExpression

PLANS = frozenset(
    {"decide", "plan", "intend", "will", "would", "want", "hope", "consider", "propose", "decision", "threaten"}
)
DENIALS = frozenset({"deny", "refute", "dispute", "rebut", "denial", "disprove"})
# Words that deny a claim; of a plan or a wish they say no more than that it is not wanted.
DISMISSALS = frozenset({"dismiss", "reject"})
CLAIMED = frozenset(
    ["allegation", "accusation", "assertion", "charge", "claim", "report", "suggestion", "criticism", "notion", "idea",
     "argument", "contention", "complaint", "theory", "rumor", "rumour", "insinuation"]
)  # fmt: skip
# To deny these is to refuse them.
REFUSABLE = frozenset({"access", "application", "appeal", "bail", "entry", "motion", "parole", "permission", "request"})
# "does not mean closure": the negation stands on the verb that carries the event to its subject
CARRIERS = frozenset({"mean", "signify", "signal", "imply", "be", "constitute", "amount", "involve"})
GOVERNING = frozenset({"govern", "author", "offici", "side", "ministri", "agenc"})
ATTEMPTS = frozenset({"intention", "intent", "attempt", "effort", "desire", "ability", "possibility", "threat"})
POSSIBLE = frozenset({"may", "might", "could", "can", "if", "whether"})
# Prepositions that join to a verb what it is done to or with: "colluded with", "served in".
TOWARDS = frozenset({"with", "against", "to", "about", "from", "in", "into", "off", "up", "down", "out"})
# "lied about never having a plan": there was one
FALSEHOODS = frozenset({"lie"})
OWNING = frozenset({"have"})
# "there was no collusion", "the memos show no collusion": it is said not to have been. "He offered no help" is not.
FINDING = frozenset({"be", "show", "prove", "find", "reveal", "demonstrate", "indicate", "establish", "see"})
# Words for a state that was named before: "the country".
COUNTRIES = frozenset({"country", "nation"})
PARTITIVES = frozenset(
    {
        "branch",
        "number",
        "group",
        "majority",
        "part",
        "list",
        "host",
        "array",
        "ten",
        "hundred",
        "thousand",
        "million",
        "ton",
        "series",
        "some",
        "dozen",
        "half",
        "rest",
    }
)
PRONOUNS = frozenset(
    {"it", "they", "this", "that", "these", "those", "he", "she", "we", "i", "its", "their", "his", "her", "our"}
)


@dataclass(frozen=True, eq=False)
class Event:
    """One event as one sentence tells it.

    `actor` and `theme` are sets of stems and names of states, the actor with its entity where it is known; `theme` is
    empty where a pronoun stands for it; the tokens at `theme_places` head it.
    `directed` is true of an event that somebody ordered; its actor is the one who gave the order.
    """

    reading: Reading
    head: int
    kind: str
    actor: frozenset[str]
    theme: frozenset[str]
    theme_places: tuple[int, ...]
    time: TimeExpression | None
    polarity: Polarity
    modality: Modality
    is_directed: bool
    is_classed: bool = True
    named_heads: frozenset[str] | None = None

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
        directed = governor is not None and tree.tokens[governor].lemma in _ORDER_WORDS
        themes = _themes(tree, index)
        yield Event(
            reading=reading,
            head=index,
            kind=kind,
            actor=_actor(reading, index, governor),
            theme=frozenset(word for place in themes for word in phrase_stems(tree, place)),
            theme_places=themes,
            time=_time(reading, index),
            polarity=_polarity(tree, index),
            modality=_modality(tree, index, directed),
            is_directed=directed,
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


# The relations through which a denial reaches the event that it denies.
_CARRIED = frozenset({"dobj", "ccomp", "xcomp", "pcomp", "prep", "pobj", "acl", "attr"})
_ORDER_WORDS = frozenset({"order", "instruct", "decree", "command", "mandate", "direct"})


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


def _time(reading: Reading, index: int) -> TimeExpression | None:
    """The date that hangs on the event or on the verb above it, the most exact first."""
    tree = reading.tree
    anchors = {index, tree.tokens[index].head}
    found = [
        time
        for time in reading.times
        if time.type in {"DATE", "TIME"} and any(_clause_head(tree, place) in anchors for place in _places(tree, time))
    ]
    return max(found, key=lambda time: len(time.value), default=None)


def _places(tree: Tree, time: TimeExpression) -> list[int]:
    return [place for place, token in enumerate(tree.tokens) if time.span.start <= token.start < time.span.end][:1]


def _clause_head(tree: Tree, place: int) -> int:
    """The verb or event noun that a word of time depends on through prepositions and nouns of time."""
    steps = 0
    while tree.tokens[place].head != place and steps < 6:
        place = tree.tokens[place].head
        if tree.tokens[place].pos in {"VERB", "AUX"} or tree.tokens[place].lemma in event_classes():
            return place
        steps += 1
    return place


def _polarity(tree: Tree, index: int) -> Polarity:
    """Negative where the event itself is negated, or stands as the object of a denial or a negated carrier."""
    negative = tree.is_negated(index) or is_none(tree, index)
    for below, place in _carriers(tree, index):
        lemma = tree.tokens[place].lemma
        is_carried = lemma in CARRIERS and tree.tokens[below].relation != "attr" and tree.is_negated(place)
        if is_carried or _denies(tree, below, place):
            negative = not negative
        elif negative and lemma in FALSEHOODS:
            negative = False
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def is_none(tree: Tree, index: int) -> bool:
    """Whether a noun is said not to exist, by itself or with the one before it: "there was no fire and no flood"."""
    token = tree.tokens[index]
    if token.relation in {"conj", "appos"} and tree.tokens[token.head].pos in {"NOUN", "PROPN"}:
        return is_none(tree, token.head)
    if not any(tree.tokens[child].lemma.lower() == "no" for child in tree.governed(index, frozenset({"det"}))):
        return False
    return token.head == index or tree.tokens[token.head].lemma in FINDING


def denial_above(tree: Tree, index: int) -> int | None:
    """The word of denial that has an event for its object."""
    return next((place for below, place in _carriers(tree, index) if _denies(tree, below, place)), None)


def _denies(tree: Tree, below: int, place: int) -> bool:
    """Whether a word denies what hangs below it: "deny", and "dismiss" where it is a claim that is dismissed."""
    lemma = tree.tokens[place].lemma
    if tree.tokens[below].lemma in REFUSABLE:
        return False
    return lemma in DENIALS or (lemma in DISMISSALS and tree.tokens[below].lemma in CLAIMED)


def _carriers(tree: Tree, index: int) -> Iterator[tuple[int, int]]:
    """The words above an event that carry it, each with the one below."""
    while tree.tokens[index].head != index and tree.tokens[index].relation in _CARRIED:
        yield index, tree.tokens[index].head
        index = tree.tokens[index].head


def _modality(tree: Tree, index: int, directed: bool) -> Modality:
    if directed:
        return Modality.ORDERED
    helpers = {tree.tokens[child].lemma for child in tree.children[index]}
    if tree.tokens[index].pos == "NOUN":
        helpers |= {tree.tokens[child].lemma for child in tree.children[tree.tokens[index].head]}
    if helpers & POSSIBLE or tree.has_ancestor(index, ATTEMPTS):
        return Modality.POSSIBLE
    if helpers & PLANS or tree.has_ancestor(index, PLANS):
        return Modality.PLANNED
    return Modality.DONE
