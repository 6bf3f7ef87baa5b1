"""Sentences of several articles that tell the same thing: proposed by rare words, weighed by a trained scorer."""

from collections.abc import Iterator, Sequence

import numpy as np

from consilience.claims.alignment_groups import groups
from consilience.claims.comparison import Comparison, same
from consilience.claims.likeness import Likeness
from consilience.claims.likeness_sentences import told
from consilience.claims.likeness_trees import Trees, trees
from consilience.claims.making import claim
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind

# Fewer content words tell no fact.
FEWEST_WORDS = 2


def event_claims(story: StoryReading) -> Iterator[Claim]:
    """One claim for each sentence of a report's body: what it says as a whole.

    A headline only repeats what its own report tells: of 31 likely pairs with one on six stories, the keys have one.
    """
    for reading in comparable(story):
        yield claim(
            reading,
            ClaimKind.EVENT,
            reading.span,
            topic=reading.span,
            subject="",
            relation="tells",
            value=" ".join(sorted(reading.stems)),
            rule="whole sentence",
            theme=reading.stems,
        )


def comparable(story: StoryReading) -> list[Reading]:
    """The sentences that are compared, in order."""
    return [reading for reading in story.readings if len(reading.stems) >= FEWEST_WORDS and not reading.is_headline]


def same_matter(
    story: StoryReading, claims: Sequence[Claim], scorer: Trees | None = None
) -> Iterator[tuple[Claim, ...]]:
    """Groups of sentences of two articles or more that tell the same; a sentence may stand in several.

    The first of a group is the one that says least beside what they share; where it stands for an earlier group
    already, the next one. `scorer` is the one that ships unless another is given.
    """
    by_evidence = {claim.evidence: claim for claim in claims}
    readings = [reading for reading in comparable(story) if reading.span in by_evidence]
    likeness = Likeness([told(reading) for reading in readings])
    pairs = likeness.pairs()
    odds = (scorer or trees()).log_odds(likeness.measures(pairs))
    likely = {pair: float(share) for pair, share in zip(pairs, 1 / (1 + np.exp(-odds)), strict=True)}
    standing: set[int] = set()
    for group in groups(likely, [reading.article for reading in readings]):
        places = sorted(group, key=lambda place: (place in standing, -_shared_part(place, group, readings, story)))
        standing.add(places[0])
        yield tuple(by_evidence[readings[place].span] for place in places)


def _shared_part(place: int, group: Sequence[int], readings: Sequence[Reading], story: StoryReading) -> float:
    """The share of a sentence's words, by weight, that the others of its group hold, in the mean."""
    own = readings[place].stems
    others = [story.weight(own & readings[other].stems) for other in group if other != place]
    return sum(others) / (len(others) * story.weight(own))


def compare_events(first: Claim, second: Claim) -> Comparison:
    """Sentences of one group tell the same; where they differ, a comparator of a finer kind says so."""
    return same("event, same")
