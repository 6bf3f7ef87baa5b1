"""Lists of days: on which days something was done that was done more than once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, same
from consilience.claims.grammar import OBJECTS, PASSIVE_SUBJECTS, Tree
from consilience.claims.making import claim
from consilience.claims.modality import modality
from consilience.claims.periods import length, overlap, period
from consilience.claims.predicates import event_class, stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.records import Claim, ClaimKind, Modality, Period, TimeExpression

# What stands between the days of a list; "between May and June" is a stretch, "May or June" a guess.
JOINT = re.compile(r"\s*(?:,|and|&|,\s*and|as well as)\s*", re.IGNORECASE)
STRETCH = re.compile(r"(?:between|from|since|until|by)\s(?:\w+\s)?$", re.IGNORECASE)
LOOK_BACK = 20
# Steps from a word of time up to the verb that it dates.
STEPS = 5
# Two lists are of one matter when their clauses share a name, and so many words besides the deed and the days.
SHARED_WORDS = 2
SEVERAL = "several"
SUBORDINATE = frozenset({"acl", "relcl"})


@dataclass(frozen=True)
class Dated:
    """A deed that a clause dates: the verb, the word for the deed, and the days."""

    verb: int
    deed: int
    times: tuple[TimeExpression, ...]


def occasion_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each deed with a list of days, and for each of the same kind with a single one."""
    found = [(reading, dated) for reading in story.readings if reading.times for dated in _dated(reading)]
    listed = {_kind(reading.tree, dated.deed) for reading, dated in found if len(dated.times) > 1}
    for reading, dated in found:
        if _kind(reading.tree, dated.deed) in listed:
            yield _claim(reading, dated)


def compare_occasions(first: Claim, second: Claim) -> Comparison:
    """Two lists of days of one kind of deed: equal, one part of the other, or each with a day that the other lacks."""
    one, two = _days(first), _days(second)
    if first.relation != second.relation or max(len(one), len(two)) < 2 or not _is_one_matter(first, second):
        return UNRELATED
    mine, theirs = _within(one, two), _within(two, one)
    if not mine:
        return UNRELATED
    if len(mine) == len(one) and len(theirs) == len(two) and len(one) == len(two):
        return same("dates, same")
    if _are_too_many(first, one, theirs) or _are_too_many(second, two, mine):
        return conflict("dates, differ")
    if len(mine) == len(one) or len(theirs) == len(two):
        return compatible("dates, one names more")
    return conflict("dates, differ")


def _are_too_many(claim: Claim, days: Sequence[Period], within: Sequence[Period]) -> bool:
    """Whether several deeds are told of one stretch in which the other report lists a single day."""
    is_stretch = len(days) == 1 and length(days[0]) > 0
    return is_stretch and claim.value.startswith(SEVERAL) and len(within) == 1


def _within(days: Sequence[Period], others: Sequence[Period]) -> list[Period]:
    return [day for day in days if any(overlap(day, other) for other in others)]


def _days(claim: Claim) -> list[Period]:
    found = (period(value) for value in claim.value.removeprefix(SEVERAL).split())
    return [day for day in found if day is not None]


def _is_one_matter(first: Claim, second: Claim) -> bool:
    has_name = bool(set(first.theme_heads) & set(second.theme_heads))
    return has_name and len(set(first.theme) & set(second.theme)) >= SHARED_WORDS


def _claim(reading: Reading, dated: Dated) -> Claim:
    tree = reading.tree
    focus = reading.annotated.article.span(dated.times[0].span.start, dated.times[-1].span.end)
    is_plural = tree.tokens[dated.deed].tag == "NNS"
    days = " ".join(sorted({time.value for time in dated.times}))
    kind = _kind(tree, dated.deed)
    inside = [place for place in tree.subtree(dated.verb) if not any(_is_in(tree, place, time) for time in dated.times)]
    words = {stem(tree.tokens[place].lemma) for place in inside if tree.tokens[place].pos in {"NOUN", "PROPN", "ADJ"}}
    return claim(
        reading,
        ClaimKind.DATE,
        focus,
        topic=tree.span(dated.deed, dated.deed),
        subject="",
        relation=f"days of {kind}",
        value=f"{SEVERAL} {days}" if is_plural else days,
        rule="list of days" if len(dated.times) > 1 else "day of one of several",
        theme=frozenset(words - {kind}),
        theme_heads=frozenset(stem(tree.tokens[place].lemma) for place in inside if tree.tokens[place].pos == "PROPN"),
    )


def _dated(reading: Reading) -> Iterator[Dated]:
    """The deeds of a sentence with the days that its verbs date them to."""
    tree, text = reading.tree, reading.annotated.article.text
    for times in _lists(reading):
        before = text[max(reading.span.start, times[0].span.start - LOOK_BACK) : times[0].span.start]
        place = next((index for index in range(len(tree.tokens)) if _is_in(tree, index, times[0])), None)
        verb = None if place is None or STRETCH.search(before) else _verb(tree, place)
        if verb is not None and not _is_unsure(tree, verb):
            yield from (Dated(verb, deed, times) for deed in _deeds(tree, verb))


def _lists(reading: Reading) -> Iterator[tuple[TimeExpression, ...]]:
    """The dates of a sentence, those together that only "and" or a comma parts and that are equally exact."""
    text, run = reading.annotated.article.text, list[TimeExpression]()
    for time in reading.times:
        if time.type != "DATE" or period(time.value) is None:
            continue
        is_joined = run and JOINT.fullmatch(text, run[-1].span.end, max(time.span.start, run[-1].span.end))
        if not is_joined or len(run[-1].value) != len(time.value):
            yield from [tuple(run)] if run else []
            run = []
        run.append(time)
    yield from [tuple(run)] if run else []


def _verb(tree: Tree, place: int) -> int | None:
    """The verb that a word of time hangs on."""
    for _ in range(STEPS):
        place = tree.tokens[place].head
        if tree.tokens[place].pos == "VERB":
            return place
    return None


def _deeds(tree: Tree, verb: int) -> Iterator[int]:
    """The word for what was done: the verb, else the noun of a deed that it carries out or modifies."""
    token = tree.tokens[verb]
    if event_class(token.lemma, token.pos) is not None:
        yield verb
        return
    nouns = [*tree.governed(verb, OBJECTS | PASSIVE_SUBJECTS)]
    nouns += [
        noun
        for preposition in tree.governed(verb, frozenset({"prep"}))
        for noun in tree.governed(preposition, frozenset({"pobj"}))
    ]
    nouns += [token.head] if token.relation in SUBORDINATE else []
    deeds = [noun for noun in nouns if event_class(tree.tokens[noun].lemma, tree.tokens[noun].pos) is not None]
    yield from deeds or ([verb] if token.lemma not in TRADE_WORDS else [])


def _kind(tree: Tree, deed: int) -> str:
    token = tree.tokens[deed]
    return event_class(token.lemma, token.pos) or stem(token.lemma)


def _is_unsure(tree: Tree, verb: int) -> bool:
    """Whether the deed is denied or only possible."""
    return tree.is_negated(verb) or modality(tree, verb) is Modality.POSSIBLE


def _is_in(tree: Tree, place: int, time: TimeExpression) -> bool:
    return time.span.start <= tree.tokens[place].start < time.span.end
