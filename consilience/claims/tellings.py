"""Which events an article tells, and how far each has got: done, ahead, possible, not yet, ruled out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from consilience.claims.events import Event, names, phrase_stems, sentence_events
from consilience.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, Tree
from consilience.claims.predicates import light_verbs, phrase_class, stem, vague_verbs
from consilience.claims.reading import Reading
from consilience.claims.stages import Stage, controller, stage, stage_of_noun

COUNT = "#"
SEVERAL = "#several"
# Verbs that say too little by themselves; with an event for their object they tell of that event.
LIGHT = light_verbs()
# With these a person who leaves has done so: "announced her resignation"; other things announced are to come.
LEAVING = frozenset({"announce", "submit", "tender"})
VAGUE = vague_verbs("talking") | {"be", "do", "say", "tell"}
# Papers with which something becomes law or is agreed; reports name one of them in turn by each of these.
PAPERS = frozenset(map(stem, ("bill", "legislation", "measure", "package", "resolution", "deal", "act", "law")))
# What is put in force by signing.
SIGNED = {"sign": "approve"}
# Words of one class that name steps which follow each other.
STEPS = {"arraign": "arraign", "arraignment": "arraign"}
# A suit in other words: "is expected to face a legal challenge".
SUING = "sue"
FACING = frozenset({"face", "draw", "prompt", "spark", "trigger", "invite"})
CONTESTS, COURTLY = frozenset({"challenge", "battle", "fight", "action"}), frozenset({"legal", "court"})
SUITS = frozenset({"lawsuit", "suit", "litigation"})
FORMERLY = re.compile(r"\b(?:initially|originally|previously|earlier|at first|until then)\b", re.IGNORECASE)
UPDATE = re.compile(r"\W{0,3}UPDATED?\b")


@dataclass(frozen=True)
class Told:
    """An event with the stage at which it is told, who does it, and what it is done to.

    `is_former` where the sentence says that it was so at first, `is_update` where it is an update of the article.
    """

    event: Event
    kind: str
    stage: Stage
    doer: frozenset[str]
    heads: frozenset[str]
    theme: frozenset[str]
    is_former: bool = False
    is_update: bool = False


def tellings(readings: Sequence[Reading]) -> Iterator[Told]:
    """The events of an article that are told at some stage, in order."""
    yield from _without_headlines(list(_all(readings)))


def _all(readings: Sequence[Reading]) -> Iterator[Told]:
    before: Reading | None = None
    for reading in readings:
        if not reading.is_correction:
            for event in sentence_events(reading, is_open=True):
                verb = _verb(event)
                reached = stage(reading.tree, verb, is_headline=reading.is_headline)
                if verb == event.head and reading.tree.tokens[verb].pos != "VERB":
                    reached = stage_of_noun(reading.tree, verb)
                if reached is not None and reading.tree.tokens[event.head].lemma not in VAGUE:
                    yield _told(event, verb, reached, before)
        before = reading


def _without_headlines(told: Sequence[Told]) -> Iterator[Told]:
    """The present of a headline is of what is done, unless the article below says that it is to come."""
    coming = {
        each.kind for each in told if each.stage in {Stage.AHEAD, Stage.OPEN} and not each.event.reading.is_headline
    }
    for each in told:
        if not (each.event.reading.is_headline and each.stage is Stage.DONE and each.kind in coming):
            yield each


def _verb(event: Event) -> int:
    """The word that tells an event: itself, or a verb without a meaning of its own whose object it is."""
    tree = event.reading.tree
    token = tree.tokens[event.head]
    is_object = token.pos != "VERB" and token.relation in {"dobj", "nsubjpass"}
    light = LIGHT | LEAVING if event.kind in {"resign", "retire"} else LIGHT
    return token.head if is_object and tree.tokens[token.head].lemma in light else event.head


def _told(event: Event, verb: int, reached: Stage, before: Reading | None) -> Told:
    tree, reading = event.reading.tree, event.reading
    doer, places = _participants(event, verb)
    placed = replace(event, theme_places=places)
    heads = placed.theme_heads | placed.theme_names
    theme = frozenset(word for place in places for word in (*phrase_stems(tree, place), *_counts(tree, place)))
    if not heads and before is not None and any(tree.tokens[place].lemma in {"it", "they"} for place in places):
        theme = heads = _papers(before)
    return Told(
        event=placed,
        kind=_kind(event),
        stage=reached,
        doer=doer,
        heads=heads,
        theme=theme,
        is_former=reached is Stage.RULED_OUT and bool(FORMERLY.search(reading.words(reading.span))),
        is_update=bool(UPDATE.match(reading.words(reading.span))),
    )


def _participants(event: Event, verb: int) -> tuple[frozenset[str], tuple[int, ...]]:
    """Who does an event, and the places of what it is done to, be they named by the word over its verb."""
    tree, reading = event.reading.tree, event.reading
    is_noun = tree.tokens[event.head].pos != "VERB"
    places = tuple(_objects(tree, event.head)) if is_noun else event.theme_places
    is_own = next(tree.governed(verb, SUBJECTS | PASSIVE_SUBJECTS), None) is not None
    over = None if is_own else controller(tree, verb)
    if _legal(tree, event.head) and tree.tokens[event.head].lemma in FACING:
        faced = over if over is not None else tree.subject(verb)
        return frozenset(), () if faced is None else (faced,)
    if not tree.is_passive(verb):
        return event.actor if over is None else names(reading, over), places
    agent = tree.subject(verb)
    doer: frozenset[str] = frozenset() if agent is None else names(reading, agent)
    return doer, places if over is None else (over,)


def _papers(reading: Reading) -> frozenset[str]:
    """The papers that a sentence speaks of, one of which is "it" in the next."""
    return frozenset(stem(token.lemma) for token in reading.tree.tokens if token.pos == "NOUN") & PAPERS


def _kind(event: Event) -> str:
    """The class of an event, by its verb with its particle where that is one: "step down", "call off"."""
    tree = event.reading.tree
    lemma = tree.tokens[event.head].lemma
    particles = (tree.tokens[child].lemma for child in tree.governed(event.head, frozenset({"prt", "advmod", "prep"})))
    phrasal = next((found for each in particles if (found := phrase_class(lemma, each))), None)
    return phrasal or _legal(tree, event.head) or STEPS.get(lemma) or SIGNED.get(event.kind, event.kind)


def _legal(tree: Tree, verb: int) -> str | None:
    """The class of suing where a verb says so in other words: "face a legal challenge", "be challenged in court"."""
    lemma = tree.tokens[verb].lemma
    if lemma == "challenge" and tree.tokens[verb].pos == "VERB":
        below = (place for child in tree.governed(verb, frozenset({"prep"})) for place in tree.children[child])
        return SUING if any(tree.tokens[place].lemma == "court" for place in below) else None
    if lemma in FACING:
        for place in tree.governed(verb, frozenset({"dobj"})):
            before = {tree.tokens[child].lemma for child in tree.governed(place, frozenset({"amod", "compound"}))}
            is_contest = tree.tokens[place].lemma in CONTESTS and not COURTLY.isdisjoint(before)
            if is_contest or tree.tokens[place].lemma in SUITS:
                return SUING
    return None


def _counts(tree: Tree, place: int) -> Iterator[str]:
    """How many there are of an object, as marks among its stems: two trips are not the trip of last year."""
    if tree.tokens[place].tag == "NNS":
        yield SEVERAL
    yield from (COUNT + tree.tokens[child].lemma for child in tree.governed(place, frozenset({"nummod"})))


def _objects(tree: Tree, noun: int) -> Iterator[int]:
    """What an event that a noun names is done to: "charges against her", "the endorsement of the senator"."""
    for child in tree.governed(noun, frozenset({"prep"})):
        if tree.tokens[child].lemma in {"of", "against", "with", "to", "for"}:
            yield from tree.governed(child, frozenset({"pobj"}))
