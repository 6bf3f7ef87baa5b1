"""The stage: articles in, annotated articles out."""

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from consilience.annotate.passages import passages
from consilience.annotate.quantities import find_quantities
from consilience.annotate.times import find_times
from consilience.annotate.voices import find_voices
from consilience.models import ParsedText, Parser, Passage, SentenceSplitter
from consilience.records import AnnotatedArticle, Article, Problem, Record, Sentence

# Articles whose passages go to the parser together: enough to fill its batches, few enough to stay lazy.
BATCH = 16
# The language of the parser, and of articles whose language is not known.
ENGLISH = "en"


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
    """Find the sentences, names, times, quantities, quotations and attributions of each article.

    The parser is English: an article in another language has sentences, times and quantities alone.
    """
    if not options.grammar:
        yield from (item if isinstance(item, Problem) else _split(item, splitter) for item in articles)
        return
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        yield from _batched(batch, parser, splitter)


def reanchor(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The same article with its times resolved again, for when a later stage narrowed its day of publication."""
    article = annotated.article
    times = find_times(article.text, article.id, article.published, _language(article))
    return msgspec.structs.replace(annotated, times=times)


def _language(article: Article) -> str:
    """The language's own part of a tag: en of en-GB."""
    return article.language.value.casefold().split("-")[0] if article.language else ENGLISH


def _batched(
    batch: list[Article | Problem], parser: Parser, splitter: SentenceSplitter
) -> Iterator[AnnotatedArticle | Problem]:
    """The passages of the whole batch go through the parser as one stream, in which each article takes its own."""
    pieces = [_for_parser(item, splitter) for item in batch]
    stream = parser.parse(passage for own in pieces for passage in own)
    for item, own in zip(batch, pieces, strict=True):
        parsed = list(islice(stream, len(own)))
        if isinstance(item, Problem):
            yield item
        else:
            yield _parsed(item, parsed) if _language(item) == ENGLISH else _split(item, splitter)


def _for_parser(item: Article | Problem, splitter: SentenceSplitter) -> list[Passage]:
    if isinstance(item, Problem) or _language(item) != ENGLISH:
        return []
    return list(passages(item, splitter))


def _parsed(article: Article, parsed: list[ParsedText]) -> AnnotatedArticle:
    voices = find_voices(article, parsed)
    return msgspec.structs.replace(
        _measured(article, voices.sentences),
        mentions=voices.mentions,
        quotations=voices.quotations,
        attributions=voices.attributions,
    )


def _split(article: Article, splitter: SentenceSplitter) -> AnnotatedArticle:
    bounds = (bound for passage in passages(article, splitter) for bound in splitter.split(passage))
    return _measured(article, tuple(Sentence(span=article.span(start, end)) for start, end in bounds))


def _measured(article: Article, sentences: tuple[Sentence, ...]) -> AnnotatedArticle:
    """The article with what needs no grammar: its times and quantities."""
    times = find_times(article.text, article.id, article.published, _language(article))
    quantities = find_quantities(article.text, article.id, sentences, times)
    return AnnotatedArticle(article=article, sentences=sentences, times=times, quantities=quantities)
