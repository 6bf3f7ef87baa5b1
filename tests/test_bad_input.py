"""Bad input: one clear line naming the file, the reason and the mend; and the rest is read all the same."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from consilience.pipeline import Kit, full_report
from consilience.records import Problem

GOOD = "Fire in Velmora\nVelmora Post\n2031-05-07\n\nA fire destroyed the town hall of Velmora on Tuesday.\n"


def encrypted() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    writer.encrypt("secret")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


BAD: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("empty file", "empty.txt", bytes, "empty"),
    ("binary", "photo.txt", lambda: bytes(range(256)) * 64, "text"),
    ("broken PDF", "broken.pdf", lambda: b"%PDF-1.7\nnothing of a PDF follows", "PDF"),
    ("encrypted PDF", "locked.pdf", encrypted, "encrypted"),
    (
        "page without an article",
        "menu.html",
        lambda: b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "article",
    ),
    ("JSON without a text", "list.json", lambda: b'{"title": "No text here"}', "text"),
]


@pytest.mark.parametrize(("name", "content", "word"), [pytest.param(*row[1:], id=row[0]) for row in BAD])
def test_one_line_names_file_reason_and_mend(
    kit: Kit, tmp_path: Path, name: str, content: Callable[[], bytes], word: str
) -> None:
    (tmp_path / name).write_bytes(content())
    (tmp_path / "zz-good.txt").write_text(GOOD, "utf-8")
    report = full_report((str(tmp_path / name), str(tmp_path / "zz-good.txt")), kit)
    problem = _only(report.problems)
    assert problem.uri.endswith(name)
    assert word.lower() in problem.message.lower()
    assert "\n" not in problem.message
    assert len(report.accounts) == 1


def test_a_huge_text_is_refused_unread(kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as target:
        target.truncate(200 * 1024 * 1024)
    problem = _only(full_report((str(path),), kit).problems)
    assert problem.uri.endswith("huge.txt")
    assert "too large" in problem.message


def test_a_folder_with_nothing_in_it_is_said(kit: Kit, tmp_path: Path) -> None:
    problem = _only(full_report((str(tmp_path),), kit).problems)
    assert problem.uri == str(tmp_path)


def test_a_missing_path_is_said(kit: Kit, tmp_path: Path) -> None:
    problem = _only(full_report((str(tmp_path / "gone.txt"),), kit).problems)
    assert problem.uri.endswith("gone.txt")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(kit: Kit, tmp_path: Path, encoding: str) -> None:
    text = GOOD.replace("destroyed", "ravaged the café and destroyed")
    (tmp_path / "article.txt").write_bytes(text.encode(encoding))
    report = full_report((str(tmp_path / "article.txt"),), kit)
    assert not report.problems
    assert "café" in report.accounts[0].articles[0].article.text


def _only(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1
    return problems[0]
