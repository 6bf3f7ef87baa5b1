"""Dates as they are written, and the range of publication that they allow."""

import datetime

import pytest

from consilience.clean.dates import written_dates
from consilience.clean.dates_published import published
from consilience.records import Article, Block, Finding, Publication, Role


@pytest.mark.parametrize(
    ("text", "words", "year", "month", "day"),
    [
        ("11th September, 2025", "11th September, 2025", 2025, 9, 11),
        ("Posted Sept. 11, 2025 10:32 GMT", "Sept. 11, 2025", 2025, 9, 11),
        ("Am 3. März 2024 in Bonn", "3. März 2024", 2024, 3, 3),
        ("el 10 de septiembre de 2025", "10 de septiembre de 2025", 2025, 9, 10),
        ("2025-09-11T10:32:00Z", "2025-09-11", 2025, 9, 11),
        ("11.09.2025", "11.09.2025", 2025, 9, 11),
        ("2025年9月11日", "2025年9月11日", 2025, 9, 11),
        ("on September\u00a010.", "September\u00a010", None, 9, 10),
        ("in January 2025, the", "January 2025", 2025, 1, None),
    ],
)
def test_a_written_date_is_read(text: str, words: str, year: int | None, month: int, day: int | None) -> None:
    (date,) = written_dates(text)
    assert text[date.start : date.end] == words
    assert (date.year, date.month, date.day) == (year, month, day)


@pytest.mark.parametrize(
    "text",
    ["11 people 2025", "it may 12 times", "on 31 June", "the Sept. 11 attacks", "version 1.22.2", "May 5,000"],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert list(written_dates(text)) == []


@pytest.mark.parametrize("noise", ["September ", "11 ", "monday, ", "12/", "1" * 9], ids=repr)
def test_a_long_text_of_noise_is_read_in_linear_time(noise: str) -> None:
    assert len(list(written_dates(noise * 20_000))) <= 20_000


def article(*blocks: tuple[Role, str], uri: str = "a.txt", outlet: str | None = None) -> Article:
    """An article of these blocks, one a line."""
    text = "\n".join(words for _, words in blocks)
    made, start = [], 0
    bare = Article(id="a", uri=uri, capture="c", text=text)
    for role, words in blocks:
        made.append(Block(span=bare.span(start, start + len(words)), role=role, rule="test"))
        start += len(words) + 1
    name = Finding(value=outlet, rule="test") if outlet else None
    return Article(id="a", uri=uri, capture="c", text=text, blocks=tuple(made), outlet=name)


BODY = (Role.BODY, "The bridge over the Adler was closed to lorries, the town council said.")


@pytest.mark.parametrize(
    ("made", "earliest", "latest", "rule"),
    [
        pytest.param(
            article(BODY, (Role.DATELINE, "11th September, 2025")),
            "2025-09-11",
            "2025-09-11",
            "date line",
            id="date line",
        ),
        pytest.param(
            article((Role.BYLINE, "By Ann Ember, March 3, 2021"), BODY),
            "2021-03-03",
            "2021-03-03",
            "date line",
            id="byline",
        ),
        pytest.param(
            article((Role.DATELINE, "Updated: 5 May 2021"), (Role.DATELINE, "Published: 3 May 2021"), BODY),
            "2021-05-03",
            "2021-05-03",
            "date line",
            id="not updated",
        ),
        pytest.param(
            article((Role.DATELINE, "03/04/2021"), BODY, outlet="USA Today"),
            "2021-03-04",
            "2021-03-04",
            "date line",
            id="month first in the United States",
        ),
        pytest.param(
            article((Role.DATELINE, "03/04/2021"), BODY), "2021-03-04", "2021-04-03", "date line", id="either order"
        ),
        pytest.param(
            article(BODY, uri="https://news.example/world/2018/04/19/bridge.html"),
            "2018-04-19",
            "2018-04-19",
            "address",
            id="day in the address",
        ),
        pytest.param(
            article(BODY, uri="https://news.example/2018/apr/bridge"),
            "2018-04-01",
            "2018-04-30",
            "address",
            id="month in the address",
        ),
        pytest.param(
            article(BODY, (Role.BODY, "Published on Monday, 3 May 2021 at 10:32 GMT")),
            "2021-05-03",
            "2021-05-03",
            "line with nothing but a date",
            id="bare date without a label",
        ),
        pytest.param(
            article((Role.BODY, "LINDAU, May 3, 2021 (Agency) -- The bridge was closed.")),
            "2021-05-03",
            "2021-05-04",
            "agency dateline",
            id="agency dateline",
        ),
        pytest.param(
            article((Role.BODY, "LINDAU, May 3, 2021 — The bridge was closed.")),
            "2021-05-03",
            "2021-05-04",
            "agency dateline",
            id="dateline without an agency",
        ),
        pytest.param(
            article(
                (Role.BODY, "The bridge was closed on May 3, 2021."),
                (Role.BODY, "It will open on May 20, 2021, the council said."),
            ),
            "2021-05-03",
            "2021-05-20",
            "before and after dates in the report",
            id="after the past, before the future",
        ),
    ],
)
def test_publication_is_narrowed_by(made: Article, earliest: str, latest: str, rule: str) -> None:
    found = published(made)
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)
    assert found.evidence[0].rule == rule


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(article(BODY), id="nothing"),
        pytest.param(article(BODY, (Role.TEASER, "Aug 13, 2025 19:21")), id="teaser"),
        pytest.param(article(BODY, (Role.COPYRIGHT, "© 2025 The Adler Post")), id="copyright"),
        pytest.param(article((Role.BODY, "The bridge was closed on September 10.")), id="no year"),
        pytest.param(article((Role.BODY, "The bridge was built on May 3, 1961.")), id="only a past date"),
        pytest.param(article(BODY, uri="/2018/04/19/bridge.txt"), id="folders of a file"),
    ],
)
def test_publication_stays_unknown_with(made: Article) -> None:
    assert published(made) is None


def test_a_date_that_the_source_gave_wins() -> None:
    day = datetime.date(2020, 1, 2)
    given = Publication(earliest=day, latest=day, evidence=(Finding(value="2020-01-02", rule="markup"),))
    made = article(BODY, (Role.DATELINE, "11th September, 2025"))
    assert published(Article(id="a", uri="", capture="", text=made.text, blocks=made.blocks, published=given)) is given
