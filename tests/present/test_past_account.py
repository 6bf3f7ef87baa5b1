"""An account of an earlier day holds what was out by then, in words that were, and no verdict that needs more."""

import datetime

import pytest

from consilience.present.past_account import account_on
from consilience.records import Link, LinkKind, Origin, Verdict, replaced
from tests.serve.coverage_made import CLOSED, LATER, MONDAY, TUESDAY, told

ACCOUNT = told()


def test_nothing_was_told_before_the_first_report() -> None:
    assert account_on(ACCOUNT, MONDAY - datetime.timedelta(1)) is None


@pytest.mark.parametrize("day", [TUESDAY, datetime.date(2040, 1, 1)])
def test_once_every_report_is_out_it_is_the_account_of_today(day: datetime.date) -> None:
    assert account_on(ACCOUNT, day) == ACCOUNT


def test_on_the_first_day_there_is_one_report_and_one_answer() -> None:
    then = account_on(ACCOUNT, MONDAY)
    assert then is not None
    assert [each.article.id for each in then.articles] == ["dam/1"]
    assert (then.story.articles, then.story.first, then.story.latest) == (("dam/1",), MONDAY, MONDAY)
    (point,) = then.points
    assert (point.verdict, [each.value for each in point.positions]) == (Verdict.SINGLE, ["40"])
    (statement,) = then.statements
    assert (statement.verdict, statement.outlets, statement.independent) == (Verdict.SINGLE, 1, 1)
    assert {span.article for span in statement.support} == {"dam/1"}
    assert then.entities == ()


def test_words_are_those_of_a_report_that_was_out() -> None:
    later_first = replaced(
        ACCOUNT,
        story=replaced(ACCOUNT.story, label="More left"),
        statements=tuple(replaced(each, support=each.support[::-1], text=LATER[:25]) for each in ACCOUNT.statements),
        timeline=tuple(replaced(each, support=each.support[::-1], text=LATER[:25]) for each in ACCOUNT.timeline),
    )
    then = account_on(later_first, MONDAY)
    assert then is not None
    assert then.statements[0].text == then.timeline[0].text == CLOSED[:35]
    assert then.story.label != "More left"


def test_only_what_is_known_of_the_reports_that_were_out_is_kept() -> None:
    linked = replaced(
        ACCOUNT,
        links=(
            Link(source="dam/1", target="dam/2", kind=LinkKind.CITES, rule="test"),
            Link(source="a spokesman", target="dam/1", kind=LinkKind.CITES, rule="test"),
        ),
        origins=(
            Origin(id="one", name="Veskia Herald", members=("dam/1", "dam/2")),
            Origin(id="two", name="Halden Post", members=("dam/2",)),
        ),
    )
    then = account_on(linked, MONDAY)
    assert then is not None
    assert [link.source for link in then.links] == ["a spokesman"]
    assert [(origin.id, origin.members) for origin in then.origins] == [("one", ("dam/1",))]


def test_a_report_without_a_date_counts_as_out() -> None:
    one, two = ACCOUNT.articles
    undated = replaced(two, article=replaced(two.article, published=None))
    then = account_on(replaced(ACCOUNT, articles=(one, undated)), MONDAY)
    assert then is not None
    assert len(then.articles) == 2
