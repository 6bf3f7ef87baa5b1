"""The kinds of claim: how each is found, which claims answer one question, and how the answers are compared."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from consilience.claims.ages import age_claims, compare_ages
from consilience.claims.allegations import allegation_claims, by_accused, compare_allegations
from consilience.claims.amounts import count_claims, sum_claims
from consilience.claims.amounts_compared import by_amount, compare_amounts
from consilience.claims.body_names import body_name_claims
from consilience.claims.causes import cause_claims, compare_causes
from consilience.claims.comparison import Comparator, Outcome
from consilience.claims.contradictions import compare_contradictions, contradicting, contradiction_claims
from consilience.claims.corrections import by_correction, compare_corrections, correction_claims
from consilience.claims.dates import compare_dates, date_claims
from consilience.claims.datings import by_dating, compare_datings, dating_claims
from consilience.claims.denials import by_denial, compare_denials, denial_claims
from consilience.claims.doers import compare_doers, doer_claims
from consilience.claims.durations import LENGTH, compare_durations, duration_claims
from consilience.claims.grounds import by_ground, compare_grounds, ground_claims
from consilience.claims.holders import compare_holders, holder_claims
from consilience.claims.influences import compare_influences, influence_claims
from consilience.claims.judging import related_groups
from consilience.claims.memberships import compare_memberships, membership_claims
from consilience.claims.motives import by_refusal, compare_motives, motive_claims
from consilience.claims.numbers import (
    COUNTED,
    MEASURE,
    TELLING_WEIGHT,
    compare_numbers,
    number_claims,
    same_context,
    without_double_counts,
)
from consilience.claims.occasions import compare_occasions, occasion_claims
from consilience.claims.offices import compare_offices, office_claims
from consilience.claims.place_names import place_name_claims
from consilience.claims.plurals import compare_plurals, plural_claims
from consilience.claims.progress import by_progress, compare_progress, progress_claims
from consilience.claims.qualities import compare_qualities, quality_claims
from consilience.claims.quotations import quotation_claims
from consilience.claims.rankings import compare_rankings, ranking_claims
from consilience.claims.reading import StoryReading
from consilience.claims.sameness import compare_events, event_claims, same_matter
from consilience.claims.scenes import by_scene, compare_scenes, scene_claims
from consilience.claims.serving import compare_serving, serving_claims
from consilience.claims.speakers import by_words, compare_speakers, speaker_claims
from consilience.claims.spellings import by_spelling, compare_spellings, spelling_claims
from consilience.claims.statuses import compare_statuses, status_claims
from consilience.claims.tenures import compare_tenures, tenure_claims
from consilience.claims.terms import compare_terms, term_claims
from consilience.claims.unknowns import compare_unknowns, unknown_claims
from consilience.claims.utterances import by_wording, compare_quotations
from consilience.claims.views import by_view, compare_views, view_claims
from consilience.records import Claim, ClaimKind

Extractor = Callable[[StoryReading], Iterator[Claim]]
Aligner = Callable[[StoryReading, Sequence[Claim], Comparator], Iterable[tuple[Claim, ...]]]


@dataclass(frozen=True)
class Kind:
    """One kind of question, in the words of a heading.

    `is_shown` tells whether its points are shown where the answers do not differ.
    """

    kind: ClaimKind
    question: str
    extract: Extractor
    align: Aligner
    compare: Comparator
    is_shown: bool = True


def by_comparison(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """Groups of claims that the comparator relates, directly or through others."""
    return related_groups(claims, [pair for pair in _same_relation(claims) if _related(compare, *pair)])


def by_holder(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """One group for each person, without the reports that give one person two offices: they know of both."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject].append(claim)
    clear = (tuple(_without_doubles(group, compare)) for group in groups.values())
    return [group for group in clear if len(group) > 1]


def by_quotation(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Groups of quotations that are one utterance by the comparator."""
    return by_wording(claims, compare)


def by_utterance(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """The speakers of the same words."""
    return by_words(claims)


def by_count(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Counts of one noun in one context; tolls of one kind are one question within a story."""
    pairs = [pair for pair in _same_relation(claims) if _related(compare, *pair) and _is_one_count(story, *pair)]
    for group in related_groups(claims, pairs):
        clear = without_double_counts(group)
        if len({claim.evidence.article for claim in clear}) > 1:
            yield clear


def by_size(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Numbers of one unit that differ among the same words."""
    return by_amount(story, claims)


def by_time(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Deeds that are told of two times."""
    return by_dating(story, claims)


def by_place(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Events that are told of two places."""
    return by_scene(story, claims)


def by_name(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterable[tuple[Claim, ...]]:
    """Names that are spelt in two ways."""
    return by_spelling(claims)


def by_assertion(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Denials with what they deny."""
    return by_denial(story, claims)


def by_accusation(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Accusations with the denials of the accused."""
    return by_accused(story, claims)


def by_contradiction(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """What is denied with what is affirmed of the same."""
    return contradicting(story, claims)


def by_what_is_held(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """Views with their denials."""
    return by_view(claims)


def by_taking_back(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Corrections with the words that they correct."""
    return by_correction(claims)


def by_step(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """The ground given for a step against somebody, with the motive alleged of it."""
    return by_ground(claims)


def by_any_report(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """Groups of claims that the comparator relates, those of one article as well."""
    pairs = [pair for group in _by_relation(claims) for pair in combinations(group, 2) if _related(compare, *pair)]
    return related_groups(claims, pairs)


def by_matter(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Sentences that tell the same."""
    return same_matter(story, claims)


KINDS = (
    Kind(ClaimKind.QUOTATION, "wording", quotation_claims, by_quotation, compare_quotations),
    Kind(ClaimKind.SPEAKER, "who said it", speaker_claims, by_utterance, compare_speakers, is_shown=False),
    Kind(ClaimKind.OFFICE, "which office", office_claims, by_holder, compare_offices, is_shown=False),
    Kind(ClaimKind.OFFICE, "who holds it", holder_claims, by_comparison, compare_holders, is_shown=False),
    Kind(ClaimKind.OFFICE, "whose", serving_claims, by_holder, compare_serving, is_shown=False),
    Kind(ClaimKind.OFFICE, "what name", spelling_claims, by_name, compare_spellings, is_shown=False),
    Kind(ClaimKind.OFFICE, "what name", body_name_claims, by_name, compare_spellings, is_shown=False),
    Kind(ClaimKind.DATE, "on which days", occasion_claims, by_comparison, compare_occasions, is_shown=False),
    Kind(ClaimKind.DATE, "when", date_claims, by_comparison, compare_dates),
    Kind(ClaimKind.DATE, "at what time", dating_claims, by_time, compare_datings, is_shown=False),
    Kind(ClaimKind.DATE, "which years", term_claims, by_comparison, compare_terms, is_shown=False),
    Kind(ClaimKind.NUMBER, "how many", number_claims, by_count, compare_numbers),
    Kind(ClaimKind.NUMBER, "how many", count_claims, by_size, compare_amounts, is_shown=False),
    Kind(ClaimKind.NUMBER, "how much", sum_claims, by_size, compare_amounts, is_shown=False),
    Kind(ClaimKind.NUMBER, "how long", duration_claims, by_count, compare_durations, is_shown=False),
    Kind(ClaimKind.NUMBER, "one or several", plural_claims, by_comparison, compare_plurals, is_shown=False),
    Kind(ClaimKind.NUMBER, "how old", age_claims, by_count, compare_ages, is_shown=False),
    Kind(ClaimKind.STATUS, "what happened", status_claims, by_comparison, compare_statuses, is_shown=False),
    Kind(ClaimKind.STATUS, "one of them", membership_claims, by_comparison, compare_memberships, is_shown=False),
    Kind(ClaimKind.NUMBER, "which rank", ranking_claims, by_count, compare_rankings, is_shown=False),
    Kind(ClaimKind.PLACE, "which place", place_name_claims, by_name, compare_spellings, is_shown=False),
    Kind(ClaimKind.PLACE, "where", scene_claims, by_place, compare_scenes, is_shown=False),
    Kind(ClaimKind.DOER, "who", doer_claims, by_comparison, compare_doers, is_shown=False),
    Kind(ClaimKind.STATUS, "done yet", progress_claims, by_progress, compare_progress, is_shown=False),
    Kind(ClaimKind.STATUS, "held yet", tenure_claims, by_comparison, compare_tenures, is_shown=False),
    Kind(ClaimKind.STATUS, "what it is", quality_claims, by_comparison, compare_qualities, is_shown=False),
    Kind(ClaimKind.CORRECTION, "corrected", correction_claims, by_taking_back, compare_corrections, is_shown=False),
    Kind(ClaimKind.DENIAL, "whether", denial_claims, by_assertion, compare_denials, is_shown=False),
    Kind(ClaimKind.DENIAL, "whether", allegation_claims, by_accusation, compare_allegations, is_shown=False),
    Kind(ClaimKind.DENIAL, "so or not", contradiction_claims, by_contradiction, compare_contradictions, is_shown=False),
    Kind(ClaimKind.DENIAL, "whether", view_claims, by_what_is_held, compare_views, is_shown=False),
    Kind(ClaimKind.REASON, "given or not", motive_claims, by_refusal, compare_motives, is_shown=False),
    Kind(ClaimKind.REASON, "on what ground", ground_claims, by_step, compare_grounds, is_shown=False),
    Kind(ClaimKind.REASON, "had a part or not", influence_claims, by_any_report, compare_influences, is_shown=False),
    Kind(ClaimKind.REASON, "known or not", unknown_claims, by_any_report, compare_unknowns, is_shown=False),
    Kind(ClaimKind.REASON, "why", cause_claims, by_comparison, compare_causes, is_shown=False),
    Kind(ClaimKind.EVENT, "told alike", event_claims, by_matter, compare_events),
)


def _without_doubles(claims: Sequence[Claim], compare: Comparator) -> Iterator[Claim]:
    for claim in claims:
        own = (other for other in claims if other.evidence.article == claim.evidence.article)
        if all(compare(claim, other).outcome is not Outcome.CONFLICT for other in own):
            yield claim


def _same_relation(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims of two articles under one relation, so that only these are compared."""
    for group in _by_relation(claims):
        for one, two in combinations(group, 2):
            if one.evidence.article != two.evidence.article:
                yield one, two


def _by_relation(claims: Sequence[Claim]) -> Iterable[list[Claim]]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.relation].append(claim)
    return groups.values()


def _is_one_count(story: StoryReading, one: Claim, two: Claim) -> bool:
    """Whether two counts of a noun stand in one context, or in sentences with a rare word in common."""
    if not one.relation.startswith((COUNTED, LENGTH, MEASURE)) or (one.relation == COUNTED and same_context(one, two)):
        return True
    first, second = story.by_span[one.evidence], story.by_span[two.evidence]
    return story.weight(first.stems & second.stems) >= TELLING_WEIGHT


def _related(compare: Comparator, one: Claim, two: Claim) -> bool:
    return compare(one, two).outcome is not Outcome.UNRELATED
