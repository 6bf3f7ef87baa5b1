"""The page in a browser: links, slider, copying, print, accessibility, and nothing fetched from outside."""

import datetime
import io
import json
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from consilience.present import Report, render
from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Finding,
    Publication,
    Statement,
    Story,
    TimelineEntry,
    Verdict,
)
from tests.browser.chromium import Chromium
from tests.browser.pictures import LARGEST, VIEWS, pictures

PNG = b"\x89PNG"
ARROW_LEFT, ARROW_RIGHT, HOME, END = (
    ("ArrowLeft", 37),
    ("ArrowRight", 39),
    ("Home", 36),
    ("End", 35),
)
# Level A and AA of WCAG 2.0 and 2.1, and what the checker's authors advise; targets, of 2.2, are measured below.
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")

FOLLOW_ALL = """(async () => {
  const lost = [];
  for (const name of new Set([...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href")))) {
    const turned = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = name;
    await turned;
    const place = document.getElementById(name.slice(1)), box = place && place.getBoundingClientRect();
    if (!box || !box.height || !box.width || box.bottom < 0 || box.top > innerHeight) lost.push(name);
  }
  return lost;
})()"""

SHOWN = """[...document.querySelectorAll(".story :is(li, article, .verdict, .words, output)")]
  .filter((each) => each.checkVisibility()).map((each) => each.textContent.replace(/\\s+/g, " "))"""

# WCAG 2.2, 2.5.8: at least 24 by 24 pixels, or so far from other targets; numbers in a sentence and the arcs of the
# tree, which the list beside them repeats, are excepted.
SMALL_TARGETS = """(() => {
  const targets = [...document.querySelectorAll("a[href], button, summary, input")]
    .filter((each) => each.checkVisibility() && !each.closest(".skip, .cites, .back, svg"))
    .map((each) => ({ each, box: each.getBoundingClientRect() }));
  const isSmall = ({ box }) => box.width < 23.9 || box.height < 23.9;
  const beyond = (from, to, place) => Math.max(from - place, 0, place - to);
  const gap = (x, y, box) => Math.hypot(beyond(box.left, box.right, x), beyond(box.top, box.bottom, y));
  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  return targets.filter(isSmall).filter((one) => targets.some((other) => {
    if (other === one) return false;
    const [x, y] = middle(one.box), [left, top] = middle(other.box);
    return gap(x, y, other.box) < 11.9 || (isSmall(other) && Math.hypot(x - left, y - top) < 23.9);
  })).map(({ each, box }) => `${each.outerHTML.slice(0, 120)} ${box.width}x${box.height}`);
})()"""


def complaints(browser: Chromium) -> list[Any]:
    """Errors and all that was written to the console since the page was opened."""
    found = {"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"}
    return [event["params"] for event in browser.events if event.get("method") in found]


def requests(browser: Chromium) -> list[str]:
    return [
        event["params"]["request"]["url"]
        for event in browser.events
        if event.get("method") == "Network.requestWillBeSent"
    ]


def violations(browser: Chromium) -> list[tuple[str, Any]]:
    """What axe-core finds wrong with the page as it is shown."""
    browser.run(files("axe_core_python").joinpath("axe.min.js").read_text("utf-8") + "; true")
    rules = {"runOnly": {"type": "tag", "values": AXE_TAGS}}
    found = browser.run(f"axe.run(document, {json.dumps(rules)})")
    return [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found["violations"]]


def to_day(browser: Chromium, day: int) -> None:
    browser.run(
        f"(() => {{ const range = document.querySelector('.asof input'); range.value = {day};"
        " range.dispatchEvent(new Event('input')); })()"
    )


def test_every_link_within_the_page_leads_to_what_can_be_seen(browser: Chromium, page: Path) -> None:
    browser.look(1280, 900)
    browser.open(page)
    assert browser.run(FOLLOW_ALL) == []


def test_a_link_to_what_came_later_shows_every_report_again(browser: Chromium, page: Path) -> None:
    browser.look(1280, 900)
    browser.open(page)
    to_day(browser, 0)
    assert browser.run("document.querySelectorAll('.later').length") > 0
    assert browser.run(FOLLOW_ALL) == []
    assert browser.run("document.querySelectorAll('.later').length") == 0


def test_the_slider_tells_the_account_of_a_day_and_comes_back(browser: Chromium, page: Path) -> None:
    browser.look(1280, 900)
    browser.open(page)
    today = browser.run(SHOWN)
    seen = []
    for day in range(browser.run("Number(document.querySelector('.asof input').max)")):
        to_day(browser, day)
        seen.append(browser.run(SHOWN))
    assert all(before != after for before, after in zip(seen, [*seen[1:], today], strict=True))
    assert len(seen[0]) < len(today)
    browser.run("document.querySelector('.asof .all').click()")
    assert browser.run(SHOWN) == today


def test_on_an_earlier_day_nothing_is_said_of_later_reports(browser: Chromium, page: Path) -> None:
    browser.look(1280, 900)
    browser.open(page)
    to_day(browser, 0)
    later = browser.run("[...document.querySelectorAll('article.source.later')].map((each) => each.id)")
    assert later
    links = "[...document.querySelectorAll('.story :is(.cites, figcaption) a[href^=\"#\"]')]"
    shown = browser.run(f"{links}.filter((each) => each.checkVisibility()).map((each) => each.getAttribute('href'))")
    assert shown
    assert [link for link in shown if link[1:].rpartition("-")[0].rpartition("-")[0] in later] == []


def test_the_slider_is_moved_by_keys_and_says_its_day(browser: Chromium, page: Path) -> None:
    browser.look(1280, 900)
    browser.open(page)
    last = browser.run("Number(document.querySelector('.asof input').max)")
    browser.run("document.querySelector('.asof input').focus()")
    days, names = [], []
    for key, code in (ARROW_LEFT, HOME, ARROW_RIGHT, END):
        browser.press(key, code)
        days.append(browser.run("Number(document.activeElement.value)"))
        names.append(browser.run("document.activeElement.getAttribute('aria-valuetext')"))
        assert names[-1] == browser.run("document.querySelector('.asof output').textContent")
    assert days == [last - 1, 0, 1, last]
    assert len(set(names)) == len(set(days))
    assert browser.run("document.querySelector('.asof input').labels.length") == 1


def test_a_statement_is_copied_with_its_sources(browser: Chromium, page: Path) -> None:
    browser.look(1280, 900)
    browser.open(page)
    browser.run("navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; true")
    words = browser.run("document.querySelector('.brief .words').textContent")
    browser.run("document.querySelector('.quote').click()")
    copied = browser.run("copied")
    assert copied.startswith(f"{words}\n— ")
    assert browser.run("document.querySelector('.quote').dataset.sources") in copied
    assert browser.run("document.getElementById('done').textContent") == "Copied"


@pytest.mark.parametrize(
    ("width", "dark", "day"),
    [(1280, False, 100), (1280, True, 0), (390, False, 0), (390, True, 100)],
    ids=["desktop", "desktop, dark, first day", "telephone, first day", "telephone, dark"],
)
def test_axe_finds_no_barrier(browser: Chromium, page: Path, width: int, dark: bool, day: int) -> None:
    browser.look(width, 900, phone=width < 500, dark=dark)
    browser.open(page)
    browser.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    to_day(browser, day)
    assert violations(browser) == []


@pytest.mark.parametrize("width", [1280, 390], ids=["desktop", "telephone"])
def test_targets_are_large_enough_or_far_enough_apart(browser: Chromium, page: Path, width: int) -> None:
    browser.look(width, 900, phone=width < 500)
    browser.open(page)
    browser.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert browser.run(SMALL_TARGETS) == []


def test_the_page_fits_the_narrowest_window(browser: Chromium, page: Path) -> None:
    browser.look(320, 640, phone=True)
    browser.open(page)
    assert browser.run("document.documentElement.scrollWidth") == 320


def test_without_its_script_the_page_shows_the_full_account(browser: Chromium, page: Path) -> None:
    browser.look(1280, 900)
    browser.open(page)
    with_script = browser.run("document.querySelectorAll('.story :is(li, article)').length")
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(page)
        assert browser.run("document.querySelectorAll('.story :is(li, article)').length") == with_script
        assert browser.run("document.querySelectorAll('.later').length") == 0
        for name in (".asof", ".quote", ".fate"):
            assert not browser.run(f"[...document.querySelectorAll('{name}')].some((each) => each.checkVisibility())")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_in_print_what_is_folded_is_open(browser: Chromium, page: Path) -> None:
    browser.look(1280, 900)
    browser.open(page)
    folded = browser.run("[...document.querySelectorAll('.further .about .mark')].map((each) => each.textContent)")
    reader = PdfReader(io.BytesIO(browser.printed()))
    text = " ".join(sheet.extract_text() for sheet in reader.pages)
    assert folded
    assert [mark for mark in folded if mark not in text] == []


def test_nothing_is_fetched_and_nothing_complained_of(browser: Chromium, page: Path) -> None:
    browser.look(1280, 900)
    browser.open(page)
    to_day(browser, 0)
    browser.run(FOLLOW_ALL)
    browser.printed()
    assert requests(browser) == [page.as_uri()] or set(requests(browser)) == {page.as_uri(), "data:,"}
    assert complaints(browser) == []


def test_pictures_are_small_enough_for_the_docs(browser: Chromium, page: Path, tmp_path: Path) -> None:
    written = pictures(browser, page, tmp_path)
    assert [path.stem for path in written] == [f"{page.stem}-{view.name}" for view in VIEWS]
    assert all(path.read_bytes().startswith(PNG) for path in written)
    assert [path.name for path in written if path.stat().st_size > LARGEST] == []


def test_an_earlier_day_has_its_own_headline_and_order_and_the_last_those_of_today(
    browser: Chromium, tmp_path: Path
) -> None:
    path = tmp_path / "ordered.html"
    path.write_bytes(render(ordered(), "html"))
    browser.look(1280, 900)
    browser.open(path)
    shown = "[...document.querySelectorAll('h1, .brief .words')].map((each) => each.textContent)"
    today = ["Late news", "Late words stand here.", "Early words stand here."]
    assert browser.run(shown) == today
    to_day(browser, 0)
    assert browser.run(shown) == ["Early news", *reversed(today[1:])]
    credits = (
        "[...document.querySelectorAll('.head .credit')].filter((each) => each.checkVisibility())"
        ".map((each) => each.textContent.trim())"
    )
    assert browser.run(credits) == ["headline in Early Post 1"]
    to_day(browser, 100)
    assert browser.run(shown) == today
    assert browser.run(credits) == ["headline in Late Post 2"]


def ordered() -> Report:
    """Two reports; the later one gives the headline and the first statement."""
    articles = tuple(
        Article(
            id=name,
            uri=f"{name}.txt",
            capture="",
            text=f"{name} words stand here.",
            title=Finding(value=f"{name} news", rule="title"),
            outlet=Finding(value=f"{name} Post", rule="outlet"),
            published=Publication(earliest=day, latest=day, evidence=()),
        )
        for name, day in (("Early", datetime.date(2025, 3, 3)), ("Late", datetime.date(2025, 3, 4)))
    )
    account = Account(
        story=Story(
            id="s",
            articles=("Early", "Late"),
            label="Late news",
            first=datetime.date(2025, 3, 3),
            latest=datetime.date(2025, 3, 4),
        ),
        articles=tuple(AnnotatedArticle(article=article) for article in articles),
        statements=tuple(
            Statement(
                text=article.text,
                verdict=Verdict.SINGLE,
                outlets=1,
                independent=1,
                support=(article.span(0, len(article.text)),),
            )
            for article in reversed(articles)
        ),
        points=(),
        timeline=(),
    )
    return Report(accounts=(account,), version="0.1.0")


HOSTILE = {
    "script tag": "<script>globalThis.harm = 1</script>",
    "closing script": "</script><script>globalThis.harm = 1</script>",
    "closing style": "</style><style>body { display: none }</style><script>globalThis.harm = 1</script>",
    "event handler": '"><img src=x onerror="globalThis.harm = 1">',
    "svg": "<svg onload=globalThis.harm=1>",
    "frame": "<iframe srcdoc='<script>parent.harm = 1</script>'></iframe>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "css in an attribute": "' style='position:fixed;inset:0' '",
    "css import": "<link rel=stylesheet href=https://evil.example/x.css>@import 'https://evil.example/y.css';",
    "attribute of the script": "' data-since='9' data-then='[[0,\"x\"]]' hidden '",
    "template": "{{ self.__init__ }}{% for x in y %}",
    "turned direction": "safe \u202efdp.exe\u2066 name \u2067\u2069",
    "homoglyphs": "Раураl and Аррlе, іn the nаmе оf bаnks",
}


def hostile(words: str, length: int = 1) -> Report:
    """A report of two days whose every text from outside is those words."""
    text = words * length
    found = Finding(value=words, rule=words)
    articles = tuple(
        Article(
            id=words + day.isoformat(),
            uri="javascript:globalThis.harm=1",
            capture="",
            text=text,
            title=found,
            outlet=found,
            published=Publication(earliest=day, latest=day, evidence=(found,)),
        )
        for day in (datetime.date(2025, 3, 3), datetime.date(2025, 3, 4))
    )
    support = tuple(article.span(0, len(words) - place) for place, article in enumerate(reversed(articles)))
    account = Account(
        story=Story(id="s", articles=tuple(article.id for article in articles), label=words),
        articles=tuple(AnnotatedArticle(article=article) for article in articles),
        statements=(Statement(text=words, verdict=Verdict.AGREED, outlets=2, independent=2, support=support),),
        points=(),
        timeline=(TimelineEntry(date="2025-03-03", text=words, support=support),),
    )
    return Report(accounts=(account,), version=words)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_article_is_shown_as_harmless_text(browser: Chromium, tmp_path: Path, words: str) -> None:
    path = tmp_path / "hostile.html"
    path.write_bytes(render(hostile(words), "html"))
    browser.look(1280, 900)
    browser.open(path)
    assert browser.run("typeof harm") == "undefined"
    assert browser.run("getComputedStyle(document.body).display") == "block"
    assert browser.run("document.querySelectorAll('img, iframe, link[rel=stylesheet], [style]').length") == 0
    assert browser.run("document.querySelectorAll('a[href^=\"javascript\" i]').length") == 0
    signs = {turn: f"⟨U+{turn:04X}⟩" for turn in (0x202E, 0x2066, 0x2067, 0x2069)}
    shown = "document.querySelector('.brief .words').textContent"
    assert browser.run(shown) == words.translate(signs)
    to_day(browser, 0)
    assert browser.run(shown) == words[:-1].strip().translate(signs)
    assert browser.run("typeof harm") == "undefined"
    assert {url for url in requests(browser) if url != "data:,"} == {path.as_uri()}
    assert complaints(browser) == []
    mixed = browser.run("[...document.querySelectorAll('.mixed')].map((each) => each.textContent)")
    assert ("mixes Latin and Cyrillic letters" in mixed) == (words == HOSTILE["homoglyphs"])


def test_a_paragraph_of_ten_megabytes_opens_at_once(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_bytes(render(hostile("<b>without end ", 10_000_000 // 15), "html"))
    browser.look(1280, 900)
    began = time.monotonic()
    browser.open(path)
    assert time.monotonic() - began < 10
    assert "characters not shown" in browser.run("document.querySelector('.text').textContent")
