"""The timeline as a calendar, read back by a reader that is not ours."""

import datetime

import icalendar
import pytest
from msgspec.structs import replace

from consilience.present import Report, render
from consilience.present.formats.ics import folded
from consilience.records import Finding

HOSTILE = [
    "a;b,c\\n:d",
    "two\nlines\r\nEND:VCALENDAR\r\n",
    '"quoted"; X=1',
    "\x00\u202e\uffff\x85\u2028",
    "é" * 300,
    "𝄞" * 90,
]


def events(report: Report) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(render(report, "ics"))
    assert calendar.errors == []
    found = [each for each in calendar.walk("VEVENT") if isinstance(each, icalendar.Event)]
    assert [each.errors for each in found] == [[]] * len(found)
    return found


def with_outlet(report: Report, words: str) -> Report:
    """The report with these words as label and as the name of every outlet."""
    account = report.accounts[0]
    outlet = Finding(value=words, rule="x")
    articles = tuple(replace(each, article=replace(each.article, outlet=outlet)) for each in account.articles)
    return replace(report, accounts=(replace(account, articles=articles, story=replace(account.story, label=words)),))


def test_every_dated_moment_is_an_event_of_whole_days(report: Report) -> None:
    assert [(each.start, each.end) for each in events(report)] == [
        (datetime.date(1998, 1, 1), datetime.date(1999, 1, 1)),
        (datetime.date(2025, 2, 1), datetime.date(2025, 3, 1)),
        (datetime.date(2025, 3, 3), datetime.date(2025, 3, 4)),
        (datetime.date(2025, 3, 4), datetime.date(2025, 3, 5)),
        (datetime.date(2025, 3, 10), datetime.date(2025, 3, 11)),
    ]


def test_an_event_has_its_words_its_outlet_and_its_address(report: Report) -> None:
    event = events(report)[2]
    words = "The ferry Lady Maren struck the breakwater at Skarvik on Monday evening, injuring 14 people."
    assert (event["summary"], event["description"]) == (words, f"{words}\nHarbour Post")
    assert event["url"] == "https://post.example/news/ferry"


def test_an_event_keeps_its_name_when_the_story_grows(report: Report) -> None:
    account = report.accounts[0]
    grown = replace(report, accounts=(replace(account, timeline=account.timeline[1:]),))
    names = [str(event["uid"]) for event in events(report)]
    assert [str(event["uid"]) for event in events(grown)] == names[1:]
    assert len(set(names)) == len(names)


def test_the_stamp_is_of_the_data_and_not_of_the_clock(report: Report) -> None:
    assert {event.DTSTAMP for event in events(report)} == {datetime.datetime(2025, 3, 11, tzinfo=datetime.UTC)}


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_no_words_end_their_line(report: Report, words: str) -> None:
    quiet, loud = events(report), events(with_outlet(report, words))
    assert [sorted(each) for each in loud] == [sorted(each) for each in quiet]


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_no_line_is_longer_than_75_octets(report: Report, words: str) -> None:
    lines = render(with_outlet(report, words), "ics").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]


def test_a_folded_line_is_whole_again_when_unfolded() -> None:
    line = "DESCRIPTION:" + "aé𝄞" * 100
    assert folded(line).replace("\r\n ", "") == line + "\r\n"
    assert folded("x" * 75) == "x" * 75 + "\r\n"


@pytest.mark.parametrize("date", ["9999-12-31", "9999", "2025-13-45", "PRESENT_REF", "", "P3D"])
def test_what_is_no_stretch_of_the_calendar_is_left_out(report: Report, date: str) -> None:
    account = report.accounts[0]
    timeline = (replace(account.timeline[0], date=date),)
    assert events(replace(report, accounts=(replace(account, timeline=timeline),))) == []
