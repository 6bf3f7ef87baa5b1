"""What people judge holds at every recomputation, moves with an export, and can be withdrawn."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from consilience.claims import Judged
from consilience.pipeline import (
    By,
    Kit,
    UnclearLine,
    claims_judged,
    date_judged,
    export_log,
    fill,
    import_log,
    judge,
    line_judged,
    merged,
    names_judged,
    split,
    undone,
    verdict_judged,
)
from consilience.records import Account, Point, Role, Verdict
from consilience.store import Judgement, Library, WrongJudgement

EXAMPLE = Path(__file__).parents[2] / "examples" / "tunnel-fire"
BY = By(author="Ann", made=datetime.datetime(2031, 3, 8, 9, 30, tzinfo=datetime.UTC))
LATER = By(author="Bo", made=BY.made + datetime.timedelta(hours=1))
LINE = "The tunnel, which was opened in 1971"


@pytest.fixture
def library(kit: Kit, place: str) -> Iterator[Library]:
    with Library.open(place) as opened:
        fill(opened, [str(EXAMPLE)], kit)
        yield opened


def account(library: Library) -> Account:
    (story,) = library.stories()
    return library.account(story.id)


def disputed(library: Library) -> Point:
    return next(point for point in account(library).points if point.verdict is Verdict.DISPUTED)


def _line(library: Library) -> Judgement:
    return line_judged(library, library.search('"has no second exit"')[0].article, LINE, Role.CAPTION, BY)


def _names(library: Library) -> Judgement:
    return names_judged("Olav Brekke", "Brekke", Judged.NOT_SAME, BY)


def _date(library: Library) -> Judgement:
    return date_judged(library, library.stories()[0].articles[0], "2031-02-01", BY)


def _verdict(library: Library) -> Judgement:
    return verdict_judged(library, library.stories()[0].id, disputed(library).id, Verdict.COMPATIBLE, BY)


def _claims(library: Library) -> Judgement:
    one, other = (position.claims[0].id for position in disputed(library).positions[:2])
    return claims_judged(library, library.stories()[0].id, (one, other), True, BY)


def _split(library: Library) -> Judgement:
    return split(library, library.stories()[0].articles[-1], BY)


ACTS = (_line, _names, _date, _verdict, _claims, _split)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__.strip("_"))
def test_a_judgement_changes_the_account_stays_and_is_withdrawn(
    kit: Kit, library: Library, act: Callable[[Library], Judgement]
) -> None:
    (story,) = library.stories()
    before = library.account(story.id)
    done = judge(library, act(library), kit)
    changed = library.account(story.id)
    assert done.told == (story.id,)
    assert changed != before
    fill(library, [str(EXAMPLE)], kit)
    assert library.account(story.id) == changed
    judge(library, undone(library, done.number, LATER), kit)
    assert account(library) == before
    assert not list(library.check())


def test_a_corrected_line_is_in_no_claim(kit: Kit, library: Library) -> None:
    judged = _line(library)
    judge(library, judged, kit)
    article = library.article(judged.subject.rpartition(":")[0]).article
    (block,) = [block for block in article.blocks if article.words(block.span).startswith(LINE)]
    claims = [claim for point in account(library).points for p in point.positions for claim in p.claims]
    assert (block.role, block.rule) == (Role.CAPTION, "corrected by Ann")
    assert not [claim for claim in claims if block.span.overlaps(claim.evidence)]


def test_two_names_judged_not_the_same_stay_apart(kit: Kit, library: Library) -> None:
    def bearers() -> set[str]:
        return {entity.name for entity in account(library).entities if entity.name.endswith("Brekke")}

    assert bearers() == {"Olav Brekke"}
    judge(library, _names(library), kit)
    assert bearers() == {"Olav Brekke", "Brekke"}


def test_an_overridden_verdict_outlasts_the_point_s_id(kit: Kit, place: str) -> None:
    reports = [str(report) for report in sorted(EXAMPLE.glob("*.txt"))]
    with Library.open(place) as library:
        fill(library, reports[:4], kit)
        point = disputed(library)
        (story,) = library.stories()
        judge(library, verdict_judged(library, story.id, point.id, Verdict.COMPATIBLE, BY), kit)
        fill(library, reports[4:], kit)
        judged = [each for each in account(library).points if each.rule == "judged"]
        assert [(each.kind, each.verdict) for each in judged] == [(point.kind, Verdict.COMPATIBLE)]


def test_two_stories_judged_one_stay_one(kit: Kit, library: Library) -> None:
    judge(library, _split(library), kit)
    one, other = (story.id for story in library.stories())
    judge(library, merged(library, one, other, LATER), kit)
    fill(library, [str(EXAMPLE)], kit)
    assert len(account(library).articles) == 5


def test_judgements_move_to_another_library_once(kit: Kit, library: Library, tmp_path: Path) -> None:
    for act in (_date, _line):
        judge(library, act(library), kit)
    lines = list(export_log(library))
    with Library.open(tmp_path / "other.library") as other:
        fill(other, [str(EXAMPLE)], kit)
        assert import_log(other, lines, kit).judgements == 2
        assert import_log(other, lines, kit).judgements == 0
        assert account(other) == account(library)
        assert list(export_log(other)) == lines


@pytest.mark.parametrize("text", [b"{", b"\xff", b'{"kind": "rumour"}'], ids=["no JSON", "no text", "no judgement"])
def test_a_line_that_is_no_judgement_is_a_problem(kit: Kit, tmp_path: Path, text: bytes) -> None:
    done = import_log(tmp_path / "desk.library", [text, b""], kit)
    assert [problem.place for problem in done.problems] == ["line 1"]


@pytest.mark.parametrize("words", ["No line begins so", ""], ids=["unknown", "empty"])
def test_words_that_tell_no_line_are_refused(kit: Kit, tmp_path: Path, words: str) -> None:
    with Library.open(tmp_path / "desk.library") as library:
        fill(library, [str(EXAMPLE)], kit, is_cheap=True)
        with pytest.raises(UnclearLine):
            line_judged(library, next(library.articles()).article.id, words, Role.TEASER, BY)


def test_what_cannot_be_judged_so_is_refused(kit: Kit, tmp_path: Path) -> None:
    with Library.open(tmp_path / "desk.library") as library:
        fill(library, [str(EXAMPLE)], kit, is_cheap=True)
        (story,) = library.stories()
        tried: tuple[Callable[[], object], ...] = (
            lambda: date_judged(library, story.articles[0], "soon", BY),
            lambda: date_judged(library, story.articles[0], "2031-03-05/2031-03-01", BY),
            lambda: merged(library, story.id, story.id, BY),
        )
        for attempt in tried:
            with pytest.raises(WrongJudgement):
                attempt()
