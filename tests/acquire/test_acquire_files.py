import gzip
import io
import json
import os
from pathlib import Path

import pytest

from consilience.acquire import AcquireOptions, acquire
from consilience.acquire.options import DEFAULTS
from consilience.records import Capture, Problem, digest

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def captures(*places: Path | str, options: AcquireOptions = DEFAULTS) -> list[Capture | Problem]:
    return list(acquire(map(str, places), options=options))


def only_problem(place: Path | str, options: AcquireOptions = DEFAULTS) -> Problem:
    (problem,) = captures(place, options=options)
    assert isinstance(problem, Problem)
    assert problem.stage == "acquire"
    assert problem.uri == str(place)
    assert "\n" not in problem.message
    return problem


def kept(items: list[Capture | Problem]) -> list[Capture]:
    return [item for item in items if isinstance(item, Capture)]


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        pytest.param("a.txt", b"A river rose.", "text/plain", id="text"),
        pytest.param("a.md", b"# A river rose", "text/plain", id="markdown"),
        pytest.param("a.html", b"<p>A river rose.", "text/html", id="fragment of HTML"),
        pytest.param("a.txt", b"<!-- saved -->\n<!DOCTYPE html><html><p>A river", "text/html", id="HTML named text"),
        pytest.param("a", b"A river rose.", "text/plain", id="no suffix"),
        pytest.param("a.txt", b"%PDF-1.7 and so on", "application/pdf", id="PDF named text"),
        pytest.param("a.pdf", b"saved by mistake as PDF", "application/pdf", id="PDF by its name alone"),
        pytest.param("a.pdf", b"<html><p>Please log in", "text/html", id="HTML named PDF"),
        pytest.param("a.docx", b"PK\x03\x04 [..] word/document.xml", DOCX, id="Word"),
        pytest.param("a.json", b'{"text": "A river rose."}', "application/json", id="JSON"),
        pytest.param("a.txt", "\ufeffA river rose".encode("utf-16"), "text/plain", id="UTF-16"),
    ],
)
def test_a_file_is_known_by_its_content_first(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    (capture,) = kept(captures(path))
    assert (capture.uri, capture.media_type, capture.body) == (str(path), media_type, body)
    assert capture.digest == digest(body)
    assert capture.retrieved is None


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        pytest.param("a.txt", b"", "is empty", id="empty"),
        pytest.param("a.txt", b"\xef\xbb\xbf \n", "is empty", id="blank with a byte order mark"),
        pytest.param("a.bin", bytes(range(256)) * 8, "is binary", id="binary"),
        pytest.param("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64, "save it as .docx", id="old Word"),
        pytest.param("a.zip", b"PK\x03\x04 other", "unpack it", id="archive"),
        pytest.param("a.html.gz", b"\x1f\x8b\x08\x00", "unpack it", id="gzip"),
        pytest.param("a.pdf", b"\x89PNG\r\n\x1a\n\x00", "is a picture", id="picture named PDF"),
        pytest.param("a.xml", b"<?xml version='1.0'?><rss version='2.0'>", "names no article", id="feed"),
        pytest.param("a.json", b'{"text": ', "is not valid JSON", id="broken JSON"),
        pytest.param("a.json", b"[" * 100_000, "is not valid JSON", id="JSON nested without end"),
        pytest.param("a.json", b"[]", "is a list without articles", id="empty list"),
        pytest.param("a.json", b'["words"]', "is no JSON object", id="list of words"),
        pytest.param("a.jsonl", b'"words"\n', "is no JSON object", id="line that is no object"),
    ],
)
def test_what_no_reader_takes_is_one_problem(tmp_path: Path, name: str, body: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    (problem,) = captures(path)
    assert isinstance(problem, Problem)
    assert problem.uri.partition("#")[0] == str(path)
    assert words in problem.message


def test_a_missing_path_is_a_problem(tmp_path: Path) -> None:
    assert "does not exist" in only_problem(tmp_path / "none.txt").message


def test_a_path_that_no_system_takes_is_a_problem() -> None:
    assert "does not exist" in only_problem("a\x00b.txt").message


def test_a_device_is_a_problem(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "pass -" in only_problem(pipe).message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A river rose.")
    path.chmod(0)
    assert "permissions" in only_problem(path).message


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    message = only_problem(path).message
    assert "200,000,000 bytes" in message
    assert "split it" in message


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b.md", ".hidden.txt", ".git/c.txt", "picture.png", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<html>{name}")
    assert [Path(item.uri).relative_to(tmp_path).as_posix() for item in captures(tmp_path)] == [
        "b.txt",
        "a/b.md",
        "a/z.html",
    ]


def test_links_that_lead_out_of_a_folder_are_skipped(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "own.txt").write_text("A river rose.")
    (inside / "file.txt").symlink_to(outside / "own.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    assert [Path(item.uri).name for item in captures(inside)] == ["own.txt"]


def test_a_folder_without_articles_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"story": "flood"}')
    (tmp_path / "marks.jsonl").write_text('{"file": "a.txt", "text": "a span", "label": "time"}\n')
    assert "holds no article" in only_problem(tmp_path).message


def test_json_about_a_folder_is_left_out_in_silence(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"story": "flood", "articles": [{"file": "a.txt", "title": "A river rose"}]}')
    (tmp_path / "a.txt").write_text("A river rose.")
    assert [Path(item.uri).name for item in captures(tmp_path)] == ["a.txt"]


def test_a_json_article_in_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "A river rose."}')
    (tmp_path / "b.jsonl").write_text('{"id": "b", "text": "It fell."}\n')
    assert [capture.name for capture in kept(captures(tmp_path))] == [None, "b"]


def test_each_line_of_a_jsonl_is_a_capture(tmp_path: Path) -> None:
    path = tmp_path / "stream.jsonl"
    path.write_text('\ufeff{"id": "x", "text": "One."}\n\n{"id": 7, "text": "Two."}\r\nnot JSON\n{"text": "Three."}')
    items = captures(path)
    assert [item.uri for item in items] == [f"{path}#{number}" for number in (1, 3, 4, 5)]
    assert [capture.name for capture in kept(items)] == ["x", "7", None]
    assert kept(items)[0].body == b'{"id": "x", "text": "One."}'
    assert kept(items)[0].media_type == "application/json"
    assert isinstance(items[2], Problem)
    assert items[2].place == "line 4"


def test_a_jsonl_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "stream.jsonl"
    path.write_text('{"text": "One."}\n' * 3)
    items = acquire([str(path)])
    first = next(items)
    path.unlink()
    assert isinstance(first, Capture)
    assert len(list(items)) == 2


def test_a_line_past_the_limit_is_a_problem_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "stream.jsonl"
    path.write_text(json.dumps({"text": "word " * 1_000}) + '\n{"text": "Two."}\n')
    long, short = captures(path, options=AcquireOptions(largest=1_000))
    assert isinstance(long, Problem)
    assert "too large" in long.message
    assert isinstance(short, Capture)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param('[{"id": "a", "text": "1"}, {"text": "2"}]', id="list"),
        pytest.param('{"articles": [{"id": "a", "text": "1"}, {"text": "2"}]}', id="articles"),
        pytest.param('{"articles": {"results": [{"id": "a", "body": "1"}, {"body": "2"}]}}', id="Event Registry"),
        pytest.param('{"results": [{"id": "a", "maintext": "1"}, {"maintext": "2"}]}', id="results"),
        pytest.param('{"id": "a", "text": "1"}\n{"text": "2"}\n', id="lines"),
    ],
)
def test_a_json_of_several_articles_gives_one_capture_each(tmp_path: Path, value: str) -> None:
    path = tmp_path / "found.json"
    path.write_text(value)
    found = kept(captures(path))
    assert [(capture.uri, capture.name) for capture in found] == [(f"{path}#1", "a"), (f"{path}#2", None)]


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        pytest.param(b"A river rose.\nIt fell.", "text/plain", id="text"),
        pytest.param(b"<html><p>A river rose.", "text/html", id="HTML"),
        pytest.param(b"%PDF-1.4\n%\xe2\xe3\n", "application/pdf", id="PDF"),
        pytest.param(b'{\n  "text": "A river rose."\n}', "application/json", id="JSON"),
    ],
)
def test_standard_input_is_known_by_its_content(body: bytes, media_type: str) -> None:
    (capture,) = kept(list(acquire(["-"], standard_input=io.BytesIO(body))))
    assert (capture.uri, capture.media_type, capture.body) == ("-", media_type, body)


def test_lines_of_json_on_standard_input_are_captures() -> None:
    stream = io.BytesIO(b'{"id": "a", "text": "One."}\n{"text": "Two."}\n')
    assert [item.uri for item in acquire(["-"], standard_input=stream)] == ["-#1", "-#2"]


@pytest.mark.parametrize(
    ("body", "words"),
    [pytest.param(b"", "is empty", id="nothing"), pytest.param(b"a " * 600, "too large", id="too much")],
)
def test_bad_standard_input_is_a_problem(body: bytes, words: str) -> None:
    options = AcquireOptions(largest=1_000)
    (problem,) = acquire(["-"], options=options, standard_input=io.BytesIO(body))
    assert isinstance(problem, Problem)
    assert words in problem.message


def test_a_compressed_page_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"<html><body><p>The dam holds.</p></body></html>"))
    (capture,) = acquire([str(tmp_path)])
    assert isinstance(capture, Capture)
    assert capture.media_type == "text/html"
    assert b"The dam holds." in capture.body


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + b"0" * 100_000))
    (problem,) = acquire([str(tmp_path / "bomb.html.gz")], options=AcquireOptions(largest=10_000))
    assert isinstance(problem, Problem)


def test_the_files_beside_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><body><p>The dam holds.</p></body></html>", "utf-8")
    beside = tmp_path / "page_files"
    beside.mkdir()
    (beside / "frame.html").write_text("<html><body>advertisement</body></html>", "utf-8")
    found = list(acquire([str(tmp_path)]))
    assert [Path(item.uri).name for item in found] == ["page.html"]
