"""Find where the time expressions of a text stand: the longest match of any rule, from left to right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.annotate.times.rule import Language, Meaning, Rule, Scene

WORD = re.compile(r"[^\W\d_]+|\d+")
# An expression begins at most so many words before its head ("about one and a half years": 5; "no more than the past
# twenty-five years": 8).
REACH = 8
# Figures need one of these behind them to be a head, unless they can be a year: 10:30, 9/10, 10.30, '90s, 16h.
QUOTES = ("'", "’")
AFTER_FIGURES = frozenset(":/.-sh'’")
# A cue of tense further away than this belongs to another clause.
BEFORE, AFTER = 90, 50
SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s+(?=[A-Z\"“])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a rule matches; `direction` is the tense of the verbs nearby: -1 past, 1 future, 0 untold."""

    rule: Rule
    match: re.Match[str]
    start: int
    end: int
    meaning: Meaning
    direction: int


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
    """The longest match that means something; among equally long ones, that of the earlier rule."""
    groups = (group.rules for group in language.groups if group.union.match(text, start))
    matches = ((rule, pattern.match(text, start)) for rules in groups for rule, pattern in rules)
    found = [(rule, match) for rule, match in matches if match is not None]
    for rule, match in sorted(found, key=lambda pair: -pair[1].end()):
        parts = _parts(rule, match, _direction(text, start, match.end(), language))
        if parts and all(_is_meant(part, language) for part in parts):
            return parts
    return []


def _parts(rule: Rule, match: re.Match[str], direction: int) -> list[Candidate]:
    spans = ((match.span(group), meaning) for group, meaning in rule.parts or ((0, rule.meaning),))
    return [
        Candidate(rule, match, span[0], span[1], meaning, direction) for span, meaning in spans if span[0] < span[1]
    ]


def _is_meant(candidate: Candidate, language: Language) -> bool:
    """Whether the words mean anything, whatever the day: "May" the verb and "2000" people do not."""
    return candidate.meaning(Scene(candidate.match, language.lexicon, None, {}, candidate.direction)) is not None


def _direction(text: str, start: int, end: int, language: Language) -> int:
    """The tense told by the nearest cue of the same sentence, those before the expression first."""
    before = SENTENCE_END.split(text[max(0, start - BEFORE) : start])[-1]
    after = SENTENCE_END.split(text[end : end + AFTER])[0]
    future, past = _last(language.future, before), _last(language.past, before)
    if max(future, past) >= 0:
        return 1 if future >= past else -1
    future, past = _first(language.future, after), _first(language.past, after)
    if min(future, past) < AFTER:
        return 1 if future <= past else -1
    return 1 if language.deadline.search(before) else 0


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=-1)


def _first(pattern: re.Pattern[str], words: str) -> int:
    match = pattern.search(words)
    return match.start() if match else AFTER
