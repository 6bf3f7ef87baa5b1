"""The lines about the article itself: headline, outlet, and the subheadings between its paragraphs."""

import re
from collections.abc import Sequence

from consilience.clean.core import core, looks_pasted
from consilience.clean.labels import Label, Labels, fill, is_open
from consilience.clean.shape import LONGEST_TITLE, Line, key
from consilience.models.outlets import outlet_by_name
from consilience.records import FRONT_MATTER, Role

# Above the first paragraph of a text stand a title, an outlet, a byline and a date; a longer head is a page's menu.
LONGEST_HEAD = 8
# Names of outlets have one to five words ("The New York Times").
LONGEST_OUTLET = 5
# Between the title and the first paragraph of a page stand bylines, dates, captions, buttons.
REACH_OF_TITLE = 15
# The report uses half of the longer words of its own title; a teaser's shares fewer.
TITLE_IN_CORE = 0.5

LONGER_WORD = re.compile(r"\w{4,}")


def headed(lines: Sequence[Line], labels: Labels) -> Labels:
    """Label the titles above the first paragraph as headlines, and names beside them as the outlet."""
    if looks_pasted(lines):
        return fill(labels, _title_of_page(lines, labels))
    opening = _opening(lines, labels)
    head = [place for place in _head(lines, labels, start=len(opening)) if is_open(labels, place)]
    names = [place for place in head if is_outlet(lines[place])]
    titles = [place for place in head if lines[place].is_title and place not in names]
    if opening or any(not _is_name(lines[place]) for place in titles):
        names += [place for place in head if _is_name(lines[place])]
    found = {place: Label(role=Role.HEADLINE, rule="title above the first paragraph") for place in titles}
    found |= {place: Label(role=Role.OUTLET, rule="name above the report") for place in names}
    return fill(labels, opening | found)


def own_title(lines: Sequence[Line]) -> Line | None:
    """The title of a pasted page by its words alone; None where the text is no such page, or none fits."""
    found = _title_of_page(lines, (None,) * len(lines)) if looks_pasted(lines) else {}
    return next((lines[place] for place in found), None)


def titled(lines: Sequence[Line], labels: Labels, title: str) -> Labels:
    """Label the first line that says the title which the source itself gives."""
    wanted = key(title)
    place = next((at for at, line in enumerate(lines) if wanted and key(line.text) == wanted), None)
    return (
        labels
        if place is None
        else fill(labels, {place: Label(role=Role.HEADLINE, rule="the title that the source gives")})
    )


def subheaded(lines: Sequence[Line], labels: Labels) -> Labels:
    """Label the short open lines that stand between two lines of the report."""
    found = {
        place: Label(role=Role.SUBHEADING, rule="short line above a paragraph")
        for place, line in enumerate(lines)
        if is_open(labels, place) and line.is_subheading and place > 0 and _stands_above_prose(lines, labels, place)
    }
    return fill(labels, found)


def signed(lines: Sequence[Line], labels: Labels) -> Labels:
    """Label the short capitalised line below a byline as part of it: the author's office."""
    found = {
        place: Label(role=Role.BYLINE, rule="line below a byline")
        for place in range(1, len(lines))
        if (above := labels[place - 1]) and above.rule == "byline"
        if is_open(labels, place) and lines[place].is_subheading and lines[place].is_capitalised
        if place + 1 == len(lines) or not is_open(labels, place + 1)
    }
    return fill(labels, found)


def stamped(lines: Sequence[Line], labels: Labels) -> Labels:
    """Label the outlet's own name where it stands alone in the last line: as a site, or with a year as its mark."""
    last = len(lines) - 1
    if last < 1 or not is_open(labels, last):
        return labels
    *name, year = lines[last].text.split()
    if _is_site(lines[last]):
        return fill(labels, {last: Label(role=Role.OUTLET, rule="site in the last line")})
    if name and len(name) <= LONGEST_OUTLET and year.isdigit() and len(year) == 4 and lines[last].is_capitalised:
        return fill(labels, {last: Label(role=Role.COPYRIGHT, rule="name and year in the last line")})
    return labels


def _opening(lines: Sequence[Line], labels: Labels) -> dict[int, Label]:
    """The first line, even one that closes, where an outlet, a byline or a date stands right below it."""
    if len(lines) < 3 or not is_open(labels, 0) or lines[0].words > LONGEST_TITLE or is_outlet(lines[0]):
        return {}
    below = labels[1]
    if (below and below.role in FRONT_MATTER) or is_outlet(lines[1]):
        return {0: Label(role=Role.HEADLINE, rule="first line above outlet, byline or date")}
    return {}


def _title_of_page(lines: Sequence[Line], labels: Labels) -> dict[int, Label]:
    """Of the titles above the core of a page the first whose words the core uses most."""
    prose = core(lines)
    used = frozenset(word for place in prose for word in LONGER_WORD.findall(lines[place].text.lower()))
    above = range(max(prose.start - REACH_OF_TITLE, 0), min(prose.start + 1, len(lines)))
    titles = [place for place in above if is_open(labels, place) and lines[place].is_title]
    best = max(titles, key=lambda place: (_share_used(lines[place], used), -place), default=None)
    if best is None or _share_used(lines[best], used) < TITLE_IN_CORE:
        return {}
    return {best: Label(role=Role.HEADLINE, rule="title above the core of a page")}


def _share_used(line: Line, used: frozenset[str]) -> float:
    words = LONGER_WORD.findall(line.text.lower())
    return sum(word in used for word in words) / len(words) if words else 0.0


def _head(lines: Sequence[Line], labels: Labels, start: int) -> range:
    """The places before the first paragraph; none where there is no paragraph or the head is a menu."""
    paragraphs = (at for at, line in enumerate(lines) if at >= start and line.is_paragraph and is_open(labels, at))
    first = next(paragraphs, 0)
    return range(start, first if first <= LONGEST_HEAD else start)


def is_outlet(line: Line) -> bool:
    """Says the name of a known outlet, or an address of a site, and nothing else."""
    return line.words <= LONGEST_OUTLET and (_is_site(line) or outlet_by_name(line.text) is not None)


def _is_name(line: Line) -> bool:
    """May be an outlet's name: a few words that all have capitals."""
    return 2 <= line.words <= LONGEST_OUTLET and line.is_capitalised and not line.closes


def _is_site(line: Line) -> bool:
    """A single word with a dot in it, as a site's address."""
    name, dot, ending = line.text.rpartition(".")
    return line.words == 1 and bool(dot) and len(name) > 1 and 2 <= len(ending) <= 6 and ending.isalpha()


def _stands_above_prose(lines: Sequence[Line], labels: Labels, place: int) -> bool:
    """The next line is an unlabelled paragraph, longer than this line."""
    after = place + 1
    return is_open(labels, after) and lines[after].is_paragraph and lines[after].words > LONGEST_TITLE // 2
