"""Articles added by form: pasted, sent, named by address; each once, within bounds, and never from the own network."""

import re
import time
from pathlib import Path

import pytest

from consilience.pipeline import Kit
from consilience.records import Rank
from consilience.serve.bounds import LARGEST_BODY
from consilience.serve.forms import MOST_FILES
from consilience.store import Library
from tests.serve.rooms import TOKEN, Browser, add_users, browsing

REPORT = "The bridge of Tarn was closed on 4 March 2031 after engineers found cracks in two of its pillars.\n" * 4
SECONDS = 60.0


def added(browser: Browser, fields: dict[str, str], **options: object) -> str:
    """The page of what was added, once it was."""
    answer = browser.post("/add", fields, on="/add", **options)
    assert answer.status_code == 303
    return over(browser, answer.headers["location"])


def over(browser: Browser, path: str) -> str:
    """The page of a task once it is over, or the page to which it leads."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        answer = browser.get(path)
        if re.search('class="state (done|failed)"', answer.text) or not answer.url.path.startswith("/work"):
            return answer.text
        time.sleep(0.05)
    raise AssertionError("the task is not over")


def test_a_pasted_text_becomes_an_article_with_what_the_form_says_of_it(library: Path, kit: Kit) -> None:
    with browsing(library, lambda: kit) as browser:
        said = {"text": REPORT, "title": "Bridge closed", "outlet": "Tarn Post", "published": "2031-03-05"}
        assert "Done: 1 new article" in added(browser, said)
        assert "nothing new: the library has it all" in added(browser, said)
        page = browser.get("/search?q=outlet:%22Tarn+Post%22").text
        assert "Bridge closed" in page
        assert "2031-03-05" in page


def test_sent_files_are_added_and_what_cannot_be_read_is_said(library: Path, kit: Kit) -> None:
    files = [("files", ("one.txt", REPORT.encode())), ("files", ("../../two.bin", b"\x00\x01\x02" * 50))]
    with browsing(library, lambda: kit) as browser:
        page = added(browser, {}, files=files)
    assert "1 new article" in page
    assert "1 problem" in page
    assert "two.bin" in page
    assert "../" not in page


@pytest.mark.parametrize(
    "address",
    ["/etc/passwd", "file:///etc/passwd", "-", "ftp://example.org/x", "javascript:alert(1)", "https://"],
)
def test_no_address_but_one_of_the_web_is_taken(browser: Browser, address: str) -> None:
    answer = browser.post("/add", {"address": address}, on="/add")
    assert answer.status_code == 422
    assert "no address of the web" in answer.text


@pytest.mark.parametrize("address", ["http://127.0.0.1:8765/", "http://10.0.0.1/", "http://169.254.169.254/latest"])
def test_nothing_is_fetched_from_the_servers_own_network_for_users(library: Path, kit: Kit, address: str) -> None:
    add_users(library, editor=Rank.EDITOR)
    with browsing(library, lambda: kit) as browser:
        browser.sign_in("editor")
        page = added(browser, {"address": address})
        assert "nothing could be added" in page
        assert "1 problem" in page


def test_an_empty_form_is_refused(browser: Browser) -> None:
    assert browser.post("/add", {"text": " "}, on="/add").status_code == 422


def test_too_many_files_are_refused(browser: Browser) -> None:
    files = [("files", (f"{number}.txt", b"x")) for number in range(MOST_FILES + 1)]
    assert browser.post("/add", {}, on="/add", files=files).status_code == 400


def test_too_large_a_body_is_refused_before_it_is_read(browser: Browser) -> None:
    headers = {"content-length": str(LARGEST_BODY + 1)}
    assert browser.client.post("/add", content=b"x", headers=headers).status_code == 413


def test_too_large_a_body_is_refused_though_nothing_states_its_length(browser: Browser) -> None:
    browser.get("/add")
    kind = {"content-type": "multipart/form-data; boundary=x"}
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    chunks = (head if not number else bytes(1_000_000) for number in range(LARGEST_BODY // 1_000_000 + 2))
    assert browser.client.post("/add", content=chunks, headers=kind).status_code == 413


def test_nothing_is_kept_of_a_form_that_was_forged(browser: Browser, library: Path) -> None:
    browser.get("/add")
    assert TOKEN.search(browser.get("/add").text)
    with Library.open(library) as opened:
        before = opened.count()
        browser.client.post("/add", data={"text": REPORT, "token": "0" * 64})
        assert opened.count() == before
