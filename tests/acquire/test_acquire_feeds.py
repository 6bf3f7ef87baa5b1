"""Listings: what feeds, outlines and sitemaps name, and what of it is refused."""

import datetime
import io
import json
import time

import pytest

from consilience.acquire import acquire
from consilience.acquire.document import Document
from consilience.acquire.documents import captures
from consilience.acquire.listing import Listing
from consilience.acquire.listings import READERS
from consilience.acquire.options import AcquireOptions
from consilience.records import Capture, Problem

HERE = "https://news.example/feed"
NOW = datetime.datetime(2031, 5, 7, 12, tzinfo=datetime.UTC)
LONG = "The dam of Velmora holds. " * 40

RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Velmora Post</title>
<item><title>Dam holds</title><link>https://news.example/dam</link><pubDate>Tue, 06 May 2031 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded></item>
<item><title>Fire</title><link>/fire</link><description>A teaser only.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Velmora Post</title>
<entry><title>Dam holds</title><link href="https://news.example/dam"/><updated>2031-05-06T10:00:00Z</updated></entry>
<entry><title>Fire</title><link rel="alternate" href="fire"/><updated>2031-05-05T10:00:00Z</updated></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Velmora Post</title></channel>
<item rdf:about="a"><title>Dam holds</title><link>https://news.example/dam</link></item>
<item rdf:about="b"><title>Fire</title><link>https://news.example/fire</link></item></rdf:RDF>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Velmora Post",
        "items": [
            {"id": "1", "url": "https://news.example/dam", "date_published": "2031-05-06T10:00:00Z"},
            {"id": "2", "url": "/fire", "content_text": "short"},
            {"id": "3", "url": 7},
        ],
    }
)

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://news.example/fire</loc><image:image><image:loc>https://news.example/a.jpg</image:loc></image:image>
 <news:news><news:publication_date>2031-05-05</news:publication_date><news:title>Fire</news:title></news:news></url>
<url><loc>https://news.example/dam</loc><lastmod>2031-05-06</lastmod></url></urlset>"""


def listing(body: str | bytes, options: AcquireOptions | None = None) -> Listing:
    found = one(body, options)
    assert isinstance(found, Listing)
    return found


def one(body: str | bytes, options: AcquireOptions | None = None) -> Capture | Problem | Listing:
    raw = body.encode() if isinstance(body, str) else body
    (found,) = captures(Document(uri=HERE, body=raw, retrieved=NOW), options or AcquireOptions())
    return found


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(RSS, id="RSS 2.0"),
        pytest.param(ATOM, id="Atom"),
        pytest.param(RDF, id="RSS 1.0"),
        pytest.param(JSON, id="JSON Feed"),
        pytest.param(SITEMAP, id="sitemap for news, latest first"),
        pytest.param(RSS.encode("utf-16"), id="UTF-16"),
        pytest.param("\ufeff<!-- a comment with <rss> -->" + ATOM, id="behind a byte order mark and a comment"),
        pytest.param(RSS.replace("</channel></rss>", ""), id="cut off"),
        pytest.param(RSS.replace("<description>", "<description><br>&nbsp; & <b>"), id="not well-formed"),
    ],
)
def test_a_listing_names_its_articles(body: str | bytes) -> None:
    assert [entry.address for entry in listing(body).entries] == [
        "https://news.example/dam",
        "https://news.example/fire",
    ]


def test_an_article_about_feeds_is_no_feed() -> None:
    found = one(json.dumps({"text": "Write https://jsonfeed.org/version/1.1 as its version.", "version": "2"}))
    assert isinstance(found, Capture)


def test_a_feed_on_standard_input_is_followed() -> None:
    body = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"content_text": LONG, "title": "Dam"}]})
    (found,) = acquire(["-"], standard_input=io.BytesIO(body.encode()))
    assert isinstance(found, Capture)
    assert json.loads(found.body)["text"] == LONG


def test_every_kind_of_listing_has_a_reader() -> None:
    assert all(__import__(module, fromlist=["listing"]).listing for module in READERS.values())


def test_the_article_is_kept_where_the_feed_holds_it_whole() -> None:
    whole, teaser = listing(RSS).entries
    fields = json.loads(whole.article or b"")
    assert (fields["title"], fields["outlet"], fields["url"]) == ("Dam holds", "Velmora Post", whole.address)
    assert fields["published"] == "2031-05-06T10:00:00+00:00"
    assert LONG.strip() in fields["html"]
    assert teaser.article is None


def test_a_changed_article_has_another_stamp() -> None:
    first, _ = listing(ATOM).entries
    changed, _ = listing(ATOM.replace("05-06T10", "05-06T11")).entries
    assert first.address == changed.address
    assert first.stamp != changed.stamp


def test_an_outline_names_feeds_once_and_nothing_else() -> None:
    outline = """<opml version="2.0"><body><outline text="all">
      <outline xmlUrl="https://a.example/feed"/><outline xmlURL="/own"/><outline xmlUrl="https://a.example/feed"/>
      <outline type="link" url="https://a.example/page"/><outline xmlUrl="file:///etc/passwd"/></outline></body></opml>"""
    entries = listing(outline).entries
    assert [entry.address for entry in entries] == ["https://a.example/feed", "https://news.example/own"]
    assert all(entry.is_listing for entry in entries)


def test_an_index_of_sitemaps_names_the_latest_first() -> None:
    index = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>https://a.example/1.xml</loc><lastmod>2031-01-01</lastmod></sitemap>
      <sitemap><loc>https://a.example/2.xml</loc><lastmod>2031-02-01</lastmod></sitemap></sitemapindex>"""
    entries = listing(index).entries
    assert [entry.address for entry in entries] == ["https://a.example/2.xml", "https://a.example/1.xml"]
    assert all(entry.is_listing for entry in entries)


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "javascript:alert(1)", "/etc/passwd\x00", "ftp://a.example/x", "http://" + "a" * 5_000],
)
def test_only_addresses_of_the_web_are_taken(link: str) -> None:
    found = one(json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"url": link}]}).encode())
    addresses = [entry.address for entry in found.entries] if isinstance(found, Listing) else []
    assert all(address.startswith("https://news.example/") for address in addresses)


def test_a_date_of_the_future_is_left_out_and_said() -> None:
    found = listing(RSS.replace("2031 10:00", "2099 10:00"))
    assert "published" not in json.loads(found.entries[0].article or b"")
    assert "2099-05-06" in found.notes[0]


# ---------------------------------------------------------------- hostile input

ENTITY = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("body", [RSS.partition("?>")[2], ATOM, SITEMAP.partition("?>")[2], "<opml><body/></opml>"])
@pytest.mark.parametrize("declared", [ENTITY, OUTSIDE], ids=["bomb", "file"])
def test_entities_of_its_own_are_refused(body: str, declared: str) -> None:
    found = one('<?xml version="1.0"?>' + declared + body)
    assert isinstance(found, Problem)
    assert "entities of its own" in found.message


def test_an_entity_bomb_of_no_kind_is_no_article() -> None:
    assert isinstance(one('<?xml version="1.0"?>' + ENTITY + "<lolz>&b;</lolz>"), Problem)


MILLION = 1_000_000
ENDLESS = [
    pytest.param(b"<rss><channel>", b"<item><link>http://a.example/%d</link></item>", b"</channel></rss>", id="RSS"),
    pytest.param(b"<feed>", b"<entry><link href='http://a.example/%d'/></entry>", b"</feed>", id="Atom"),
    pytest.param(
        b'{"version":"https://jsonfeed.org/version/1.1","items":[', b'{"url":"http://a.e/%d"},', b"{}]}", id="JSON"
    ),
]


@pytest.mark.parametrize(("head", "entry", "end"), ENDLESS)
def test_a_feed_of_a_million_entries_is_bounded(head: bytes, entry: bytes, end: bytes) -> None:
    body = head + b"".join(entry % number for number in range(MILLION)) + end
    began = time.process_time()
    found = listing(body)
    assert len(found.entries) + found.left_out in {MILLION, MILLION + 1}
    assert 999 <= len(found.entries) <= 1_000
    assert time.process_time() - began < 30


def test_of_a_sitemap_of_200000_pages_the_latest_are_read() -> None:
    page = b"<url><loc>http://a.e/%d</loc><lastmod>%04d-01-01</lastmod></url>"
    body = b"<urlset>" + b"".join(page % (number, number % 5_000) for number in range(200_000)) + b"</urlset>"
    found = listing(body)
    assert (len(found.entries), found.left_out) == (1_000, 199_000)
    assert {entry.stamp[:4] for entry in found.entries} == {str(year) for year in range(4_975, 5_000)}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<rss><channel>" + b"<item>" * 300_000, id="entries without end"),
        pytest.param(b"<rss><channel>" + b"<a>" * 300_000, id="elements in elements"),
        pytest.param(b"<opml><body>" + b"<outline xmlUrl='http://a.example/1'>" * 100_000, id="outlines in outlines"),
        pytest.param(b"<rss><channel><item><title>" + b"&" * 300_000, id="ampersands"),
        pytest.param(b"<rss><channel><item><description>" + b"<![CDATA[" * 100_000, id="quotations without end"),
        pytest.param(b"<rss></rss>", id="nothing"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"[" * 100_000, id="lists in lists"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1", "items": 7}', id="no list"),
    ],
)
def test_what_is_no_feed_after_all_is_one_problem_soon(body: bytes) -> None:
    began = time.process_time()
    found = one(body)
    assert isinstance(found, Problem)
    assert "\n" not in found.message
    assert time.process_time() - began < 10


@pytest.mark.parametrize("filler", [b"<!--", b"<??>", b"<!DOCTYPE ", b"<!DOCTYPE a[", b" "], ids=str)
def test_what_comes_before_the_root_is_read_in_linear_time(filler: bytes) -> None:
    began = time.process_time()
    one(filler * 200_000 + b"<rs")
    assert time.process_time() - began < 2


def test_the_first_articles_of_a_feed_of_40_megabytes_are_read() -> None:
    fat = (
        b"<item><link>http://a.example/%d</link><description>" + b"words of a text " * 4_000 + b"</description></item>"
    )
    found = listing(b"<rss><channel>" + b"".join(fat % number for number in range(500)) + b"</channel></rss>")
    assert 100 < len(found.entries) < 200
    assert len(found.entries) + found.left_out == 500
