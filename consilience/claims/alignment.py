"""Which claims answer one question: the ways of putting together claims that more than one kind uses.

An aligner takes the story, the claims of a kind and its comparator, and gives groups of claims of one question.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from consilience.claims.comparison import Comparator, Outcome
from consilience.claims.reading import StoryReading
from consilience.records import Claim

Aligner = Callable[[StoryReading, Sequence[Claim], Comparator], Iterable[tuple[Claim, ...]]]


def by_relation(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """The claims of each relation: their extractor has put together what answers one question."""
    yield from (tuple(group) for group in of_one_relation(claims) if len(group) > 1)


def by_comparison(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """Groups of claims that the comparator relates, directly or through others, each pair from two articles."""
    return related_groups(claims, [pair for pair in pairs_of_two_reports(claims) if related(compare, *pair)])


def by_comparison_within(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """Groups of claims that the comparator relates, those of one article as well."""
    return related_groups(claims, [pair for pair in pairs_of_one_relation(claims) if related(compare, *pair)])


def by_subject(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """One group for each person, without the reports that give one person two answers: they know of both."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject].append(claim)
    clear = (tuple(_without_doubles(group, compare)) for group in groups.values())
    return [group for group in clear if len(group) > 1]


def of_one_relation(claims: Iterable[Claim]) -> Iterable[list[Claim]]:
    """The claims under each relation, so that only these are compared."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.relation].append(claim)
    return groups.values()


def pairs_of_one_relation(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each two claims under one relation."""
    for group in of_one_relation(claims):
        yield from combinations(group, 2)


def pairs_of_two_reports(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each two claims of two articles under one relation."""
    for one, two in pairs_of_one_relation(claims):
        if one.evidence.article != two.evidence.article:
            yield one, two


def related(compare: Comparator, one: Claim, two: Claim) -> bool:
    """Whether a comparator takes two claims for answers to one question."""
    return compare(one, two).outcome is not Outcome.UNRELATED


def related_groups(claims: Sequence[Claim], pairs: Iterable[tuple[Claim, Claim]]) -> list[tuple[Claim, ...]]:
    """Claims connected by pairs, as groups in the order of the claims."""
    leader = {claim.id: claim.id for claim in claims}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for one, two in pairs:
        leader[find(two.id)] = find(one.id)
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(find(claim.id), []).append(claim)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _without_doubles(claims: Sequence[Claim], compare: Comparator) -> Iterator[Claim]:
    for claim in claims:
        own = (other for other in claims if other.evidence.article == claim.evidence.article)
        if all(compare(claim, other).outcome is not Outcome.CONFLICT for other in own):
            yield claim
