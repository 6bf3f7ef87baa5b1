"""When the line model is believed: in pasted pages, by a threshold for each part of the page.

A text that is not a pasted page has little furniture, and its short lines are as often lists of facts as links: there
the model bought each furniture line with half an article line, and is not asked.
"""

import math
from collections.abc import Callable, Sequence

from consilience.clean.core import Part, core, looks_pasted, parts
from consilience.clean.labels import Label, Labels
from consilience.clean.shape import Line
from consilience.records import FRONT_MATTER, Role

Scorer = Callable[[Sequence[Line], Labels], Sequence[float]]

NEVER = math.inf
# Log-odds above which a line is furniture, by part of the page and whether it is a paragraph. Chosen on sites the model
# had not seen (bench/train_lines.py): furniture F1 .914 with 2.1 % of the article lines lost; thresholds lower by
# 1.3 to 3.7 give .945 with 3.5 %.
THRESHOLDS = {
    (Part.OUTSIDE, False): 6.2,
    (Part.OUTSIDE, True): 3.2,
    (Part.EDGE, False): 7.4,
    (Part.EDGE, True): NEVER,
    (Part.CORE, False): 8.0,
    (Part.CORE, True): NEVER,
}
# Bylines and dates this near to the core of a page are the article's own; others belong to teasers.
REACH_ABOVE = 8
REACH_BELOW = 3


def decided(lines: Sequence[Line], labels: Labels, scorer: Scorer) -> Labels:
    """Label as furniture the lines of a pasted page of which the model is sure enough; far front matter too."""
    if not looks_pasted(lines):
        return labels
    near = _near(lines)
    found = list(labels)
    for place, (score, part) in enumerate(zip(scorer(lines, labels), parts(lines), strict=True)):
        if score > THRESHOLDS[part, lines[place].is_paragraph] and _may_change(labels[place], place in near):
            found[place] = Label(role=_role(lines[place]), rule="line model", score=_probability(score))
    return tuple(found)


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
