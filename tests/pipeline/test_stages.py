"""The journey: stages in order, lazy, stopping anywhere, passing problems on."""

from pathlib import Path

import pytest

import consilience
from consilience.pipeline import NAMES, STAGES, Kit, Stage, run
from consilience.records import Account, AnnotatedArticle, Article, Capture, Dossier, Problem, Record

TEXT = "Fire in Velmora\nVelmora Post\n2031-05-07\n\nA fire destroyed the town hall of Velmora on Tuesday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    return str(tmp_path)


@pytest.mark.parametrize(
    ("until", "kind"),
    [
        ("acquire", Capture),
        ("read", Article),
        ("clean", Article),
        ("annotate", AnnotatedArticle),
        ("cluster", Dossier),
        ("write", Account),
    ],
)
def test_a_run_may_stop_after_any_stage_and_keeps_the_problems(
    folder: str, kit: Kit, until: str, kind: type[Record]
) -> None:
    items = list(run([folder], kit, until=until))
    assert sum(isinstance(item, kind) for item in items) == 1
    assert sum(isinstance(item, Problem) for item in items) == 1


def test_nothing_runs_before_it_is_asked_for(folder: str, kit: Kit) -> None:
    seen: list[str] = []

    def watch(stage: Stage, item: Record) -> None:
        seen.append(stage.name)

    items = run([folder], kit, watch=watch)
    assert not seen
    list(items)
    assert set(seen) == set(NAMES)


def test_the_table_of_contents_names_each_stage_once() -> None:
    assert len(NAMES) == len(set(NAMES)) == len(STAGES)


def test_the_library_call_tells_problems_to_whoever_listens(folder: str) -> None:
    problems: list[Problem] = []
    accounts = list(consilience.report(folder, on_problem=problems.append))
    assert len(accounts) == 1
    assert [Path(problem.uri).name for problem in problems] == ["b.txt"]


def test_a_line_that_several_articles_print_is_furniture(kit: Kit, tmp_path: Path) -> None:
    line = "Velmora readers choose the best of the week"
    for number, event in enumerate(("A fire destroyed the town hall", "A flood closed the harbour", "Bees swarmed")):
        (tmp_path / f"{number}.txt").write_text(f"{event} of Velmora on Tuesday.\n\n{line}\n", "utf-8")
    for article in run([str(tmp_path)], kit, until="clean"):
        (block,) = [block for block in article.blocks if article.words(block.span) == line]
        assert block.is_furniture
        assert block.rule == "stands in several articles"
