"""What an article says of itself: title, outlet, authors, language, day of publication.

What the source gave in its markup or front matter stays; only what is missing is looked for in the text.
"""

import msgspec

from consilience.clean.dates_published import published
from consilience.clean.metadata_authors import authors
from consilience.clean.metadata_outlet import outlet
from consilience.models import LanguageIdentifier
from consilience.records import Article, Finding, Role

# Below this many letters the identifier guesses (a title of three words is taken for Latin or Danish).
ENOUGH_LETTERS = 60
# The first characters of a report settle its language.
SAMPLE = 2_000

# What stray markup leaves at the end of a headline.
DEBRIS = " \t\u00a0`“‘«|–—-"


def with_metadata(article: Article, language: LanguageIdentifier | None) -> Article:
    """The article with the facts about itself that its text gives, each with the words and the rule they rest on."""
    found = msgspec.structs.replace(
        article,
        title=article.title or _title(article),
        outlet=article.outlet or outlet(article),
        authors=article.authors or authors(article),
        language=article.language or _language(article, language),
    )
    return msgspec.structs.replace(found, published=published(found))


def _title(article: Article) -> Finding | None:
    """The first headline, without the debris of markup at its end."""
    for block in article.blocks:
        words = article.words(block.span).rstrip(DEBRIS)
        if block.role is Role.HEADLINE and words.strip():
            start = block.span.start + len(words) - len(words.lstrip())
            span = article.span(start, block.span.start + len(words))
            return Finding(value=article.words(span), rule="headline", span=span)
    return None


def _language(article: Article, model: LanguageIdentifier | None) -> Finding | None:
    sample = _sample(article)
    if model is None or sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return None
    return Finding(value=model.identify(sample)[0], rule=model.name)


def _sample(article: Article) -> str:
    """The beginning of the report, or of the whole text where no block is report."""
    size, passages = 0, []
    for block in article.blocks:
        if block.role is Role.BODY and size < SAMPLE:
            passages.append(article.words(block.span))
            size += len(passages[-1])
    return ("\n".join(passages) or article.text)[:SAMPLE]
