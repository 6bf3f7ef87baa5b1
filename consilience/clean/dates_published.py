"""The days between which an article was published, from what it says of itself.

Only a line about the article, its address, or a date that can be nothing else fixes a day. A full date in the report
is a bound: what has happened lies before publication, what will happen after it.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from consilience.clean.dates import MONTHS, WrittenDate, calendar_day, written_dates
from consilience.models.outlets import outlet_by_host, outlet_by_name
from consilience.records import FURNITURE, Article, Block, Finding, Publication, Role

ONE_DAY = datetime.timedelta(days=1)
# An agency's dateline carries the day of writing; its customers print it that day or the next.
DATELINE_LAG = datetime.timedelta(days=1)
# An announcement with its full date in the first paragraph is news for that long.
ANNOUNCEMENT_LAG = datetime.timedelta(days=4)
# Wider bounds from the dates in a report say nothing that a reader would call a date.
WIDEST = datetime.timedelta(days=366)
# A line that is nothing but a date, with its weekday, hour, zone and a "Published:".
LONGEST_DATE_LINE = 80
# A longer byline or date line is none.
LONGEST_LINE = 400
# So much of a report is searched for dates, in characters; its first paragraphs bound it as well as its last.
LONGEST_REPORT = 100_000
# The first and last lines in which an unlabelled date line may be the article's own.
EDGE = 6

# Where numbers as 9/11/2025 have the month first.
MONTH_FIRST = frozenset({"US", "PH"})

UPDATED = re.compile(r"(?i)\b(?:updated?|modified|aktualisiert|mis à jour|actualizado|обновлено)\b")
AROUND_DATE = re.compile(
    r"(?i)^(?:[\s,.:;|•·/()+–—-]|\d{1,2}[:.]\d\d(?::\d\d)?|\b(?:published|posted|first|last|updated?|modified|on|at|by|date|the|"
    r"am|pm|a\.m|p\.m|gmt|utc|est|edt|et|pt|pst|pdt|bst|cet|cest|ist|jst|msk|h|uhr|um|le|à|el|il|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b)*$"
)
AGENCY_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'’/-]{2,60}, (?P<date>[^()/\n–—]{4,24}?)\s?"
    r"(?:\([A-Z][\w .-]{1,30}\)\s?(?:--|[-–—])|/[\w -]{1,30}/\s?(?:--|[-–—])|--|[–—]|$)"
)
ANNOUNCEMENT = re.compile(
    r"\b(?:said|told|announced|reported|stated|declared|according to)\b[^.\n]{0,60}?\bon (?:[A-Z][a-z]+day,? )?$"
)
FUTURE = re.compile(
    r"\b(?:will|would|won't|shall|should|may|might|could|must|can|to|until|till|by|deadline|next|due|scheduled|"
    r"expected|expires?|upcoming|before|starting|beginning|begins|starts|ends|through|from|as of|effective|if|plans?|"
    r"planned)\b"
)
WILL = re.compile(r"\b(?:will|is due|is scheduled|are scheduled|is set|is expected)\b")
YEAR_MONTH_DAY = re.compile(r"/(?P<year>20\d\d|19[89]\d)[/-](?P<month>\d\d?|[a-z]{3})(?:[/-](?P<day>\d\d?)(?=[/-]|$))?")
COMPACT_DAY = re.compile(r"(?<!\d)(?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")


class Bound(NamedTuple):
    """What one finding allows: no day before `earliest`, none after `latest`; None where it leaves that side open."""

    earliest: datetime.date | None
    latest: datetime.date | None
    finding: Finding


class Rule(NamedTuple):
    name: str
    find: Callable[[Article, str], Iterator[Bound]]


def published(article: Article) -> Publication | None:
    """The narrowest range on which the article's own words agree, rules in order of trust; None where one side is open.

    A bound that contradicts a more trusted one is dropped. A range that the source gave is narrowed, never widened.
    """
    given = article.published
    if given and given.is_exact:
        return given
    earliest, latest = (given.earliest, given.latest) if given else (None, None)
    evidence = list(given.evidence) if given else []
    for bound in (bound for rule in RULES for bound in rule.find(article, rule.name)):
        lower, upper = _later(earliest, bound.earliest), _earlier(latest, bound.latest)
        if (lower, upper) != (earliest, latest) and (lower is None or upper is None or lower <= upper):
            earliest, latest = lower, upper
            evidence.append(bound.finding)
    if earliest is None or latest is None or latest - earliest > WIDEST:
        return given
    return Publication(
        earliest=earliest, latest=latest, evidence=tuple(evidence), instant=given.instant if given else None
    )


def _later(one: datetime.date | None, other: datetime.date | None) -> datetime.date | None:
    return max((day for day in (one, other) if day), default=None)


def _earlier(one: datetime.date | None, other: datetime.date | None) -> datetime.date | None:
    return min((day for day in (one, other) if day), default=None)


def _date_line(article: Article, rule: str) -> Iterator[Bound]:
    """The first full date in a byline or date line; one that tells of an update only where there is no other."""
    lines = (block for block in article.blocks if block.role in {Role.BYLINE, Role.DATELINE})
    blocks = [block for block in islice(lines, 2 * EDGE) if block.span.end - block.span.start <= LONGEST_LINE]
    yield from sorted(_day_bounds(article, blocks, rule), key=lambda bound: _is_update(article, bound))


def _bare_date(article: Article, rule: str) -> Iterator[Bound]:
    """A line near either end that is nothing but a date, whatever its label, unless it is furniture."""
    edges = (*article.blocks[:EDGE], *article.blocks[EDGE:][-EDGE:])
    blocks = [block for block in edges if block.role not in FURNITURE and _is_bare_date(article.words(block.span))]
    yield from sorted(_day_bounds(article, blocks, rule), key=lambda bound: _is_update(article, bound))


def _is_bare_date(words: str) -> bool:
    """Whether nothing stands beside the dates of a short line but hours, weekdays and "Published"."""
    if len(words) > LONGEST_DATE_LINE:
        return False
    dates = list(written_dates(words))
    rest = "".join(" " if any(date.start <= at < date.end for date in dates) else mark for at, mark in enumerate(words))
    return bool(dates) and AROUND_DATE.match(rest) is not None


def _day_bounds(article: Article, blocks: Sequence[Block], rule: str) -> Iterator[Bound]:
    for block in blocks:
        for date in written_dates(article.words(block.span)):
            if days := _readings(date, _is_month_first(article)):
                yield Bound(min(days), max(days), _finding(article, block, date, rule))


def _readings(date: WrittenDate, is_month_first: bool | None) -> list[datetime.date]:
    """The day that a date means; both orders of an ambiguous one where the outlet's country is not known."""
    if not (date.date and date.year and date.day):
        return []
    swapped = calendar_day(date.year, date.day, date.month) if date.is_ambiguous else None
    if swapped is None or is_month_first is False:
        return [date.date]
    return [swapped] if is_month_first else [date.date, swapped]


def _is_month_first(article: Article) -> bool | None:
    name = article.outlet.value if article.outlet else ""
    profile = outlet_by_name(name) or outlet_by_host(name)
    return profile.country in MONTH_FIRST if profile else None


def _is_update(article: Article, bound: Bound) -> bool:
    """Whether the words before the date in its line speak of an update."""
    span = bound.finding.span
    start = article.text.rfind("\n", 0, span.start) + 1 if span else 0
    return span is not None and UPDATED.search(article.text[max(start, span.start - 40) : span.start]) is not None


def _address(article: Article, rule: str) -> Iterator[Bound]:
    """The day or month in the path of a web address: /2018/04/19/, /2018/apr/19/, -20180419."""
    path = _path(article.uri)
    for pattern in (YEAR_MONTH_DAY, COMPACT_DAY):
        for match in pattern.finditer(path):
            month = int(match["month"]) if match["month"].isdigit() else MONTHS.get(match["month"], 0)
            first = calendar_day(int(match["year"]), month, int(match["day"] or 1))
            if first:
                last = first if match["day"] else _month_end(first)
                yield Bound(first, last, Finding(value=_iso(first, last), rule=rule))


def _path(uri: str) -> str:
    try:
        address = urlsplit(uri)
    except ValueError:
        return ""
    return address.path if address.scheme in {"http", "https"} else ""


def _month_end(first: datetime.date) -> datetime.date:
    return (first.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY


def _agency_dateline(article: Article, rule: str) -> Iterator[Bound]:
    """BEIJING, Sept. 10, 2025 (Agency) --, with or without the agency's name."""
    for block in _body(article)[:EDGE]:
        match = AGENCY_DATELINE.match(article.words(block.span))
        for date in written_dates(match["date"]) if match else ():
            if match and date.date:
                span = article.span(block.span.start + match.start("date"), block.span.start + match.end("date"))
                finding = Finding(value=date.date.isoformat(), rule=rule, span=span)
                yield Bound(date.date, date.date + DATELINE_LAG, finding)


def _announcement(article: Article, rule: str) -> Iterator[Bound]:
    """ "..., the ministry said on 10 September 2025." in the first paragraph."""
    for block in _body(article)[:1]:
        words = article.words(block.span)
        for date in written_dates(words):
            if date.date and ANNOUNCEMENT.search(words[max(0, date.start - 120) : date.start]):
                yield Bound(date.date, date.date + ANNOUNCEMENT_LAG, _finding(article, block, date, rule))


def _dates_of_report(article: Article, rule: str) -> Iterator[Bound]:
    """After the latest full date or month of which the report speaks as past, before the earliest to come."""
    past, future = [], []
    for block, date, sentence in _dated_sentences(article):
        first = calendar_day(date.year or 0, date.month, date.day or 1)
        if first and not FUTURE.search(sentence):
            past.append(Bound(first, None, _finding(article, block, date, rule)))
        elif date.date and WILL.search(sentence[: sentence.find(str(date.year))]):
            future.append(Bound(None, date.date, _finding(article, block, date, rule)))
    yield from sorted(past, key=lambda bound: bound.earliest or datetime.date.min)[-1:]
    yield from sorted(future, key=lambda bound: bound.latest or datetime.date.max)[:1]


def _dated_sentences(article: Article) -> Iterator[tuple[Block, WrittenDate, str]]:
    """Each date with its year in the report, and the sentence around it."""
    for block in _body(article):
        words = article.words(block.span)
        for date in written_dates(words):
            if date.year:
                start = max(words.rfind(". ", 0, date.start), words.rfind("\n", 0, date.start)) + 1
                stop = words.find(". ", date.end)
                yield block, date, words[start : stop if stop >= 0 else len(words)]


def _body(article: Article) -> list[Block]:
    """The paragraphs of the report that begin within its first characters, long ones left out."""
    first = next((block.span.start for block in article.blocks if block.role is Role.BODY), 0)
    edge = first + LONGEST_REPORT
    return [block for block in article.blocks if block.role is Role.BODY and block.span.end <= edge]


def _finding(article: Article, block: Block, date: WrittenDate, rule: str) -> Finding:
    value = article.text[block.span.start + date.start : block.span.start + date.end]
    return Finding(
        value=value, rule=rule, span=article.span(block.span.start + date.start, block.span.start + date.end)
    )


def _iso(first: datetime.date, last: datetime.date) -> str:
    return first.isoformat() if first == last else first.isoformat()[:7]


RULES = (
    Rule("date line", _date_line),
    Rule("address", _address),
    Rule("line with nothing but a date", _bare_date),
    Rule("agency dateline", _agency_dateline),
    Rule("dated announcement in the first paragraph", _announcement),
    Rule("before and after dates in the report", _dates_of_report),
)
