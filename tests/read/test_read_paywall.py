import json
from typing import Any

import pytest

from consilience.read import read
from consilience.records import Article, Capture, Problem, digest

PARAGRAPHS = (
    "The river rose by two metres on Monday, and the whole of the old town was cut off from the coast.",
    "Nobody was hurt, the mayor said, but forty families spent the night in the gymnasium of the school.",
)
REST = "The dam above the town, which was built in 1931, will now be repaired at last by its owner."
SHOWN = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
WALL = "<div class='paywall'></div>"


def items(body: str, **description: Any) -> list[Article | Problem]:
    script = json.dumps({"@type": "NewsArticle"} | description)
    head = f'<head><script type="application/ld+json">{script}</script></head>'
    html = f"<html>{head}<body><article>{body}</article></body></html>".encode()
    return list(read([Capture(uri="page.html", media_type="text/html", body=html, digest=digest(html))]))


@pytest.mark.parametrize(
    ("body", "description", "reason"),
    [
        pytest.param(
            SHOWN, {"isAccessibleForFree": False, "wordCount": 700}, "shows 39 of 700 words", id="length described"
        ),
        pytest.param(
            SHOWN,
            {"hasPart": {"isAccessibleForFree": "False"}, "wordCount": "700"},
            "shows 39 of 700 words",
            id="a part of it described",
        ),
        pytest.param(
            f"{SHOWN}<div><h3>Subscribe to continue reading</h3></div>",
            {},
            "asks to subscribe",
            id="request in English",
        ),
        pytest.param(f"{SHOWN}<p>Jetzt weiterlesen mit Plus</p>", {}, "asks to subscribe", id="request in German"),
        pytest.param(
            f"{SHOWN}<p>Cet article est réservé aux abonnés</p>", {}, "asks to subscribe", id="request in French"
        ),
        pytest.param(f"{SHOWN}{WALL}", {"isAccessibleForFree": False}, "is not free", id="box and description"),
    ],
)
def test_a_stub_is_read_as_far_as_it_goes_with_a_problem(body: str, description: dict[str, Any], reason: str) -> None:
    article, problem = items(body, **description)
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert article.text.startswith("\n".join(PARAGRAPHS))
    assert problem.stage == "read"
    assert reason in problem.message
    assert "save the page while signed in" in problem.message


@pytest.mark.parametrize(
    ("body", "description"),
    [
        pytest.param(SHOWN, {"wordCount": 700}, id="free, whatever its length is said to be"),
        pytest.param(f"{SHOWN}{WALL}", {"isAccessibleForFree": False, "wordCount": 70}, id="all that is told"),
        pytest.param(SHOWN, {"isAccessibleForFree": False}, id="short, not free, and no box"),
        pytest.param(f"{SHOWN}{WALL}", {}, id="a box alone"),
        pytest.param(f"<p>Subscribe to continue reading</p>{SHOWN}", {}, id="a request before the text"),
        pytest.param(SHOWN + SHOWN.replace(".", "!") * 20 + "<p>Subscribe to continue reading</p>", {}, id="long"),
        pytest.param(f"{SHOWN}<p>The mayor goes on reading to the children.</p>", {}, id="reading of another kind"),
    ],
)
def test_an_article_that_may_be_whole_is_no_problem(body: str, description: dict[str, Any]) -> None:
    (article,) = items(body, **description)
    assert isinstance(article, Article)


def test_the_whole_text_in_a_script_is_not_taken_where_the_article_is_not_free() -> None:
    whole = " ".join((*PARAGRAPHS, *(REST,) * 20))
    article, _ = items(SHOWN, isAccessibleForFree=False, articleBody=whole)
    assert isinstance(article, Article)
    assert article.text == "\n".join(PARAGRAPHS)
    (problem,) = items(WALL, isAccessibleForFree=False, articleBody=whole)
    assert isinstance(problem, Problem)
    assert "for subscribers" in problem.message


def test_the_text_in_the_description_of_a_free_article_is_its_text_where_the_page_shows_none() -> None:
    (article,) = items("<div id='app'></div>", articleBody=" ".join((*PARAGRAPHS, REST)))
    assert isinstance(article, Article)
    assert REST in article.text
