"""Reasons given or refused: "did not give a reason" against "citing the situation"."""

import re
from collections.abc import Iterator

from consilience.claims.chain import PERSONAL, person_before
from consilience.claims.comparison import UNRELATED, Comparison, conflict, same
from consilience.claims.making import claim
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Polarity, Span

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
GIVEN = re.compile(
    r"\b(?:citing\b|cited\b|(?:reasons?|grounds?|factors?|explanations?)\s(?:\w+\s){0,3}?(?:for|in|behind|to)\b"
    r"|because\sof\b|due\sto\b|linked\sto\b|in\sresponse\sto\b|attributed\b[^.]{0,40}\bto\b|taking\sinto\saccount\b"
    r"|in\sview\sof\b|in\slight\sof\b|on\sthe\sgrounds\b)",
    re.IGNORECASE,
)


def motive_claims(story: StoryReading) -> Iterator[Claim]:
    """Claims that no reason was given; where there are any, those that give one."""
    refused = [(reading, match) for reading in story.readings if (match := _search(NONE_GIVEN, reading))]
    if not refused:
        return
    for reading, match in refused:
        yield _claim(reading, match, Polarity.NEGATIVE)
    for reading in story.readings:
        given = _search(GIVEN, reading)
        if given is not None and _search(NONE_GIVEN, reading) is None:
            yield _claim(reading, given, Polarity.POSITIVE)


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
        topic=focus,
        subject="|".join(sorted(_speakers(reading))),
        relation="reason",
        value="none given" if polarity is Polarity.NEGATIVE else "given",
        rule="reason refused" if polarity is Polarity.NEGATIVE else "reason given",
        polarity=polarity,
        theme=reading.stems,
    )


def _search(pattern: re.Pattern[str], reading: Reading) -> Span | None:
    text = reading.words(reading.span).replace("\u00a0", " ")
    match = pattern.search(text)
    return _shifted(reading, match.start(), match.end()) if match else None


def _shifted(reading: Reading, start: int, end: int) -> Span:
    return reading.annotated.article.span(reading.span.start + start, reading.span.start + end)


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
