"""Reasons given or refused: "did not give a reason" against "citing the situation"."""

import re
from collections.abc import Iterator, Sequence

from consilience.claims.chain import PERSONAL, person_before
from consilience.claims.comparison import UNRELATED, Comparator, Comparison, Outcome, conflict, same
from consilience.claims.making import claim
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.reasons import reason_given
from consilience.records import Claim, ClaimKind, Polarity, Span, replaced

NONE_GIVEN = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|was|were|would)(?: not|n[’']t)\s(?:\w+\s){0,2}?"
    r"(?:give|gave|given|provide|provided|offer|offered|state|stated|cite|cited|specify|specified|disclose|disclosed)"
    r"\s(?:\w+\s){0,3}?(?:reasons?|explanations?|motives?|grounds?|why)"
    r"|(?:gave|provided|offered|cited)\sno\s(?:\w+\s)?(?:reasons?|explanations?|motives?|grounds?)"
    r"|without\s(?:giving|providing|offering|citing)\s(?:an?y?\s)?(?:\w+\s)?(?:reasons?|explanations?|motives?|grounds?)"
    r"|no\s(?:reasons?|explanations?)\s(?:was|were|has been|have been)\s(?:immediately\s)?"
    r"(?:given|provided|offered|cited)"
    r"|declined\sto\s(?:explain|say\swhy"
    r"|(?:give|provide|offer)\s(?:\w+\s){0,2}?(?:reasons?|explanations?|motives?|grounds?)))",
    re.IGNORECASE,
)
REASON = re.compile(r"\b(?:reasons?|explanations?|motives?|grounds?|why)\b", re.IGNORECASE)


def motive_claims(story: StoryReading) -> Iterator[Claim]:
    """Claims that no reason was given; where there are any, those that give one."""
    refused = [(reading, words) for reading in story.readings if (words := _refusal(reading))]
    if not refused:
        return
    for reading, words in refused:
        yield _claim(reading, words, Polarity.NEGATIVE)
    for reading in story.readings:
        given = reason_given(reading)
        if given is not None and _refusal(reading) is None:
            yield _claim(reading, given, Polarity.POSITIVE)


def by_refusal(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """For each report that no reason was given, the reasons that others take from the same speaker, under its topic."""
    for refusal in claims:
        if refusal.polarity is Polarity.NEGATIVE:
            given = [claim for claim in claims if compare(refusal, claim).outcome is Outcome.CONFLICT]
            if given:
                yield (refusal, *(replaced(claim, topic=refusal.topic) for claim in given))


def compare_motives(first: Claim, second: Claim) -> Comparison:
    """A reason given against a report that none was: by the same speaker for one matter."""
    if first.polarity is second.polarity:
        return same("reason, same")
    if not _same_speaker(first, second):
        return UNRELATED
    return conflict("reason, given or not")


def _claim(reading: Reading, focus: Span, polarity: Polarity) -> Claim:
    return claim(
        reading,
        ClaimKind.REASON,
        focus,
        topic=_topic(reading, focus) if polarity is Polarity.NEGATIVE else focus,
        subject="|".join(sorted(_speakers(reading))),
        relation="reason",
        value="none given" if polarity is Polarity.NEGATIVE else "given",
        rule="reason refused" if polarity is Polarity.NEGATIVE else "reason given",
        polarity=polarity,
        theme=reading.stems,
    )


def _topic(reading: Reading, refusal: Span) -> Span:
    """The word for a reason in the words that refuse one; these themselves where they have none."""
    match = REASON.search(reading.annotated.article.text, refusal.start, refusal.end)
    return reading.annotated.article.span(*match.span()) if match else refusal


def _refusal(reading: Reading) -> Span | None:
    match = NONE_GIVEN.search(reading.words(reading.span).replace("\u00a0", " "))
    start = reading.span.start
    return reading.annotated.article.span(start + match.start(), start + match.end()) if match else None


def _speakers(reading: Reading) -> set[str]:
    """Surnames of the persons whom the sentence names as its subjects or to whom it is attributed."""
    tokens = reading.tree.tokens
    subjects = {
        reading.tree.word(place).lower()
        for place, token in enumerate(tokens)
        if token.pos == "PROPN" and token.relation in {"nsubj", "nsubjpass", "agent", "pobj", "appos"}
    }
    pronouns = (
        token for token in tokens if token.lemma in PERSONAL and token.relation in {"nsubj", "nsubjpass", "agent"}
    )
    subjects |= {
        reading.words(mention.span).lower().split()[-1]
        for token in pronouns
        for mention in person_before(reading, token.start)
    }
    return subjects | {
        reading.words(part).lower().split()[-1] for attribution in reading.attributions for part in attribution.source
    }


def _same_speaker(first: Claim, second: Claim) -> bool:
    return bool(set(first.subject.split("|")) & set(second.subject.split("|")) - {""})
