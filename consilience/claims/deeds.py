"""Events as things that somebody did or did not do, under the class by which they are denied.

Denying a termination denies the closure; who violates an agreement does not comply with it; "had a weapons
programme" and "sought weapons" are one striving.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from consilience.claims.events import Event, names, story_events
from consilience.claims.grammar import HELPERS
from consilience.claims.polarity import denial_above, is_none
from consilience.claims.predicates import denied_as, strivings
from consilience.claims.reading import StoryReading
from consilience.records import Polarity

STRIVING = "strive"


@dataclass(frozen=True, eq=False)
class Deed:
    """An event under its class for denials; `is_turned` where its word says the opposite of the class.

    `is_explicit` is true of what a word of denial governs: somebody denies it, and not only the report.
    """

    event: Event
    kind: str
    is_turned: bool
    is_explicit: bool

    @property
    def polarity(self) -> Polarity:
        return self.event.polarity


def deeds(story: StoryReading) -> Iterator[Deed]:
    """The deeds of a story in order, known classes and open verbs."""
    for event in story_events(story, is_open=True):
        for told in (event, *_strivings(event)):
            kind, is_turned = denied_as(told.kind)
            polarity = _opposite(told.polarity) if is_turned else told.polarity
            denial = denial_above(told.reading.tree, told.head)
            held = replace(told, polarity=polarity, actor=told.actor or _holder(told, denial))
            is_explicit = denial is not None or _is_own_denial(held) or _is_said_not_to_be(held)
            yield Deed(event=held, kind=kind, is_turned=is_turned, is_explicit=is_explicit)


def _strivings(event: Event) -> Iterator[Event]:
    """The striving that a verb with its object names: "seek weapons", "have a weapons programme"."""
    tree, (verbs, nouns) = event.reading.tree, strivings()
    if tree.tokens[event.head].lemma not in verbs:
        return
    for place in event.theme_places:
        aims = list(tree.complement(place)) if tree.tokens[place].lemma in nouns else []
        if aims:
            yield replace(event, kind=STRIVING, theme_places=tuple(aims), is_classed=True)
        elif tree.tokens[event.head].lemma != "have":
            yield replace(event, kind=STRIVING, is_classed=True)


def _holder(event: Event, denial: int | None) -> frozenset[str]:
    """Who denies an event: of a deed without a subject, the one who is said to have done it."""
    holder = None if denial is None else event.reading.tree.subject(denial)
    return frozenset() if holder is None else names(event.reading, holder)


def _is_own_denial(event: Event) -> bool:
    """Whether a speaker says that he himself has not done it: "Roe said she had never met him"."""
    tree = event.reading.tree
    if event.polarity is Polarity.POSITIVE or not tree.is_negated(event.head) or not _is_past(event):
        return False
    place = tree.tokens[event.head].start
    speakers = {
        name
        for attribution in event.reading.attributions
        if any(part.start <= place < part.end for part in attribution.content)
        for source in attribution.source
        for name in event.reading.meant.within(source)
    }
    return bool(speakers & event.actor)


def _is_said_not_to_be(event: Event) -> bool:
    """Whether somebody is told to say that there was none: "there was no collusion"."""
    reading = event.reading
    is_told = bool(reading.attributions) or any(quotation.speaker for quotation in reading.quotations)
    return is_told and is_none(reading.tree, event.head)


def _is_past(event: Event) -> bool:
    """Whether a negated verb speaks of what was: "did not", "has never", "was not"."""
    tree = event.reading.tree
    helpers = [tree.tokens[child] for child in tree.governed(event.head, HELPERS)]
    return tree.tokens[event.head].tag == "VBD" or any(
        helper.tag == "VBD" or helper.lemma == "have" for helper in helpers
    )


def _opposite(polarity: Polarity) -> Polarity:
    return Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
