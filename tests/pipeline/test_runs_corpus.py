"""A corpus cut into partitions gives what it gives whole."""

import gzip
from pathlib import Path

import msgspec
import pyarrow
import pytest
from pyarrow import parquet

from consilience.acquire import AcquireOptions, acquire
from consilience.pipeline.corpus import Files, Lines, NotACorpus, Records, RowGroup, partitions
from consilience.pipeline.corpus_captures import captures
from consilience.records import Capture, Problem

OPTIONS = AcquireOptions()


def lines(path: Path, count: int, *, ending: str = "\n") -> Path:
    rows = [f'{{"id": "a{number}", "text": "Report {number} {"of the harbour " * number}"}}' for number in range(count)]
    path.write_text("\n".join(rows) + ending, "utf-8")
    return path


def read(place: Path, size: int) -> list[Capture | Problem]:
    return [item for part in partitions([str(place)], size) for item in captures(part, OPTIONS)]


@pytest.mark.parametrize("size", [1, 100, 1_000, 1 << 20])
@pytest.mark.parametrize("ending", ["\n", "", "\n\n\n", "\nno JSON"])
def test_every_line_is_read_once_and_under_its_number(tmp_path: Path, size: int, ending: str) -> None:
    path = lines(tmp_path / "corpus.jsonl", 12, ending=ending)
    assert read(path, size) == list(acquire([str(path)]))


def test_lines_that_are_added_leave_the_partitions_before_them_as_they_were(tmp_path: Path) -> None:
    path = lines(tmp_path / "corpus.jsonl", 12)
    before = list(partitions([str(path)], 300))
    path.write_bytes(path.read_bytes() + b'{"id": "new", "text": "Another report"}\n')
    after = list(partitions([str(path)], 300))
    assert len(before) > 2
    assert after[: len(before) - 1] == before[:-1]
    assert after[-1] != before[-1]


def test_a_line_that_changed_changes_its_partition_alone(tmp_path: Path) -> None:
    path = lines(tmp_path / "corpus.jsonl", 12)
    before = list(partitions([str(path)], 300))
    path.write_bytes(path.read_bytes().replace(b"Report 11", b"Report 1I"))
    after = list(partitions([str(path)], 300))
    assert [one == other for one, other in zip(before, after, strict=True)] == [True] * (len(before) - 1) + [False]


def test_the_row_groups_of_a_table_are_partitions_and_its_rows_articles(tmp_path: Path) -> None:
    path = tmp_path / "corpus.parquet"
    columns = {"id": [f"a{n}" for n in range(5)], "text": [f"Report {n}" for n in range(5)], "size": [1.5] * 5}
    parquet.write_table(pyarrow.table(columns), path, row_group_size=2)
    cut = list(partitions([str(path)]))
    found = [item for part in cut for item in captures(part, OPTIONS)]
    assert [type(part) for part in cut] == [RowGroup] * 3
    assert [(item.uri, item.name) for item in found if isinstance(item, Capture)] == [
        (f"{path}#{n + 1}", f"a{n}") for n in range(5)
    ]
    assert [msgspec.json.decode(item.body) for item in found if isinstance(item, Capture)][1] == {
        "id": "a1",
        "text": "Report 1",
    }


def test_a_table_that_is_broken_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "corpus.parquet"
    path.write_bytes(b"PAR1 and nothing more")
    (found,) = read(path, 1 << 20)
    assert isinstance(found, Problem)
    assert "write it anew" in found.message


def page(number: int) -> bytes:
    body = f"<html><body><h1>Report {number}</h1><p>{'The harbour froze. ' * 40}</p></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
    kind = "Content-Type: application/http; msgtype=response\r\n"
    return gzip.compress(f"{head}{kind}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n", mtime=0)


@pytest.mark.parametrize("size", [1, 200, 1 << 20])
def test_a_web_archive_cut_at_its_records_gives_every_page_once(tmp_path: Path, size: int) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(page(number) for number in range(9)))
    cut = list(partitions([str(path)], size))
    assert all(isinstance(part, Records) for part in cut)
    assert (len(cut) == 1) == (size == 1 << 20)
    assert read(path, size) == list(acquire([str(path)]))


def test_the_files_of_a_folder_are_packed_and_read_in_order(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"The harbour froze on day {number}.\n" * 10, "utf-8")
    lines(tmp_path / "more.jsonl", 3)
    cut = list(partitions([str(tmp_path)], 700))
    assert [type(part) for part in cut] == [Files, Files, Lines]
    assert read(tmp_path, 700) == list(acquire([str(tmp_path)]))


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "none.jsonl", 1)
    assert isinstance(found, Problem)


@pytest.mark.parametrize("place", ["-", "https://courier.example/report"])
def test_what_cannot_be_found_again_is_no_corpus(place: str) -> None:
    with pytest.raises(NotACorpus, match="Save it first"):
        list(partitions([place]))
