"""The time expressions of a text."""

from consilience.annotate.times.english import ENGLISH
from consilience.annotate.times.finder import candidates
from consilience.annotate.times.narrative import read
from consilience.annotate.times.rule import Language
from consilience.records import Publication, Span, TimeExpression


def find_times(
    text: str, article: str, anchor: Publication | None, language: Language = ENGLISH
) -> tuple[TimeExpression, ...]:
    """The TIMEX3 expressions of a text, in order of place, told from the days of publication.

    A value is as exact as every day from `anchor.earliest` to `anchor.latest` agrees on; without an anchor it is
    left open ("Wednesday" is XXXX-WXX-3). Time is linear in the length of the text.
    """
    found = list(candidates(text, language))
    return tuple(
        TimeExpression(
            span=Span(article=article, start=candidate.start, end=candidate.end),
            type=reading.type,
            value=reading.value,
            rule=f"{language.code}: {candidate.rule.name}",
            modifier=reading.modifier,
            anchor=reading.anchor,
        )
        for candidate, reading in read(found, language, anchor)
    )
