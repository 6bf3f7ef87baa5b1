"""Watching feeds and folders: what is new is added once, what fails is tried later, and a stop is clean."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consilience.acquire import AcquireOptions
from consilience.acquire.network import Network
from consilience.pipeline import Kit, Options
from consilience.pipeline.watching import Round, Watched, watching
from consilience.store import Library
from consilience.store.subscriptions import Subscription, Subscriptions
from tests.local_site import Page, Site, running_site

START = datetime.datetime(2031, 5, 7, 12, tzinfo=datetime.UTC)
POLITE = Options(acquire=AcquireOptions(delay=0, timeout=2.0))
HALF_AN_HOUR = datetime.timedelta(minutes=30)
TOWNS = ("Velmora", "Orlava", "Brekke", "Tarn", "Ustrel")


class Clock:
    """Tells the time, and is the stop: waiting sets it on, and after so many waits it says that it is enough."""

    def __init__(self) -> None:
        self.moment, self.left = START, 0

    def now(self) -> datetime.datetime:
        return self.moment

    def is_set(self) -> bool:
        return self.left <= 0

    def wait(self, timeout: float) -> bool:
        self.left -= 1
        self.moment += datetime.timedelta(seconds=timeout)
        return self.is_set()


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk.library"


def article(town: str, event: str = "A fire destroyed the town hall") -> Page:
    text = f"{event} of {town} on Tuesday, the mayor of {town} said. Nobody was hurt in {town}."
    body = f"<html><head><title>Fire in {town}</title></head><body><article><p>{text}</p></article></body></html>"
    return Page(body, headers={"Content-Type": "text/html; charset=utf-8"})


def publish(site: Site, *towns: str, path: str = "/feed") -> None:
    """Put articles and the feed that names them on the site."""
    for town in towns:
        site.pages.setdefault(f"/{town}", article(town))
    items = "".join(f"<item><title>{town}</title><link>{site.url(f'/{town}')}</link></item>" for town in towns)
    body = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
    site.pages[path] = Page(body, headers={"ETag": f'"{"-".join(towns)}"'})


def rounds(desk: Path, clock: Clock, kit: Kit, *places: str, count: int = 1) -> Iterator[Round]:
    clock.left = count
    watched = Watched(library=desk, places=places, every=HALF_AN_HOUR, network=Network(now=clock.now))
    return watching(watched, replace(kit, options=POLITE), clock)


def known(desk: Path, place: str) -> Subscription:
    subscriptions = Subscriptions.open(desk)
    try:
        return subscriptions.of(place)
    finally:
        subscriptions.close()


def test_what_a_feed_adds_is_added_and_nothing_is_fetched_twice(kit: Kit, site: Site, clock: Clock, desk: Path) -> None:
    publish(site, *TOWNS[:2])
    running = rounds(desk, clock, kit, site.url("/feed"), count=3)
    first = next(running)
    assert (first.looked, first.changed, first.articles) == (1, 1, 2)
    second = next(running)
    assert (second.looked, second.changed, second.articles) == (1, 0, 0)
    publish(site, *TOWNS[:3])
    third = next(running)
    assert (third.articles, third.began - first.began) == (1, 2 * HALF_AN_HOUR)
    assert [site.asked.count(f"/{town}") for town in TOWNS[:3]] == [1, 1, 1]
    assert list(running) == []


def test_a_watch_goes_on_where_an_earlier_one_ended(kit: Kit, site: Site, clock: Clock, desk: Path) -> None:
    publish(site, *TOWNS[:2])
    list(rounds(desk, clock, kit, site.url("/feed")))
    (again,) = rounds(desk, clock, kit, site.url("/feed"))
    assert again.articles == 0
    assert site.sent[-1]["If-None-Match"] == f'"{TOWNS[0]}-{TOWNS[1]}"'
    assert site.asked.count(f"/{TOWNS[0]}") == 1


def test_the_feeds_of_an_outline_are_watched_one_by_one(kit: Kit, site: Site, clock: Clock, desk: Path) -> None:
    publish(site, TOWNS[0], path="/one")
    publish(site, TOWNS[1], path="/two")
    named = "".join(f"<outline xmlUrl='{site.url(path)}'/>" for path in ("/one", "/two", "/gone"))
    site.pages["/opml"] = Page(f"<opml><body>{named}</body></opml>", headers={"ETag": '"fixed"'})
    first, second = rounds(desk, clock, kit, site.url("/opml"), count=2)
    assert (first.looked, first.failed, first.articles) == (4, 1, 2)
    assert (second.looked, second.failed, second.articles) == (3, 0, 0)
    assert known(desk, site.url("/gone")).failures == 1


def test_a_feed_that_fails_is_looked_at_ever_more_seldom_and_stops_no_other(
    kit: Kit, site: Site, clock: Clock, desk: Path
) -> None:
    publish(site, TOWNS[0])
    bad = site.url("/broken")
    site.pages["/broken"] = Page("<rss><channel>")
    done = list(rounds(desk, clock, kit, bad, site.url("/feed"), count=8))
    assert done[0].articles == 1
    looked = [number for number, each in enumerate(done) if each.failed]
    assert looked == [0, 2, 6]
    assert known(desk, bad).failures == 3
    publish(site, TOWNS[1], path="/broken")
    clock.moment += datetime.timedelta(days=1)
    (mended,) = rounds(desk, clock, kit, bad)
    assert mended.articles == 1
    assert known(desk, bad).failures == 0


def test_a_server_that_names_a_time_is_left_alone_until_then(kit: Kit, site: Site, clock: Clock, desk: Path) -> None:
    site.pages["/feed"] = Page(status=503, headers={"Retry-After": "7200"})
    list(rounds(desk, clock, kit, site.url("/feed"), count=6))
    assert site.asked.count("/feed") == 2
    assert known(desk, site.url("/feed")).message.startswith("was answered with status 503")


def test_a_due_time_that_a_wrong_clock_wrote_is_not_believed(kit: Kit, site: Site, clock: Clock, desk: Path) -> None:
    publish(site, TOWNS[0])
    clock.moment += datetime.timedelta(days=3_650)
    site.pages["/feed"], fine = Page(status=404), site.pages["/feed"]
    list(rounds(desk, clock, kit, site.url("/feed")))
    clock.moment, site.pages["/feed"] = START, fine
    (done,) = rounds(desk, clock, kit, site.url("/feed"))
    assert done.articles == 1


def test_a_page_that_cannot_be_got_is_tried_six_times(kit: Kit, site: Site, clock: Clock, desk: Path) -> None:
    publish(site, *TOWNS[:2])
    site.pages[f"/{TOWNS[1]}"] = Page(status=404)
    done = list(rounds(desk, clock, kit, site.url("/feed"), count=8))
    assert [each.articles for each in done] == [1] + [0] * 7
    assert site.asked.count(f"/{TOWNS[0]}") == 1
    assert site.asked.count(f"/{TOWNS[1]}") == 6
    assert known(desk, site.url("/feed")).etag == f'"{TOWNS[0]}-{TOWNS[1]}"'


def test_a_stop_ends_with_the_article_at_hand_and_the_rest_comes_next_time(
    kit: Kit, site: Site, clock: Clock, desk: Path
) -> None:
    publish(site, *TOWNS)

    def stopping() -> Page:
        clock.left = 0
        return article(TOWNS[1])

    site.pages[f"/{TOWNS[1]}"] = stopping
    (done,) = rounds(desk, clock, kit, site.url("/feed"), count=9)
    assert done.articles == 2
    with Library.open(desk) as library:
        assert not list(library.check())
    (rest,) = rounds(desk, clock, kit, site.url("/feed"))
    assert rest.articles == 3
    assert site.asked.count(f"/{TOWNS[0]}") == 1


def test_new_and_changed_files_of_a_folder_are_added(kit: Kit, clock: Clock, desk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    write(folder / "a.html", article(TOWNS[0]))
    running = rounds(desk, clock, kit, str(folder), count=4)
    assert next(running).articles == 1
    assert next(running).articles == 0
    write(folder / "b.html", article(TOWNS[1]))
    assert next(running).articles == 1
    write(
        folder / "a.html", article(TOWNS[0], "A flood, the worst in thirty years, drowned the harbour and the market")
    )
    assert next(running).versions == 1


def test_a_folder_that_is_gone_is_a_problem_of_its_own(kit: Kit, clock: Clock, desk: Path, tmp_path: Path) -> None:
    (done,) = rounds(desk, clock, kit, str(tmp_path / "none"))
    assert (done.looked, done.failed) == (1, 1)
    assert "does not exist" in done.problems[0].message


def test_an_end_is_kept(kit: Kit, site: Site, clock: Clock, desk: Path) -> None:
    publish(site, TOWNS[0])
    clock.left = 99
    watched = Watched(
        library=desk,
        places=(site.url("/feed"),),
        every=HALF_AN_HOUR,
        until=START + 3 * HALF_AN_HOUR,
        network=Network(now=clock.now),
    )
    assert len(list(watching(watched, replace(kit, options=POLITE), clock))) == 4


def write(path: Path, page: Page) -> None:
    path.write_text(str(page.body), "utf-8")
