"""The timeline of a report as a calendar (RFC 5545)."""

import datetime
from collections.abc import Iterator

from consilience.present.days import DAY, timex_stretch
from consilience.present.display import one_line, safe_link, short
from consilience.present.formats.identifiers import place
from consilience.present.formats.xml_text import xml_text
from consilience.present.outline import Moment, outline
from consilience.present.report import Report
from consilience.records import Story, digest

LINE_END = "\r\n"
# Octets of a line, its end not counted; longer ones go on in the next, after a space.
LONGEST_LINE = 75
LONGEST_SUMMARY = 120
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def ics(report: Report) -> str:
    """A calendar of all-day events, one for each entry of a timeline that is a stretch of days."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Consilience//{_text(report.version)}//EN"]
    for number, account in enumerate(report.accounts, 1):
        for moment in outline(account, f"s{number}").timeline:
            lines.extend(_event(moment, account.story))
    return "".join(folded(line) for line in (*lines, "END:VCALENDAR"))


def folded(line: str) -> str:
    """The line with its end, cut into pieces of at most 75 octets, never within a character."""
    pieces, octets = [""], 0
    for sign in line:
        size = len(sign.encode("utf-8", "replace"))
        if octets + size > LONGEST_LINE:
            pieces.append("")
            octets = 1
        pieces[-1] += sign
        octets += size
    return f"{LINE_END} ".join(pieces) + LINE_END


def _event(moment: Moment, story: Story) -> Iterator[str]:
    """An event that blocks no time; a month or a year is as long as it is."""
    stretch = timex_stretch(moment.entry.date)
    if stretch is None or stretch[1] == datetime.date.max:
        return
    first, last = stretch
    places = (place(span) for span in moment.entry.support)
    yield "BEGIN:VEVENT"
    yield f"UID:{digest(story.id, moment.entry.date, *places)}@consilience"
    yield f"DTSTAMP:{_day(story.latest or story.first or last)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(last + DAY)}"
    yield f"SUMMARY:{_text(short(moment.words, LONGEST_SUMMARY))}"
    yield f"DESCRIPTION:{_text(_description(moment))}"
    yield f"CATEGORIES:{_text(short(story.label, LONGEST_SUMMARY))}"
    yield from _link(moment)
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(moment: Moment) -> str:
    names = (one_line(citation.witness.name) for citation in moment.citations)
    return f"{moment.words}\n{', '.join(dict.fromkeys(names))}"


def _link(moment: Moment) -> Iterator[str]:
    links = (safe_link(citation.witness.article.uri) for citation in moment.citations)
    yield from [f"URL:{link}" for link in links if link][:1]


def _day(day: datetime.date) -> str:
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    return xml_text(words).translate(ESCAPES)
