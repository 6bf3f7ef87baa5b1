"""How far an event has got: planned or possible in one report, done or ruled out in another that is not older."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from consilience.claims.comparison import UNRELATED, Comparison, is_overtaken, later, same
from consilience.claims.events import Event, names, phrase_stems, sentence_events
from consilience.claims.grammar import Tree
from consilience.claims.making import event_claim
from consilience.claims.meant import ENTITY, may_be_one
from consilience.claims.periods import overlap
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.stages import Stage, controller, stage, stage_of_noun
from consilience.records import Claim, ClaimKind, replaced

RELATION = "stage of "

COUNT = "#"
SEVERAL = "#several"
# Verbs that say too little by themselves; with an event for their object they tell of that event.
LIGHT = frozenset(
    {"make", "take", "give", "have", "do", "get", "go", "hold", "file", "bring", "issue", "offer", "deliver", "launch"}
)
VAGUE = frozenset(
    {
        "be",
        "make",
        "take",
        "give",
        "have",
        "do",
        "get",
        "go",
        "put",
        "let",
        "know",
        "think",
        "want",
        "need",
        "come",
        "see",
        "use",
        "work",
        "say",
        "tell",
        "keep",
        "try",
        "look",
        "continue",
        "begin",
        "start",
        "talk",
        "speak",
        "call",
        "ask",
        "help",
    }
)
# Papers with which something becomes law or is agreed; reports name one of them in turn by each of these.
PAPERS = frozenset(map(stem, ("bill", "legislation", "measure", "package", "resolution", "deal", "act", "law")))
# What is put in force by signing.
SIGNED = {"sign": "approve"}
# Words of one class that name steps which follow each other.
STEPS = {"arraign": "arraign", "arraignment": "arraign"}
# Deeds that need no object to be known for one, where their doer is known.
ALONE = frozenset({"resign", "retire", "apolog", "conced"})
# Whom these are done to tells them, whoever does them.
DONE_TO = frozenset({"charge", "arrest", "convict", "acquit", "dismiss", "appoint"})


def progress_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each event of known persons that is told at some stage, where another stage of its class is told."""
    found: dict[str, list[Told]] = defaultdict(list)
    for readings in story.by_article():
        for told in _without_headlines(list(_tellings(readings))):
            found[told.kind].append(told)
    for events in found.values():
        if len({told.stage for told in events}) > 1:
            yield from map(_claim, events)


def compare_progress(first: Claim, second: Claim) -> Comparison:
    """One event at two stages: overtaken where the nearer to the end was not published first."""
    if first.relation != second.relation or not _is_one_event(first, second):
        return UNRELATED
    if first.value == second.value:
        return same("status, same")
    for one, two in ((first, second), (second, first)):
        stages = Stage(one.value), Stage(two.value)
        if stages in OVERTAKEN and _may_follow(one, two):
            return later(OVERTAKEN[stages])
        if stages in CHANGED and _may_follow(one, two) and is_overtaken(one, two):
            return later(CHANGED[stages])
    return UNRELATED


OVERTAKEN = {
    (Stage.AHEAD, Stage.DONE): "status, done since",
    (Stage.OPEN, Stage.DONE): "status, done since",
    (Stage.NOT_YET, Stage.DONE): "status, done since",
    (Stage.RULED_OUT, Stage.DONE): "status, denied earlier",
    (Stage.OPEN, Stage.RULED_OUT): "status, ruled out since",
}
# Changes of mind: only by reports of another day, as those of one day may speak of different conditions.
CHANGED = {
    (Stage.AHEAD, Stage.RULED_OUT): "status, ruled out since",
    (Stage.OPEN, Stage.AHEAD): "status, decided since",
    (Stage.RULED_OUT, Stage.AHEAD): "status, decided since",
}


def _may_follow(one: Claim, two: Claim) -> bool:
    """Whether the second may have been reported after the first, and tells of nothing that was over before it."""
    if one.reported is None or two.reported is None:
        return two.happened is None
    if two.happened is not None and two.happened.latest < one.reported.earliest:
        return False
    return one.reported.earliest <= two.reported.latest


def _is_one_event(first: Claim, second: Claim) -> bool:
    """The same known doer and object, at one time where both tell it."""
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return False
    kind = first.relation.removeprefix(RELATION)
    if kind in DONE_TO:
        return bool(_known(first.theme_heads) & _known(second.theme_heads))
    if not _known(first.subject.split("|")) & _known(second.subject.split("|")):
        return may_be_one(first.subject, second.subject) and _is_one_object(first, second)
    if kind in ALONE or _is_open(first) or _is_open(second) or _is_one_object(first, second):
        return True
    return _is_one_day(first, second) and not (first.theme and second.theme)


def _is_one_day(first: Claim, second: Claim) -> bool:
    """Whether both tell of one and the same day."""
    one, two = first.happened, second.happened
    return one is not None and one == two and one.earliest == one.latest


def _is_open(claim: Claim) -> bool:
    """Whether nothing of a sort was done: "has yet to make an endorsement"."""
    return claim.value == Stage.NOT_YET and not claim.theme


def _is_one_object(first: Claim, second: Claim) -> bool:
    """Whether two objects have a head in common, or name papers, with nothing beside it that sets them apart."""
    heads, others = set(first.theme_heads), set(second.theme_heads)
    if {word for word in first.theme if word[0] == COUNT} != {word for word in second.theme if word[0] == COUNT}:
        return False
    one, two = set(first.theme) - heads - {SEVERAL}, set(second.theme) - others - {SEVERAL}
    if SEVERAL in first.theme and not one & two:
        return False
    if _known(heads & others):
        return True
    is_alike = bool(heads & others) or bool(heads & PAPERS and others & PAPERS)
    return is_alike and (not one or not two or bool(one & two))


def _known(names: Iterable[str]) -> set[str]:
    return {name for name in names if name.startswith(ENTITY)}


@dataclass(frozen=True)
class Told:
    """An event with the stage at which it is told, who does it, and what it is done to."""

    event: Event
    kind: str
    stage: Stage
    doer: frozenset[str]
    heads: frozenset[str]
    theme: frozenset[str]


def _tellings(readings: Sequence[Reading]) -> Iterator[Told]:
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
    return token.head if is_object and tree.tokens[token.head].lemma in LIGHT else event.head


def _told(event: Event, verb: int, reached: Stage, before: Reading | None) -> Told:
    tree, reading = event.reading.tree, event.reading
    is_noun = tree.tokens[event.head].pos != "VERB"
    places = tuple(_objects(tree, event.head)) if is_noun else event.theme_places
    over = None if tree.subject(verb) is not None else controller(tree, verb)
    is_passive = tree.is_passive(verb)
    doer = event.actor if over is None or is_passive else names(reading, over)
    if is_passive and not places and over is not None:
        places = (over,)
    placed = replace(event, theme_places=places)
    theme = frozenset(word for place in places for word in (*phrase_stems(tree, place), *_counts(tree, place)))
    heads = placed.theme_heads | placed.theme_names
    if not heads and before is not None and any(tree.tokens[place].lemma in {"it", "they"} for place in places):
        nouns = (place for place, token in enumerate(before.tree.tokens) if token.pos == "NOUN")
        theme = heads = frozenset(stem(before.tree.tokens[place].lemma) for place in nouns) & PAPERS
    return Told(
        event=placed,
        kind=STEPS.get(tree.tokens[event.head].lemma, SIGNED.get(event.kind, event.kind)),
        stage=reached,
        doer=doer,
        heads=heads,
        theme=theme,
    )


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


def _claim(told: Told) -> Claim:
    made = event_claim(told.event, ClaimKind.STATUS, f"{RELATION}{told.kind}", f"event that is {told.stage}")
    return replaced(
        made,
        value=told.stage,
        subject="|".join(sorted(told.doer)),
        theme=tuple(sorted(told.theme)),
        theme_heads=tuple(sorted(told.heads)),
    )
