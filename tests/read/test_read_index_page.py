import pytest

from consilience.read import read
from consilience.records import Article, Capture, Problem, digest

PARAGRAPHS = (
    "The river rose by two metres on Monday, and the whole of the old town was cut off from the coast.",
    "Nobody was hurt, the mayor said, but forty families spent the night in the gymnasium of the school.",
    "The water is expected to fall by the end of the week, when the schools will open their doors again.",
    "Engineers will then look at the dam above the town, which was built in 1931 and repaired only once.",
)
HEADING = "<h3><a href='/{number}'>Headline {number} of the lake</a></h3>"
SUMMARY = "<p>Boat {number} is back on the lake after a long and cold winter, and its owner is glad of it.</p>"
CARDS = {
    "articles": f"<article>{HEADING}{SUMMARY}</article>",
    "items of a list": f"<li>{HEADING}{SUMMARY}</li>",
    "with a day": f"<div><header>{HEADING}</header><div>{SUMMARY}<p>3 May 2025</p></div></div>",
}


def item(body: str, head: str = "") -> Article | Problem:
    html = f"<html><head>{head}</head><body><main>{body}</main></body></html>".encode()
    (found,) = read([Capture(uri="page.html", media_type="text/html", body=html, digest=digest(html))])
    return found


def cards(card: str, count: int) -> str:
    return "".join(card.format(number=number) for number in range(count))


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS.keys())
def test_a_list_of_teasers_is_a_problem(card: str) -> None:
    found = item(cards(card, 12))
    assert isinstance(found, Problem)
    assert "looks like a list of articles" in found.message


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param("".join(f"<p>{line}</p>" for line in PARAGRAPHS), "", id="an article"),
        pytest.param(
            "".join(f"<p>{line}</p>" for line in PARAGRAPHS) * 2 + cards(CARDS["articles"], 6), "", id="with teasers"
        ),
        pytest.param(cards(CARDS["articles"], 4), "", id="four entries"),
        pytest.param(
            cards(CARDS["articles"], 12), "<meta property='og:type' content='article'>", id="a ranking, as it says"
        ),
        pytest.param(
            "".join(f"<section><h2>{line[:20]}</h2><p>{line}</p></section>" for line in PARAGRAPHS * 2),
            "",
            id="sections under headings without links",
        ),
    ],
)
def test_an_article_is_never_taken_for_a_list(body: str, head: str) -> None:
    assert isinstance(item(body, head), Article)
