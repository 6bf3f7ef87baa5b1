"""Words that were taken back: "the ministry said later that it should have read …" after what it had said first."""

import re
from collections.abc import Iterator, Sequence

from consilience.claims.comparison import UNRELATED, Comparison, later, same
from consilience.claims.making import claim
from consilience.claims.quoted import quoted_words
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Polarity, Quotation, Span

# What is corrected stands at most so many sentences before its correction.
NEAR = 4
# So many words of the correction stand in what it corrects.
SHARED_WORDS = 2
# Beside the words that differ one word in two is the same, in the stretch that is corrected.
SHARED_SHARE = 0.5
# Two outlets print one statement when so many words in a row are equal.
SAME_STATEMENT = 5
CUE = re.compile(
    r"\b(?:should have (?:said|read|been|stated)|meant to (?:say|write)|mis(?:spoke|stated|quoted)"
    r"|(?:clerical|typographical|typing|translation) error"
    r"|(?:mistakenly|erroneously|wrongly) (?:said|stated|wrote|read)"
    r"|correct(?:ed|ing) (?:(?:it|him|her|them)sel(?:f|ves)"
    r"|(?:the|its|his|her|their) (?:statement|remarks?|words?)))\b",
    re.IGNORECASE,
)
# What makes a sentence on an earlier version a correction of it; "in an earlier report she said" is none.
MISTAKEN = re.compile(
    r"\b(?:version|error|mistake|incorrectly|erroneously|mistakenly|wrongly"
    r"|mis(?:stated|identified|spelled|quoted|attributed|characterized))\b",
    re.IGNORECASE,
)
# What follows a note without saying what is right.
AMENDED = re.compile(
    r"\b(?:(?:been|was|were) (?:amended|changed|corrected|removed|revised|updated)|regret\w*)\b", re.IGNORECASE
)
INSTEAD = re.compile(r"[\s,;.”\"’']*(?:and |but )?(?:not(?: only| just)?|instead of|rather than)[\s“\"‘']*")


def correction_claims(story: StoryReading) -> Iterator[Claim]:
    """For each correction the right words, and the words that it corrects wherever they stand."""
    for readings in story.by_article():
        for place, reading in enumerate(readings):
            yield from _noted(readings[place : place + 2])
            if not CUE.search(reading.words(reading.span)):
                continue
            for right in reading.quotations:
                instead = _contrasted(reading, right)
                if instead is not None:
                    yield from _retold(readings[:place], reading, right, instead)
                    continue
                wrong = _corrected(readings[max(0, place - NEAR) : place], _words(reading, right))
                if wrong is not None:
                    yield from _claims(story, reading, right, wrong)


def compare_corrections(first: Claim, second: Claim) -> Comparison:
    """Words and what they were corrected to: the correction holds."""
    if first.relation != second.relation:
        return UNRELATED
    return same("correction, same") if first.polarity is second.polarity else later("correction, made")


def _noted(readings: Sequence[Reading]) -> Iterator[Claim]:
    """What a note says an earlier version said, with the sentence after it, which puts it right."""
    if len(readings) < 2:
        return
    note, right = readings
    between = note.annotated.article.text[note.span.end : right.span.start]
    is_note = note.is_correction and MISTAKEN.search(note.words(note.span))
    if is_note and between.count("\n") < 2 and not AMENDED.search(right.words(right.span)):
        relation = f"correction {right.span.article} {right.span.start}"
        yield _claim(note, note.span, relation, Polarity.NEGATIVE)
        yield _claim(right, right.span, relation, Polarity.POSITIVE)


def _contrasted(reading: Reading, right: Quotation) -> list[str] | None:
    """The words that a correction itself sets against the right ones: "“a flood”, not “the flood”"."""
    text = reading.annotated.article.text
    for other in reading.quotations:
        if right.span.end <= other.span.start and INSTEAD.fullmatch(text[right.span.end : other.span.start]):
            return _words(reading, other)
    return None


def _retold(before: Sequence[Reading], reading: Reading, right: Quotation, wrong: list[str]) -> Iterator[Claim]:
    """A correction with the last sentence of its article that has the wrong words, quoted or not."""
    phrase = f" {' '.join(wrong)} "
    for other in reversed(before):
        if phrase in f" {' '.join(quoted_words(other.words(other.span)))} ":
            relation = f"correction {right.span.article} {right.span.start}"
            yield _claim(other, other.span, relation, Polarity.NEGATIVE)
            yield _claim(reading, right.span, relation, Polarity.POSITIVE)
            return


def _claims(story: StoryReading, reading: Reading, right: Quotation, wrong: list[str]) -> Iterator[Claim]:
    relation = f"correction {right.span.article} {right.span.start}"
    yield _claim(reading, right.span, relation, Polarity.POSITIVE)
    runs = _runs(wrong)
    for other in story.readings:
        if other is reading:
            continue
        for quotation in other.quotations:
            words = _words(other, quotation)
            is_early = other.article != reading.article or other.position < reading.position
            if is_early and (words == wrong or not runs.isdisjoint(_runs(words))):
                yield _claim(other, quotation.span, relation, Polarity.NEGATIVE)
                break


def _claim(reading: Reading, focus: Span, relation: str, polarity: Polarity) -> Claim:
    return claim(
        reading,
        ClaimKind.CORRECTION,
        focus,
        topic=focus,
        subject="",
        relation=relation,
        value=polarity,
        rule="corrected words" if polarity is Polarity.NEGATIVE else "correction",
        polarity=polarity,
    )


def _corrected(before: Sequence[Reading], right: list[str]) -> list[str] | None:
    """The nearest quotation before a correction that has its words but for one or two."""
    for reading in reversed(before):
        for quotation in reversed(reading.quotations):
            words = _words(reading, quotation)
            if _is_variant(words, right):
                return words
    return None


def _is_variant(wrong: list[str], right: list[str]) -> bool:
    """Whether a stretch of the first text is the second with other words in it."""
    size = len(right)
    if size <= SHARED_WORDS or " ".join(right) in " ".join(wrong):
        return False
    best = max(
        (sum(one == two for one, two in zip(wrong[start:], right, strict=False)) for start in range(len(wrong))),
        default=0,
    )
    return best >= SHARED_WORDS and best >= SHARED_SHARE * size


def _words(reading: Reading, quotation: Quotation) -> list[str]:
    return quoted_words(reading.words(quotation.span))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    size = min(SAME_STATEMENT, len(words))
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)} if size > 1 else set()
