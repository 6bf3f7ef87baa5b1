"""Undated articles are dated by the events that they share with dated ones of their story."""

import datetime
import re

import pytest

from consilience.provenance.dating import date, dated
from consilience.records import (
    AnnotatedArticle,
    Article,
    Dossier,
    Finding,
    Problem,
    Publication,
    Quotation,
    Sentence,
    Story,
    TimeExpression,
)

# What the words mean without a day of publication.
VALUES = {
    "Wednesday": "XXXX-WXX-3",
    "Monday": "XXXX-WXX-1",
    "Last week": "XXXX-WXX",
    "September 10": "XXXX-09-10",
    "September 20": "XXXX-09-20",
    "January 2025": "2025-01",
    "August 2025": "2025-08",
    "August": "XXXX-08",
}
TIMES = re.compile("|".join(VALUES))


def annotated(name: str, *lines: str, published: str = "", quoted: str = "") -> AnnotatedArticle:
    """An article of these sentences without grammar, with the times that the table knows."""
    text = "\n".join(lines)
    bare = Article(id=name, uri=f"{name}.txt", capture="c", text=text, published=_publication(published))
    spans = [bare.span(match.start(), match.end()) for match in re.finditer(r".+", text)]
    times = tuple(
        TimeExpression(span=bare.span(*match.span()), type="DATE", value=VALUES[match[0]], rule="test")
        for match in TIMES.finditer(text)
    )
    speech = bare.span(text.index(quoted), text.index(quoted) + len(quoted)) if quoted else None
    return AnnotatedArticle(
        article=bare,
        sentences=tuple(Sentence(span=span) for span in spans),
        times=times,
        quotations=(Quotation(span=speech),) if speech else (),
    )


def _publication(day: str) -> Publication | None:
    if not day:
        return None
    found = datetime.date.fromisoformat(day)
    return Publication(earliest=found, latest=found, evidence=(Finding(value=day, rule="given"),))


def dossier(*articles: AnnotatedArticle) -> Dossier:
    story = Story(id="s", articles=tuple(one.article.id for one in articles), label="The ferry line")
    return Dossier(story=story, articles=articles)


def window(article: AnnotatedArticle) -> tuple[str, str] | None:
    found = article.article.published
    return (found.earliest.isoformat(), found.latest.isoformat()) if found else None


FILLER = ("The harbour has two piers.", "Fishermen mend nets there.", "Its lighthouse was painted white.")
OTHER_FILLER = ("Gulls circle above empty quays.", "Ticket booths are shut.", "Rain falls.")
DATED = annotated(
    "dated",
    "The council announced Wednesday that the ferry line between Adler and Brome was closed for good.",
    *FILLER,
    "In January 2025 mayor Ilse Tamm signed the order that suspended subsidies for boats and crews.",
    published="2025-09-11",
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["The ferry line between Adler and Brome was closed for good, the council announced Wednesday."],
            ("2025-09-10", "2025-09-13"),
            id="the same weekday of the same news",
        ),
        pytest.param(
            ["The ferry line between Adler and Brome was lost, the mayor told reporters on September 10."],
            ("2025-09-10", "2025-09-13"),
            id="a day without its year",
        ),
        pytest.param(
            ["The ferry line between Adler and Brome was closed for good, sailors heard from the council."],
            ("2025-09-10", "2025-09-13"),
            id="the same news without a day",
        ),
        pytest.param(
            [
                "Sailors fear for their jobs.",
                *OTHER_FILLER,
                "Last week mayor Ilse Tamm signed an order that suspended subsidies for boats and crews.",
            ],
            ("2025-01-05", "2025-02-09"),
            id="the week after a month, which may begin on a Sunday",
        ),
        pytest.param(
            [
                "Sailors fear for their jobs.",
                *OTHER_FILLER,
                "Last week mayor Ilse Tamm signed an order that suspended subsidies for boats and crews.",
                "On Monday they walked out.",
            ],
            ("2025-01-06", "2025-02-09"),
            id="the Monday after the week after a month",
        ),
        pytest.param(["A cat was rescued from a chimney on Monday."], None, id="other news"),
        pytest.param(
            ["The ferry line between Adler and Brome was closed for good, they announced Monday."],
            None,
            id="alike, but on another day",
        ),
    ],
)
def test_an_undated_article_is_dated_by(lines: list[str], expected: tuple[str, str] | None) -> None:
    found = dated(dossier(DATED, annotated("undated", *lines)))
    assert window(found.articles[1]) == expected


def test_a_narrowing_names_the_words_of_both_articles() -> None:
    undated = annotated(
        "undated", "The ferry line between Adler and Brome was lost, the mayor told reporters on September 10."
    )
    published = dated(dossier(DATED, undated)).articles[1].article.published
    assert published is not None
    assert {(finding.value, finding.span.article) for finding in published.evidence if finding.span} == {
        ("September 10", "undated"),
        ("Wednesday", "dated"),
    }


def test_a_day_without_its_year_is_a_bound_once_the_year_is_known() -> None:
    order = "mayor Ilse Tamm signed the order that suspended subsidies for boats and crews."
    given = annotated("given", "Nets are mended.", *FILLER, f"In August 2025 {order}")
    undated = annotated("undated", "Boats lie idle.", *OTHER_FILLER, f"In August {order}")
    marched = annotated("undated", "Boats lie idle.", *OTHER_FILLER, f"In August {order}", "They met on September 10.")
    assert window(dated(dossier(given, undated)).articles[1]) == ("2025-09-01", "2026-06-27")
    assert window(dated(dossier(given, marched)).articles[1]) == ("2025-09-10", "2026-06-27")


def test_findings_pass_from_one_undated_article_to_another() -> None:
    first = annotated(
        "first", "The ferry line between Adler and Brome was lost, the mayor told reporters on September 10."
    )
    second = annotated("second", "The ferry line between Adler and Brome was lost, a weary mayor told reporters.")
    alone = dated(dossier(annotated("dated", "Nets are mended.", published="2025-09-11"), second))
    together = dated(dossier(DATED, first, second))
    assert window(alone.articles[1]) is None
    assert window(together.articles[2]) == ("2025-09-10", "2025-09-13")


def test_a_day_in_a_quotation_is_the_speakers() -> None:
    speech = "Adler and Brome lost a ferry line on September 10"
    line = f"The mayor wrote: {speech}."
    told = annotated("undated", "Boats lie idle.", *OTHER_FILLER, line)
    quoted = annotated("undated", "Boats lie idle.", *OTHER_FILLER, line, quoted=speech)
    assert window(dated(dossier(DATED, told)).articles[1]) == ("2025-09-10", "2026-07-07")
    assert window(dated(dossier(DATED, quoted)).articles[1]) is None


def test_exact_dates_and_lonely_articles_stay() -> None:
    lonely = dossier(annotated("undated", "The council announced Wednesday that the line was closed."))
    exact = dossier(DATED, annotated("other", *FILLER, published="2020-01-01"))
    assert dated(lonely) is lonely
    assert dated(exact) is exact


def test_problems_pass() -> None:
    problem = Problem(stage="read", uri="a.txt", message="is empty; pass an article")
    assert next(date([problem, dossier(DATED)])) is problem


def test_the_story_is_put_in_the_order_of_the_days_found() -> None:
    earlier = annotated(
        "earlier",
        "Sailors fear for their jobs.",
        *OTHER_FILLER,
        "Last week mayor Ilse Tamm signed an order that suspended subsidies for boats and crews.",
    )
    unknown = annotated("unknown", "A cat was rescued from a chimney.")
    (found,) = date([dossier(unknown, DATED, earlier)])
    assert isinstance(found, Dossier)
    assert found.story.articles == ("earlier", "dated", "unknown")
    assert [one.article.id for one in found.articles] == ["earlier", "dated", "unknown"]
    assert (found.story.first, found.story.latest) == (datetime.date(2025, 1, 5), datetime.date(2025, 9, 11))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-30"])
def test_days_at_the_end_of_the_calendar_break_nothing(day: str) -> None:
    odd = annotated("odd", "The council announced Wednesday, September 10, that the line was closed.", published=day)
    undated = annotated("undated", "The council announced Wednesday, September 10, that the line was closed.")
    assert len(dated(dossier(odd, undated)).articles) == 2
