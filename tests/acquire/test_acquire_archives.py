"""Web archives: WARC and WACZ, written by an independent library, and damaged in every way."""

import datetime
import gzip
import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from consilience.acquire import AcquireOptions, acquire
from consilience.records import Capture, Problem

PAGE = b"<html><body><p>A river rose in Velmora.</p></body></html>"
HTML = [("Content-Type", "text/html; charset=utf-8")]
Records = list[tuple[str, bytes, str, list[tuple[str, str]]]]


# The library that writes the archives leaves its temporary files open.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")


def warc(*records: tuple[str, bytes, str, list[tuple[str, str]]], gz: bool = True, kind: str = "response") -> bytes:
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=gz)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "test"}))
    for uri, body, status, headers in records:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if kind == "response" else None
        dated = {"WARC-Date": "2031-05-07T10:00:00Z"}
        own = "" if http else dict(headers)["Content-Type"]
        record = writer.create_warc_record(
            uri, kind, payload=io.BytesIO(body), http_headers=http, warc_content_type=own, warc_headers_dict=dated
        )
        writer.write_record(record)
    return target.getvalue()


def page(path: str, body: bytes = PAGE, status: str = "200 OK", headers: list[tuple[str, str]] = HTML):  # type: ignore[no-untyped-def]
    return f"https://news.example{path}", body, status, headers


def wacz(body: bytes, listed: tuple[str, ...] = (), method: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("archive/data.warc.gz", body)
        lines = [json.dumps({"format": "json-pages-1.0"}), *(json.dumps({"url": url}) for url in listed)]
        archive.writestr("pages/pages.jsonl", "\n".join(lines))
        archive.writestr("datapackage.json", "{}")
    return target.getvalue()


def got(path: Path, body: bytes, options: AcquireOptions | None = None) -> list[Capture | Problem]:
    path.write_bytes(body)
    return list(acquire([str(path)], options=options or AcquireOptions()))


def uris(items: list[Capture | Problem]) -> list[str]:
    return [item.uri for item in items if isinstance(item, Capture)]


@pytest.mark.parametrize("gz", [True, False], ids=["compressed", "plain"])
@pytest.mark.parametrize("kind", ["response", "resource"])
def test_each_page_of_a_warc_is_a_capture(tmp_path: Path, gz: bool, kind: str) -> None:
    (capture,) = got(tmp_path / "a.warc", warc(page("/dam"), gz=gz, kind=kind))
    assert isinstance(capture, Capture)
    assert (capture.uri, capture.body) == ("https://news.example/dam", PAGE)
    assert capture.retrieved == datetime.datetime(2031, 5, 7, 10, tzinfo=datetime.UTC)
    assert capture.media_type.startswith("text/html")


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    body = warc(
        page("/gone", status="404 Not Found"),
        page("/moved", b"", "301 Moved", [("Location", "/dam")]),
        page("/photo", b"\xff\xd8\xff", headers=[("Content-Type", "image/jpeg")]),
        page("/robots.txt", b"User-agent: *", headers=[("Content-Type", "text/plain")]),
        page("/dam"),
        page("/dam"),
        page("/dam", PAGE.replace(b"rose", b"fell")),
    )
    assert uris(got(tmp_path / "a.warc.gz", body)) == ["https://news.example/dam"] * 2


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        pytest.param(gzip.compress(PAGE), [("Content-Encoding", "gzip")], id="gzip"),
        pytest.param(PAGE, [("Content-Encoding", "gzip")], id="gzip that was undone"),
        pytest.param(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), [("Transfer-Encoding", "chunked")], id="chunks"),
        pytest.param(PAGE, [("Transfer-Encoding", "chunked")], id="chunks that were joined"),
    ],
)
def test_codings_are_undone(tmp_path: Path, body: bytes, headers: list[tuple[str, str]]) -> None:
    (capture,) = got(tmp_path / "a.warc.gz", warc(page("/dam", body, headers=HTML + headers)))
    assert isinstance(capture, Capture)
    assert capture.body == PAGE


def test_a_wacz_gives_the_pages_that_it_lists_and_where_they_lead(tmp_path: Path) -> None:
    records = (
        page("/old", b"", "302 Found", [("Location", "https://news.example/dam")]),
        page("/dam"),
        page("/frame", PAGE + b" "),
    )
    listed = ("https://news.example/old",)
    assert uris(got(tmp_path / "a.wacz", wacz(warc(*records), listed))) == ["https://news.example/dam"]
    everything = uris(got(tmp_path / "b.wacz", wacz(warc(*records))))
    assert everything == ["https://news.example/dam", "https://news.example/frame"]


def test_archives_in_a_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(warc(page("/a")))
    (tmp_path / "b.wacz").write_bytes(wacz(warc(page("/b"))))
    assert uris(list(acquire([str(tmp_path)]))) == ["https://news.example/a", "https://news.example/b"]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("gz", [True, False], ids=["compressed", "plain"])
def test_of_an_archive_that_ends_in_the_middle_the_pages_before_are_read(tmp_path: Path, cut: float, gz: bool) -> None:
    whole = warc(page("/a"), page("/b", PAGE * 50), gz=gz)
    *_, last = got(tmp_path / "a.warc", whole[: int(len(whole) * cut)])
    assert isinstance(last, Problem)
    assert "web archive" in last.message


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, id="a head without end"),
        pytest.param(b"WARC/1.0\r\nContent-Length: x\r\n\r\n", id="no length"),
        pytest.param(b"WARC/1.0\r\nContent-Length: -1\r\n\r\n", id="a negative length"),
        pytest.param(b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\nabc", id="a length beyond the file"),
        pytest.param(b"WARC/1.0\r\n" + b"a" * 300_000, id="a line without end"),
        pytest.param(b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\nGET /", id="something else behind a record"),
        pytest.param(gzip.compress(b"WARC/1.0\r\n")[:-4] + b"????", id="a broken checksum"),
    ],
)
def test_a_damaged_warc_is_one_problem(tmp_path: Path, body: bytes) -> None:
    (problem,) = got(tmp_path / "a.warc", body)
    assert isinstance(problem, Problem)
    assert "\n" not in problem.message


def test_a_page_past_the_limit_is_a_problem_and_the_next_is_read(tmp_path: Path) -> None:
    body = warc(
        page("/long", PAGE * 9_000), page("/bomb", gzip.compress(b"0" * 900_000), headers=[*HTML, GZ]), page("/a")
    )
    long, bomb, short = got(tmp_path / "a.warc.gz", body, AcquireOptions(largest=100_000))
    assert isinstance(long, Problem)
    assert isinstance(bomb, Problem)
    assert "too large" in long.message
    assert isinstance(short, Capture)


GZ = ("Content-Encoding", "gzip")


def zeros(count: int) -> bytes:
    """A gzip member that unpacks to so many megabytes, and begins as a WARC does."""
    target = io.BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb") as packed:
        packed.write(b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: %d\r\n\r\n" % (count * 1_000_000))
        for _ in range(count):
            packed.write(b"\0" * 1_000_000)
    return target.getvalue()


def test_a_gzip_bomb_in_a_warc_is_given_up(tmp_path: Path) -> None:
    began = time.process_time()
    (problem,) = got(tmp_path / "a.warc.gz", zeros(150))
    assert isinstance(problem, Problem)
    assert "100 times its size" in problem.message
    assert time.process_time() - began < 10


def test_a_zip_bomb_in_a_wacz_is_refused(tmp_path: Path) -> None:
    bomb = wacz(b"\0" * 120_000_000, method=zipfile.ZIP_DEFLATED)
    (problem,) = got(tmp_path / "a.wacz", bomb)
    assert isinstance(problem, Problem)
    assert "hides how much" in problem.message


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    whole = bytearray(wacz(warc(page("/a", PAGE * 500))))
    end = whole.rfind(b"PK\x05\x06")
    start = int.from_bytes(whole[end + 16 : end + 20], "little")
    table = bytes(whole[start:end])
    count, length = 300, len(table) * 300
    forged = bytes(whole[:start]) + table * 300
    tail = bytes(whole[end : end + 8]) + (3 * count).to_bytes(2, "little") * 2
    forged += tail + length.to_bytes(4, "little") + start.to_bytes(4, "little") + b"\0\0"
    (problem,) = got(tmp_path / "a.wacz", forged)
    assert isinstance(problem, Problem)
    assert "hides how much" in problem.message


@pytest.mark.parametrize("end", [b"", b"PK\x05\x06", b"PK\x05\x06" + b"\xff" * 18], ids=["none", "short", "absurd"])
def test_a_wacz_without_a_table_is_one_problem(tmp_path: Path, end: bytes) -> None:
    whole = wacz(warc(page("/a")))
    (problem,) = got(tmp_path / "a.wacz", whole[: whole.rfind(b"PK\x01\x02")] + end)
    assert isinstance(problem, Problem)
    assert "web archive" in problem.message


@pytest.mark.parametrize("lost", [1, 20, 100])
def test_a_wacz_that_lost_some_bytes_is_one_problem(tmp_path: Path, lost: int) -> None:
    whole = wacz(warc(page("/a")))
    *_, problem = got(tmp_path / "a.wacz", whole[:80] + whole[80 + lost :])
    assert isinstance(problem, Problem)
    assert "is damaged" in problem.message


def test_an_archive_without_pages_is_one_problem(tmp_path: Path) -> None:
    (problem,) = got(tmp_path / "a.warc.gz", warc())
    assert isinstance(problem, Problem)
    assert "without pages" in problem.message


def test_a_file_of_several_gzip_members_is_unpacked_whole(tmp_path: Path) -> None:
    body = gzip.compress(b"<html><p>One. ") + gzip.compress(b"Two.</p></html>")
    (capture,) = got(tmp_path / "a.html.gz", body)
    assert isinstance(capture, Capture)
    assert capture.body == b"<html><p>One. Two.</p></html>"
