"""Texts cut where marked spans begin and end."""

from collections.abc import Iterable, Iterator

from consilience.present.display import one_line
from consilience.records import Article, Record, Span
from consilience.store import Hit, HitKind, Version

LONGEST_HEADING = 160
# Words that changed, shown at once; a page that was written anew has thousands.
MOST_EDITS = 60
LONGEST_EDIT = 600


class Piece(Record, frozen=True, kw_only=True):
    """Words of a text, marked where they are what the reader was sent to see."""

    text: str
    is_marked: bool = False


class Paragraph(Record, frozen=True, kw_only=True):
    """A block of an article in pieces; `role` is empty where the text was never labelled."""

    span: Span
    pieces: tuple[Piece, ...]
    role: str = ""
    is_furniture: bool = False


class Difference(Record, frozen=True, kw_only=True):
    """Words as they were and as they are; one of them may be empty."""

    old: str
    new: str


def heading(article: Article) -> str:
    """The title, else the first words of the text."""
    title = article.title.value if article.title else ""
    return one_line(title, LONGEST_HEADING) or one_line(article.text, LONGEST_HEADING) or article.id


def paragraphs(article: Article, marked: Span | None) -> Iterator[Paragraph]:
    """The blocks of the text in order."""
    if not article.blocks and article.text:
        whole = article.span(0, len(article.text))
        yield Paragraph(span=whole, pieces=_cut(article, whole, marked))
    for block in article.blocks:
        shown = _cut(article, block.span, marked)
        yield Paragraph(span=block.span, pieces=shown, role=block.role.value, is_furniture=block.is_furniture)


def excerpt(hit: Hit) -> tuple[Piece, ...]:
    """The words of a hit, what was searched for marked."""
    return tuple(_pieces(hit.text, [(span.start - hit.start, span.end - hit.start) for span in hit.spans]))


def place_of(hit: Hit) -> Span | None:
    """Where a hit leads: to the first word found in an article, to the whole of a statement or quotation."""
    if hit.kind is HitKind.ARTICLE:
        return hit.spans[0] if hit.spans else None
    return Span(article=hit.article, start=hit.start, end=hit.start + max(1, len(hit.text)))


def differences(old: Article | None, new: Article, version: Version) -> tuple[Difference, ...]:
    """What a version changed of the one before, in words."""
    return tuple(
        Difference(
            old=old.words(edit.old)[:LONGEST_EDIT] if old and edit.old else "",
            new=new.words(edit.new)[:LONGEST_EDIT] if edit.new else "",
        )
        for edit in version.changes[:MOST_EDITS]
    )


def _cut(article: Article, span: Span, marked: Span | None) -> tuple[Piece, ...]:
    places = [(marked.start - span.start, marked.end - span.start)] if marked and marked.article == article.id else []
    return tuple(_pieces(article.words(span), places))


def _pieces(text: str, places: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """The text cut at the places, which are in order; what lies outside of it is left out."""
    done = 0
    for start, end in places:
        start, end = max(start, done), min(end, len(text))
        if start < end:
            if done < start:
                yield Piece(text=text[done:start])
            yield Piece(text=text[start:end], is_marked=True)
            done = end
    if done < len(text) or not text:
        yield Piece(text=text[done:])
