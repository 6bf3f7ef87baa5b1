"""When the line model is believed: a threshold for each part of a page, higher where a mistake would cost report.

In a pasted page most lines are furniture and the model is told to find it; in a text with little furniture it only
speaks where the prose is plain to see, and never of a paragraph inside it.
"""

import math
from collections.abc import Callable, Sequence

from consilience.clean.core import Part, core, parts
from consilience.clean.labels import Label, Labels
from consilience.clean.shape import Line
from consilience.records import FRONT_MATTER, Role

Scorer = Callable[[Sequence[Line], Labels], Sequence[float]]

NEVER = math.inf
# A pasted page has menus: many lines, and fewer than half of them paragraphs.
LINES_OF_PAGE = 40
PARAGRAPHS_OF_PAGE = 0.5
# A text whose words are mostly in lists or tables gives no prose to measure its lines against.
PROSE_OF_TEXT = 0.6
# Log-odds above which a line is furniture, by part and whether it is a paragraph. Chosen on sites the model had not
# seen (bench/train_lines.py) so that a furniture line more is bought with at most a fortieth of an article line.
OF_PAGE = {
    (Part.OUTSIDE, False): 4.9,
    (Part.OUTSIDE, True): 3.2,
    (Part.EDGE, False): 4.6,
    (Part.EDGE, True): 6.9,
    (Part.CORE, False): 5.9,
    (Part.CORE, True): NEVER,
}
OF_TEXT = {
    (Part.OUTSIDE, False): 3.0,
    (Part.OUTSIDE, True): NEVER,
    (Part.EDGE, False): 4.2,
    (Part.EDGE, True): NEVER,
    (Part.CORE, False): 3.3,
    (Part.CORE, True): NEVER,
}
# Bylines and dates this near to the core of a page are the article's own; others belong to teasers.
REACH_ABOVE = 8
REACH_BELOW = 3


def decided(lines: Sequence[Line], labels: Labels, scorer: Scorer) -> Labels:
    """Label as furniture the open lines of which the model is sure enough; of a page, far front matter too."""
    is_page = looks_pasted(lines)
    if not lines or not (is_page or _is_prose(lines)):
        return labels
    thresholds = OF_PAGE if is_page else OF_TEXT
    near = _near(lines) if is_page else range(len(lines))
    found = list(labels)
    for place, (score, part) in enumerate(zip(scorer(lines, labels), parts(lines), strict=True)):
        if score > thresholds[part, lines[place].is_paragraph] and _may_change(labels[place], place in near):
            found[place] = Label(role=_role(lines[place]), rule="line model", score=_probability(score))
    return tuple(found)


def looks_pasted(lines: Sequence[Line]) -> bool:
    """The text of a whole page, menus and all."""
    paragraphs = sum(line.is_paragraph for line in lines)
    return len(lines) >= LINES_OF_PAGE and paragraphs < PARAGRAPHS_OF_PAGE * len(lines)


def _is_prose(lines: Sequence[Line]) -> bool:
    prose = sum(line.words for line in lines if line.is_paragraph)
    return prose >= PROSE_OF_TEXT * sum(line.words for line in lines)


def _near(lines: Sequence[Line]) -> range:
    found = core(lines)
    return range(found.start - REACH_ABOVE, found.stop + REACH_BELOW)


def _may_change(label: Label | None, is_near: bool) -> bool:
    """Nobody has labelled it, or as front matter that is too far from the article to be its own."""
    return label is None or (label.role in FRONT_MATTER - {Role.HEADLINE} and not is_near)


def _role(line: Line) -> Role:
    """A title or a paragraph that is not of the article tells of another one; shorter lines are menus."""
    return Role.TEASER if line.is_title or line.is_paragraph else Role.NAVIGATION


def _probability(score: float) -> float:
    return round(1 / (1 + math.exp(-score)), 4)
