"""Links to words on the article's own page."""

import pytest

from consilience.present.fragments import original
from consilience.records import Article

LONG = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen."


@pytest.mark.parametrize(
    ("uri", "text", "link"),
    [
        ("https://post.example/a", "It rained.", "https://post.example/a#:~:text=It%20rained."),
        ("https://post.example/a#top", "It rained.", "https://post.example/a#top:~:text=It%20rained."),
        ("https://post.example/a", "a-b, c & d", "https://post.example/a#:~:text=a%2Db%2C%20c%20%26%20d"),
        ("https://post.example/a", "“Où?”", "https://post.example/a#:~:text=%E2%80%9CO%C3%B9%3F%E2%80%9D"),
        ("https://post.example/a", "\n one\nline", "https://post.example/a#:~:text=one"),
        ("https://post.example/a", "\ud800", "https://post.example/a#:~:text=%3F"),
        ("javascript:alert(1)", "It rained.", None),
        ("stories/a.txt", "It rained.", None),
        ("https://post.example/a", " \n ", None),
    ],
    ids=[
        "words",
        "own fragment",
        "signs with a meaning",
        "accents",
        "one line",
        "half a pair",
        "script",
        "file",
        "white",
    ],
)
def test_an_address_shows_the_words(uri: str, text: str, link: str | None) -> None:
    article = Article(id="a", uri=uri, capture="", text=text)
    assert original(article, article.span(0, len(text))) == link


def test_long_words_are_named_by_their_ends() -> None:
    article = Article(id="a", uri="https://post.example/a", capture="", text=LONG)
    assert original(article, article.span(0, len(LONG))) == (
        "https://post.example/a#:~:text=One%20two%20three%20four%20five%20six,"
        "twelve%20thirteen%20fourteen%20fifteen%20sixteen%20seventeen."
    )
