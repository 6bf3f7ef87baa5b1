"""Formats are a table that other packages can lengthen."""

import re
from pathlib import Path

import pytest

from consilience.present import EXPORTERS, Report, formats, render
from consilience.records import UnknownFormat

# Lists that have neither a head nor an end.
EMPTY_OF_NOTHING = {"ris", "ftm", "ftm-statements"}
DOCS = Path(__file__).parents[2] / "docs" / "formats.md"


def test_an_unknown_format_is_refused_with_the_known_ones(report: Report) -> None:
    with pytest.raises(UnknownFormat, match=r"no such format: odt\. Choose one of text, md, html, json, csv, dot"):
        render(report, "odt")


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_report_gives_the_same_bytes(report: Report, name: str) -> None:
    assert render(report, name) == render(report, name)


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_report_without_stories_can_be_shown(name: str) -> None:
    written = render(Report(accounts=(), version="0.1.0"), name)
    assert bool(written) == (name not in EMPTY_OF_NOTHING)


def test_every_format_is_documented() -> None:
    assert set(re.findall(r"^\| `([\w-]+)`", DOCS.read_text("utf-8"), re.MULTILINE)) == set(EXPORTERS)


def test_a_format_of_another_package_is_found(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "shouting-1.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1\n")
    (package / "entry_points.txt").write_text("[consilience.exporters]\nshout = shouting:shout\n")
    (tmp_path / "shouting.py").write_text("def shout(report):\n    return report.accounts[0].story.label.upper()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "shout" in formats()
    assert render(report, "shout").startswith(b"FOURTEEN HURT")
