"""The account as it stood on the days of the invented story: 3, 4, 7 and 11 March; articles come out in that order."""

from datetime import date

import pytest
from msgspec.structs import replace

from consilience.present.as_of import AsOf, as_of
from consilience.present.outline import outline
from consilience.records import Account, Verdict

AGREED, SINGLE, DISPUTED, SUPERSEDED = Verdict.AGREED, Verdict.SINGLE, Verdict.DISPUTED, Verdict.SUPERSEDED


@pytest.fixture
def history(account: Account) -> AsOf:
    return as_of(outline(account, "s1"))


def test_the_days_are_those_on_which_reports_came_out(history: AsOf) -> None:
    assert history.days.days == (date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 7), date(2025, 3, 11))
    assert history.names[0] == (0, "3 March 2025")
    assert history.names[-1] == (3, "11 March 2025: every report")


def test_an_article_with_a_range_of_days_is_out_from_the_first_and_doubtful_until_the_last(history: AsOf) -> None:
    assert (history.days.since["ledger"], history.days.sure["ledger"]) == (1, 2)
    assert history.known[1][1].startswith("Out by then: 4 of 5 reports. 1 of them perhaps not yet")
    assert history.known[2][1] == "Out by then: 4 of 5 reports."


@pytest.mark.parametrize(
    ("mark", "since", "verdicts"),
    [
        ("D1", 0, ((0, SINGLE), (1, DISPUTED))),
        ("D2", 1, ((0, DISPUTED),)),
        ("O1", 1, ((0, SUPERSEDED), (1, SINGLE), (3, SUPERSEDED))),
        ("P1", 0, ((0, SINGLE), (1, AGREED))),
        ("P3", 3, ((0, SINGLE),)),
        ("B1", 0, ((0, SINGLE), (1, AGREED))),
        ("B4", 0, ((0, SINGLE), (1, AGREED))),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_verdict_needs_the_reports_it_rests_on(
    history: AsOf, mark: str, since: int, verdicts: tuple[tuple[int, Verdict], ...]
) -> None:
    part = history.parts[mark]
    assert (part.since, part.verdicts) == (since, verdicts)
    assert part.settled == max(since, verdicts[-1][0])


def test_a_copy_adds_an_outlet_and_no_voice(history: AsOf) -> None:
    assert history.parts["D1B"].told == (
        (0, "1 outlet, 1 independent"),
        (1, "2 outlets, 1 independent, 1 primary source"),
    )


def test_words_are_those_of_a_report_that_was_out(history: AsOf) -> None:
    words = [words for _, words in history.parts["B1"].words]
    assert [day for day, _ in history.parts["B1"].words] == [0, 1]
    assert words[0].startswith("A passenger ferry hit the breakwater")
    assert words[1].startswith("The ferry Lady Maren struck the breakwater")


def test_points_are_counted_from_the_day_on_which_they_were_so(history: AsOf) -> None:
    assert history.counts["disputed"] == ((0, 0), (1, 2))
    assert history.counts["superseded"] == ((0, 0), (3, 1))
    assert history.tallies["article"] == ((0, 1), (1, 4), (3, 5))
    assert history.tallies["origin"] == ((0, 1), (1, 3))
    assert history.tallies["primary source"] == ((0, 1),)


def test_an_article_without_a_date_was_always_out(account: Account) -> None:
    undated = tuple(
        replace(each, article=replace(each.article, published=None)) if each.article.id == "metropole" else each
        for each in account.articles
    )
    history = as_of(outline(replace(account, articles=undated), "s1"))
    assert history.days.since["metropole"] == 0
    assert len(history.days.days) == 3


def test_on_the_last_day_everything_is_as_today(account: Account, history: AsOf) -> None:
    shown = outline(account, "s1")
    for line in shown.brief:
        assert history.parts[line.mark].verdicts[-1][1] is line.statement.verdict
        assert history.parts[line.mark].words[-1][1] == line.words
    for topic in shown.topics:
        assert history.parts[topic.mark].verdicts[-1][1] is topic.point.verdict


def test_the_headline_is_that_of_a_report_that_was_out(history: AsOf) -> None:
    assert [(each.since, each.until, each.told) for each in history.headlines] == [
        (0, 1, "headline in Nordwind News Agency"),
        (1, None, "headline in Harbour Post"),
    ]
    assert history.labels[0][1].startswith("Ferry hits")
    assert history.labels[-1][1] == "Fourteen hurt as ferry Lady Maren strikes Skarvik breakwater"


def test_a_headline_by_nobody_known_is_the_same_on_all_days(account: Account) -> None:
    unknown = replace(account, story=replace(account.story, label="Nobody wrote this"))
    (only,) = as_of(outline(unknown, "s1")).headlines
    assert (only.words, only.source, only.since, only.until) == ("Nobody wrote this", None, 0, None)


def test_the_story_lasts_from_the_first_report_to_the_day(history: AsOf) -> None:
    assert [words for _, words in history.stretches] == [
        "3 March 2025", "3–4 March 2025", "3–7 March 2025", "3–11 March 2025",
    ]  # fmt: skip


def test_what_had_been_told_by_more_stood_higher(account: Account) -> None:
    """On the last day alone somebody spoke of B1; two had already denied, on the second, what B3 admits."""
    order = as_of(outline(replace(account, statements=account.statements[::-1]), "s1")).order
    assert order["B1"] == ((0, 3), (1, 4), (3, 0))
    assert order["B3"] == ((0, 4), (1, 3), (3, 2))
    assert sorted(changes[0][1] for mark, changes in order.items() if mark.startswith("B")) == [0, 1, 2, 3, 4]


def test_a_point_that_was_not_yet_disputed_stood_below_one_that_was(account: Account) -> None:
    """The number of the injured was no dispute on the first day, and the wording of a quotation not told at all."""
    points = tuple(replace(each, weight=20.0) if each.id == "quote" else each for each in account.points)
    order = as_of(outline(replace(account, points=points), "s1")).order
    assert (order["D1"], order["D2"]) == (((0, 1), (1, 0)), ((0, 0), (1, 1)))


def test_an_order_that_never_changes_is_not_told(account: Account) -> None:
    same = tuple(
        replace(each, article=replace(each.article, published=account.articles[0].article.published))
        for each in account.articles
    )
    assert as_of(outline(replace(account, articles=same), "s1")).order == {}
