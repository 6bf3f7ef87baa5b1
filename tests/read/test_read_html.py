import json
import time
from typing import Any

import pytest

from consilience.read import read
from consilience.records import Article, Capture, Problem, Role, digest

PARAGRAPHS = (
    "The river rose by two metres on Monday, and the whole of the old town was cut off from the coast.",
    "Nobody was hurt, the mayor said, but forty families spent the night in the gymnasium of the school.",
    "The water is expected to fall by the end of the week, when the schools will open their doors again.",
)


def page(body: str = "", head: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"<html lang='en-GB'><head>{head}</head><body><article>{body}{text}</article></body></html>"


def item(html: str | bytes, uri: str = "page.html") -> Article | Problem:
    body = html if isinstance(html, bytes) else html.encode()
    (found,) = read([Capture(uri=uri, media_type="text/html", body=body, digest=digest(body))])
    return found


def article(html: str | bytes, uri: str = "page.html") -> Article:
    found = item(html, uri)
    assert isinstance(found, Article)
    return found


def described(**node: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | node)}</script>'


def test_the_main_text_is_its_paragraphs_a_line_each() -> None:
    found = article(page())
    assert found.text == "\n".join(PARAGRAPHS)
    assert [found.words(block.span) for block in found.blocks] == list(PARAGRAPHS)
    assert {block.rule for block in found.blocks} == {"html p"}


def test_a_short_text_has_its_paragraphs_too() -> None:
    found = article(f"<html><body><article><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></article></body></html>")
    assert [found.words(block.span) for block in found.blocks] == list(PARAGRAPHS[:2])


def test_a_heading_within_the_text_is_a_subheading() -> None:
    middle = f"<p>{PARAGRAPHS[0]}</p><h2>What comes next for the town</h2>"
    found = article(page(middle))
    assert [found.words(block.span) for block in found.blocks if block.role is Role.SUBHEADING] == [
        "What comes next for the town"
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param("<title>River rises | The Herald</title>", "River rises | The Herald", id="title element"),
        pytest.param(
            "<title>River rises - The Herald</title><meta property='og:site_name' content='The Herald'>",
            "River rises",
            id="site name cut off",
        ),
        pytest.param("<meta property='og:title' content='River rises'><title>x</title>", "River rises", id="OpenGraph"),
        pytest.param(
            described(headline="River rises") + "<meta property='og:title' content='Other'>",
            "River rises",
            id="JSON-LD",
        ),
        pytest.param(described(headline="River &amp; rain"), "River & rain", id="entities in JSON-LD"),
    ],
)
def test_the_title_comes_from_the_best_source(head: str, title: str) -> None:
    found = article(page(head=head)).title
    assert found is not None
    assert found.value == title


def test_an_ending_behind_the_pages_own_heading_is_cut_off() -> None:
    head = "<meta property='og:title' content='River rises - Latest News'>"
    found = article(page("<h1>River rises</h1>", head)).title
    assert found is not None
    assert found.value == "River rises"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(described(datePublished="2025-09-10T23:30:00-04:00"), id="JSON-LD"),
        pytest.param("<meta property='article:published_time' content='2025-09-10T08:00Z'>", id="OpenGraph"),
        pytest.param("<meta name='date' content='September 10, 2025'>", id="meta, written out"),
        pytest.param("<meta name='pubdate' content='Wed, 10 Sep 2025 08:00:00 GMT'>", id="meta, RFC 2822"),
        pytest.param("<meta name='pubdate' content='no date'><time datetime='2025-09-10'>today</time>", id="time"),
    ],
)
def test_the_day_comes_from_the_first_source_that_has_one(head: str) -> None:
    published = article(page(head=head)).published
    assert published is not None
    assert published.earliest.isoformat() == published.latest.isoformat() == "2025-09-10"


@pytest.mark.parametrize(
    ("node", "names"),
    [
        pytest.param({"author": {"@type": "Person", "name": "Ann Lee"}}, ["Ann Lee"], id="one"),
        pytest.param({"author": [{"name": "Ann Lee"}, "Bo Chu"]}, ["Ann Lee", "Bo Chu"], id="two"),
        pytest.param({"author": "By Ann Lee, Political Editor"}, ["Ann Lee"], id="job title"),
        pytest.param(
            {"author": [{"name": "The Herald"}, {"name": "Ann Lee"}], "publisher": {"name": "The Herald"}},
            ["Ann Lee"],
            id="the outlet is no author",
        ),
        pytest.param({"author": {"name": None}}, [], id="none"),
    ],
)
def test_authors_are_names_alone(node: dict[str, Any], names: list[str]) -> None:
    assert [author.value for author in article(page(head=described(**node))).authors] == names


def test_the_article_is_found_in_a_graph_and_in_broken_json_ld() -> None:
    graph = {
        "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["ReportageNewsArticle"], "headline": "River\nrises"}]
    }
    script = json.dumps(graph).replace("\\n", "\n")[:-1] + ",}"
    found = article(page(head=f'<script type="application/ld+json">{script}</script>')).title
    assert found is not None
    assert found.value == "River rises"


def test_the_outlet_falls_back_on_the_host() -> None:
    found = article(page(), "https://www.herald.example/river").outlet
    assert found is not None
    assert (found.value, found.rule) == ("herald.example", "host")


def test_the_language_of_the_page_is_a_two_letter_code() -> None:
    found = article(page()).language
    assert found is not None
    assert found.value == "en"


def test_a_declared_character_set_is_used() -> None:
    html = page(head="<meta charset='windows-1250'><title>Řeka stoupla</title>").encode("windows-1250")
    found = article(html).title
    assert found is not None
    assert found.value == "Řeka stoupla"


HOSTILE = {
    "100,000 nested tags": "<html><body>" + "<div>" * 100_000 + "words " * 50 + "</div>" * 100_000,
    "unclosed inline tags": "<html><body>" + "<b><p>" * 5_000 + "words " * 50,
    "one script": "<html><script>" + "x = 1;" * 500_000 + "</script></html>",
    "an endless line": "<html><body><p>" + "word " * 300_000,
    "an endless word": "<html><body><p>" + "x" * 3_000_000,
    "100,000 attributes": "<html><p " + " ".join(f'a{number}="x"' for number in range(100_000)) + ">words</p>",
    "100,000 elements": "<html><body>" + "<p>some words</p>" * 100_000,
    "open angles": "<html>" + "<" * 1_000_000,
    "50 MB": "<html><body><p>" + "word " * 10_000_000,
    "NUL bytes": "<html><body><p>" + "wo\x00rd " * 1_000,
    "nested JSON-LD": f'<html><script type="application/ld+json">{"[" * 200_000}</script><p>words</p>',
    "a long title": f"<html><title>{' - x' * 100_000}</title><h1>{'x ' * 100_000}</h1><p>words</p>",
    "a long byline": f"<html><meta name='author' content='{'a and ' * 100_000}'><p>words</p>",
    "cycles of entities": "<!DOCTYPE html [<!ENTITY a '&b;&b;'><!ENTITY b '&a;&a;'>]><html><p>&a; words</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_soon_in_an_article_or_a_problem(name: str) -> None:
    begun = time.process_time()
    found = item(HOSTILE[name])
    assert isinstance(found, Article | Problem)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<html></html>", id="nothing"),
        pytest.param("<html><body><nav><a href='/'>Home</a></nav></body></html>", id="navigation"),
        pytest.param("<html><script>x = 1</script></html>", id="script"),
        pytest.param("<!-- -->", id="comment"),
    ],
)
def test_a_page_without_an_article_is_a_problem(html: str) -> None:
    found = item(html)
    assert isinstance(found, Problem)
    assert "without an article" in found.message
