import pytest

from consilience.read import read
from consilience.records import Article, Capture, Role, digest

PARAGRAPHS = (
    "The river rose by two metres on Monday, and the whole of the old town was cut off from the coast.",
    "Nobody was hurt, the mayor said, but forty families spent the night in the gymnasium of the school.",
    "The water is expected to fall by the end of the week, when the schools will open their doors again.",
    "Engineers will then look at the dam above the town, which was built in 1931 and repaired only once.",
)
SHUT = "The bridge is shut. Stay home."
LINK = "<a href='https://town.example/1'>May 3, 2025</a>"


def article(insert: str) -> Article:
    first, second = ("".join(f"<p>{line}</p>" for line in half) for half in (PARAGRAPHS[:2], PARAGRAPHS[2:]))
    html = f"<html><body><article>{first}{insert}{second}</article></body></html>".encode()
    (found,) = read([Capture(uri="page.html", media_type="text/html", body=html, digest=digest(html))])
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("post", "lines"),
    [
        pytest.param(
            f"<blockquote class='twitter-tweet'><p>{SHUT}</p>&mdash; Town Hall (@town) {LINK}</blockquote>",
            [SHUT, "— Town Hall (@town) May 3, 2025"],
            id="Twitter",
        ),
        pytest.param(
            "<blockquote class='bluesky-embed'><p>The bridge is shut.<br>Stay home.</p>"
            f"&mdash; Town Hall (<a href='x'>@town.example</a>) {LINK}</blockquote>",
            ["The bridge is shut.", "Stay home.", "— Town Hall (@town.example) May 3, 2025"],
            id="Bluesky, two lines",
        ),
        pytest.param(
            f"<blockquote class='instagram-media'><div><a href='x'>View this post on Instagram</a><p><a href='x'>{SHUT}"
            "</a></p><p>A post shared by Town Hall (@town)</p></div></blockquote>",
            [SHUT, "A post shared by Town Hall (@town)"],
            id="Instagram",
        ),
        pytest.param(
            "<blockquote class='mastodon-embed'><a href='x'><div>Post by @town@herald.example</div>"
            "<div>View on Mastodon</div></a></blockquote>",
            ["Post by @town@herald.example"],
            id="Mastodon, of which the page holds no words",
        ),
        pytest.param(
            f"<figure><blockquote class='tiktok-embed'><section><p>{SHUT}</p></section></blockquote></figure>",
            [SHUT],
            id="TikTok, in a figure",
        ),
        pytest.param(
            f"<div class='social-embed'><div><blockquote class='twitter-tweet'><p>{SHUT}</p></blockquote></div></div>",
            [SHUT],
            id="in a wrapper that names itself as furniture",
        ),
        pytest.param(
            "<blockquote class='twitter-tweet'><p>Sign up for help at the town hall.</p></blockquote>",
            ["Sign up for help at the town hall."],
            id="with the words of a plea",
        ),
        pytest.param("<script async data-telegram-post='town/68' src='x'></script>", [], id="Telegram, only named"),
        pytest.param("<blockquote class='twitter-tweet'></blockquote>", [], id="empty"),
    ],
)
def test_an_embedded_post_is_read_where_it_stands(post: str, lines: list[str]) -> None:
    found = article(post)
    assert found.text.split("\n") == [*PARAGRAPHS[:2], *lines, *PARAGRAPHS[2:]]
    posts = [block for block in found.blocks if block.rule == "embedded post"]
    assert [found.words(block.span) for block in posts] == lines
    assert {block.role for block in posts} <= {Role.BODY}


def test_a_sidebar_of_posts_is_left_out() -> None:
    posts = f"<blockquote class='twitter-tweet'><p>{SHUT}</p></blockquote>" * 3
    feed = f"<aside class='social-feed'><h3>What the town says</h3><div>{posts}</div></aside>"
    html = f"<html><body><main>{''.join(f'<p>{line}</p>' for line in PARAGRAPHS)}</main>{feed}</body></html>".encode()
    (found,) = read([Capture(uri="page.html", media_type="text/html", body=html, digest=digest(html))])
    assert isinstance(found, Article)
    assert found.text == "\n".join(PARAGRAPHS)


def test_the_items_of_a_list_are_blocks() -> None:
    items = ["two bridges", "the old school by the station", "the road to the coast"]
    linked = "".join(f"<li>{item}</li>" for item in items).replace("school", "<a href='/school'>school</a>")
    for name in ("ul", "ol"):
        found = article(f"<p>Closed until Friday are:</p><{name}>{linked}</{name}>")
        assert [found.words(block.span) for block in found.blocks if block.rule == "html item"] == items


def test_thousands_of_nested_posts_are_read_soon() -> None:
    nested = "<blockquote class='twitter-tweet'>" * 200 + SHUT + "</blockquote>" * 200
    many = f"<div class='social'><blockquote class='twitter-tweet'><p>{SHUT}</p></blockquote></div>" * 2_000
    assert article(nested + many).text.startswith(PARAGRAPHS[0])
