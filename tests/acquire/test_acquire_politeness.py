"""Politeness, against a real server on loopback: what is asked, how often, and what is left alone."""

import datetime
from collections.abc import Iterator

import pytest

from consilience.acquire import AcquireOptions, acquire
from consilience.acquire.document import Mark
from consilience.acquire.looking import Look, Looker
from consilience.acquire.network import Network
from consilience.records import Capture, Problem
from tests.local_site import Page, Site, running_site

START = datetime.datetime(2031, 5, 7, 12, tzinfo=datetime.UTC)
ARTICLE = Page("<html><body><p>A river rose in Velmora.</p></body></html>", headers={"Content-Type": "text/html"})


class Clock:
    """A clock that goes on only when somebody waits for it."""

    def __init__(self) -> None:
        self.moment, self.pauses = START, list[float]()

    def now(self) -> datetime.datetime:
        return self.moment

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.moment += datetime.timedelta(seconds=seconds)

    def network(self) -> Network:
        return Network(now=self.now, pause=self.pause)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


def got(clock: Clock, *places: str, options: AcquireOptions | None = None) -> list[Capture | Problem]:
    return list(acquire(places, options=options or AcquireOptions(), network=clock.network()))


def feed(site: Site, *paths: str) -> Page:
    items = "".join(f"<item><title>{path}</title><link>{site.url(path)}</link></item>" for path in paths)
    return Page(f"<rss version='2.0'><channel><title>Velmora Post</title>{items}</channel></rss>")


def test_a_feed_gives_the_articles_that_it_names(site: Site, clock: Clock) -> None:
    site.pages |= {"/feed": feed(site, "/a", "/b"), "/a": ARTICLE, "/b": ARTICLE}
    assert [item.uri for item in got(clock, site.url("/feed"))] == [site.url("/a"), site.url("/b")]
    assert site.asked == ["/robots.txt", "/feed", "/a", "/b"]


def test_outlines_and_indexes_are_followed_to_the_articles(site: Site, clock: Clock) -> None:
    site.pages |= {"/feed": feed(site, "/a"), "/a": ARTICLE}
    site.pages["/opml"] = Page(f"<opml><body><outline xmlUrl='{site.url('/feed')}'/></body></opml>")
    site.pages["/map"] = Page(f"<urlset><url><loc>{site.url('/a')}</loc></url></urlset>")
    site.pages["/index"] = Page(f"<sitemapindex><sitemap><loc>{site.url('/map')}</loc></sitemap></sitemapindex>")
    found = got(clock, site.url("/opml"), site.url("/index"))
    assert [item.uri for item in found] == [site.url("/a")] * 2


def test_outlines_that_name_each_other_end(site: Site, clock: Clock) -> None:
    site.pages["/opml"] = Page(f"<opml><body><outline xmlUrl='{site.url('/opml')}'/></body></opml>")
    (problem,) = got(clock, site.url("/opml"))
    assert isinstance(problem, Problem)
    assert "within feeds" in problem.message
    assert site.asked.count("/opml") == 3


def test_a_feed_in_a_file_is_followed_only_where_it_is_named(site: Site, clock: Clock, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "feed.html"
    path.write_text("<rss><channel><item><link>https://news.example/a</link></item></channel></rss>")
    (problem,) = got(clock, str(tmp_path))
    assert isinstance(problem, Problem)
    assert "name it" in problem.message
    assert site.asked == []


def test_the_local_network_is_not_reached_by_a_file(site: Site, clock: Clock, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "feed.rss"
    path.write_bytes(feed(site, "/a").body.encode())  # type: ignore[union-attr]
    (problem,) = got(clock, str(path))
    assert isinstance(problem, Problem)
    assert "local network" in problem.message
    assert site.asked == []


def test_the_text_in_the_feed_stands_in_for_a_page_that_is_gone(site: Site, clock: Clock) -> None:
    text = "The dam of Velmora holds. " * 40
    item = f"<item><title>Dam</title><link>{site.url('/a')}</link><content:encoded>{text}</content:encoded></item>"
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    site.pages["/feed"] = Page(f"<rss version='2.0' {space}><channel>{item}</channel></rss>")
    problem, capture = got(clock, site.url("/feed"))
    assert isinstance(problem, Problem)
    assert "read instead" in problem.message
    assert isinstance(capture, Capture)
    assert (capture.uri, capture.media_type, capture.retrieved) == (site.url("/a"), "application/json", START)


def test_only_so_many_pages_are_fetched_for_one_place(site: Site, clock: Clock) -> None:
    site.pages |= {"/feed": feed(site, *(f"/{number}" for number in range(9)))}
    found = got(clock, site.url("/feed"), options=AcquireOptions(addresses=3))
    assert len(site.asked) == 2 + 3
    assert isinstance(found[-1], Problem)
    assert "more pages than the 3" in found[-1].message


def test_robots_txt_closes_pages_to_a_feed_too(site: Site, clock: Clock) -> None:
    site.pages |= {"/feed": feed(site, "/a", "/b"), "/a": ARTICLE, "/b": ARTICLE}
    site.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /a")
    closed, opened = got(clock, site.url("/feed"))
    assert isinstance(closed, Problem)
    assert "robots.txt" in closed.message
    assert isinstance(opened, Capture)
    assert "/a" not in site.asked


@pytest.mark.parametrize(
    ("robots", "pauses"),
    [
        pytest.param("", [1.0, 1.0], id="a second where nothing is asked"),
        pytest.param("User-agent: *\nCrawl-delay: 7", [7.0, 7.0], id="what the site asks"),
        pytest.param("User-agent: *\nCrawl-delay: 86400", [30.0, 30.0], id="half a minute at most"),
    ],
)
def test_a_host_is_given_time_between_two_pages(site: Site, clock: Clock, robots: str, pauses: list[float]) -> None:
    site.pages |= {"/feed": feed(site, "/a", "/b"), "/a": ARTICLE, "/b": ARTICLE, "/robots.txt": Page(robots)}
    got(clock, site.url("/feed"))
    assert clock.pauses == pauses


def busy(times: int, **headers: str) -> tuple[Page, Iterator[Page]]:
    refused = Page(status=503, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return refused, iter([refused] * times + [ARTICLE] * 9)


@pytest.mark.parametrize(
    ("times", "headers", "pauses"),
    [
        pytest.param(1, {}, [2.0], id="a little"),
        pytest.param(2, {}, [2.0, 4.0], id="twice as long the second time"),
        pytest.param(1, {"Retry_After": "9"}, [9.0], id="as long as it asks"),
        pytest.param(1, {"Retry_After": "Wed, 07 May 2031 12:00:20 GMT"}, [20.0], id="until it asks"),
        pytest.param(1, {"Retry_After": "Wed, 07 May 2025 12:00:20 GMT"}, [0.0], id="until a time that is past"),
        pytest.param(1, {"Retry_After": "soon"}, [2.0], id="nonsense"),
    ],
)
def test_a_busy_server_is_waited_for(
    site: Site, clock: Clock, times: int, headers: dict[str, str], pauses: list[float]
) -> None:
    _, answers = busy(times, **headers)
    site.pages["/a"] = lambda: next(answers)
    (item,) = got(clock, site.url("/a"), options=AcquireOptions(delay=0))
    assert isinstance(item, Capture)
    assert clock.pauses == [pause for pause in pauses if pause]


@pytest.mark.parametrize("asked", ["3600", "99999999999999999999", ""], ids=["an hour", "for ever", "no time"])
def test_a_server_that_stays_busy_is_left_alone(site: Site, clock: Clock, asked: str) -> None:
    site.pages["/a"] = Page(status=429, headers={"Retry-After": asked})
    site.pages["/b"] = ARTICLE
    first, second = got(clock, site.url("/a"), site.url("/b"), options=AcquireOptions(delay=0))
    assert isinstance(first, Problem)
    assert isinstance(second, Problem)
    assert "left alone" in second.message
    assert "/b" not in site.asked
    assert sum(clock.pauses) <= 60


# ---------------------------------------------------------------- looking without getting


def look(site: Site, clock: Clock, mark: Mark = Mark()) -> Look:  # noqa: B008 - a frozen record
    looker = Looker(network=clock.network())
    try:
        return looker.look(site.url("/feed"), mark)
    finally:
        looker.close()


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site, clock: Clock) -> None:
    page = site.pages["/feed"] = feed(site, "/a")
    page.headers.update({"ETag": '"one"', "Last-Modified": "Tue, 06 May 2031 10:00:00 GMT"})
    first = look(site, clock)
    assert [shown.key for shown in first.shown]
    second = look(site, clock, first.mark)
    assert second.is_unchanged
    assert second.shown == ()
    assert site.sent[-1]["If-None-Match"] == '"one"'
    assert site.sent[-1]["If-Modified-Since"] == "Tue, 06 May 2031 10:00:00 GMT"
    assert "/a" not in site.asked


def test_looking_says_for_how_long_a_host_is_to_be_left_alone(site: Site, clock: Clock) -> None:
    site.pages["/feed"] = Page(status=503, headers={"Retry-After": "7200"})
    found = look(site, clock)
    assert (found.is_failed, found.wait) == (True, 7200.0)


def test_a_page_is_nothing_to_watch(site: Site, clock: Clock) -> None:
    site.pages["/feed"] = ARTICLE
    found = look(site, clock)
    assert found.is_failed
    assert "nothing to watch" in found.problems[0].message
