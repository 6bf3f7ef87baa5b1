"""The pages of the application, every value in them escaped and made harmless to look at."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from consilience.present.display import one_line, safe_link, visible
from consilience.records import AnnotatedArticle, Article, Record, Role, Span, Story
from consilience.store import Hit, Library

# Characters shown to either side of a found word.
AROUND = 90
MOST_EXCERPTS = 3


class Piece(Record, frozen=True, kw_only=True):
    """Words of a text, marked where they are what the reader was sent to see."""

    text: str
    is_marked: bool = False


class Paragraph(Record, frozen=True, kw_only=True):
    """A block of an article in pieces; `role` is empty where the text was never labelled."""

    pieces: tuple[Piece, ...]
    role: str = ""
    is_furniture: bool = False


class Excerpt(Record, frozen=True, kw_only=True):
    """A found span with the words around it."""

    span: Span
    pieces: tuple[Piece, ...]


class Found(Record, frozen=True, kw_only=True):
    """One hit as it is shown."""

    hit: Hit
    heading: str
    excerpts: tuple[Excerpt, ...]


def desk(stories: Sequence[Story]) -> str:
    """All stories, newest first."""
    return _page("desk.html.j2", stories=stories, query="")


def article(annotated: AnnotatedArticle, stories: Sequence[str], marked: Span | None) -> str:
    """One article with the roles of its blocks, and the marked span if there is one."""
    shown = annotated.article
    return _page(
        "article.html.j2",
        article=shown,
        heading=heading(shown),
        paragraphs=tuple(paragraphs(shown, marked)),
        stories=stories,
        query="",
    )


def search(query: str, hits: Sequence[Hit], library: Library) -> str:
    """What was found, each with the places in its text."""
    return _page("search.html.j2", query=query, found=[_found(hit, library) for hit in hits])


def failure(message: str) -> str:
    """Why there is nothing to show."""
    return _page("failure.html.j2", message=message, query="")


def style() -> str:
    """The style of the accounts with what the desk adds to it."""
    shared = files("consilience.present").joinpath("page", "page.css").read_text("utf-8")
    return shared + files(__package__).joinpath("page", "desk.css").read_text("utf-8")


def heading(article: Article) -> str:
    """The title, else the first words of the text."""
    title = article.title.value if article.title else ""
    return one_line(title, AROUND) or one_line(article.text, AROUND) or article.id


def paragraphs(article: Article, marked: Span | None) -> Iterator[Paragraph]:
    """The blocks of the text in order; the title, which stands above them, is left out."""
    if not article.blocks and article.text:
        yield Paragraph(pieces=pieces(article, article.span(0, len(article.text)), marked))
    for block in article.blocks:
        if block.role is not Role.HEADLINE:
            shown = pieces(article, block.span, marked)
            yield Paragraph(pieces=shown, role=block.role.value, is_furniture=block.is_furniture)


def pieces(article: Article, span: Span, marked: Span | None) -> tuple[Piece, ...]:
    """The words of a span, cut where the marked span begins and ends."""
    if marked is None or not marked.overlaps(span):
        return (Piece(text=article.words(span)),)
    start, end = max(span.start, marked.start), min(span.end, marked.end)
    cut = ((span.start, start, False), (start, end, True), (end, span.end, False))
    return tuple(Piece(text=article.text[a:b], is_marked=is_marked) for a, b, is_marked in cut if a < b)


def _found(hit: Hit, library: Library) -> Found:
    shown = library.article(hit.article).article
    excerpts = tuple(Excerpt(span=span, pieces=_around(shown, span)) for span in _spread(hit.spans))
    return Found(hit=hit, heading=heading(shown), excerpts=excerpts)


def _spread(spans: Sequence[Span]) -> list[Span]:
    """The first spans of which none stands within another's excerpt."""
    chosen: list[Span] = []
    for span in spans:
        if len(chosen) < MOST_EXCERPTS and (not chosen or span.start > chosen[-1].end + AROUND):
            chosen.append(span)
    return chosen


def _around(article: Article, span: Span) -> tuple[Piece, ...]:
    start, end = max(0, span.start - AROUND), min(len(article.text), span.end + AROUND)
    return pieces(article, article.span(start, end), span)


def _page(name: str, **values: object) -> str:
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.globals.update(safe_link=safe_link)
    return environment
