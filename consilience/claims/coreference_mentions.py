"""A word for an event laid out for comparing: its head, what takes part in it, and the sentence it stands in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consilience.claims.coreference_words import Vector, words
from consilience.claims.grammar import CONTENT, SUBJECTS, Tree
from consilience.claims.nations import nation
from consilience.claims.predicates import event_class, stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.records import Span, Token

Items = frozenset[str]

# Telling is an event of its own: who says the same thing twice, says it on two occasions.
WORDS_OF_SAYING = """
say tell announce state declare report add claim confirm note comment explain statement announcement according admit
acknowledge insist argue suggest reveal release express describe speak talk warn write cite mention deny reply respond
ask call predict believe think know
"""
SAYING = frozenset(WORDS_OF_SAYING.split())
ALIKE_TAGS = {"PROPN": "NOUN", "AUX": "VERB"}
MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "appos", "nummod"})
BELONGING = frozenset({"of", "in", "from"})
DONE_TO = frozenset({"of", "on", "against"})
NAMING = frozenset({"compound", "nmod", "amod", "appos"})
JOINED = frozenset({"prep", "dative", "agent"})
THROUGH = frozenset({"ADP", "DET"})
# Words to either side that are near.
NEAR = 6
DEEPEST = 60


@dataclass(frozen=True, eq=False)
class EventMention:
    """One mention of an event. `words` are the stems of the span; sets of arguments hold stems and entities.

    `below` are the stems that hang on the head, `near` those within six words, `around` all of the sentence.
    """

    span: Span
    reading: Reading
    lemma: str
    stem: str
    part: str
    tag: str
    words: Items
    done_by: Items
    done_to: Items
    beside: Items
    governor: str
    below: Items
    near: Items
    around: Items
    entities: Items
    own_entities: Items
    numbers: Items
    vector: Vector | None

    @property
    def arguments(self) -> Items:
        return self.done_by | self.done_to | self.beside

    @property
    def is_pronoun(self) -> bool:
        return self.part in {"PRON", "DET"}

    @property
    def is_saying(self) -> bool:
        return self.lemma in SAYING


def mentions_at(story: StoryReading, spans: Iterable[Span]) -> list[EventMention]:
    """The mentions at given places, in order; a span outside all sentences with grammar has none."""
    readings: dict[str, list[Reading]] = {}
    for reading in story.readings:
        readings.setdefault(reading.article, []).append(reading)
    found = ((span, _reading_of(readings.get(span.article, []), span)) for span in sorted(set(spans)))
    return [_mention(reading, span) for span, reading in found if reading is not None]


def event_spans(story: StoryReading) -> Iterator[Span]:
    """The places of the events of a story: its verbs, and its nouns that name an event; headlines left out."""
    for reading in story.readings:
        if not reading.is_headline:
            for index, token in enumerate(reading.tree.tokens):
                if _is_event(token):
                    yield reading.tree.span(index, index)


def _is_event(token: Token) -> bool:
    if token.lemma in TRADE_WORDS:
        return False
    return token.pos == "VERB" or (token.pos == "NOUN" and event_class(token.lemma, token.pos) is not None)


def _reading_of(readings: Sequence[Reading], span: Span) -> Reading | None:
    return next((reading for reading in readings if reading.span.overlaps(span) and _inside(reading.tree, span)), None)


def _inside(tree: Tree, span: Span) -> list[int]:
    return [place for place, token in enumerate(tree.tokens) if token.start < span.end and span.start < token.end]


def _mention(reading: Reading, span: Span) -> EventMention:
    tree, inside = reading.tree, _inside(reading.tree, span)
    head = min(inside, key=lambda place: (_depth(tree, place), place))
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    name = stem(lemma)
    part = ALIKE_TAGS.get(token.pos, token.pos)
    done_by, done_to, beside = (
        found - {name} for found in (_of_verb if part in {"VERB", "ADJ"} else _of_noun)(reading, head)
    )
    below = tree.subtree(head)
    return EventMention(
        span=span,
        reading=reading,
        lemma=lemma,
        stem=name,
        part=part,
        tag=token.tag,
        words=_stems(tree, inside, CONTENT | {"ADP"}) or frozenset({name}),
        done_by=done_by,
        done_to=done_to,
        beside=beside,
        governor=_governor(tree, head),
        below=_stems(tree, below, CONTENT) - {name},
        near=_stems(tree, _around(tree, head, inside), CONTENT),
        around=reading.stems - {name},
        entities=reading.meant.within(reading.span),
        own_entities=frozenset(key for place in below if (key := reading.meant.at(tree.tokens[place].start))),
        numbers=frozenset(each.lemma.lower() for each in tree.tokens if each.pos == "NUM" or each.lemma[:1].isdigit()),
        vector=_vector(lemma, tree.word(head).lower()),
    )


def _vector(lemma: str, form: str) -> Vector | None:
    found = words().vector(lemma)
    return words().vector(form) if found is None else found


def _depth(tree: Tree, place: int) -> int:
    """How many words stand above one."""
    depth = 0
    while tree.tokens[place].head != place and depth < DEEPEST:
        place = tree.tokens[place].head
        depth += 1
    return depth


def _stems(tree: Tree, places: Iterable[int], parts: frozenset[str]) -> Items:
    return frozenset(
        stem(tree.tokens[place].lemma.lower())
        for place in places
        if tree.tokens[place].pos in parts and any(map(str.isalnum, tree.tokens[place].lemma))
    )


def _around(tree: Tree, head: int, inside: Sequence[int]) -> Iterator[int]:
    nearest = range(max(0, head - NEAR), min(len(tree.tokens), head + NEAR + 1))
    return (place for place in nearest if place not in inside)


def _governor(tree: Tree, head: int) -> str:
    """The stem of the word on which the event hangs, through prepositions; empty for a root."""
    above = tree.tokens[head].head
    while tree.tokens[above].pos in THROUGH and tree.tokens[above].head != above:
        above = tree.tokens[above].head
    return "" if above == head else stem(tree.tokens[above].lemma.lower())


def _of_verb(reading: Reading, head: int) -> tuple[Items, Items, Items]:
    """Who does what a verb says, to what, and what else takes part."""
    tree = reading.tree
    subject = tree.subject(head)
    beside = [_phrase(reading, place) for place in _governed_through(tree, head, JOINED)]
    beside += [_named(reading, place) for place in tree.governed(head, frozenset({"npadvmod", "advmod"}))]
    return (
        frozenset() if subject is None else _phrase(reading, subject),
        frozenset[str]().union(*(_phrase(reading, place) for place in tree.themes(head))),
        frozenset[str]().union(*beside),
    )


def _of_noun(reading: Reading, head: int) -> tuple[Items, Items, Items]:
    """The same for a noun: whose, of what; and what takes part with it in the verb that carries it."""
    tree = reading.tree
    done_by = [_phrase(reading, place) for place in tree.governed(head, frozenset({"poss"}))]
    done_to = [_phrase(reading, place) for place in tree.governed(head, NAMING)]
    beside = [_phrase(reading, place) for place in _through_carrier(tree, head)]
    for preposition in tree.governed(head, frozenset({"prep"})):
        lemma = tree.tokens[preposition].lemma
        side = done_to if lemma in DONE_TO else done_by if lemma == "by" else beside
        side.extend(_phrase(reading, place) for place in tree.governed(preposition, frozenset({"pobj"})))
    empty: Items = frozenset()
    return empty.union(*done_by), empty.union(*done_to), empty.union(*beside)


def _governed_through(tree: Tree, head: int, relations: frozenset[str]) -> Iterator[int]:
    for preposition in tree.governed(head, relations):
        yield from tree.governed(preposition, frozenset({"pobj"}))


def _through_carrier(tree: Tree, head: int) -> Iterator[int]:
    """The subject of the verb that has a noun for its object, or the objects of the one that has it for its subject."""
    token = tree.tokens[head]
    carrier = token.head
    if token.relation in {"dobj", "pobj", "attr"}:
        verb = carrier if tree.tokens[carrier].pos in {"VERB", "AUX"} else tree.tokens[carrier].head
        if tree.tokens[verb].pos in {"VERB", "AUX"}:
            subject = tree.subject(verb)
            if subject is not None and subject != head:
                yield subject
    elif token.relation in SUBJECTS | {"nsubjpass"}:
        yield from (place for place in tree.themes(carrier) if place != head)


def _phrase(reading: Reading, place: int) -> Items:
    """The head of a noun phrase with its modifiers and what it is of."""
    tree = reading.tree
    found = [_named(reading, place), *(_named(reading, each) for each in tree.governed(place, MODIFIERS))]
    for preposition in tree.governed(place, frozenset({"prep"})):
        if tree.tokens[preposition].lemma in BELONGING:
            found += [_named(reading, each) for each in tree.governed(preposition, frozenset({"pobj"}))]
    return frozenset[str]().union(*found)


def _named(reading: Reading, place: int) -> Items:
    """The entity meant by a word, and its stem where it has content."""
    token = reading.tree.tokens[place]
    entity = reading.meant.at(token.start)
    named = frozenset({entity}) if entity is not None else frozenset[str]()
    if token.pos not in CONTENT:
        return named
    return named | {nation(reading.tree.word(place)) or stem(token.lemma.lower())}
