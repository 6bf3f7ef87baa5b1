"""What can be found of an account word by word: its sentences, and what somebody is reported to have said."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from consilience.records import Account, AnnotatedArticle, Entity, MentionKind, Record, Span


class SayingKind(StrEnum):
    STATEMENT = "statement"
    QUOTATION = "quotation"


class Saying(Record, frozen=True, kw_only=True):
    """Words at a span. `speaker` is the name of the one who said them, as the story resolves it, empty for none;
    `known_as` all names of that person or body; `verdict` that of a statement of the account."""

    kind: SayingKind
    span: Span
    text: str
    speaker: str = ""
    known_as: tuple[str, ...] = ()
    verdict: str = ""


def sayings(account: Account) -> Iterator[Saying]:
    """The statements of the account, then what is quoted in each of its articles, directly or not."""
    for statement in account.statements:
        yield Saying(
            kind=SayingKind.STATEMENT, span=statement.support[0], text=statement.text, verdict=statement.verdict.value
        )
    named = {naming.span: entity for entity in account.entities for naming in entity.mentions}
    for annotated in account.articles:
        yield from _quoted(annotated, named)


def _quoted(annotated: AnnotatedArticle, named: dict[Span, Entity]) -> Iterator[Saying]:
    """Each attribution with a source, then the quotations that stand in none of them."""
    covered: list[Span] = []
    for found in annotated.attributions:
        if found.source:
            span = annotated.article.span(found.content[0].start, max(part.end for part in found.content))
            covered.append(span)
            yield _said(annotated, span, found.source, named)
    for quotation in annotated.quotations:
        if not quotation.is_scare and not any(span.overlaps(quotation.span) for span in covered):
            yield _said(annotated, quotation.span, (quotation.speaker,) if quotation.speaker else (), named)


def _said(annotated: AnnotatedArticle, span: Span, source: Sequence[Span], named: dict[Span, Entity]) -> Saying:
    speakers = [(place, entity) for place, entity in named.items() if any(place.overlaps(part) for part in source)]
    entity = max(speakers, key=_standing)[1] if speakers else None
    words = " ".join(annotated.article.words(part) for part in source)
    return Saying(
        kind=SayingKind.QUOTATION,
        span=span,
        text=annotated.article.words(span),
        speaker=entity.name if entity else " ".join(words.split()),
        known_as=(entity.name, *entity.aliases) if entity else (words,) if words else (),
    )


def _standing(named: tuple[Span, Entity]) -> tuple[bool, int, Span]:
    """A person speaks before the body that their title names; then the longer name does."""
    place, entity = named
    return entity.kind is MentionKind.PERSON, place.end - place.start, place
