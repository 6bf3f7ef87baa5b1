"""The command `run`: what it takes, prints and gives back."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from consilience.cli_run import Deep, EngineName, TableFormat, run
from consilience.pipeline.engines import ENGINES
from consilience.pipeline.runs import WRITERS
from consilience.pipeline.runs import Deep as DeepOption

app = typer.Typer()
app.command()(run)


def called(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*arguments, "--engine", "local", "--deep", "none"])
    return result.exit_code, result.output


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"id": "a", "text": "The harbour of Velda froze over on Monday."}\nno JSON\n', "utf-8")
    return path


def test_the_choices_of_the_command_are_those_of_the_library() -> None:
    assert [*EngineName] == [*ENGINES]
    assert [*Deep] == [*DeepOption]
    assert [*TableFormat] == [*WRITERS]


def test_a_run_says_what_it_found_and_how_fast(corpus: Path, tmp_path: Path) -> None:
    status, output = called(str(corpus), "--to", str(tmp_path / "run"))
    assert status == 0
    assert "1 articles, 1 stories, 0 accounts, 0 copies, 1 problems, 0 repeated" in output
    assert "articles: 1 partitions" in output
    assert "ms an article" in output
    assert "1 × acquire: is not valid JSON" in output


def test_a_quiet_run_says_nothing_on_the_way(corpus: Path, tmp_path: Path) -> None:
    assert "partitions" not in called(str(corpus), "--to", str(tmp_path / "run"), "--quiet")[1]


def test_a_corpus_without_articles_gives_the_status_for_nothing_read(tmp_path: Path) -> None:
    empty = tmp_path / "corpus.jsonl"
    empty.write_text("no JSON\n", "utf-8")
    assert called(str(empty), "--to", str(tmp_path / "run"))[0] == 1


@pytest.mark.parametrize(
    ("arguments", "mend"),
    [
        pytest.param([], "say where the results go", id="no destination"),
        pytest.param(["--library", "postgresql://desk@db/news"], "--to FOLDER", id="a database without a folder"),
    ],
)
def test_a_call_without_a_place_for_the_results_is_wrong(corpus: Path, arguments: list[str], mend: str) -> None:
    status, output = called(str(corpus), *arguments)
    assert (status, mend in output) == (2, True)
