"""When a line model is believed: above a threshold for each part of a pasted page, and for texts that are articles.

An article has little furniture, and its short lines are as often lists of facts as links: there the model is asked too,
but a mistake in it costs more than a find is worth, and the threshold is the one at which few lines are lost.
"""

import math
from collections.abc import Callable, Iterator, Sequence

from consilience.clean.core import MOST_LINES, Part, core, looks_pasted, parts
from consilience.clean.front import subheaded
from consilience.clean.labels import Label, Labels
from consilience.clean.shape import Line
from consilience.records import FRONT_MATTER, Role

Scorer = Callable[[Sequence[Line], Labels], Sequence[float]]

NEVER = math.inf
# Log-odds above which a line is furniture, by part of the page and whether it is a paragraph. Chosen on sites the model
# had not seen (bench/train_lines.py): furniture F1 .948 with 1.9 % of the article lines lost; one threshold for all
# parts gives .939 there, and thresholds lower by 2 give .966 with 5 %.
THRESHOLDS = {
    (Part.OUTSIDE, False): 4.5,
    (Part.OUTSIDE, True): 2.0,
    (Part.EDGE, False): 6.0,
    (Part.EDGE, True): 4.0,
    (Part.CORE, False): 7.0,
    (Part.CORE, True): NEVER,
}
# The same for a text that is no page: furniture F1 .34 with 0.8 % of the article lines lost, by the rules alone .26
# with 0.3 %; at 0 .38 with 1.7 %. Taking subheadings too would add .02.
THRESHOLD_OF_ARTICLE = 0.4
# Bylines and dates this near to the core of a page are the article's own; others belong to teasers.
REACH_ABOVE = 8
REACH_BELOW = 3


def decided(lines: Sequence[Line], labels: Labels, scorer: Scorer) -> Labels:
    """Label as furniture the lines of which the model is sure enough.

    Of a page also front matter that is far from the report; of an article no line that stands as a subheading. A text
    of more than `MOST_LINES` lines is left as it is.
    """
    if len(lines) > MOST_LINES:
        return labels
    is_page = looks_pasted(lines)
    own = _near(lines) if is_page else range(len(lines))
    kept = labels if is_page else subheaded(lines, labels)
    found = list(labels)
    for place, (score, threshold) in enumerate(zip(scorer(lines, labels), _thresholds(lines), strict=True)):
        if score > threshold and _may_change(kept[place], place in own):
            found[place] = Label(role=_role(lines[place]), rule="line model", score=_probability(score))
    return tuple(found)


def _thresholds(lines: Sequence[Line]) -> Iterator[float]:
    """The threshold for each line."""
    if not looks_pasted(lines):
        yield from (THRESHOLD_OF_ARTICLE for _ in lines)
        return
    for part, line in zip(parts(lines), lines, strict=True):
        yield THRESHOLDS[part, line.is_paragraph]


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
