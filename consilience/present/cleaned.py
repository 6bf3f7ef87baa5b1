"""Cleaned articles as a page: the text of record with its furniture greyed, and why each line was taken for it."""

from collections.abc import Iterable
from importlib import resources

from consilience.present.display import one_line, visible
from consilience.records import Article, Block, Record, Role

# A title, byline, date or outlet line is named beside its text; the body needs no name.
UNNAMED = frozenset({Role.BODY})


class Line(Record, frozen=True, kw_only=True):
    """One block as the page shows it."""

    text: str
    role: str
    why: str
    is_furniture: bool


def clean_page(articles: Iterable[Article]) -> bytes:
    """One self-contained page of the articles, in UTF-8; nothing of an article is markup in it."""
    from jinja2 import Environment

    template = resources.files("consilience.present").joinpath("page", "clean.html.j2").read_text("utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    shown = [(one_line(_name(article)), [_line(article, block) for block in article.blocks]) for article in articles]
    return environment.from_string(template).render(articles=shown).encode("utf-8", "replace")


def _name(article: Article) -> str:
    return article.title.value if article.title else article.uri


def _line(article: Article, block: Block) -> Line:
    score = "" if block.score is None else f", {block.score:.2f}"
    return Line(
        text=visible(article.words(block.span)),
        role="" if block.role in UNNAMED else block.role,
        why=f"{block.rule}{score}",
        is_furniture=block.is_furniture,
    )
