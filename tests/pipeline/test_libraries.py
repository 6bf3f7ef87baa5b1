"""Filling a library: once is enough, stories grow, accounts are told anew."""

import datetime
from pathlib import Path

import pytest

from consilience.claims import Judged
from consilience.pipeline import Kit, LineJudgement, NameJudgement, UnclearLine, correct, fill, identify
from consilience.records import Role
from consilience.store import Library

EXAMPLE = Path(__file__).parents[2] / "examples" / "tunnel-fire"


def test_the_same_folder_twice_adds_nothing(kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "desk.library"
    assert fill(path, (str(EXAMPLE),), kit).articles == 5
    assert fill(path, (str(EXAMPLE),), kit).articles == 0


def test_a_story_grows_with_what_is_added(kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "desk.library"
    reports = [str(report) for report in sorted(EXAMPLE.glob("*.txt"))]
    fill(path, tuple(reports[:2]), kit)
    filled = fill(path, tuple(reports[2:]), kit)
    assert (filled.articles, filled.stories) == (3, 1)
    with Library.open(path, must_exist=True) as library:
        (story,) = library.stories()
        assert len(library.account(story.id).articles) == 5
        assert not list(library.check())


def test_what_could_not_be_read_is_kept_as_a_problem(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    filled = fill(tmp_path / "desk.library", (str(tmp_path / "empty.txt"),), kit)
    with Library.open(tmp_path / "desk.library", must_exist=True) as library:
        assert filled.problems == library.problems()
        assert len(filled.problems) == 1


def judged(article: str, words: str, role: Role) -> LineJudgement:
    moment = datetime.datetime(2031, 3, 8, 9, 30, tzinfo=datetime.UTC)
    return LineJudgement(article=article, words=words, role=role, author="Ann", made=moment)


def test_a_corrected_line_leaves_the_account_and_stays_corrected(kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "desk.library"
    fill(path, (str(EXAMPLE),), kit)
    with Library.open(path) as library:
        (hit,) = library.search('"has no second exit"')
    correct(path, judged(hit.article, "The tunnel, which was opened in 1971", Role.CAPTION), kit)
    fill(path, (str(EXAMPLE),), kit)
    with Library.open(path) as library:
        article = library.article(hit.article).article
        (block,) = [block for block in article.blocks if article.words(block.span).startswith("The tunnel, which")]
        (story,) = library.stories()
        claims = [claim for point in library.account(story.id).points for p in point.positions for claim in p.claims]
    assert (block.role, block.rule) == (Role.CAPTION, "corrected by Ann")
    assert claims
    assert not [claim for claim in claims if block.span.overlaps(claim.evidence)]


@pytest.mark.parametrize("words", ["No line begins so", ""], ids=["unknown", "empty"])
def test_words_that_tell_no_line_are_refused(kit: Kit, tmp_path: Path, words: str) -> None:
    path = tmp_path / "desk.library"
    fill(path, (str(EXAMPLE),), kit)
    with Library.open(path) as library:
        article = next(library.articles()).article.id
    with pytest.raises(UnclearLine):
        correct(path, judged(article, words, Role.TEASER), kit)


def test_two_names_judged_not_the_same_stay_apart(kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "desk.library"
    fill(path, (str(EXAMPLE),), kit)
    assert _bearers(path, "Brekke") == {"Olav Brekke"}
    moment = datetime.datetime(2031, 3, 8, 9, 30, tzinfo=datetime.UTC)
    identify(
        path,
        NameJudgement(first="Olav Brekke", second="Brekke", verdict=Judged.NOT_SAME, author="Ann", made=moment),
        kit,
    )
    assert _bearers(path, "Brekke") == {"Olav Brekke", "Brekke"}
    fill(path, (str(EXAMPLE),), kit)
    assert _bearers(path, "Brekke") == {"Olav Brekke", "Brekke"}


def _bearers(path: Path, surname: str) -> set[str]:
    with Library.open(path, must_exist=True) as library:
        (story,) = library.stories()
        return {entity.name for entity in library.account(story.id).entities if entity.name.endswith(surname)}
