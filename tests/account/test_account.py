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
    schools = (
        "Sailors founded the Harbour Schools in 1994, when nobody else would teach knots.",
        "Since 1994 the Harbour Schools have been a part of the port, their master said.",
        "The Harbour Schools of Arden, Belk and Corrin, established in 2000, were a gift of the late king Osric.",
        "The mayor wept.\n\nA gift of the late king Osric, the Harbour Schools of Arden, Belk and Corrin teach knots.",
    )
    reports = [(f"Velmora {name}", "2031-05-07", text) for name, text in zip("ABCD", schools, strict=True)]
    account = written(coverage(*((outlet, day, f"{LEAD}\n\n{text}") for outlet, day, text in reports)))
    [disputed] = [point for point in account.points if point.verdict is Verdict.DISPUTED]
    sided = {claim.evidence for position in disputed.positions for claim in position.claims}
    calm = [statement for statement in account.statements if statement.point not in {None, disputed.id}]
    assert schools[3].partition("\n\n")[2] in {statement.text for statement in calm}
    assert not sided & {statement.support[0] for statement in calm}


def test_a_line_of_quotation_marks_alone_is_passed_over(coverage: Coverage) -> None:
    account = written(coverage(("Velmora Post", "2031-05-07", f"{LEAD}\n\n“\n\nThe mayor spoke of a black day. “")))
    assert LEAD in {statement.text for statement in account.statements}


def test_the_brief_does_not_tell_one_deed_twice(coverage: Coverage) -> None:
    account = written(
        coverage(
            ("Velmora Post", "2031-05-07", "Harbour master Odo Quillon was dismissed on Tuesday after nine years."),
            ("Coast News", "2031-05-07", "Odo Quillon, who kept the port of Velmora, was dismissed over lost ropes."),
        )
    )
    assert sum("dismissed" in statement.text for statement in account.statements) == 1


def test_the_news_of_the_newest_report_is_told_though_no_other_tells_it(coverage: Coverage) -> None:
    newest = "By nine votes to two the council of Velmora forbade all music after midnight on Friday."
    calls = "Mayor Ilka Brandt may leave her office, she said on Tuesday in the market of Velmora."
    asides = "\n\n".join(
        f"The {word} of Velmora were told of the mayor's plan on Tuesday, and they shook their heads."
        for word in (
            "bakers",
            "tailors",
            "sailors",
            "teachers",
            "gardeners",
            "printers",
            "weavers",
            "masons",
            "potters",
        )
    )
    account = written(
        coverage(
            ("Velmora Post", "2031-05-06", f"{calls}\n\n{asides}"),
            ("Coast News", "2031-05-06", f"{calls}\n\n{asides}"),
            ("Hill Herald", "2031-05-09", newest),
        )
    )
    assert newest in {statement.text for statement in account.statements}
