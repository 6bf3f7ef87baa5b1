"""The page of cleaned articles: furniture greyed with its reason, and nothing of an article as markup."""

from consilience.present import clean_page
from consilience.records import Article, Block, Role

TEXT = "The dam holds.\n<script>alert(1)</script> Read more"


def test_furniture_is_greyed_with_the_rule_that_decided() -> None:
    page = clean_page([_article()]).decode()
    assert '<p class="furniture">' in page
    assert "teaser: read more, 0.90" in page
    assert page.count("<p") == 2


def test_nothing_of_an_article_is_markup() -> None:
    page = clean_page([_article()]).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def _article() -> Article:
    article = Article(id="a", uri="a.txt", capture="c", text=TEXT)
    end = TEXT.index("\n")
    return Article(
        id="a",
        uri="a.txt",
        capture="c",
        text=TEXT,
        blocks=(
            Block(span=article.span(0, end), role=Role.BODY, rule="text line"),
            Block(span=article.span(end + 1, len(TEXT)), role=Role.TEASER, rule="read more", score=0.9),
        ),
    )
