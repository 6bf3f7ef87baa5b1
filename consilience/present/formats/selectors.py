"""Spans as the W3C Web Annotation model has them: a position, and the words with what stands around them."""

from collections.abc import Iterable, Mapping

from consilience.present.formats.identifiers import place, urn
from consilience.present.formats.plain_json import Json
from consilience.records import Article, Span

# Characters before and after the words by which they are found again in a changed text.
AROUND = 32

Articles = Mapping[str, Article]


def targets(spans: Iterable[Span], articles: Articles) -> list[Json]:
    """A `SpecificResource` for each span that lies in one of the articles, each span once."""
    return [_target(span, articles[span.article]) for span in dict.fromkeys(spans) if is_held(span, articles)]


def is_held(span: Span, articles: Articles) -> bool:
    return span.article in articles and span.end <= len(articles[span.article].text)


def words(span: Span, articles: Articles) -> str:
    """The words under the span; nothing where the article is not there."""
    return articles[span.article].words(span) if is_held(span, articles) else ""


def _target(span: Span, article: Article) -> Json:
    return {
        "@id": place(span),
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": urn("article", span.article)},
        "oa:hasSelector": [
            {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
            {
                "@type": "oa:TextQuoteSelector",
                "oa:exact": article.words(span),
                "oa:prefix": article.text[max(0, span.start - AROUND) : span.start],
                "oa:suffix": article.text[span.end : span.end + AROUND],
            },
        ],
    }
