"""The stage: articles in, annotated articles out."""

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from consilience.annotate.attributions import find_attributions
from consilience.annotate.mentions import find_mentions
from consilience.annotate.passages import passages
from consilience.annotate.quantities import find_quantities
from consilience.annotate.quotations import find_quotations, spoken
from consilience.annotate.times import find_times
from consilience.models import ParsedText, Parser, SentenceSplitter
from consilience.records import AnnotatedArticle, Article, Problem, Record, Sentence, Token

# Articles whose passages go to the parser together: enough to fill its batches, few enough to stay lazy.
BATCH = 16


class AnnotateOptions(Record, frozen=True, kw_only=True):
    """`grammar` False leaves out all that needs the parser: names, quotations and attributions."""

    grammar: bool = True


def annotate(
    articles: Iterable[Article | Problem],
    *,
    parser: Parser,
    splitter: SentenceSplitter,
    options: AnnotateOptions = AnnotateOptions(),  # noqa: B008 - a frozen record
) -> Iterator[AnnotatedArticle | Problem]:
    """Find the sentences, names, times, quantities, quotations and attributions of each article."""
    if not options.grammar:
        yield from (item if isinstance(item, Problem) else _split(item, splitter) for item in articles)
        return
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        yield from _parsed(batch, parser, splitter)


def reanchor(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The same article with its times resolved again, for when a later stage narrowed its day of publication."""
    article = annotated.article
    return msgspec.structs.replace(annotated, times=find_times(article.text, article.id, article.published))


def _split(article: Article, splitter: SentenceSplitter) -> AnnotatedArticle:
    bounds = (bound for passage in passages(article, splitter) for bound in splitter.split(passage))
    return _measured(article, tuple(Sentence(span=article.span(start, end)) for start, end in bounds))


def _parsed(
    batch: list[Article | Problem], parser: Parser, splitter: SentenceSplitter
) -> Iterator[AnnotatedArticle | Problem]:
    """The passages of the whole batch go through the parser as one stream, in which each article takes its own."""
    pieces = [[] if isinstance(item, Problem) else list(passages(item, splitter)) for item in batch]
    stream = parser.parse(passage for own in pieces for passage in own)
    for item, own in zip(batch, pieces, strict=True):
        parsed = list(islice(stream, len(own)))
        yield item if isinstance(item, Problem) else _grammatical(item, parsed)


def _grammatical(article: Article, parsed: list[ParsedText]) -> AnnotatedArticle:
    paragraphs = [tuple(_sentence(article, tokens) for tokens in piece.sentences) for piece in parsed]
    sentences = tuple(sentence for paragraph in paragraphs for sentence in paragraph)
    quotations = find_quotations(article, paragraphs)
    attributions = find_attributions(article, paragraphs, quotations)
    return msgspec.structs.replace(
        _measured(article, sentences),
        mentions=find_mentions(article, parsed),
        quotations=spoken(article, quotations, attributions, sentences),
        attributions=attributions,
    )


def _sentence(article: Article, tokens: tuple[Token, ...]) -> Sentence:
    return Sentence(span=article.span(tokens[0].start, tokens[-1].end), tokens=tokens)


def _measured(article: Article, sentences: tuple[Sentence, ...]) -> AnnotatedArticle:
    """The article with what needs no grammar: its times and quantities."""
    times = find_times(article.text, article.id, article.published)
    quantities = find_quantities(article.text, article.id, sentences, times)
    return AnnotatedArticle(article=article, sentences=sentences, times=times, quantities=quantities)
