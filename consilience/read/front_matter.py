"""The lines for title, outlet and date with which a saved report may begin."""

import re

from consilience.read.dates import WORD, moment, publication
from consilience.records import Block, Finding, Publication, Record, Role, Span

RULE = "front matter"
LONGEST_TITLE = 300
# "The Wall Street Journal Europe Edition" has six words.
LONGEST_OUTLET, MOST_OUTLET_WORDS = 60, 6
# The fourth line is blank and the fifth is not, so the head ends here.
HEAD = re.compile(r"([^\r\n]*)(\r\n|\r|\n)([^\r\n]*)\2([^\r\n]*)\2[^\S\r\n]*\2(?=[^\r\n]*\S)")
# The date line holds a date and nothing else but an hour.
DATE_LINE = re.compile(
    rf"(?:\d{{4}}-\d\d-\d\d|{WORD}\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{WORD}\.?,?\s+\d{{4}})"
    r"(?:[T ,]+\d\d?:\d\d\S*(?:\s[a-z.]{1,5})?)?$",
    re.IGNORECASE,
)
LINES = ((Role.HEADLINE, 1), (Role.OUTLET, 3), (Role.DATELINE, 4))
NOT_AN_OUTLET = re.compile(r"^by\s|[.!?:;,]$|^\W", re.IGNORECASE)


class FrontMatter(Record, frozen=True, kw_only=True):
    """What the first lines say, their blocks, and the offset at which the article itself begins."""

    end: int
    blocks: tuple[Block, ...]
    title: Finding | None
    outlet: Finding | None
    published: Publication | None


def front_matter(text: str, article: str) -> FrontMatter | None:
    """The front matter of a text, or None where its first lines are of the article.

    The first three lines are title, outlet and date, the fourth is blank. Any of the three may be empty, but there is
    a date, or else a title and an outlet.
    """
    match = HEAD.match(text)
    if not match or not _is_front_matter(match[1].strip(), match[3].strip(), match[4].strip()):
        return None
    edges = {role: _edges(match, group) for role, group in LINES}
    spans = {role: Span(article=article, start=start, end=end) for role, (start, end) in edges.items() if start < end}
    findings = {role: Finding(value=text[span.start : span.end], rule=RULE, span=span) for role, span in spans.items()}
    date = findings.get(Role.DATELINE)
    return FrontMatter(
        end=match.end(),
        blocks=tuple(Block(span=span, role=role, rule=RULE) for role, span in spans.items()),
        title=findings.get(Role.HEADLINE),
        outlet=findings.get(Role.OUTLET),
        published=publication(date.value, date) if date else None,
    )


def _is_front_matter(title: str, outlet: str, date: str) -> bool:
    if len(title) > LONGEST_TITLE or (outlet and not _may_be_outlet(outlet)):
        return False
    if date:
        return bool(DATE_LINE.match(date)) and moment(date) is not None
    return bool(title and outlet)


def _may_be_outlet(line: str) -> bool:
    is_short = len(line) <= LONGEST_OUTLET and len(line.split()) <= MOST_OUTLET_WORDS
    return is_short and not NOT_AN_OUTLET.search(line)


def _edges(match: re.Match[str], group: int) -> tuple[int, int]:
    """Where the words of a line begin and end."""
    line, start = match[group], match.start(group)
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())
