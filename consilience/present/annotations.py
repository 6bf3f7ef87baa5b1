"""An annotated article as the line of `consilience annotate`."""

from collections.abc import Iterable

from consilience.models.sources import chain_of
from consilience.present.contract import (
    AnnotateLine,
    AttributionView,
    MentionView,
    QuantityView,
    QuotationView,
    Range,
    SentenceView,
    TimeView,
    VoiceView,
)
from consilience.records import (
    AnnotatedArticle,
    Article,
    Attribution,
    Mention,
    Quantity,
    Quotation,
    Sentence,
    Span,
    TimeExpression,
)


def annotate_line(annotated: AnnotatedArticle) -> AnnotateLine:
    """The line of `consilience annotate` for one article; the words of its grammar are left out."""
    return AnnotateLine(
        id=annotated.article.id,
        sentences=tuple(map(_sentence, annotated.sentences)),
        mentions=tuple(map(_mention, annotated.mentions)),
        times=tuple(map(_time, annotated.times)),
        quantities=tuple(map(_quantity, annotated.quantities)),
        quotations=tuple(map(_quotation, annotated.quotations)),
        attributions=tuple(_attribution(annotated.article, found) for found in annotated.attributions),
        own_voice=_ranges(annotated.own_voice),
    )


def _sentence(sentence: Sentence) -> SentenceView:
    return SentenceView(start=sentence.span.start, end=sentence.span.end)


def _mention(mention: Mention) -> MentionView:
    return MentionView(start=mention.span.start, end=mention.span.end, kind=mention.kind)


def _time(time: TimeExpression) -> TimeView:
    return TimeView(
        start=time.span.start,
        end=time.span.end,
        type=time.type,
        value=time.value,
        modifier=time.modifier,
        anchor=time.anchor,
        rule=time.rule,
    )


def _quantity(quantity: Quantity) -> QuantityView:
    return QuantityView(
        start=quantity.span.start,
        end=quantity.span.end,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        modifier=quantity.modifier,
    )


def _quotation(quotation: Quotation) -> QuotationView:
    return QuotationView(
        start=quotation.span.start,
        end=quotation.span.end,
        speaker=_range(quotation.speaker),
        cue=_range(quotation.cue),
        scare=quotation.is_scare,
    )


def _attribution(article: Article, attribution: Attribution) -> AttributionView:
    return AttributionView(
        source=_ranges(attribution.source),
        cue=_ranges(attribution.cue),
        content=_ranges(attribution.content),
        via=_range(attribution.via),
        stance=attribution.stance,
        rule=attribution.rule,
        kind=attribution.kind,
        chain=tuple(VoiceView(name=voice.name, kind=voice.kind) for voice in chain_of(article, attribution)),
    )


def _range(span: Span | None) -> Range | None:
    return (span.start, span.end) if span else None


def _ranges(spans: Iterable[Span]) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in spans)
