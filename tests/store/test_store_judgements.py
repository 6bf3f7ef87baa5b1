"""Judgements are added and never changed; what is withdrawn no longer holds."""

import datetime

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from consilience.records import digest
from consilience.store import NOT_SAME, SAME, WITHDRAWN, Judgement, JudgementKind, Library, UnknownJudgement
from consilience.store.connection import engine, writing
from consilience.store.tables import APPEND_ONLY
from tests.store.making import CAFE, MINE, account, annotated, grouped, stories

NOON = datetime.datetime(2031, 3, 3, 12, tzinfo=datetime.UTC)


def judgement(kind: JudgementKind, subject: str, value: str, *others: str, minute: int = 0) -> Judgement:
    made = NOON + datetime.timedelta(minutes=minute)
    return Judgement(kind=kind, subject=subject, value=value, others=others, author="A. Editor", made=made)


def undo(of: Judgement, minute: int = 1) -> Judgement:
    return judgement(JudgementKind.UNDO, of.id, WITHDRAWN, minute=minute)


def test_judgements_stay_in_their_order(place: str) -> None:
    made = tuple(judgement(JudgementKind.NAMES, "A. Weiss", value, "Anton Weiss") for value in ("same", "not the same"))
    with Library.open(place) as library:
        for each in made:
            library.judge(each)
        assert library.standing() == made
        assert [each.number for each in library.judgements()] == [1, 2]


def test_the_same_judgement_twice_is_one(place: str) -> None:
    date = judgement(JudgementKind.DATE, "dam", "2031-03-03")
    with Library.open(place) as library:
        assert library.judge(date) is not None
        assert library.judge(date) is None
        assert library.standing() == (date,)


@pytest.mark.parametrize("table", APPEND_ONLY, ids=lambda table: str(table.name))
@pytest.mark.parametrize("verb", [delete, update], ids=["delete", "update"])
def test_the_logs_refuse_to_be_rewritten(place: str, table, verb) -> None:  # type: ignore[no-untyped-def]
    with Library.open(place) as library:
        library.judge(judgement(JudgementKind.DATE, "dam", "2031-03-03"))
    opened = engine(place)
    statement = verb(table) if verb is delete else verb(table).values(subject="other")
    with pytest.raises(DatabaseError, match="stay"), writing(opened) as connection:
        connection.execute(statement)
    opened.dispose()


def test_what_is_withdrawn_no_longer_holds_until_that_is_withdrawn(place: str) -> None:
    date = judgement(JudgementKind.DATE, "dam", "2031-03-03")
    with Library.open(place) as library:
        library.judge(date)
        library.judge(undo(date))
        assert library.standing() == ()
        assert [each.is_withdrawn for each in library.judgements()] == [True, False]
        library.judge(undo(undo(date), minute=2))
        assert library.standing() == (date,)


def test_withdrawing_what_nobody_judged_is_an_error(place: str) -> None:
    with Library.open(place) as library:
        with pytest.raises(UnknownJudgement):
            library.judge(judgement(JudgementKind.UNDO, digest("nothing"), WITHDRAWN))
        with pytest.raises(UnknownJudgement):
            library.judgement(7)
        assert library.judgements() == ()


@pytest.mark.parametrize(
    ("judged", "told"),
    [
        (judgement(JudgementKind.DATE, "dam", "2031-03-03"), {"dam"}),
        (judgement(JudgementKind.LINE, "dam:0-10", "teaser"), {"dam"}),
        (judgement(JudgementKind.VERDICT, "number", "single", "cafe:0-10"), {"cafe"}),
        (judgement(JudgementKind.CLAIMS, "dam:0-10", SAME, "dam:4-10"), {"dam"}),
        (judgement(JudgementKind.NAMES, "Halden", SAME, "Café Ullmann"), {"cafe"}),
        (judgement(JudgementKind.NAMES, "Halden", SAME, "Orlava"), set()),
    ],
    ids=["date", "line", "verdict", "claims", "names of one story", "names of two stories"],
)
def test_a_judgement_has_only_what_it_touches_told_again(place: str, judged: Judgement, told: set[str]) -> None:
    with Library.open(place) as library:
        library.save_accounts([account(annotated()), account(annotated(CAFE, id="cafe"))])
        library.judge(judged)
        assert {article for id in library.pending() for article in stories(library)[id]} == told
        library.judge(undo(judged))
        assert library.pending() == []


def test_stories_judged_one_are_merged_and_come_back_when_that_is_withdrawn(place: str) -> None:
    same = judgement(JudgementKind.STORIES, "dam", SAME, "mine")
    with Library.open(place) as library:
        library.add([annotated(), annotated(CAFE, id="cafe"), annotated(MINE, id="mine")])
        grouped(library, ("dam", "cafe"), ("mine",))
        before = stories(library)
        library.judge(same)
        assert list(stories(library).values()) == [{"dam", "cafe", "mine"}]
        library.judge(undo(same))
        assert stories(library) == before
        assert library.tombstones() == ()
        assert list(library.check()) == []


def test_an_article_judged_to_belong_elsewhere_leaves_and_comes_back(place: str) -> None:
    apart = judgement(JudgementKind.STORIES, "mine", NOT_SAME, "dam", "cafe")
    with Library.open(place) as library:
        library.add([annotated(), annotated(CAFE, id="cafe"), annotated(MINE, id="mine")])
        grouped(library, ("dam", "cafe", "mine"))
        before = stories(library)
        library.judge(apart)
        assert sorted(map(sorted, stories(library).values())) == [["cafe", "dam"], ["mine"]]
        assert stories(library)[next(iter(before))] == {"dam", "cafe"}
        library.judge(undo(apart))
        assert stories(library) == before
        assert list(library.check()) == []
