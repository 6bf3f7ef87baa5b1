"""When one thing happened: founded in, signed on, inspected on."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, same
from consilience.claims.events import Event, phrase_stems, sentence_events
from consilience.claims.making import event_claim
from consilience.claims.periods import overlap, period
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity, TimeExpression, digest

# "has operated since 1994" tells when it began
LASTING = frozenset({"operate", "exist", "run", "function", "work", "serve", "be", "act"})
BEGINNING = "establish"
NAMING = frozenset({"know", "call", "name", "dub"})
# Classes of events that happen to a thing once, so that two dates of one cannot both be right.
ONCE_IN_YEARS = frozenset({"begin"})
ONCE = frozenset({"establish", "convict", "acquit", "appoint", "retire", "resign", "dismiss", "close"})


def date_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each event of a known class that a sentence dates."""
    for reading in story.readings:
        if not reading.times:
            continue
        events = [*sentence_events(reading), *_beginnings(reading)]
        for event in events:
            if event.time and period(event.time.value) and event.polarity is Polarity.POSITIVE:
                heads = (event.theme_heads or _nearest_noun(event)) | _other_names(event)
                if heads and event.modality is not Modality.POSSIBLE and _is_verb(event) and not _is_aim(event):
                    yield _claim(replace(event, named_heads=heads), event.time)


def compare_dates(first: Claim, second: Claim) -> Comparison:
    """Two dates of one event: the same, one inside the other, or apart."""
    if first.relation != second.relation or not set(first.theme_heads) & set(second.theme_heads):
        return UNRELATED
    one, two = first.happened, second.happened
    if one is None or two is None:
        return UNRELATED
    if one == two:
        return same("date, same")
    if overlap(one, two):
        return compatible("date, more exact")
    if first.relation not in ONCE and not (first.relation in ONCE_IN_YEARS and _are_years(first, second)):
        return UNRELATED
    return conflict("date, differs")


def _are_years(first: Claim, second: Claim) -> bool:
    """Whether both dates are plain years: a shop opens every morning, but it was opened in one year."""
    return len(first.value) == len(second.value) == len("2025")


def _claim(event: Event, time: TimeExpression) -> Claim:
    found = event_claim(event, ClaimKind.DATE, event.kind, f"date of an event of class {event.kind}")
    return msgspec.structs.replace(found, focus=time.span, value=time.value, id=digest(found.id, time.value))


def _is_aim(event: Event) -> bool:
    """Whether the time is that of a decision: "decided on Monday to close"."""
    return event.reading.tree.is_infinitive(event.head)


def _is_verb(event: Event) -> bool:
    return event.reading.tree.tokens[event.head].pos in {"VERB", "AUX"}


def _beginnings(reading: Reading) -> Iterator[Event]:
    """Lasting states with "since": the time since which is when they began."""
    tree = reading.tree
    for _index, token in enumerate(tree.tokens):
        if token.lemma != "since" or token.relation not in {"prep", "mark"}:
            continue
        verb = token.head
        subject = tree.subject(verb)
        time = next((time for time in reading.times if 0 <= time.span.start - token.end <= 5), None)
        if tree.tokens[verb].lemma in LASTING and subject is not None and time is not None:
            yield Event(
                reading=reading,
                head=verb,
                kind=BEGINNING,
                actor=frozenset(),
                theme=phrase_stems(tree, subject),
                theme_places=(subject,),
                time=time,
                polarity=Polarity.POSITIVE,
            )


def _nearest_noun(event: Event) -> frozenset[str]:
    """For a participle whose noun the parser missed: the noun phrase that ends just before it."""
    tree = event.reading.tree
    if tree.tokens[event.head].tag != "VBN":
        return frozenset()
    start = event.head
    while start > 0 and tree.tokens[start - 1].pos in {"NOUN", "PROPN", "ADJ", "ADP", "PUNCT", "DET", "NUM"}:
        start -= 1
    return frozenset(
        stem(tree.tokens[place].lemma) for place in range(start, event.head) if tree.tokens[place].pos == "NOUN"
    )


def _other_names(event: Event) -> frozenset[str]:
    """Names that the sentence itself gives the theme: "Known as X, the facilities …"."""
    tree = event.reading.tree
    return frozenset(
        word
        for index, token in enumerate(tree.tokens)
        if token.lemma in NAMING and token.tag == "VBN"
        for child in tree.subtree(index)
        if tree.tokens[child].pos in {"NOUN", "PROPN"}
        for word in (stem(tree.tokens[child].lemma),)
    )
