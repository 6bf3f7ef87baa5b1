"""Events asserted and denied: by the parties to a dispute, or by an earlier report that a later one overtakes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

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
from consilience.claims.deeds import Deed, deeds
from consilience.claims.events import Event
from consilience.claims.making import event_claim
from consilience.claims.meant import is_known_one, may_be_one
from consilience.claims.negation import PREVENTING, is_partial
from consilience.claims.openness import DECIDED, OPINIONS
from consilience.claims.periods import overlap
from consilience.claims.predicates import stem, told_by_actor, vague_verbs
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity, Standing

# Classes of standing things rather than of events: "not a treaty" denies no treaty.
STANDING = frozenset(
    ["agreement", "sanction", "investigate", "test", "sue", "meet", "visit", "announce", "decide", "accuse", "elect"]
)
# A plea answers a charge, which is compared as an accusation.
PLEAS = frozenset({"guilty", "innocent"})
# Verbs that say too little to tell one event from another.
VAGUE = vague_verbs()
# "Refrained from signing", "a ban on signing" say that it was not done.
KEPT_OFF = PREVENTING | {"refrain", "abstain", "desist", "dissuade", "ban"}
BY_PARTY, DENIED, ASSERTED, NAMED = "denied by a party", "denied event", "asserted event", "event spoken of"
# Of each side the claims of so many articles are shown.
MOST_OF_SIDE = 3


def denial_claims(story: StoryReading) -> Iterator[Claim]:
    """Claims that deny an event and, where there are any, those that assert one of the same class."""
    told = [deed for deed in deeds(story) if deed.kind not in STANDING and _is_worth(deed)]
    denied = {deed.kind for deed in told if _is_denied(deed)}
    for deed in told:
        if deed.kind not in denied:
            continue
        if _is_denied(deed):
            rule = BY_PARTY if deed.is_explicit else DENIED
            yield event_claim(_placed(deed), ClaimKind.DENIAL, deed.kind, rule)
        elif _is_asserted(deed.event):
            is_verb = deed.event.reading.tree.tokens[deed.event.head].pos == "VERB"
            yield event_claim(deed.event, ClaimKind.DENIAL, deed.kind, ASSERTED if is_verb else NAMED)


def compare_denials(first: Claim, second: Claim) -> Comparison:
    """One event asserted and denied: contested, or overtaken where the reports lie apart in time."""
    if first.relation != second.relation:
        return UNRELATED
    if first.polarity is second.polarity:
        return same("status, same")
    denial, claim = denial_first(first, second)
    if not _opposes(denial, claim):
        return UNRELATED
    if is_before(denial, claim):
        return later("status, denied earlier")
    return conflict("status, contested" if BY_PARTY in {first.rule, second.rule} else "status, denied")


def by_denial(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """What is denied with what is asserted of the same thing; from each article one assertion for each denial."""
    for members in of_one_relation(claims):
        pairs = [
            (denial, claim)
            for denial in members
            if denial.polarity is Polarity.NEGATIVE
            for claim in _first_of_each([claim for claim in members if _opposes(denial, claim)], denial)
        ]
        answered = list({denial.id: denial for denial, _ in pairs}.values())
        alike = [pair for pair in combinations(answered, 2) if _is_same_deed(*pair)]
        for group in related_groups(members, [*pairs, *alike]):
            yield _best_of_each(group)


def _first_of_each(asserted: Iterable[Claim], denial: Claim) -> list[Claim]:
    """From each article the assertion that shares most with what is denied.

    What is merely spoken of counts against a party's denial alone, and where it is all.

    "The inquiry into the leak" takes the leak for granted; "she leaked it" says so.
    """
    found = list(asserted)
    told = [claim for claim in found if claim.rule == ASSERTED] or (found if denial.rule == BY_PARTY else [])
    best: dict[str, Claim] = {}
    for claim in told:
        rival = best.get(claim.evidence.article)
        if rival is None or _shared(claim, denial) > _shared(rival, denial):
            best[claim.evidence.article] = claim
    return list(best.values())


def _best_of_each(group: Sequence[Claim]) -> tuple[Claim, ...]:
    """From each article the claim of each side that answers most of the other side, and of these the best few."""
    fits = {claim.id: _fit(claim, group) for claim in group}
    kept: dict[tuple[str, str], Claim] = {}
    for claim in sorted(group, key=lambda claim: fits[claim.id], reverse=True):
        kept.setdefault((claim.polarity, claim.evidence.article), claim)
    sides = {
        polarity: [claim.id for (side, _), claim in kept.items() if side == polarity][:MOST_OF_SIDE]
        for polarity in Polarity
    }
    return tuple(claim for claim in group if claim.id in sides[claim.polarity])


def _fit(claim: Claim, group: Sequence[Claim]) -> tuple[int, int]:
    """How many claims of a group a claim opposes, and how many words it shares with the other side."""
    others = [other for other in group if other.polarity is not claim.polarity]
    words = {word for other in others for word in other.theme}
    return sum(_opposes(*denial_first(claim, other)) for other in others), len(words & set(claim.theme))


def _shared(claim: Claim, denial: Claim) -> int:
    return len({*claim.theme, *claim.theme_heads} & {*denial.theme, *denial.theme_heads})


def _opposes(denial: Claim, claim: Claim) -> bool:
    if denial.relation != claim.relation or denial.polarity is claim.polarity or denial.evidence == claim.evidence:
        return False
    if denial.happened and claim.happened and not overlap(denial.happened, claim.happened):
        return False
    if denial.evidence.article == claim.evidence.article and not _is_by_other(denial, claim):
        return False
    return _is_same_deed(denial, claim)


def _is_same_deed(denial: Claim, claim: Claim) -> bool:
    """Whether both speak of one thing done, by the same actor where both name one."""
    if set(denial.theme_heads) & set(claim.theme_heads):
        return not denial.subject or not claim.subject or may_be_one(denial.subject, claim.subject)
    is_open = BY_PARTY in {denial.rule, claim.rule} or not denial.theme or not claim.theme
    return is_open and denial.relation in told_by_actor() and is_known_one(denial.subject, claim.subject)


def _is_by_other(denial: Claim, claim: Claim) -> bool:
    """Within one article only what a party denies and another says: who denies something may tell of it as well."""
    if denial.rule != BY_PARTY:
        return False
    speakers = {source.name for source in denial.sources[:-1]} & {source.name for source in claim.sources[:-1]}
    return not speakers


def _is_denied(deed: Deed) -> bool:
    """A negated verb, or a noun that a denial or a negated carrier has for its object."""
    event, tree = deed.event, deed.event.reading.tree
    token = tree.tokens[event.head]
    if deed.polarity is Polarity.POSITIVE or event.modality is Modality.POSSIBLE or _is_view(deed):
        return False
    if not deed.is_explicit and is_partial(tree, event.head):
        return False
    if token.pos == "VERB" and not deed.is_turned:
        return token.tag != "VB" or not tree.is_negated(event.head) or _has_finite_helper(event)
    return True


def _is_view(deed: Deed) -> bool:
    """Whether the negation tells an opinion, a plan, or only when: "will not meet", "did not meet until May"."""
    tree, head = deed.event.reading.tree, deed.event.head
    is_planned = deed.event.modality is Modality.PLANNED and not deed.is_explicit
    is_until = any(tree.tokens[place].lemma == "until" for place in tree.subtree(head))
    return is_planned or is_until or tree.has_ancestor(head, OPINIONS)


def _is_worth(deed: Deed) -> bool:
    lemma = deed.event.reading.tree.tokens[deed.event.head].lemma
    return lemma not in PLEAS and (deed.event.is_classed or _is_told(deed))


def _is_told(deed: Deed) -> bool:
    """Of verbs of no known class only what a word of denial governs, and plain assertions, are compared."""
    event = deed.event
    lemma = event.reading.tree.tokens[event.head].lemma
    if lemma in VAGUE or not (event.theme_heads or event.theme_names):
        return False
    return event.polarity is Polarity.POSITIVE or deed.is_explicit


def _has_finite_helper(event: Event) -> bool:
    """Whether the verb has "did": "did not collude" denies; "told them not to" and "does not" (as a rule) do not."""
    tokens = event.reading.tree.tokens
    helpers = (tokens[child] for child in event.reading.tree.children[event.head])
    return any(helper.relation == "aux" and helper.tag == "VBD" for helper in helpers)


def _is_asserted(event: Event) -> bool:
    """Whether an event is told as a fact, or named in a way that a party's denial answers: "a possible conspiracy"."""
    token = event.reading.tree.tokens[event.head]
    is_open = event.modality is Modality.POSSIBLE and token.pos == "VERB"
    if is_open or token.relation in {"amod", "compound"}:
        return False
    tree = event.reading.tree
    is_asked = any(
        tree.tokens[child].tag == "WRB" or tree.tokens[child].lemma == "any" for child in tree.children[event.head]
    )
    above = tree.tokens[token.head]
    is_kept_off = token.relation == "pcomp" and tree.tokens[above.head].lemma in KEPT_OFF and above.lemma == "from"
    is_wanted = tree.is_infinitive(event.head) and tree.tokens[token.head].lemma not in DECIDED
    if is_asked or is_wanted or is_kept_off or event.standing is Standing.DENIED:
        return False
    return not event.reading.is_headline and (token.pos == "VERB" or bool(event.theme_heads))


def _placed(deed: Deed) -> Event:
    """A denial that names its object by a pronoun or not at all denies what its sentence speaks of."""
    event, tree = deed.event, deed.event.reading.tree
    is_named = event.theme_heads and not any(
        tree.tokens[child].tag == "DT" and tree.tokens[child].lemma in {"this", "that", "these", "those"}
        for place in event.theme_places
        for child in tree.children[place]
    )
    is_plain = tree.tokens[event.head].pos == "VERB" and not deed.is_explicit
    if is_named or deed.is_turned or is_plain:
        return event
    nouns = frozenset(stem(token.lemma) for token in tree.tokens if token.pos in {"NOUN", "PROPN"})
    return event if event.theme_names else replace(event, named_heads=nouns)
