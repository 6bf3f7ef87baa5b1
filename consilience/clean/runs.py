"""Furniture of several lines: what one line starts, the next ones continue.

An appeal runs on while it speaks to the reader, a sales pitch while it tells him what to do, a disclaimer while it
speaks as a lawyer, a list of related stories while its lines are titles or dates; a teaser is a title, its *read more*,
the title again and a date.
"""

import re
from collections.abc import Callable, Sequence

from consilience.clean import vocabulary
from consilience.clean.cues import RULES, is_date_line, rule_of
from consilience.clean.labels import Label, Labels, fill, is_open
from consilience.clean.shape import Line, any_of, key
from consilience.records import Record, Role

# A title of fewer letters stands in other lines by chance ("Iran", "Opinion").
SHORTEST_REPEAT = 20
REACH_OF_REPEAT = 4
LONGEST_LETTER_HEADING = 12
# Of the bulleted lists on the labelled pages those of 9 words a line that share at most 0.6 of their longer words with
# the paragraphs are links to other stories (27 lines of 27); shorter or closer ones are as often facts.
WORDS_OF_LINK = 9
LINK_IN_REPORT = 0.6

BULLET = re.compile(r"[-–•*·] ")
TOPICAL = re.compile(r"\w{5,}")

LEGAL = any_of(vocabulary.LEGAL)
IMPERATIVES = frozenset(vocabulary.IMPERATIVES.split())
LETTER = any_of(vocabulary.LETTER)


class Run(Record, frozen=True, kw_only=True):
    """A row: a line that `starts` opens it, the lines after it belong to it while they `continue`."""

    name: str
    role: Role
    starts: Callable[[Line], bool]
    continues: Callable[[Line], bool]
    from_share: float
    """Opens only in the part of the article after this share of its lines."""
    asides: int = 0
    """So many lines may stand between two that continue it."""


def continued(lines: Sequence[Line], labels: Labels) -> Labels:
    """Label the lines of each run that the table opens."""
    found: dict[int, Label] = {}
    for place, line in enumerate(lines):
        if place not in found and (run := _opened(line, place / len(lines))):
            found |= {at: Label(role=run.role, rule=run.name) for at in _extent(run, lines, place)}
    return tuple(found.get(place, label) for place, label in enumerate(labels))


def teasers(lines: Sequence[Line], labels: Labels) -> Labels:
    """Label the title above a bare *read more*, its repetitions, and the dates that follow any of them."""
    titles = {
        place - 1
        for place, label in enumerate(labels)
        if label and label.rule == "read-more cue" and lines[place].words <= 3 and place > 1
        if is_open(labels, place - 1) and lines[place - 1].is_title
    }
    found = {place: Label(role=Role.TEASER, rule="title above read more") for place in titles}
    for place in titles:
        below = range(place + 1, min(place + 1 + REACH_OF_REPEAT, len(lines)))
        repeated = Label(role=Role.TEASER, rule="title of a teaser repeated")
        found |= {at: repeated for at in below if at not in titles and _repeats(lines[at], lines[place])}
    return _with_dates(lines, tuple(found.get(place, label) for place, label in enumerate(labels)))


def listed(lines: Sequence[Line], labels: Labels) -> Labels:
    """Label the titles and dates under a related heading."""
    found: dict[int, Label] = {}
    for place, label in enumerate(labels):
        if label and label.rule == "related heading":
            found |= dict.fromkeys(
                _list_below(lines, labels, place), Label(role=Role.RELATED, rule="under a related heading")
            )
    return fill(labels, found)


def linked(lines: Sequence[Line], labels: Labels) -> Labels:
    """Label the bulleted headlines that nothing introduces and that speak of other things than the paragraphs do."""
    found: dict[int, Label] = {}
    used = frozenset(word for line in lines if line.is_paragraph for word in TOPICAL.findall(line.text.lower()))
    place = 0
    while place < len(lines):
        stop = place
        while is_open(labels, stop) and BULLET.match(lines[stop].text) and lines[stop].is_title:
            stop += 1
        introduced = place > 0 and lines[place - 1].text.endswith(":")
        if stop - place > 1 and not introduced and _are_headlines(lines[place:stop], used):
            found |= dict.fromkeys(range(place, stop), Label(role=Role.RELATED, rule="bulleted headlines"))
        place = max(stop, place + 1)
    return fill(labels, found)


def _are_headlines(lines: Sequence[Line], used: frozenset[str]) -> bool:
    """As long as headlines are, and mostly of words that the report does not use."""
    words = [word for line in lines for word in TOPICAL.findall(line.text.lower())]
    is_long = sum(line.words for line in lines) >= WORDS_OF_LINK * len(lines)
    return is_long and sum(word in used for word in words) <= LINK_IN_REPORT * len(words)


def _opened(line: Line, share: float) -> Run | None:
    return next((run for run in RUNS if share >= run.from_share and run.starts(line)), None)


def _extent(run: Run, lines: Sequence[Line], start: int) -> range:
    """The places of the run: to the last line that continues it, with its asides between."""
    last, place = start, start + 1
    while place < len(lines) and place - last <= run.asides + 1:
        if run.continues(lines[place]):
            last = place
        place += 1
    return range(start, last + 1)


def _repeats(line: Line, title: Line) -> bool:
    """Sets the title of a teaser again, with a label before it or a date after it, and little more."""
    said, wanted = key(line.text), key(title.text)
    return len(wanted) >= SHORTEST_REPEAT and wanted in said and len(said) <= 2 * len(wanted)


def _with_dates(lines: Sequence[Line], labels: Labels) -> Labels:
    """A date line right below a teaser is the teaser's own."""
    found = list(labels)
    for place in range(1, len(lines)):
        above = found[place - 1]
        if above and above.role is Role.TEASER and is_date_line(lines[place]):
            found[place] = Label(role=Role.TEASER, rule="date of a teaser")
    return tuple(found)


def _list_below(lines: Sequence[Line], labels: Labels, heading: int) -> list[int]:
    """The titles and dates below a heading; the one right above a paragraph is the report's own subheading."""
    places: list[int] = []
    for place in range(heading + 1, len(lines)):
        if not (is_open(labels, place) and (lines[place].is_title or is_date_line(lines[place]))):
            return places[:-1] if lines[place].is_paragraph else places
        places.append(place)
    return places


def _is_letter_heading(line: Line) -> bool:
    """*A message from the editors:*, *Dear readers,*"""
    return line.words <= LONGEST_LETTER_HEADING and LETTER.match(line.text) is not None


def _is_disclaimer_heading(line: Line) -> bool:
    return line.words <= 8 and "disclaimer" in line.text.lower() and not line.text.endswith(".")


def _is_legal(line: Line) -> bool:
    return LEGAL.search(line.text) is not None and not line.is_reporting


def _pleads(line: Line) -> bool:
    """Goes on with an appeal: speaks to the reader, or signs."""
    return line.addresses_reader or line.words <= 4


def _is_pitch(line: Line) -> bool:
    return PITCH.matches(line) and rule_of(line) is PITCH


def _invites(line: Line) -> bool:
    """Begins by telling the reader what to do."""
    return line.text.partition(" ")[0].lower() in IMPERATIVES and not line.is_reporting


PITCH = next(rule for rule in RULES if rule.name == "sales pitch")
# A paragraph of an appeal may speak of others only (who attacks us, what it costs) before it says "we" again.
RUNS: tuple[Run, ...] = (
    Run(name="appeal", role=Role.APPEAL, starts=_is_letter_heading, continues=_pleads, from_share=0.1, asides=1),
    Run(
        name="disclaimer to the end",
        role=Role.DISCLAIMER,
        starts=_is_disclaimer_heading,
        continues=_is_legal,
        from_share=0.3,
        asides=1,
    ),
    Run(name="sales pitches", role=Role.ADVERTISEMENT, starts=_is_pitch, continues=_invites, from_share=0.0),
)
