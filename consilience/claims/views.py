"""Denials that say what they deny, with those who say it: "rejected the notion that", "complaints about X are bogus".

What is denied is a clause or a noun with its complement; it is answered by a sentence of another source that has most
of its telling words, and tells them as so.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.claims.answers import (
    ACCUSATIONS,
    DENYING,
    REPORTS,
    called_false,
    denied_objects,
    holders,
    is_left_open,
    is_question,
    is_told,
    root,
    speakers,
)
from consilience.claims.comparison import UNRELATED, Comparison, conflict, denial_first, is_before, later, same
from consilience.claims.grammar import CONTENT, OBJECTS, Tree
from consilience.claims.making import claim
from consilience.claims.predicates import light_verbs, stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.records import Claim, ClaimKind, Polarity, SourceKind, Standing

VIEWS = (
    ACCUSATIONS
    | REPORTS
    | {
        "argument",
        "attack",
        "complaint",
        "concern",
        "contention",
        "criticism",
        "conclusion",
        "fear",
        "finding",
        "idea",
        "insistence",
        "narrative",
        "notion",
        "theory",
        "view",
    }
)
LIGHT = light_verbs() | {"be"}
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
# What leaves open or denies what is said below it, and what negates it.
LEFT_OPEN = DENYING | {"disprove", "whether", "if", "doubt", "ask", "question"}
# What is told beside it: "denied that she refused, pointing to her diary".
ASIDE = "advcl"
# Through these relations, and at most so many, a negation above reaches a word.
CARRIED = frozenset({"acl", "xcomp", "ccomp", "pcomp", "prep", "pobj", "dobj", "attr", "acomp"})
FARTHEST = 4
# "The captain was drunk, which the company denies"
TAILS = frozenset({"something", "which", "claim", "charge", "allegation"})
# An answer has so much of the weight of what is denied, and so much weight at all.
LEAST_SHARE, LEAST_WEIGHT = 0.5, 1.2
# From each article the sentence that has most of it; of these the best few.
MOST_OF_SIDE = 3
DENIED, HELD = "view denied", "view held"


@dataclass(frozen=True, eq=False)
class _Denied:
    """A denial: its word, the stems of what it denies, those among them that say what it is, and who denies."""

    reading: Reading
    head: int
    stems: frozenset[str]
    keys: frozenset[str]
    is_negated: bool
    by: frozenset[str]


def view_claims(story: StoryReading) -> Iterator[Claim]:
    """For each denial that says what it denies, the denial and the sentences that hold it."""
    found = [denied for reading in story.readings for denied in _denials(reading)]
    spots: dict[str, list[Reading]] = defaultdict(list)
    for reading in story.readings:
        for word in reading.stems if found and not reading.is_headline and not is_question(reading) else ():
            spots[word].append(reading)
    for number, denied in enumerate(found):
        held = _held(story, denied, spots, frozenset(each.reading.span for each in found))
        if held:
            yield _claim(denied.reading, denied.head, f"view {number}", Polarity.NEGATIVE)
            yield from (_claim(reading, root(reading.tree), f"view {number}", Polarity.POSITIVE) for reading in held)


def compare_views(first: Claim, second: Claim) -> Comparison:
    """What one holds and another denies."""
    if first.relation != second.relation:
        return UNRELATED
    if first.polarity is second.polarity:
        return same("allegation, same")
    denial, held = denial_first(first, second)
    is_told = all(source.kind is SourceKind.OUTLET for source in held.sources)
    return later("status, denied earlier") if is_before(denial, held) and is_told else conflict("view, denied")


def _claim(reading: Reading, head: int, relation: str, polarity: Polarity) -> Claim:
    tree = reading.tree
    below = [place for place in tree.subtree(head) if head <= place <= head + 14]
    focus = tree.span(head, below[-1])
    return claim(
        reading,
        ClaimKind.DENIAL,
        focus,
        topic=focus,
        subject="",
        relation=relation,
        value=polarity,
        rule=DENIED if polarity is Polarity.NEGATIVE else HELD,
        polarity=polarity,
        standing=Standing.DENIED if polarity is Polarity.NEGATIVE else None,
        theme=reading.stems,
    )


def _denials(reading: Reading) -> Iterator[_Denied]:
    if reading.is_correction or reading.is_headline or is_question(reading):
        return
    tree = reading.tree
    for index in range(len(tree.tokens)):
        for place in _contents(tree, index):
            holder = tree.subject(index)
            by = speakers(reading) | (frozenset() if holder is None else holders(reading, holder))
            stems = _stems(tree, place, without=index)
            heads = _keys(tree, place)
            keys = frozenset(stem(tree.tokens[key].lemma) for key in heads) & stems
            if keys:
                negated = any(_is_negated(tree, key) for key in heads)
                yield _Denied(reading=reading, head=index, stems=stems, keys=keys, is_negated=negated, by=by)


def _contents(tree: Tree, index: int) -> Iterator[int]:
    """The words below which stands what a word denies."""
    token = tree.tokens[index]
    if token.lemma in DENYING and token.pos == "VERB" and not is_left_open(tree, index):
        yield from tree.governed(index, CLAUSES)
    for noun in denied_objects(tree, index) if not is_left_open(tree, index) else ():
        if tree.tokens[noun].lemma in VIEWS and is_told(tree, noun):
            yield noun
    told = _before_tail(tree, index)
    if told is not None:
        yield told
    called = called_false(tree, index)
    if called is not None and tree.tokens[called].lemma in VIEWS and len(tree.subtree(called)) > 2:
        yield called


def _before_tail(tree: Tree, index: int) -> int | None:
    """The clause that a tail denies: "the captain was drunk, something the company denies"."""
    token = tree.tokens[index]
    if token.lemma not in DENYING or token.relation != "relcl" or is_left_open(tree, index):
        return None
    noun = tree.tokens[token.head]
    verb = noun.head if noun.lemma in TAILS else token.head
    is_clause = tree.tokens[verb].pos in {"VERB", "AUX"} and verb < index
    clause = next(tree.governed(verb, frozenset({"ccomp"})), verb) if is_clause else None
    return clause if clause is None or clause < index else verb


def _keys(tree: Tree, place: int) -> list[int]:
    """The words that say what is denied: the verb, what "be" or "have" brings, what a noun is of or about."""
    token = tree.tokens[place]
    if token.pos not in {"VERB", "AUX"}:
        clauses = list(tree.governed(place, frozenset({"acl", "ccomp", "relcl"})))
        return [key for each in clauses for key in _keys(tree, each)] or [
            noun
            for preposition in tree.governed(place, frozenset({"prep"}))
            for noun in tree.governed(preposition, frozenset({"pobj"}))
        ]
    if token.lemma not in LIGHT:
        return [place]
    return list(tree.governed(place, OBJECTS | {"acomp"}))


def _stems(tree: Tree, place: int, *, without: int) -> frozenset[str]:
    beside = set(tree.subtree(without)) if place < without and without in tree.subtree(place) else {without}
    for below in tree.subtree(place):
        if tree.tokens[below].relation == ASIDE and tree.word(tree.subtree(below)[0] - 1) == ",":
            beside.update(tree.subtree(below))
    return frozenset(
        stem(tree.tokens[below].lemma)
        for below in tree.subtree(place)
        if below not in beside
        and tree.tokens[below].pos in CONTENT
        and tree.tokens[below].lemma not in TRADE_WORDS | VIEWS
        and any(map(str.isalnum, tree.tokens[below].lemma))
    )


def _held(
    story: StoryReading, denied: _Denied, spots: dict[str, list[Reading]], denying: frozenset[object]
) -> list[Reading]:
    """The sentences that hold what is denied: from each article the best, and of these the best few."""
    least = max(LEAST_WEIGHT, LEAST_SHARE * story.weight(denied.stems))
    near = {id(reading): reading for word in sorted(denied.stems) for reading in spots.get(word, ())}
    weighed = [
        (story.weight(denied.stems & reading.stems), reading)
        for reading in near.values()
        if reading.span not in denying and denied.keys & reading.stems and _is_so(reading, denied)
    ]
    best: dict[str, tuple[float, Reading]] = {}
    for weight, reading in weighed:
        is_other = reading.article != denied.reading.article or not speakers(reading) & denied.by
        if weight >= least and is_other and weight > best.get(reading.article, (0.0, reading))[0]:
            best[reading.article] = weight, reading
    ranked = sorted(best.values(), key=lambda found: -found[0])
    return [reading for _, reading in ranked[:MOST_OF_SIDE]]


def _is_so(reading: Reading, denied: _Denied) -> bool:
    """Whether the sentence tells the key of what is denied as so, and nothing of it as open."""
    tree = reading.tree
    shared = [place for place, token in enumerate(tree.tokens) if stem(token.lemma) in denied.stems]
    is_denial = any(token.pos == "VERB" and token.lemma in DENYING for token in tree.tokens)
    if is_denial or any(_is_open(tree, place) for place in shared):
        return False
    keys = [place for place in shared if stem(tree.tokens[place].lemma) in denied.keys]
    return any(_is_negated(tree, place) is denied.is_negated for place in keys)


def _is_open(tree: Tree, place: int) -> bool:
    near = {tree.tokens[child].lemma.lower() for child in tree.children[place]}
    return bool(near & LEFT_OPEN) or tree.has_ancestor(place, LEFT_OPEN)


def _is_negated(tree: Tree, place: int) -> bool:
    """Whether a word, or one that carries it, is negated: "was not drunk", "has no plans to resign"."""
    for _ in range(FARTHEST):
        if tree.has_negation(place):
            return True
        if tree.tokens[place].relation not in CARRIED:
            return False
        place = tree.tokens[place].head
    return False
