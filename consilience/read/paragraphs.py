"""The paragraphs of a plain text, as ranges of its characters."""

import itertools
import re
import statistics
from collections.abc import Iterator

from consilience.records import Block, Role, Span

Range = tuple[int, int]

LINE = re.compile(r"[^\r\n]+")
BREAK = re.compile(r"\r\n|\r|\n")
# Of 181 saved reports none is wrapped: their lines that touch the next are over 250 characters, or end a sentence.
# A text wrapped at 60 to 80 columns has a median line of 55 to 85 and ends one line in eight with a full stop.
FEWEST_LINES = 4
LONGEST_WRAPPED = 100
SHORTEST_MEDIAN = 45
MID_SENTENCE = 0.6
SENTENCE_ENDS = (".", "!", "?", ".”", '."', "?”", "!”", ":", "…")


def blocks(text: str, article: str, start: int = 0) -> tuple[Block, ...]:
    """The lines that are not blank from `start` on, or the paragraphs of a text that is wrapped by hand."""
    lines = list(_lines(text, start))
    is_wrapped = _is_wrapped(text, lines)
    rule = "plain paragraph" if is_wrapped else "plain line"
    ranges = _joined(text, lines) if is_wrapped else lines
    return tuple(
        Block(span=Span(article=article, start=first, end=last), role=Role.BODY, rule=rule) for first, last in ranges
    )


def _lines(text: str, start: int) -> Iterator[Range]:
    """Each line that is not blank, without the white space at its ends."""
    for match in LINE.finditer(text, start):
        line = match.group()
        if words := line.strip():
            first = match.start() + len(line) - len(line.lstrip())
            yield first, first + len(words)


def _is_wrapped(text: str, lines: list[Range]) -> bool:
    """Whether the lines that touch the next one are short, alike in length, and mostly end within a sentence."""
    touching = [text[a:b] for (a, b), (c, _) in itertools.pairwise(lines) if _touch(text, b, c)]
    if len(touching) < FEWEST_LINES:
        return False
    lengths = sorted(map(len, touching))
    ends = sum(line.endswith(SENTENCE_ENDS) for line in touching)
    is_alike = lengths[-1] <= LONGEST_WRAPPED and statistics.median(lengths) >= SHORTEST_MEDIAN
    return is_alike and 1 - ends / len(touching) >= MID_SENTENCE


def _touch(text: str, end: int, start: int) -> bool:
    """Whether no blank line stands between two lines."""
    return len(BREAK.findall(text, end, start)) == 1


def _joined(text: str, lines: list[Range]) -> Iterator[Range]:
    first, last = lines[0]
    for start, end in lines[1:]:
        if not _touch(text, last, start):
            yield first, last
            first = start
        last = end
    yield first, last
