import time
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from consilience.read import read
from consilience.records import Article, Capture, Problem, digest

TEXT = (
    "Zoë Lee, the mayor, said on Monday that the river had risen by two metres.\n"
    "Nobody was hurt, but forty families spent the night in the gymnasium of the school."
)
ADDRESS = "https://herald.example/2025/05/03/river"


def saved(charset: str = "utf-8") -> bytes:
    """A page as a browser saves it in one file: the page, a picture, a frame."""
    page = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    message = MIMEMultipart("related", type="text/html")
    message["Snapshot-Content-Location"] = ADDRESS
    message.attach(MIMEText(f"<html><title>River rises</title><article>{page}</article></html>", "html", charset))
    message.attach(MIMEImage(b"\x89PNG", "png"))
    message.attach(MIMEText("<html><p>A boat for two can be won by the lake.</p></html>", "html"))
    return message.as_bytes()


def item(body: bytes) -> Article | Problem:
    (found,) = read([Capture(uri="page.mhtml", media_type="multipart/related", body=body, digest=digest(body))])
    return found


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_page_of_a_saved_file_is_read_under_its_address(charset: str) -> None:
    found = item(saved(charset))
    assert isinstance(found, Article)
    assert (found.text, found.uri) == (TEXT, ADDRESS)
    assert found.title is not None
    assert found.title.value == "River rises"
    assert found.published is not None
    assert found.published.earliest.isoformat() == "2025-05-03"


HOSTILE = {
    "no message": b"hello",
    "no page": b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--",
    "parts within parts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    ),
    "100,000 parts": b"Content-Type: multipart/related; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
    "an endless header": b"A: " + b"x" * 5_000_000,
    "open quotes": b"Content-Type: multipart/related; " + b'a="' * 100_000,
    "broken base64": b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + b"QUJD=" * 100_000,
    "unknown character set": b"Content-Type: text/html; charset=no-such-set\n\n<html></html>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_soon_in_an_article_or_a_problem(name: str) -> None:
    begun = time.process_time()
    assert isinstance(item(HOSTILE[name]), Article | Problem)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("name", ["no message", "no page"])
def test_a_saved_file_without_a_page_is_a_problem(name: str) -> None:
    found = item(HOSTILE[name])
    assert isinstance(found, Problem)
    assert "without HTML" in found.message
