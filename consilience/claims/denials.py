"""Events asserted and denied: by the parties to a dispute, or by an earlier report that a later one overtakes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from consilience.claims.comparison import UNRELATED, Comparison, conflict, is_overtaken, later, same
from consilience.claims.events import DENIALS, Event, story_events
from consilience.claims.making import event_claim
from consilience.claims.periods import overlap
from consilience.claims.predicates import stem
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity

# Classes that can name one event between them, so that denying the one denies the other.
ALIKE = {"terminate": "close"}
# Classes of standing things rather than of events: "not a treaty" denies no treaty.
STANDING = frozenset(
    ["agreement", "sanction", "investigate", "test", "sue", "meet", "visit", "announce", "decide", "accuse", "elect"]
)


# Verbs that say too little to tell one event from another.
LIGHT = frozenset(
    ["give", "take", "make", "get", "go", "put", "let", "know", "think", "want", "need", "come", "see", "use", "work"]
)


def denial_claims(story: StoryReading) -> Iterator[Claim]:
    """Claims that deny an event and, where there are any, those that assert one of the same class."""
    events = [
        event
        for event in story_events(story, is_open=True)
        if event.kind not in STANDING and (event.is_classed or _is_told(event))
    ]
    denied = {_class(event.kind) for event in events if _is_denied(event)}
    for event in events:
        if _class(event.kind) in denied and (_is_denied(event) or _is_asserted(event)):
            rule = "denied event" if event.polarity is Polarity.NEGATIVE else "asserted event"
            yield event_claim(_placed(event), ClaimKind.DENIAL, _class(event.kind), rule)


def compare_denials(first: Claim, second: Claim) -> Comparison:
    """One event asserted and denied: overtaken where the reports lie apart in time, else in conflict."""
    if first.relation != second.relation:
        return UNRELATED
    if first.polarity is second.polarity:
        return same("status, same")
    if not _opposes(first, second):
        return UNRELATED
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return UNRELATED
    return later("status, denied earlier") if is_overtaken(first, second) else conflict("status, denied")


def by_denial(story: StoryReading, claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """For each class of event, what is denied of it with what other articles assert of the same thing."""
    classes: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        classes[claim.relation].append(claim)
    for members in classes.values():
        denied = [claim for claim in members if claim.polarity is Polarity.NEGATIVE]
        asserted = [claim for claim in members if any(_opposes(denial, claim) for denial in denied)]
        answered = [denial for denial in denied if any(_opposes(denial, claim) for claim in asserted)]
        if asserted:
            yield (*answered, *_first_of_each(asserted, denied))


def _first_of_each(asserted: Sequence[Claim], denied: Sequence[Claim]) -> list[Claim]:
    """From each article the assertion that shares most with what is denied, the first of these: one stands for all."""
    themes = {word for denial in denied for word in denial.theme}
    best: dict[str, Claim] = {}
    for claim in asserted:
        rival = best.get(claim.evidence.article)
        if rival is None or len(themes & set(claim.theme)) > len(themes & set(rival.theme)):
            best[claim.evidence.article] = claim
    return list(best.values())


def _opposes(denial: Claim, claim: Claim) -> bool:
    if denial.evidence.article == claim.evidence.article:
        return False
    if denial.polarity is claim.polarity or not set(denial.theme_heads) & set(claim.theme_heads):
        return False
    one, two = set(denial.subject.split("|")) - {""}, set(claim.subject.split("|")) - {""}
    return not one or not two or bool(one & two)


def _class(kind: str) -> str:
    return ALIKE.get(kind, kind)


def _is_denied(event: Event) -> bool:
    """A negated verb, or a noun that a denial or a negated carrier has for its object."""
    tree, token = event.reading.tree, event.reading.tree.tokens[event.head]
    if event.polarity is Polarity.POSITIVE or event.modality is Modality.POSSIBLE:
        return False
    if token.pos == "VERB":
        return token.tag != "VB" or not tree.is_negated(event.head) or _has_finite_helper(event)
    return not tree.is_negated(event.head)


def _is_told(event: Event) -> bool:
    """Of verbs of no known class only what a word of denial governs, and plain assertions, are compared."""
    lemma = event.reading.tree.tokens[event.head].lemma
    if lemma in LIGHT or not event.theme_heads:
        return False
    return event.polarity is Polarity.POSITIVE or event.reading.tree.has_ancestor(event.head, DENIALS)


def _has_finite_helper(event: Event) -> bool:
    """Whether the verb has "did": "did not collude" denies; "told them not to" and "does not" (as a rule) do not."""
    tokens = event.reading.tree.tokens
    helpers = (tokens[child] for child in event.reading.tree.children[event.head])
    return any(helper.relation == "aux" and helper.tag == "VBD" for helper in helpers)


def _is_asserted(event: Event) -> bool:
    token = event.reading.tree.tokens[event.head]
    if (
        event.polarity is Polarity.NEGATIVE
        or event.modality is Modality.POSSIBLE
        or token.relation in {"amod", "compound"}
    ):
        return False
    if event.reading.tree.has_ancestor(event.head, DENIALS):
        return False
    return token.pos == "VERB" or bool(event.theme_heads)


def _placed(event: Event) -> Event:
    """A denial that names its object by a pronoun or not at all denies what its sentence speaks of."""
    tree = event.reading.tree
    is_named = event.theme_heads and not any(
        tree.tokens[child].tag == "DT" and tree.tokens[child].lemma in {"this", "that", "these", "those"}
        for place in event.theme_places
        for child in tree.children[place]
    )
    if event.polarity is Polarity.POSITIVE or is_named:
        return event
    tokens = tree.tokens
    nouns = frozenset(stem(token.lemma) for token in tokens if token.pos in {"NOUN", "PROPN"})
    return replace(event, named_heads=nouns)
