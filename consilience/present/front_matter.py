"""The head of a Markdown file, in YAML: what note-taking programs and site generators read of it."""

import json
import re
from collections.abc import Iterator, Sequence

from consilience.present.display import one_line
from consilience.present.outline import Outline, outlet_names
from consilience.present.report import Report
from consilience.present.wording import say

FENCE = "---"
LONGEST_TITLE = 300
# What YAML 1.2 does not allow in a text, and one_line has not already shown as a sign.
NOT_IN_YAML = re.compile("[\ufeff\ufffe\uffff]")


def front_matter(report: Report, shown: Sequence[Outline]) -> Iterator[str]:
    """Title, days, outlets, counts and version, a line each, between two fences; what is not known is left out."""
    days = [day for each in report.accounts for day in (each.story.first, each.story.latest) if day]
    yield FENCE
    yield f"title: {_quoted(_title(report))}"
    yield from (
        (f"{name}: {day.isoformat()}" for name, day in (("first", min(days)), ("latest", max(days)))) if days else ()
    )
    yield from _outlets(shown)
    yield f"articles: {sum(len(each.witnesses) for each in shown)}"
    yield f"origins: {sum(len(each.account.origins) for each in shown)}"
    yield f"disagreements: {sum(len(each.disputed) for each in shown)}"
    yield f"stories: {len(shown)}"
    yield f"consilience: {_quoted(report.version)}"
    yield FENCE


def _title(report: Report) -> str:
    return report.accounts[0].story.label if len(report.accounts) == 1 else say("index" if report.accounts else "motto")


def _outlets(shown: Sequence[Outline]) -> Iterator[str]:
    names = dict.fromkeys(name for each in shown for name in outlet_names(each.witnesses))
    if names:
        yield "outlets:"
        yield from (f"  - {_quoted(name)}" for name in names)


def _quoted(text: str) -> str:
    """The text in double quotation marks: JSON's escapes are YAML's.

    >>> print(_quoted('a: "b" # c'))
    "a: \\"b\\" # c"
    """
    line = NOT_IN_YAML.sub("\ufffd", one_line(text, LONGEST_TITLE))
    return json.dumps(line, ensure_ascii=False)
