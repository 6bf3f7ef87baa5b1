"""What one affirms and another denies, by the same predicate of the same participants, with no word of denial."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from consilience.claims.alignment import of_one_relation, related_groups
from consilience.claims.comparison import (
    UNRELATED,
    Comparator,
    Comparison,
    conflict,
    denial_first,
    is_before,
    later,
    same,
)
from consilience.claims.making import claim
from consilience.claims.meant import ENTITY
from consilience.claims.negation import SOLE, WRONGLY
from consilience.claims.periods import overlap
from consilience.claims.propositions import ADJECTIVE, NOUN, THERE, VERB, WHERE, Proposition, propositions
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity, SourceKind, Span

# What is denied has to be affirmed in so many of its words, by weight: "no new tax" does not say that there is no tax.
# At .6 and .5 one more is reported on six stories, wrongly, and none found.
COVERED = 0.75
# How much the two share, by the weight of the words in the story; the same doer counts as much as a word that stands
# in one sentence alone. Verbs share more by chance than nouns that are said of something. Of 105 disputes of 25
# stories these find 27; verbs at 1.4 lose one, nouns at .9 two, and nothing lower finds another, while verbs at 1.0
# report 10 instead of 6 on 66 groups of news with few contradictions.
ENOUGH = {VERB: 1.2, ADJECTIVE: 1.2, NOUN: 0.75, THERE: 0.75}
SAID = frozenset({NOUN, THERE})
ENOUGH_SAID = 0.6
UNSEEN = 0.6
SAME_DOER, LIKE_DOER, KNOWN_THING = 1.0, 0.5, 0.5
# What somebody of a body has done, it may have done.
BODIES = frozenset({"campaign", "administr", "team", "compani", "govern", "offic", "firm", "agenc", "parti", "group"})
PRONOUNS = frozenset({"he", "she", "they"})
# Its subject stands among the first words of what is shown of a predicate: "though he did not name her".
OPENING = 3
# Of each side the claims of so many articles are shown.
MOST_OF_SIDE = 3


def contradiction_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each predicate that is denied somewhere in the story, and for each place that affirms it."""
    told: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in propositions(story):
        told[proposition.key].append(proposition)
    for key, found in told.items():
        if len({one.is_denied for one in found}) > 1:
            yield from (_claim(key, proposition) for proposition in found)


def compare_contradictions(first: Claim, second: Claim) -> Comparison:
    """One predicate of the same participants, affirmed and denied."""
    if first.relation != second.relation:
        return UNRELATED
    if first.polarity is second.polarity:
        return same("status, same")
    denial, answer = denial_first(first, second)
    if _is_spoken(denial) or _is_spoken(answer):
        return conflict("status, contested")
    return (
        later("status, denied earlier")
        if is_before(denial, answer) and denial.rule == VERB
        else conflict("status, denied")
    )


def by_contradiction(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """What is denied with what is affirmed of the same; from each article the one that shares most."""
    for members in of_one_relation(claims):
        both = _of_two_minds(members)
        affirmed = [each for each in members if each.polarity is Polarity.POSITIVE]
        pairs = [
            (denial, answer)
            for denial in members
            if denial.polarity is Polarity.NEGATIVE
            for answer in _answers(denial, affirmed, story)
            if not {denial.evidence, answer.evidence} <= both
        ]
        for group in related_groups(members, pairs):
            yield _fewest(_without_retold(group, story))


def _of_two_minds(claims: Sequence[Claim]) -> set[Span]:
    """The sentences that both affirm and deny: "usually he is not nervous, and tonight he was"."""
    sides = {polarity: {each.evidence for each in claims if each.polarity is polarity} for polarity in Polarity}
    return sides[Polarity.NEGATIVE] & sides[Polarity.POSITIVE]


def _is_spoken(each: Claim) -> bool:
    """Whether somebody is told to say it, and not the outlet alone."""
    return any(source.kind not in {SourceKind.OUTLET, SourceKind.AGENCY} for source in each.sources)


def _claim(key: str, proposition: Proposition) -> Claim:
    return claim(
        proposition.reading,
        ClaimKind.DENIAL,
        proposition.focus,
        topic=proposition.focus,
        subject="|".join(sorted(proposition.subject)),
        relation=key,
        value="no" if proposition.is_denied else "yes",
        rule=proposition.form,
        polarity=proposition.polarity,
        theme=proposition.narrowing,
        theme_heads=proposition.heads,
    )


def _answers(denial: Claim, affirmed: Sequence[Claim], story: StoryReading) -> list[Claim]:
    """From each article the claim that affirms most of what is denied."""
    shared = {each.id: _shared(denial, each, story) for each in affirmed if _may_differ(denial, each)}
    found = sorted(
        (each for each in affirmed if shared.get(each.id, 0.0)),
        key=lambda each: -shared[each.id],
    )
    best: dict[str, Claim] = {}
    for each in found:
        best.setdefault(each.evidence.article, each)
    return list(best.values())[:MOST_OF_SIDE]


def _may_differ(denial: Claim, other: Claim) -> bool:
    """Whether two sentences can be of two minds: of two articles, or of two voices in one."""
    if denial.evidence == other.evidence:
        return False
    if denial.modality is not other.modality and Modality.PLANNED in {denial.modality, other.modality}:
        return False
    if denial.happened and other.happened and not overlap(denial.happened, other.happened):
        return False
    return denial.evidence.article != other.evidence.article or denial.origin != other.origin


def _shared(denial: Claim, other: Claim, story: StoryReading) -> float:
    """How much of what one denies the other affirms, by weight; 0 where they do not speak of one thing."""
    doer = None if _are_unnamed(denial, other, story) else _doer(denial, other)
    is_sole = denial.relation.startswith(f"{SOLE} ")
    is_of_known = denial.rule == NOUN and ENTITY in denial.subject and not is_sole
    if doer is None or (is_of_known and not doer) or not _is_one_form(denial, other, doer):
        return 0.0
    scene, theirs = ({word for word in each.theme if word.startswith(WHERE)} for each in (denial, other))
    if scene and theirs and not scene & theirs:
        return 0.0
    narrowing = set(denial.theme) - scene
    named = set(other.subject.split("|")) if other.subject else story.by_span[other.evidence].stems
    common = narrowing & {*other.theme, *named}
    is_short = doer == SAME_DOER and not other.theme and denial.rule == other.rule == NOUN
    if narrowing and not is_short and _weight(common, story) < COVERED * _weight(narrowing, story):
        return 0.0
    is_bare = not (narrowing or doer or is_sole)
    if is_bare and (denial.subject or story.weights.get(denial.relation, UNSEEN) < ENOUGH[NOUN]):
        return 0.0
    is_known = any(name[:1] == ENTITY for name in common)
    total = _weight({denial.relation}, story) + _weight(common, story) + doer + KNOWN_THING * is_known
    is_said = denial.rule in SAID and other.rule in SAID and (narrowing or is_sole)
    return total if total >= (ENOUGH_SAID if is_said else max(ENOUGH[denial.rule], ENOUGH[other.rule])) else 0.0


def _are_unnamed(denial: Claim, other: Claim, story: StoryReading) -> bool:
    """Whether two reports speak of somebody by a pronoun alone: their "he" are seldom one man."""
    if denial.subject or other.subject or denial.evidence.article == other.evidence.article:
        return False
    openings = (story.by_span[each.evidence].words(each.focus).lower().split()[:OPENING] for each in (denial, other))
    return all(not PRONOUNS.isdisjoint(words) for words in openings)


def _doer(denial: Claim, other: Claim) -> float | None:
    """What the subjects of two claims have in common; None where they are two."""
    one, two = set(denial.subject.split("|")) - {""}, set(other.subject.split("|")) - {""}
    known, theirs = {name for name in one if name[0] == ENTITY}, {name for name in two if name[0] == ENTITY}
    if known and theirs:
        return SAME_DOER if known & theirs else None
    if one & two:
        return LIKE_DOER
    if one and two and bool(one & BODIES) == bool(two & BODIES):
        return None
    return 0.0


def _is_one_form(denial: Claim, other: Claim, doer: float) -> bool:
    """Whether two predicates can say one thing: both verbs done to one thing, or both said of it."""
    if denial.rule in SAID and other.rule in SAID:
        return True
    if {denial.rule, other.rule} & SAID and VERB in {denial.rule, other.rule}:
        return bool(set(denial.theme) & set(other.theme))
    if denial.rule != other.rule:
        return False
    if not denial.theme_heads and not doer:
        return False
    if denial.rule == VERB and (denial.theme_heads or other.theme_heads):
        is_one_thing = bool(set(denial.theme_heads) & set(other.theme_heads))
        return is_one_thing or (doer == SAME_DOER and not (denial.theme_heads and other.theme_heads))
    return True


def _weight(words: set[str], story: StoryReading) -> float:
    return sum(story.weights.get(word, UNSEEN) for word in sorted(words) if word[:1] != ENTITY)


def _without_retold(group: Sequence[Claim], story: StoryReading) -> Sequence[Claim]:
    """A group without sentences that tell what they call false, "falsely said that", where others deny it outright."""
    retold = {
        each.id
        for each in group
        if each.polarity is Polarity.NEGATIVE
        and any(token.lemma.lower() in WRONGLY for token in story.by_span[each.evidence].tree.tokens)
    }
    is_denied = any(each.polarity is Polarity.NEGATIVE and each.id not in retold for each in group)
    return [each for each in group if each.id not in retold] if is_denied else group


def _fewest(group: Sequence[Claim]) -> tuple[Claim, ...]:
    """From each article one claim of each side, and of these a few."""
    kept: dict[tuple[str, str], Claim] = {}
    for each in group:
        kept.setdefault((each.polarity, each.evidence.article), each)
    chosen: set[str] = set()
    for polarity in Polarity:
        chosen.update([each.id for (side, _), each in kept.items() if side == polarity][:MOST_OF_SIDE])
    return tuple(each for each in group if each.id in chosen)
