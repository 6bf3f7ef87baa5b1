"""The kinds of claim: how each is found, which claims answer one question, and how the answers are compared."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from consilience.claims.ages import age_claims, compare_ages
from consilience.claims.alignment import Aligner, by_comparison, by_comparison_within, by_relation, by_subject
from consilience.claims.allegations import allegation_claims, by_accused, compare_allegations
from consilience.claims.amounts import count_claims, sum_claims
from consilience.claims.amounts_compared import by_amount, compare_amounts
from consilience.claims.body_names import body_name_claims
from consilience.claims.causes import cause_claims, compare_causes
from consilience.claims.comparison import Comparator
from consilience.claims.contradictions import by_contradiction, compare_contradictions, contradiction_claims
from consilience.claims.corrections import compare_corrections, correction_claims
from consilience.claims.dates import compare_dates, date_claims
from consilience.claims.datings import by_dating, compare_datings, dating_claims
from consilience.claims.denials import by_denial, compare_denials, denial_claims
from consilience.claims.doers import compare_doers, doer_claims
from consilience.claims.durations import compare_durations, duration_claims
from consilience.claims.grounds import by_ground, compare_grounds, ground_claims
from consilience.claims.holders import compare_holders, holder_claims
from consilience.claims.influences import compare_influences, influence_claims
from consilience.claims.memberships import compare_memberships, membership_claims
from consilience.claims.motives import by_refusal, compare_motives, motive_claims
from consilience.claims.numbers import by_count, compare_numbers, number_claims
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
from consilience.claims.spellings import compare_spellings, spelling_claims
from consilience.claims.statuses import compare_statuses, status_claims
from consilience.claims.tenures import compare_tenures, tenure_claims
from consilience.claims.terms import compare_terms, term_claims
from consilience.claims.unknowns import compare_unknowns, unknown_claims
from consilience.claims.utterances import by_wording, compare_quotations
from consilience.claims.views import compare_views, view_claims
from consilience.records import Claim, ClaimKind

Extractor = Callable[[StoryReading], Iterator[Claim]]


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
    is_shown: bool = False


def by_matter(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Sentences that tell the same, by the scorer that ships."""
    return same_matter(story, claims)


KINDS = (
    # what was said, and who said it
    Kind(ClaimKind.QUOTATION, "wording", quotation_claims, by_wording, compare_quotations, is_shown=True),
    Kind(ClaimKind.SPEAKER, "who said it", speaker_claims, by_words, compare_speakers),
    Kind(ClaimKind.CORRECTION, "corrected", correction_claims, by_relation, compare_corrections),
    # who they are
    Kind(ClaimKind.OFFICE, "which office", office_claims, by_subject, compare_offices),
    Kind(ClaimKind.OFFICE, "who holds it", holder_claims, by_comparison, compare_holders),
    Kind(ClaimKind.OFFICE, "whose", serving_claims, by_subject, compare_serving),
    Kind(ClaimKind.OFFICE, "what name", spelling_claims, by_relation, compare_spellings),
    Kind(ClaimKind.OFFICE, "what name", body_name_claims, by_relation, compare_spellings),
    # when
    Kind(ClaimKind.DATE, "when", date_claims, by_comparison, compare_dates, is_shown=True),
    Kind(ClaimKind.DATE, "at what time", dating_claims, by_dating, compare_datings),
    Kind(ClaimKind.DATE, "on which days", occasion_claims, by_comparison, compare_occasions),
    Kind(ClaimKind.DATE, "which years", term_claims, by_comparison, compare_terms),
    # how many and how much
    Kind(ClaimKind.NUMBER, "how many", number_claims, by_count, compare_numbers, is_shown=True),
    Kind(ClaimKind.NUMBER, "how many", count_claims, by_amount, compare_amounts),
    Kind(ClaimKind.NUMBER, "how much", sum_claims, by_amount, compare_amounts),
    Kind(ClaimKind.NUMBER, "how long", duration_claims, by_count, compare_durations),
    Kind(ClaimKind.NUMBER, "how old", age_claims, by_count, compare_ages),
    Kind(ClaimKind.NUMBER, "which rank", ranking_claims, by_count, compare_rankings),
    Kind(ClaimKind.NUMBER, "one or several", plural_claims, by_comparison, compare_plurals),
    # where, and who did it
    Kind(ClaimKind.PLACE, "which place", place_name_claims, by_relation, compare_spellings),
    Kind(ClaimKind.PLACE, "where", scene_claims, by_scene, compare_scenes),
    Kind(ClaimKind.DOER, "who", doer_claims, by_comparison, compare_doers),
    # what happened, and how far it has come
    Kind(ClaimKind.STATUS, "what happened", status_claims, by_comparison, compare_statuses),
    Kind(ClaimKind.STATUS, "done yet", progress_claims, by_progress, compare_progress),
    Kind(ClaimKind.STATUS, "held yet", tenure_claims, by_comparison, compare_tenures),
    Kind(ClaimKind.STATUS, "one of them", membership_claims, by_comparison, compare_memberships),
    Kind(ClaimKind.STATUS, "what it is", quality_claims, by_comparison, compare_qualities),
    # whether
    Kind(ClaimKind.DENIAL, "whether", denial_claims, by_denial, compare_denials),
    Kind(ClaimKind.DENIAL, "whether", allegation_claims, by_accused, compare_allegations),
    Kind(ClaimKind.DENIAL, "whether", view_claims, by_relation, compare_views),
    Kind(ClaimKind.DENIAL, "so or not", contradiction_claims, by_contradiction, compare_contradictions),
    # why
    Kind(ClaimKind.REASON, "why", cause_claims, by_comparison, compare_causes),
    Kind(ClaimKind.REASON, "on what ground", ground_claims, by_ground, compare_grounds),
    Kind(ClaimKind.REASON, "given or not", motive_claims, by_refusal, compare_motives),
    Kind(ClaimKind.REASON, "had a part or not", influence_claims, by_comparison_within, compare_influences),
    Kind(ClaimKind.REASON, "known or not", unknown_claims, by_comparison_within, compare_unknowns),
    # the rest of what several tell
    Kind(ClaimKind.EVENT, "told alike", event_claims, by_matter, compare_events, is_shown=True),
)
