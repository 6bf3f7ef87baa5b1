"""The commands of a library: each reads or changes what the library holds, and says so in lines and exit statuses."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner, Result

from consilience.cli import app
from consilience.pipeline import Kit, fill
from consilience.records import Verdict
from consilience.store import Library

TUNNEL = Path(__file__).parent.parent / "examples" / "tunnel-fire"
PAGE = "strike.jsonl"


@pytest.fixture(scope="module")
def filled(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the example, and of a page in two versions."""
    folder = tmp_path_factory.mktemp("library")
    page = folder / PAGE
    with Library.open(folder / "desk.library") as library:
        fill(library, [str(TUNNEL)], kit)
        for percent in ("eight", "nine"):
            text = f"Miners of the Tolm colliery walked out on Monday over pay. Their union asks for {percent} percent."
            page.write_bytes(msgspec.json.encode({"id": "strike", "text": text, "title": "Strike at Tolm"}))
            fill(library, [str(page)], kit, is_cheap=True)
    return folder / "desk.library"


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Path:
    """A library of its own for a test that changes it."""
    return Path(shutil.copy(filled, tmp_path / "desk.library"))


def consilience(desk: Path, *arguments: str | Path, typed: str = "") -> Result:
    command = ["library", "--library", str(desk), *map(str, arguments)]
    return CliRunner().invoke(app, command, input=typed)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def story(desk: Path) -> str:
    """The story of the example."""
    return next(str(each["id"]) for each in lines(consilience(desk, "stories")) if len(each["articles"]) > 1)


def test_the_versions_of_a_page_show_what_each_changed(filled: Path) -> None:
    shown = consilience(filled, "versions", "strike")
    assert shown.exit_code == 0
    first, second, before, after = shown.stdout.splitlines()
    assert (first.split()[0], second.split()[0]) == ("1", "2")
    assert (before.split(), after.split()) == (["-", "eight"], ["+", "nine"])
    assert consilience(filled, "versions", "nothing").exit_code == 1


@pytest.mark.parametrize("place", ["strike", "https://example.org/none"], ids=["some", "none"])
def test_versions_as_json_are_one_a_line(filled: Path, place: str) -> None:
    shown = consilience(filled, "versions", place, "--to", "json")
    assert [each["number"] for each in lines(shown)] == ([1, 2] if place == "strike" else [])
    assert shown.exit_code == (0 if place == "strike" else 1)


def test_changes_are_told_from_a_number_on(filled: Path) -> None:
    whole = lines(consilience(filled, "changes"))
    assert [change["number"] for change in whole] == list(range(1, len(whole) + 1))
    assert lines(consilience(filled, "changes", "--since", "3")) == whole[3:]
    assert consilience(filled, "changes", "--since", str(len(whole))).exit_code == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tunnel", 5),
        ("tunnel outlet:nothing", 0),
        ("colliery", 1),
        ("kind:statement verdict:disputed", None),
        ("after:2999", 0),
        ("language:en union colliery", 1),
        ("language:fr colliery", 0),
    ],
)
def test_filters_narrow_what_is_searched(filled: Path, query: str, found: int | None) -> None:
    shown = consilience(filled, "search", query)
    hits = lines(shown)
    assert len(hits) == found if found is not None else {hit["verdict"] for hit in hits} == {"disputed"}
    assert shown.exit_code == (0 if hits else 1)
    assert lines(consilience(filled, "search", query, "--limit", "1", "--offset", "1")) == hits[1:2]


def test_an_article_is_split_off_merged_again_and_both_are_in_the_log(desk: Path) -> None:
    id = story(desk)
    article = next(each["articles"] for each in lines(consilience(desk, "stories")) if each["id"] == id)[-1]
    parted = consilience(desk, "split", article, "--by", "Ann", "--note", "Another fire")
    assert (parted.exit_code, parted.stdout.partition(":")[0]) == (0, "judgement 1")
    with Library.open(desk) as library:
        (other,) = library.stories_of(article)
    assert other != id
    assert consilience(desk, "merge", id, other, "--by", "Bo").exit_code == 0
    with Library.open(desk) as library:
        assert library.stories_of(article) == (id,)
    log = lines(consilience(desk, "judgements"))
    assert [(each["number"], each["judgement"]["author"]) for each in log] == [(1, "Ann"), (2, "Bo")]
    assert consilience(desk, "check").exit_code == 0


def test_a_judged_date_moves_an_article_until_it_is_undone(desk: Path) -> None:
    with Library.open(desk) as library:
        (before,) = [each for each in library.stories() if len(each.articles) > 1]
    assert consilience(desk, "date", before.articles[0], "2031-01-01", "--by", "Ann").exit_code == 0
    with Library.open(desk) as library:
        assert str(library.entry(before.id).story.first) == "2031-01-01"
    assert consilience(desk, "undo", "1", "--by", "Ann").exit_code == 0
    with Library.open(desk) as library:
        assert library.entry(before.id).story == before
    refused = consilience(desk, "undo", "1", "--by", "Ann")
    assert "withdrawn already" in str(refused.exception)
    assert "no day" in str(consilience(desk, "date", before.articles[0], "soon", "--by", "Ann").exception)


def test_a_judged_verdict_is_exported_and_imported_into_another_library(
    desk: Path, filled: Path, tmp_path: Path
) -> None:
    id = story(desk)
    with Library.open(desk) as library:
        point = next(each for each in library.account(id).points if each.verdict is Verdict.DISPUTED)
    assert consilience(desk, "verdict", id, point.id, "compatible", "--by", "Ann").exit_code == 0
    log = tmp_path / "log.jsonl"
    assert consilience(desk, "export", "-o", log).exit_code == 0
    other = Path(shutil.copy(filled, tmp_path / "other.library"))
    taken = consilience(other, "import", log)
    assert (taken.exit_code, taken.stdout) == (0, "0 new articles, 1 new judgement\n")
    assert consilience(other, "import", "-", typed=log.read_text("utf-8")).exit_code == 1
    for place in (desk, other):
        with Library.open(place) as library:
            judged = [each.about for each in library.account(id).points if each.rule == "judged"]
            assert judged == [point.about]


def test_claims_and_names_are_judged_in_words_that_are_known(filled: Path) -> None:
    for command in (["claims", "story", "one", "other", "perhaps"], ["identify", "one", "other", "perhaps"]):
        refused = consilience(filled, *command, "--by", "Ann")
        assert (refused.exit_code, "perhaps: say same" in refused.stderr) == (2, True)


def test_a_bundle_of_a_story_holds_its_captures_and_is_sound(filled: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "account.zip"
    assert consilience(filled, "account", story(filled), "--to", "bundle", "-o", bundle).exit_code == 0
    checked = CliRunner().invoke(app, ["verify", str(bundle)])
    assert checked.exit_code == 0
    with zipfile.ZipFile(bundle) as packed:
        assert json.loads(packed.read("manifest.json"))["left_out"] == []
        held = {packed.read(name) for name in packed.namelist() if name.startswith("captures/")}
    assert held == {path.read_bytes() for path in TUNNEL.glob("*.txt")}


def test_an_account_in_an_unknown_format_is_a_wrong_call(filled: Path) -> None:
    refused = consilience(filled, "account", story(filled), "--to", "scroll")
    assert (refused.exit_code, "scroll" in refused.stderr) == (2, True)
