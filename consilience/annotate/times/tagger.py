"""The time expressions of a text."""

from consilience.annotate.times.english import ENGLISH
from consilience.annotate.times.finder import candidates
from consilience.annotate.times.german import GERMAN
from consilience.annotate.times.narrative import read
from consilience.records import Publication, Span, TimeExpression

LANGUAGES = {language.code: language for language in (ENGLISH, GERMAN)}


def find_times(
    text: str, article: str, anchor: Publication | None, language: str = ENGLISH.code
) -> tuple[TimeExpression, ...]:
    """The TIMEX3 expressions of a text, in order of place, told from the days of publication.

    A value is as exact as every day from `anchor.earliest` to `anchor.latest` agrees on; without an anchor it is
    left open ("Wednesday" is XXXX-WXX-3). A language without tables has no expressions. Time is linear in the
    length of the text.

    >>> [(time.type, time.value) for time in find_times("It shut on Wednesday, after 31 years.", "a", None)]
    [('DATE', 'XXXX-WXX-3'), ('DURATION', 'P31Y')]
    """
    tables = LANGUAGES.get(language)
    if tables is None:
        return ()
    found = list(candidates(text, tables))
    return tuple(
        TimeExpression(
            span=Span(article=article, start=candidate.start, end=candidate.end),
            type=reading.type,
            value=reading.value,
            rule=f"{tables.code}: {candidate.rule.name}",
            modifier=reading.modifier,
            anchor=reading.anchor,
        )
        for candidate, reading in read(found, anchor)
    )
