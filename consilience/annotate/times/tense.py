"""Which way the verbs near an expression point: to the past or to the future."""

import re

from consilience.annotate.times.rule import Language

# A cue of tense further away than this belongs to another clause.
BEFORE, AFTER = 90, 50
SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s+(?=[A-Z\"“])|\n\s*\n")


def direction(text: str, start: int, end: int, language: Language) -> int:
    """-1 for the past, 1 for the future, 0 untold: by the nearest cue of the sentence, those before the words first."""
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
