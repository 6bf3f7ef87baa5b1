"""The account: every word is a span, the brief begins with the news, the timeline is in order."""

from collections.abc import Callable

import pytest

from consilience.account import written
from consilience.records import Account, Dossier, Statement, TimelineEntry, Verdict

Coverage = Callable[..., Dossier]

LEAD = "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier."


@pytest.fixture
def account(coverage: Coverage) -> Account:
    return written(
        coverage(
            ("Velmora Post", "2031-05-07", f"{LEAD} He left.\n\nThe bridge was opened in June 1931 by the old king."),
            ("Coast News", "2031-05-07", f"{LEAD}\n\nThe harbour will stay closed until Friday, the council said."),
        )
    )


def test_every_statement_and_entry_is_the_words_of_its_first_support(account: Account) -> None:
    texts = {each.article.id: each.article for each in account.articles}
    told: list[Statement | TimelineEntry] = [*account.statements, *account.timeline]
    assert told
    for each in told:
        assert each.text == texts[each.support[0].article].words(each.support[0])


def test_the_brief_begins_with_what_all_tell_first(account: Account) -> None:
    first = account.statements[0]
    assert first.text == LEAD
    assert first.outlets == 2


def test_a_statement_is_told_once(account: Account) -> None:
    assert [statement.text for statement in account.statements].count(LEAD) == 1


def test_sentences_that_lean_on_others_stay_out_of_the_brief(account: Account) -> None:
    assert "He left." not in {statement.text for statement in account.statements}


def test_the_timeline_is_in_order_and_keeps_granularity(account: Account) -> None:
    dates = [entry.date for entry in account.timeline]
    assert dates == sorted(dates)
    assert {"1931-06", "2031-05-06"} <= set(dates)


def test_one_report_alone_has_an_account_of_single_statements(coverage: Coverage) -> None:
    alone = written(coverage(("Velmora Post", "2031-05-07", f"{LEAD}\n\nThe mayor of Velmora spoke of a black day.")))
    assert {statement.verdict for statement in alone.statements} == {Verdict.SINGLE}


def test_a_sentence_that_takes_a_side_is_not_told_as_agreed(coverage: Coverage) -> None:
    account = written(
        coverage(
            (
                "Velmora Post",
                "2031-05-07",
                f"{LEAD}\n\nThe Harbour Schools, which stand in Arden, Belk and Corrin, were established in 1994.",
            ),
            (
                "Coast News",
                "2031-05-07",
                f"A barge struck the harbour bridge of Velmora, and its middle pier collapsed on Tuesday.\n\n"
                "The Harbour Schools of Arden, Belk and Corrin were established in 2000 as a gift of the king.",
            ),
        )
    )
    disputed = [point for point in account.points if point.verdict is Verdict.DISPUTED]
    assert disputed
    sided = {claim.evidence for point in disputed for position in point.positions for claim in position.claims}
    agreed = [statement for statement in account.statements if statement.verdict is Verdict.AGREED]
    assert agreed
    assert not sided & {statement.support[0] for statement in agreed}
