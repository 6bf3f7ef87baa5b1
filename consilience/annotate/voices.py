"""All that the grammar of an article tells of voices: its names, its quotations, who said what, what kind of source."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from consilience.annotate.attributions import find_attributions
from consilience.annotate.drafts import around
from consilience.annotate.mentions import find_mentions
from consilience.annotate.quotations import find_quotations, spoken
from consilience.models import ParsedText
from consilience.models.sources import headed, kind_of
from consilience.records import Article, Attribution, Mention, MentionKind, Quotation, Sentence, Span, Token


class Voices(NamedTuple):
    """What was found in a parsed article, each kind in order of place."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]


def find_voices(article: Article, paragraphs: Sequence[ParsedText]) -> Voices:
    """The sentences, names, quotations and attributions of an article whose paragraphs went through a parser."""
    grouped = [tuple(_sentence(article, tokens) for tokens in paragraph.sentences) for paragraph in paragraphs]
    sentences = tuple(sentence for paragraph in grouped for sentence in paragraph)
    mentions = find_mentions(article, paragraphs)
    quotations = find_quotations(article, grouped)
    attributions = _sorted_by_source(article, find_attributions(article, grouped, quotations), mentions)
    return Voices(sentences, mentions, spoken(article, quotations, attributions, sentences), attributions)


def _sentence(article: Article, tokens: tuple[Token, ...]) -> Sentence:
    return Sentence(span=article.span(tokens[0].start, tokens[-1].end), tokens=tokens)


def _sorted_by_source(
    article: Article, attributions: Iterable[Attribution], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """The attributions with the kind of their source."""
    names = {(mention.span.start, mention.span.end): mention.kind for mention in mentions}
    places = sorted(names)

    def kind_at(source: Span) -> MentionKind | None:
        """The kind of the name that ends the head of a phrase: "minister Ana Kovac, who", "the Ministry of Defence"."""
        name = around(places, source.start + max(0, len(headed(article.words(source))) - 1))
        return names[name] if name else None

    return tuple(
        msgspec.structs.replace(found, kind=kind_of(article.words(found.source[0]), kind_at(found.source[0])))
        if found.source
        else found
        for found in attributions
    )
