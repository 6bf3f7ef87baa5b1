"""Which quotations print one utterance, and whether they print it in the same words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import combinations, pairwise

from consilience.claims.alignment import related_groups
from consilience.claims.alignment_groups import groups
from consilience.claims.comparison import UNRELATED, Comparator, Comparison, Outcome, compatible, conflict, same
from consilience.claims.meant import ENTITY
from consilience.claims.quoted import telling
from consilience.claims.reading import StoryReading
from consilience.claims.tables import word_set
from consilience.claims.wordings import SideBySide, side_by_side
from consilience.records import Claim

# Equal words without which nothing is compared; so many are a clause.
FEWEST_WORDS = 4
CLAUSE_WORDS = 6
# A cut leaves this share of the shorter one at least, or a clause that is no shorter than what both say about it.
CUT_SHARE = 0.6
# A report that prints one utterance twice does so in its head and in its body: so many characters apart, and nearly all
# of the shorter one.
APART = 500
REPEATED_SHARE = 0.85
# A run of words that so many quotations have is a figure of speech.
MOST_PLACES = 40
# These tell nothing of who speaks.
TITLES = word_set(
    """
    agency dr dr. former gov gov. governor mr mr. mrs mrs. ms ms. official officials president rep rep.
    representative sen sen. senator spokesman spokeswoman statement
    """
)


class Speakers(Enum):
    """What is known of the speakers of two quotations."""

    ONE = "one"
    PERHAPS_ONE = "perhaps one"
    UNLIKE = "a person, and something that may stand for one"
    TWO = "two"


# Equal words, telling ones among them, and the share of equal words, from which on two quotations are one utterance:
# where they differ slightly (small words, order, form), and where they differ in what they say. With these, 53 of 65
# differences that readers found in 56 stories are found, and 48 of 53 reported are among them; of 27 reported in 66
# groups of other texts 22 are right.
Bounds = tuple[tuple[int, int, float], ...]
SLIGHT: dict[Speakers, Bounds] = {
    Speakers.ONE: ((4, 2, 0.6),),
    Speakers.PERHAPS_ONE: ((4, 2, 0.65),),
    Speakers.UNLIKE: ((5, 2, 0.7),),
    Speakers.TWO: ((9, 4, 0.8),),
}
OTHERWISE: dict[Speakers, Bounds] = {
    Speakers.ONE: ((4, 2, 0.6), (12, 5, 0.5)),
    Speakers.PERHAPS_ONE: ((6, 3, 0.75), (8, 5, 0.65), (12, 5, 0.6)),
    Speakers.UNLIKE: ((9, 4, 0.8),),
    Speakers.TWO: ((12, 6, 0.8),),
}
# The same where both begin and end alike, so that neither is cut.
FRAMED: dict[Speakers, Bounds] = {
    Speakers.ONE: ((5, 2, 0.5), (7, 1, 0.85)),
    Speakers.PERHAPS_ONE: ((6, 3, 0.6), (8, 1, 0.85)),
    Speakers.UNLIKE: (),
    Speakers.TWO: (),
}


Pair = tuple[Claim, Claim, Outcome]


def compare_quotations(first: Claim, second: Claim) -> Comparison:
    """The same quotation in other words is a conflict; a cut, a contraction or a spelling is not."""
    found = side_by_side(first.value, second.value)
    speakers = _speakers(first, second)
    if first.evidence.article == second.evidence.article and found.share_of_shorter < REPEATED_SHARE:
        return UNRELATED
    if found.size < FEWEST_WORDS or not found.telling:
        return UNRELATED
    if not _is_one(found, speakers):
        return UNRELATED if found.share_of_shorter < CUT_SHARE else compatible("quotation, other speaker")
    return conflict("quotation, other words") if found.differences else same("quotation, same")


def related_pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of quotations that share some neighbouring words, to be compared; of one article, if far apart."""
    index: dict[tuple[str, ...], list[int]] = {}
    for place, quoted in enumerate(claims):
        for words in sorted(_marks(quoted.value)):
            index.setdefault(words, []).append(place)
    shared = Counter(
        pair for places in index.values() if len(places) <= MOST_PLACES for pair in combinations(places, 2)
    )
    for (left, right), count in sorted(shared.items()):
        one, two = claims[left].evidence, claims[right].evidence
        if count > 1 and (one.article != two.article or abs(two.start - one.start) > APART):
            yield claims[left], claims[right]


def by_wording(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Groups of quotations that print one utterance.

    Where some print it in other words, those that leave out the words in question take no side and are left out. Where
    none does, every two of a group print words of the other: a long one may stand with each of two parts of it.
    """
    pairs = one_utterance(claims, compare)
    differing = {claim.id for one, two, outcome in pairs if outcome is Outcome.CONFLICT for claim in (one, two)}
    longest_first = sorted(claims, key=lambda claim: -len(claim.value.split()))
    for group in related_groups(longest_first, [(one, two) for one, two, _ in pairs]):
        sides = tuple(claim for claim in group if claim.id in differing)
        yield from (sides,) if sides else _printed_alike(group, pairs)


def _printed_alike(group: Sequence[Claim], pairs: Sequence[Pair]) -> Iterator[tuple[Claim, ...]]:
    """The quotations of a group, longest first, in such groups that every two print words of each other.

    Of a report that prints them more than once the longest stands for all.
    """
    places = {claim.id: place for place, claim in enumerate(group)}
    alike = {
        (min(places[one.id], places[two.id]), max(places[one.id], places[two.id])): 1.0
        for one, two, _ in pairs
        if one.id in places
    }
    seen: set[tuple[str, ...]] = set()
    for held in groups(alike, [claim.evidence.article for claim in group]):
        first = {group[place].evidence.article: group[place] for place in reversed(held)}
        names = tuple(sorted(claim.id for claim in first.values()))
        if names not in seen:
            seen.add(names)
            yield tuple(claim for claim in group if claim.id in names)


def one_utterance(claims: Sequence[Claim], compare: Comparator) -> list[Pair]:
    """Pairs of quotations that print one utterance.

    Words that another report prints as they are, beside others that look like them, are these and not the others.
    """
    pairs = [(one, two, compare(one, two).outcome) for one, two in related_pairs(list(claims))]
    printed: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one, two, outcome in pairs:
        if outcome is Outcome.SAME:
            for claim_id, article, places in _places(one, two):
                printed[claim_id, article] |= places
    return [
        (one, two, outcome)
        for one, two, outcome in pairs
        if outcome is Outcome.SAME
        or (
            outcome is not Outcome.UNRELATED
            and all(places - printed[claim_id, article] for claim_id, article, places in _places(one, two))
        )
    ]


def _places(one: Claim, two: Claim) -> Iterator[tuple[str, str, set[int]]]:
    """For each of two quotations, which of its words the other's report prints."""
    found = side_by_side(one.value, two.value)
    yield one.id, two.evidence.article, found.places_in_one
    yield two.id, one.evidence.article, found.places_in_two


def _marks(value: str) -> set[tuple[str, ...]]:
    """What a quotation is looked up by: neighbouring words, two in their order and three in any."""
    words = [word for word in value.split() if word.isalnum()]
    return {*pairwise(words), *(tuple(sorted(triple)) for triple in zip(words, words[1:], words[2:], strict=False))}


def _is_one(found: SideBySide, speakers: Speakers) -> bool:
    """Whether so much is equal that nobody says it twice."""
    if found.share_of_shorter < CUT_SHARE and found.size < max(CLAUSE_WORDS, found.apart):
        return False
    if found.is_reordered and found.size >= CLAUSE_WORDS and speakers is Speakers.ONE:
        return True
    bounds = [*(SLIGHT if found.is_slight else OTHERWISE)[speakers], *(FRAMED[speakers] if found.is_framed else ())]
    return any(
        found.size >= words and found.telling >= telling_words and found.share >= share
        for words, telling_words, share in bounds
    )


def _speakers(first: Claim, second: Claim) -> Speakers:
    """Whether one person can have said both, as far as the words for the speakers tell.

    Who is "the lawyer" or "a statement" in one report may have a name in another.
    """
    one, two = set(first.subject.split()), set(second.subject.split())
    persons, others = _persons(one), _persons(two)
    names, theirs = telling(sorted(one - persons)) - TITLES, telling(sorted(two - others)) - TITLES
    if persons & others or (names & theirs and not (persons and others)):
        return Speakers.ONE
    if persons and others:
        return Speakers.PERHAPS_ONE if names & theirs else Speakers.TWO
    is_unlike = (_is_person(one) and theirs and not others) or (_is_person(two) and names and not persons)
    return Speakers.UNLIKE if is_unlike else Speakers.PERHAPS_ONE


def _is_person(names: set[str]) -> bool:
    return bool(_persons(names)) or not names.isdisjoint({"he", "she"})


def _persons(names: set[str]) -> set[str]:
    return {name for name in names if name.startswith(ENTITY)}
