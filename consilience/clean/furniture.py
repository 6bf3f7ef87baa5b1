"""Tell the report from the furniture: the passes over the lines of one article, in order."""

from collections.abc import Sequence

from consilience.clean.cues import rule_of
from consilience.clean.front import headed, signed, stamped, subheaded, titled
from consilience.clean.labels import Label, Labels, Pass, fill
from consilience.clean.line_decision import Scorer, decided
from consilience.clean.runs import continued, linked, listed, teasers
from consilience.clean.shape import Line
from consilience.records import Role

BODY = Label(role=Role.BODY, rule="report")


def by_rule(lines: Sequence[Line], labels: Labels) -> Labels:
    """Label the lines that a row of the table of cues tells alone."""
    found = {
        place: Label(role=rule.role, rule=rule.name)
        for place, line in enumerate(lines)
        if labels[place] is None and (rule := rule_of(line))
    }
    return fill(labels, found)


# The order is the priority: a run takes the lines it covers, whatever each would be alone.
RULE_PASSES: tuple[Pass, ...] = (by_rule, continued, teasers, listed, linked, headed, signed, stamped)


def label(
    lines: Sequence[Line], given: Labels, title: str | None = None, scorer: Scorer | None = None
) -> tuple[Label, ...]:
    """A label for each line; `given` are those that the format itself gave, which stay.

    First the rules, then the line model where the rules are silent, then the subheadings among what is left.
    """
    labels = subheaded(lines, decided(lines, ruled(lines, given, title), scorer or _trained))
    return tuple(settled or found or BODY for settled, found in zip(given, labels, strict=True))


def ruled(lines: Sequence[Line], given: Labels, title: str | None = None) -> Labels:
    """What the rules alone say."""
    labels = titled(lines, given, title) if title else given
    for step in RULE_PASSES:
        labels = step(lines, labels)
    return labels


def _trained(lines: Sequence[Line], labels: Labels) -> Sequence[float]:
    """The scores of the model that ships; NumPy is imported only when a line needs it."""
    from consilience.clean.line_model import furniture_scores

    return furniture_scores(lines, labels)
