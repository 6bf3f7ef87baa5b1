"""Tell the report from the furniture: the passes over the lines of one article, in order."""

from collections.abc import Sequence

from consilience.clean.cues import rule_of
from consilience.clean.front import headed, signed, stamped, subheaded, titled
from consilience.clean.labels import Label, Labels, Pass, fill
from consilience.clean.runs import continued, listed, teasers
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
PASSES: tuple[Pass, ...] = (by_rule, continued, teasers, listed, headed, signed, stamped, subheaded)


def label(lines: Sequence[Line], given: Labels, title: str | None = None) -> tuple[Label, ...]:
    """A label for each line; `given` are those that the format itself gave, which stay."""
    labels = titled(lines, given, title) if title else given
    for step in PASSES:
        labels = step(lines, labels)
    return tuple(found or BODY for found in labels)
