"""Links to the words of an article on its own page, by text fragments (WICG Scroll to Text Fragment)."""

from urllib.parse import quote

from consilience.present.display import WHITE, safe_link
from consilience.records import Article, Span

# A longer stretch is named by its first and last words; fewer of them might stand elsewhere in the page, too.
LONGEST_WHOLE = 80
WORDS_NAMED = 6


def original(article: Article, span: Span) -> str | None:
    """The address of the article with its words under the span to be shown; None where it is not of the web.

    >>> article = Article(id="a", uri="https://post.example/fire", capture="", text="It burned, twice-told.")
    >>> original(article, article.span(0, 22))
    'https://post.example/fire#:~:text=It%20burned%2C%20twice%2Dtold.'
    """
    link = safe_link(article.uri)
    line = next((line for line in article.words(span).splitlines() if line.strip()), "")
    if link is None or not line:
        return None
    return f"{link}{'' if '#' in link else '#'}:~:text={_directive(WHITE.sub(' ', line).strip())}"


def _directive(words: str) -> str:
    """The words themselves, or the first and last of them with a comma between."""
    listed = words.split(" ")
    if len(words) <= LONGEST_WHOLE or len(listed) < 2 * WORDS_NAMED:
        return _encoded(words[: 4 * LONGEST_WHOLE])
    return ",".join(_encoded(" ".join(end)[:LONGEST_WHOLE]) for end in (listed[:WORDS_NAMED], listed[-WORDS_NAMED:]))


def _encoded(words: str) -> str:
    """Percent-encoded, the hyphen too, which has a meaning in a fragment."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
