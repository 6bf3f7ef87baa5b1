"""How old a person is said to be: "Ann Roe, 46," against "Roe, 48, said"."""

import re
from collections.abc import Iterator
from datetime import date

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, days_apart, same
from consilience.claims.making import claim
from consilience.claims.people import named_persons
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind

# An age stands between commas after a name.
AGE = re.compile(r",\s(?:age\s|aged\s)?(\d{1,3})(?=[,.;]| years old)")
OLDEST = 120
YEAR = 365
# A report whose day is known within so many days is dated.
DATED = 31


def age_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each age that stands after the name of a person."""
    people = named_persons(story)
    for reading in story.readings:
        text = reading.annotated.article.text
        for mention, person in people.get(reading.article, ()):
            match = AGE.match(text, mention.span.end) if reading.span.contains(mention.span) else None
            if match is not None and int(match[1]) <= OLDEST:
                focus = reading.annotated.article.span(match.start(1), match.end(1))
                yield claim(
                    reading,
                    ClaimKind.NUMBER,
                    focus,
                    topic=mention.span,
                    subject=person.id,
                    relation="age",
                    value=match[1],
                    rule="age after a name",
                    low=float(match[1]),
                    high=float(match[1]),
                    unit="year",
                )


def compare_ages(first: Claim, second: Claim) -> Comparison:
    """Two ages of one person: a birthday may lie between them, and years where a report has no date."""
    if first.subject != second.subject:
        return UNRELATED
    if first.value == second.value:
        return same("number, same")
    years = abs(int(first.value) - int(second.value))
    if not _are_dated(first, second) or years <= 1 + days_apart(first, second) // YEAR:
        return compatible("age, within a birthday")
    return conflict("age, differs")


def _are_dated(first: Claim, second: Claim) -> bool:
    """Whether both reports have a date of publication, near enough to tell an age by."""
    periods = [claim.reported for claim in (first, second) if claim.reported is not None]
    spans = [date.fromisoformat(each.latest) - date.fromisoformat(each.earliest) for each in periods]
    return len(spans) == 2 and max(spans).days <= DATED
