"""Judgements by form, without a script: each changes the account, names who made it, and can be undone."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.pipeline import Kit, fill
from consilience.records import Rank
from consilience.store import Judgement, Library
from tests.serve.rooms import Browser, add_users, browsing
from tests.serve.test_adding import over

REPORTS = {
    "Tarn Post": "The bridge of Tarn was closed on Monday after engineers found cracks. Three people were hurt.",
    "Veskia Herald": "The bridge of Tarn was closed on Monday after engineers found cracks. Five people were hurt.",
    "Orlava Echo": "Engineers found cracks in the bridge of Tarn, which was closed on Monday. Five people were hurt.",
}


@pytest.fixture(scope="module")
def told(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one story of three reports."""
    folder = tmp_path_factory.mktemp("told")
    reports = folder / "reports"
    reports.mkdir()
    for number, (outlet, text) in enumerate(REPORTS.items()):
        words = f"Bridge of Tarn closed\n{outlet}\n{number + 3} March 2031\n\n{text}\n"
        (reports / f"{number}.txt").write_text(words, "utf-8")
    fill(folder / "desk.library", [str(reports)], kit)
    return folder / "desk.library"


@pytest.fixture
def room(told: Path, kit: Kit, tmp_path: Path) -> Iterator[Browser]:
    path = tmp_path / "desk.library"
    path.write_bytes(told.read_bytes())
    with browsing(path, lambda: kit) as browser:
        yield browser


def the_story(browser: Browser) -> str:
    found = re.search(r'href="/stories/(\w+)"', browser.get("/").text)
    assert found is not None
    return found.group(1)


def an_article(browser: Browser) -> str:
    found = re.search(r'class="act"><a href="/articles/(\w+)"', browser.get(f"/stories/{the_story(browser)}").text)
    assert found is not None
    return found.group(1)


def judge(browser: Browser, name: str, fields: dict[str, str]) -> str:
    """The address to which a judgement leads, its work done."""
    answer = browser.post(f"/judge/{name}", {"by": "Ann", "note": "she was there", **fields})
    assert answer.status_code == 303, answer.text
    over(browser, answer.headers["location"])
    return str(answer.headers["location"])


def last(browser: Browser) -> str:
    """The number of the last judgement."""
    found = re.search(r'id="judgement-(\d+)"', browser.get("/judgements").text)
    assert found is not None
    return found.group(1)


def test_a_date_is_corrected_and_the_correction_undone(room: Browser) -> None:
    article = an_article(room)
    judge(room, "date", {"article": article, "day": "2031-02-01", "back": f"/articles/{article}"})
    assert "2031-02-01" in room.get(f"/articles/{article}").text
    assert "Ann" in room.get(f"/stories/{the_story(room)}").text
    judge(room, "undo", {"number": last(room)})
    assert "· withdrawn" in room.get("/judgements").text
    assert ">2031-02-01" not in room.get(f"/articles/{article}").text


def test_a_line_is_told_to_be_furniture(room: Browser) -> None:
    article = an_article(room)
    page = room.get(f"/articles/{article}").text
    start, end = re.findall(r"/judge/line\?article=\w+&amp;start=(\d+)&amp;end=(\d+)", page)[-1]
    panel = room.get(f"/judge/line?article={article}&start={start}&end={end}").text
    assert "Now body" in panel
    judge(room, "line", {"article": article, "start": start, "end": end, "role": "teaser"})
    assert "furniture-text" in room.get(f"/articles/{article}").text


def test_a_story_that_was_merged_leads_to_the_one_it_went_into(room: Browser) -> None:
    story, article = the_story(room), an_article(room)
    judge(room, "split", {"article": article, "back": f"/stories/{story}"})
    ids = set(re.findall(r'href="/stories/(\w+)"', room.get("/").text))
    assert len(ids) == 2
    other = next(iter(ids - {story}))
    judge(room, "merge", {"story": story, "other": other})
    assert set(re.findall(r'href="/stories/(\w+)"', room.get("/").text)) == {story}
    answer = room.get(f"/stories/{other}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"/stories/{story}")


def test_two_names_are_judged(room: Browser) -> None:
    judge(room, "names", {"first": "Tarn", "second": "Orlava", "verdict": "not the same"})
    assert "are not the same" in room.get("/judgements").text


@pytest.mark.parametrize(
    ("name", "fields", "status"),
    [
        ("date", {"article": "ARTICLE", "day": "tomorrow"}, 422),
        ("date", {"article": "none", "day": "2031-01-01"}, 404),
        ("line", {"article": "ARTICLE", "start": "1", "end": "2", "role": "body"}, 422),
        ("verdict", {"story": "STORY", "point": "none", "verdict": "agreed"}, 422),
        ("verdict", {"story": "STORY", "point": "none", "verdict": "true"}, 422),
        ("claims", {"story": "STORY", "pair": "a b c", "value": "same"}, 422),
        ("merge", {"story": "STORY", "other": "STORY"}, 422),
        ("split", {}, 422),
        ("names", {"first": "Tarn", "second": "Tarn", "verdict": "same"}, 422),
        ("undo", {"number": "99"}, 404),
        ("nothing", {}, 404),
        ("names", {"first": "Tarn", "second": "Orlava", "verdict": "same", "by": " "}, 422),
    ],
)
def test_what_cannot_be_judged_is_refused_and_not_kept(
    room: Browser, name: str, fields: dict[str, str], status: int
) -> None:
    known = {"STORY": the_story(room), "ARTICLE": an_article(room)}
    sent = {field: known.get(value, value) for field, value in fields.items()}
    answer = room.post(f"/judge/{name}", {"by": "Ann", **sent})
    assert answer.status_code == status, answer.text
    assert "Nobody judged anything yet." in room.get("/judgements").text


def test_a_judgement_bears_the_name_of_who_is_signed_in(told: Path, kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "desk.library"
    path.write_bytes(told.read_bytes())
    add_users(path, Berta=Rank.EDITOR)
    with browsing(path, lambda: kit) as browser:
        browser.sign_in("Berta")
        judge(browser, "names", {"first": "Tarn", "second": "Orlava", "verdict": "not the same", "by": "Ann"})
    with Library.open(path) as library:
        (kept,) = library.judgements()
    assert isinstance(kept.judgement, Judgement)
    assert kept.judgement.author == "Berta"
    assert datetime.datetime.now(datetime.UTC) - kept.judgement.made < datetime.timedelta(minutes=5)


def test_the_versions_of_a_page_are_shown_with_the_words_that_changed(kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "versions.library"
    Library.open(path).close()
    with browsing(path, lambda: kit) as browser:
        for pillars in ("two", "four"):
            text = f"The bridge of Tarn was closed on Monday after engineers found cracks in {pillars} pillars of it."
            sent = browser.post("/add", {"text": text, "url": "https://tarn.example/bridge"}, on="/add")
            assert "1 new" in over(browser, sent.headers["location"])
        found = re.search(r'"(/articles/\w+)"', browser.get("/search?q=four").text)
        assert found is not None
        article = found.group(1)
        assert "<del>two</del> <ins>four</ins>" in browser.get(article).text
        judge(browser, "date", {"article": article.rpartition("/")[2], "day": "2031-02-01", "back": article})
        assert "2031-02-01" in re.split("</header>", browser.get(article).text)[1]


def test_a_story_that_was_never_told_is_told_when_it_is_opened(told: Path, kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "cheap.library"
    fill(path, [str(told.parent / "reports")], kit, is_cheap=True)
    with browsing(path, lambda: kit) as browser:
        answer = browser.get(f"/stories/{the_story(browser)}", follow_redirects=False)
        assert answer.headers["location"].startswith("/work/")
        over(browser, answer.headers["location"])
        assert "Five people were hurt" in browser.get(f"/stories/{the_story(browser)}").text
