"""Find where the time expressions of a text stand: the longest match of any rule, from left to right."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from consilience.annotate.times.rule import Language, Meaning, Rule, Scene
from consilience.annotate.times.tense import direction

WORD = re.compile(r"[^\W\d_]+|\d+")
# An expression begins at most so many words before its head ("about one and a half years": 5; "no more than the past
# twenty-five years": 8).
REACH = 8
# Figures need one of these behind them to be a head, unless they can be a year: 10:30, 9/10, 10.30, '90s, 16h.
QUOTES = ("'", "’")
AFTER_FIGURES = frozenset(":/.-sh'’")


@dataclass(frozen=True)
class Candidate:
    """A place that a rule matches."""

    rule: Rule
    match: re.Match[str]
    start: int
    end: int
    meaning: Meaning
    language: Language

    def scene(self, day: datetime.date | None, focus: Mapping[str, str]) -> Scene:
        """What the meaning may look at, told on a day after some dates."""
        return Scene(self.match, self.language.lexicon, day, focus, lambda: self.direction)

    @cached_property
    def direction(self) -> int:
        """The tense of the verbs nearby, looked for when first asked."""
        return direction(self.match.string, self.match.start(), self.match.end(), self.language)


def candidates(text: str, language: Language) -> Iterator[Candidate]:
    """The places of a text that may be time expressions, in order, none overlapping another."""
    end = 0
    for start in _starts(text, language):
        if start < end:
            continue
        found = _longest(text, start, language)
        if found:
            end = found[0].match.end()
            yield from found


def _starts(text: str, language: Language) -> Iterator[int]:
    """Where an expression might begin: an opener, a figure or a head, at most REACH words before a head."""
    window: list[int] = []
    for word in WORD.finditer(text):
        lower = word.group().lower()
        is_head = lower in language.heads or _is_figure_head(lower, text, word.end())
        if is_head or lower in language.openers or lower[0].isdigit():
            window.append(word.start() - (text[word.start() - 1 : word.start()] in QUOTES))
            if is_head:
                yield from window
                window.clear()
            elif len(window) > REACH:
                del window[0]
        else:
            window.clear()


def _is_figure_head(figures: str, text: str, end: int) -> bool:
    if not figures[0].isdigit():
        return False
    return len(figures) == 4 or (
        len(figures) <= 2 and (text[end : end + 1] in AFTER_FIGURES or text[end - 3 : end - 2] in QUOTES)
    )


def _longest(text: str, start: int, language: Language) -> list[Candidate]:
    """The longest match that means something whatever the day ("May" the verb and "2000" people do not).

    Among equally long ones it is that of the earlier rule.
    """
    groups = (group.rules for group in language.groups if group.union.match(text, start))
    matches = ((rule, pattern.match(text, start)) for rules in groups for rule, pattern in rules)
    found = [(rule, match) for rule, match in matches if match is not None]
    for rule, match in sorted(found, key=lambda pair: -pair[1].end()):
        parts = _parts(rule, match, language)
        if parts and all(part.meaning(part.scene(None, {})) is not None for part in parts):
            return parts
    return []


def _parts(rule: Rule, match: re.Match[str], language: Language) -> list[Candidate]:
    spans = ((match.span(group), meaning) for group, meaning in rule.parts or ((0, rule.meaning),))
    return [Candidate(rule, match, *span, meaning, language) for span, meaning in spans if span[0] < span[1]]
