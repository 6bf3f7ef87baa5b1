"""Annotations: they stand off from the text and point into it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from consilience.records.article import Article, Span
from consilience.records.base import Record
from consilience.records.source import SourceKind

# Characters of a quotation mark, '' at most.
LONGEST_MARK = 2


class Token(Record, frozen=True, kw_only=True, array_like=True):
    """A word of a sentence: offsets in the article's text, Universal POS, Penn tag, ClearNLP relation.

    `head` is the index of the governing token within the sentence; the root governs itself.
    """

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    relation: str
    head: int


class Sentence(Record, frozen=True, kw_only=True):
    """One sentence; `tokens` is empty where the article was annotated without grammar."""

    span: Span
    tokens: tuple[Token, ...] = ()


class MentionKind(StrEnum):
    """The kinds of named entity, after OntoNotes 5."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"
    PRODUCT = "product"
    LAW = "law"


class Mention(Record, frozen=True, kw_only=True, tag="mention", tag_field="annotation"):
    """A name in the text."""

    span: Span
    kind: MentionKind


class TimeExpression(Record, frozen=True, kw_only=True, tag="time", tag_field="annotation"):
    """A TIMEX3: `type` is DATE, TIME, DURATION or SET; `value` as TimeML writes it.

    `anchor` is the value it was resolved against; `rule` the row of the table that decided.
    """

    span: Span
    type: str
    value: str
    rule: str
    modifier: str | None = None
    anchor: str | None = None


class Quantity(Record, frozen=True, kw_only=True, tag="quantity", tag_field="annotation"):
    """A number as an interval: `low` and `high` are equal for an exact one, None where open.

    `span` covers the number with its modifier; `unit` is the counted noun's lemma, a currency (USD) or percent;
    `modifier` the bounding or rounding words, lower case ("at least").
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    modifier: str | None = None


class Quotation(Record, frozen=True, kw_only=True, tag="quotation", tag_field="annotation"):
    """Words between quotation marks (the span excludes the marks).

    `is_scare` is true of single words or names in quotation marks that nobody is reported to have said.
    """

    span: Span
    speaker: Span | None = None
    cue: Span | None = None
    is_scare: bool = False


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"


class Attribution(Record, frozen=True, kw_only=True, tag="attribution", tag_field="annotation"):
    """Somebody is reported to have said something.

    `kind` sorts the source; None where the sentence names none, or only "they". `via` is the agency or outlet through
    which the source is quoted ("Hayashi said, according to TASS").
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    rule: str
    via: Span | None = None
    stance: Stance = Stance.ASSERTS
    kind: SourceKind | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution needs content")


Annotation = Mention | TimeExpression | Quantity | Quotation | Attribution


class AnnotatedArticle(Record, frozen=True, kw_only=True):
    """An article with its annotations, each kind in order of place.

    Sentences, mentions, quotations and attributions are of the report alone; times and quantities of the whole text.
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    @property
    def own_voice(self) -> tuple[Span, ...]:
        """The sentences that the outlet says itself: nobody is reported to speak in them, and none is a quotation.

        Of sentences with tokens alone: where no grammar was read, nobody can tell.
        """
        sentences = [sentence.span for sentence in self.sentences if sentence.tokens]
        speech = sorted(part for found in self.attributions for part in (*found.content, *found.source, *found.cue))
        quoted = [quotation.span for quotation in self.quotations if not quotation.is_scare]
        return tuple(span for span in _untouched(sentences, speech) if not _is_within(span, quoted))


def _untouched(sentences: Iterable[Span], others: Sequence[Span]) -> Iterator[Span]:
    """The sentences that overlap none of the others; both are in order, the others may overlap each other."""
    place = reached = 0
    for sentence in sentences:
        while place < len(others) and others[place].start < sentence.end:
            reached = max(reached, others[place].end)
            place += 1
        if reached <= sentence.start:
            yield sentence


def _is_within(sentence: Span, quoted: Sequence[Span]) -> bool:
    """Does the sentence, its marks aside, lie in one of the quotations, which are in order and apart?"""
    nearest = bisect_right(quoted, sentence.start + LONGEST_MARK, key=lambda span: span.start) - 1
    return nearest >= 0 and sentence.end <= quoted[nearest].end + LONGEST_MARK
