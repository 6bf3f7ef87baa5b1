"""Where the prose is: whether a text is a pasted page, its core, and the part of the page each line belongs to."""

from collections.abc import Sequence
from enum import IntEnum

from consilience.clean.shape import Line

# A paragraph adds its words, up to this many, to the core; any other line takes away a loss.
GAIN = 40.0
# The strict core is the longest stretch of prose; the wide one takes in the lists and tables between.
STRICT_LOSS = 10.0
WIDE_LOSS = 3.0
# A pasted page has menus: of the labelled pages 210 of 215 have so many lines, fewer than half of them paragraphs and
# three in ten of at most three words; of what an extractor leaves of them 1 of 215.
LINES_OF_PAGE = 40
# A bound of memory (2 kB a line for the line model), seven times the longest labelled page.
MOST_LINES = 5_000
PARAGRAPHS_OF_PAGE = 0.5
BUTTONS_OF_PAGE = 0.3
LONGEST_BUTTON = 3


class Part(IntEnum):
    """Outside the wide core, between the wide and the strict one, or inside both."""

    OUTSIDE = 0
    EDGE = 1
    CORE = 2


def core(lines: Sequence[Line], loss: float = STRICT_LOSS) -> range:
    """The places with the largest sum of gains and losses; empty where there is no paragraph."""
    best, total, start, found = 0.0, 0.0, 0, range(0)
    for place, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, place
        total += min(float(line.words), GAIN) if line.is_paragraph else -loss
        if total > best:
            best, found = total, range(start, place + 1)
    return found


def looks_pasted(lines: Sequence[Line]) -> bool:
    """The text of a whole page, menus and all."""
    many = len(lines)
    paragraphs = sum(line.is_paragraph for line in lines)
    buttons = sum(line.words <= LONGEST_BUTTON for line in lines)
    has_menus = paragraphs < PARAGRAPHS_OF_PAGE * many and buttons >= BUTTONS_OF_PAGE * many
    return LINES_OF_PAGE <= many <= MOST_LINES and has_menus


def parts(lines: Sequence[Line]) -> tuple[Part, ...]:
    """The part of the page that each line stands in."""
    strict, wide = core(lines), core(lines, WIDE_LOSS)
    return tuple(Part((place in strict) + (place in strict or place in wide)) for place in range(len(lines)))
