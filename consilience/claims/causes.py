"""What was the reason: "closed because of the storm" against "the closure had nothing to do with the storm"."""

from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, same
from consilience.claims.grammar import NOUNS
from consilience.claims.making import claim
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.reasons import UNSURE, Cause, Weight, causes
from consilience.records import Claim, ClaimKind, Polarity

# Reasons of these weights leave no room for another.
DECIDING = frozenset({Weight.RULED_OUT, Weight.MAIN, Weight.ONLY})
# Which other reason contradicts one that is told as the only one, or as the main one; a mere link contradicts none.
RIVALS = {
    Weight.ONLY: frozenset({Weight.ONLY, Weight.MAIN, Weight.CAUSE}),
    Weight.MAIN: frozenset({Weight.ONLY, Weight.MAIN}),
}
# Two reasons are of one thing when what it was and whom it befell are both shared.
SHARED_EFFECT = 2


def cause_claims(story: StoryReading) -> Iterator[Claim]:
    """Where a story rules a reason out, or gives one as the only or main one: a claim for each reason that it gives."""
    found = [
        (reading, cause)
        for reading in story.readings
        if not UNSURE.search(reading.words(reading.span))
        for cause in causes(reading)
    ]
    if any(cause.weight in DECIDING for _, cause in found):
        yield from (_claim(reading, cause) for reading, cause in found)


def compare_causes(first: Claim, second: Claim) -> Comparison:
    """Two reasons for one thing: one given and ruled out, one told as the only one beside another, or two that hold."""
    shared = set(first.theme) & set(second.theme)
    if not shared:
        return UNRELATED
    is_one = bool(set(first.theme_heads) & set(second.theme_heads))
    if first.polarity is not second.polarity:
        return conflict("cause, ruled out") if is_one else UNRELATED
    if is_one or set(first.subject.split("|")) & set(second.subject.split("|")):
        return same("cause, same")
    if len(shared) >= SHARED_EFFECT and (_excludes(first, second) or _excludes(second, first)):
        return conflict("cause, another")
    return compatible("cause, both")


def _excludes(claim: Claim, other: Claim) -> bool:
    return other.rule in RIVALS.get(Weight(claim.rule), ())


def _claim(reading: Reading, cause: Cause) -> Claim:
    tree = reading.tree
    focus = tree.span(cause.places[0], cause.places[-1])
    polarity = Polarity.NEGATIVE if cause.weight is Weight.RULED_OUT else Polarity.POSITIVE
    nouns = sorted({stem(tree.tokens[place].lemma) for place in cause.places if tree.tokens[place].pos in NOUNS})
    return claim(
        reading,
        ClaimKind.REASON,
        focus,
        topic=focus,
        subject="|".join(nouns),
        relation="cause",
        value=polarity,
        rule=cause.weight,
        polarity=polarity,
        theme=cause.effect,
        theme_heads=frozenset({stem(tree.tokens[cause.places[-1]].lemma)}),
    )
