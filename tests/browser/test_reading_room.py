"""The reading room in a browser, from an empty desk on: add, read, search, correct, split, merge, undo."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from consilience.pipeline import Kit
from consilience.store import Library
from tests.browser.chromium import Chromium
from tests.browser.serving import served
from tests.browser.test_page import SMALL_TARGETS, complaints, requests, violations

REPORTS = sorted((Path(__file__).parents[2] / "examples" / "japan-centers").glob("*.txt"))
ENTER, SPACE, TAB = ("Enter", 13, "\r"), (" ", 32, " "), ("Tab", 9)
# Stops of the focus before the first story of the desk.
MOST_STOPS = 25
SECONDS = 60.0


class Reader:
    """Somebody at the browser, who looks at every page for what is wrong with it."""

    def __init__(self, browser: Chromium, server: str) -> None:
        self.browser, self.server = browser, server

    def visit(self, path: str) -> None:
        self.browser.visit(self.server + path)
        self.look_about()

    def look_about(self) -> None:
        """No error in the console, and nothing asked of another machine."""
        assert complaints(self.browser) == []
        assert [each for each in requests(self.browser) if not each.startswith((self.server, "data:"))] == []

    def focus(self, selector: str) -> None:
        found = f"document.querySelector({json.dumps(selector)})"
        assert self.browser.run(f"!!{found} && ({found}.focus(), document.activeElement === {found})"), selector

    def follow(self, selector: str, key: tuple[Any, ...] = ENTER) -> None:
        """Press Enter on a link or button, and wait for the page that it leads to."""
        self.focus(selector)
        self.browser.events.clear()
        self.browser.press(*key)
        self.browser.wait_for("Page.loadEventFired")
        self.look_about()

    def open_panel(self, selector: str) -> None:
        """Press Enter on a door to judge, and wait until the panel has put the focus into its first field."""
        self.focus(selector)
        self.browser.press(*ENTER)
        self.wait_until("!!document.activeElement.closest('.panel')")

    def fill(self, selector: str, text: str) -> None:
        self.focus(selector)
        self.browser.write(text)

    def text(self, selector: str = "main") -> str:
        found: str = self.browser.run(f"document.querySelector({json.dumps(selector)}).innerText")
        return " ".join(found.split())

    def count(self, selector: str) -> int:
        found: int = self.browser.run(f"document.querySelectorAll({json.dumps(selector)}).length")
        return found

    def address(self, selector: str) -> str:
        found: str = self.browser.run(f"document.querySelector({json.dumps(selector)}).getAttribute('href')")
        return found

    @property
    def path(self) -> str:
        found: str = self.browser.run("location.pathname")
        return found

    def wait_until(self, condition: str) -> None:
        """Wait until a condition holds, across the pages that work leads to."""
        deadline = time.monotonic() + SECONDS
        while not self.browser.run(f"document.readyState === 'complete' && ({condition})"):
            assert time.monotonic() < deadline, (condition, self.text())
            time.sleep(0.05)


@pytest.fixture(scope="module")
def reader(browser: Chromium, kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader before a desk to which the five reports were added by the form."""
    path = tmp_path_factory.mktemp("room") / "desk.library"
    Library.open(path).close()
    browser.look(1180, 900)
    with served(path, kit) as server:
        reader = Reader(browser, server)
        reader.visit("/")
        assert "The library holds no story yet." in reader.text()
        reader.follow("main a[href='/add']")
        browser.choose_files("input[type=file]", REPORTS)
        reader.follow("form:has(input[type=file]) button")
        reader.wait_until("document.body.innerText.includes('Done: 5 new articles')")
        yield reader


@pytest.fixture
def story(reader: Reader) -> str:
    """The address of the story of the five reports, found on the desk."""
    reader.visit("/")
    reader.follow(".desk-list .about")
    assert reader.count("#account article.source") == 5
    return reader.path


def test_a_story_is_read_and_its_words_are_found(reader: Reader, story: str) -> None:
    statement = reader.text(".brief .words")
    reader.fill("#q-all", f'"{statement[:40]}"')
    reader.follow("#q-all")
    assert reader.path == "/search"
    assert " ".join(reader.text(".found mark").split()) in statement
    reader.follow(".found .excerpt a")
    assert reader.text("#marked") in statement


def test_a_corrected_date_changes_the_account_until_it_is_undone(reader: Reader, story: str) -> None:
    before = reader.text(".sources")
    assert "2 February 2025" not in before
    reader.visit(article_of(reader, "Experts:"))
    reader.focus(".correct summary")
    reader.browser.press(*SPACE)
    reader.browser.run("document.querySelector('input[name=day]').value = '2025-02-02'")
    form = "form[action='/judge/date']"
    reader.fill(f"{form} [name=note]", "the editor said so")
    reader.fill(f"{form} [name=by]", "Ann")
    reader.follow(f"{form} button")
    reader.wait_until("location.pathname.startsWith('/articles/')")
    assert "2025-02-02" in reader.text(".head")
    reader.visit(story)
    assert "2 February 2025" in reader.text(".sources")
    reader.browser.run("document.querySelector('details.judgements').open = true")
    assert "Ann" in reader.text(".judgements")
    undo(reader, story)
    assert reader.text(".sources") == before


def test_a_verdict_is_overridden_in_place_until_it_is_undone(reader: Reader, story: str) -> None:
    disputed = reader.count(".disputes .card")
    reader.open_panel(".disputes .card .act a")
    reader.browser.run("document.activeElement.value = 'compatible'")
    reader.fill(".panel [name=note]", "two offices, one after the other")
    if not reader.browser.run("document.querySelector('.panel [name=by]').value"):
        reader.fill(".panel [name=by]", "Ann")
    reader.follow(".panel button")
    reader.wait_until(f"location.pathname === '{story}'")
    assert reader.count(".disputes .card") == disputed - 1
    undo(reader, story)
    assert reader.count(".disputes .card") == disputed


def test_an_article_is_split_off_and_merged_again(reader: Reader, story: str) -> None:
    reader.open_panel(".acts a")
    if not reader.browser.run("document.querySelector('form[action=\"/judge/split\"] [name=by]').value"):
        reader.fill("form[action='/judge/split'] [name=by]", "Ann")
    reader.follow("form[action='/judge/split'] .choices button")
    reader.wait_until(f"location.pathname === '{story}'")
    assert reader.count("#account article.source") == 4
    reader.visit("/")
    assert reader.text(".tally li").startswith("2")
    reader.visit(story)
    reader.open_panel(".acts a")
    reader.focus("form[action='/judge/merge'] [type=radio]")
    reader.browser.press(*SPACE)
    reader.follow("form[action='/judge/merge'] button")
    reader.wait_until("location.pathname.startsWith('/stories/')")
    assert reader.count("#account article.source") == 5
    undo(reader, reader.path)
    undo(reader, reader.path)


def test_a_story_is_reached_with_the_tabulator_alone(reader: Reader) -> None:
    reader.visit("/")
    reader.browser.press(*TAB)
    assert reader.browser.run("document.activeElement.matches('.skip') && document.activeElement.offsetWidth > 50")
    for _ in range(MOST_STOPS):
        reader.browser.press(*TAB)
        if reader.browser.run("document.activeElement.matches('.desk-list .about')"):
            break
    assert reader.browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    reader.browser.events.clear()
    reader.browser.press(*ENTER)
    reader.browser.wait_for("Page.loadEventFired")
    assert reader.path.startswith("/stories/")


@pytest.mark.parametrize(("width", "dark"), [(1180, False), (390, True)], ids=["desk", "telephone in the dark"])
def test_axe_finds_no_barrier_on_any_page(reader: Reader, story: str, width: int, dark: bool) -> None:
    reader.browser.look(width, 900, phone=width < 500, dark=dark)
    found = {}
    for path in (*pages_of(reader, story), "/"):
        reader.visit(path)
        found[path] = violations(reader.browser), reader.browser.run(SMALL_TARGETS)
        assert reader.browser.run("document.documentElement.scrollWidth <= innerWidth"), path
    reader.browser.look(1180, 900)
    assert {path: wrong for path, wrong in found.items() if wrong != ([], [])} == {}


def pages_of(reader: Reader, story: str) -> list[str]:
    """Every kind of page, of a library in which there is something to show."""
    reader.visit(story)
    id = story.rpartition("/")[2]
    doors = [reader.address(each) for each in (".card .act a", ".acts a", "article.source .act a")]
    reader.visit("/people")
    name = reader.address(".names a")
    reader.visit(doors[-1])
    line = reader.address(".role a")
    return [
        "/?order=disputed",
        story,
        *doors,
        line,
        "/search?q=Japan",
        f"/search?kind=quotation&story={id}",
        "/people",
        name,
        "/sources",
        "/judgements",
        "/add",
        "/work",
        "/problems",
        "/users",
        "/password",
        "/sign-in",
    ]


def article_of(reader: Reader, title: str) -> str:
    """The page of the article of the story that is shown whose title begins with some words."""
    found: str = reader.browser.run(
        "[...document.querySelectorAll('article.source')]"
        f".find((each) => each.querySelector('.title').innerText.startsWith('{title}'))"
        ".querySelector('.act a').getAttribute('href')"
    )
    return found


def undo(reader: Reader, story: str) -> None:
    """Withdraw the newest judgement that bears on a story."""
    reader.visit(story)
    reader.browser.run("document.querySelector('details.judgements').open = true")
    reader.follow(".judgements .undo button")
    reader.wait_until("location.pathname.startsWith('/stories/')")
