"""Names for articles, claims and other parts that stay the same from one run to the next."""

from urllib.parse import quote

from consilience.records import Span, digest

NAMESPACE = "urn:x-consilience"
# A longer name stands for itself by its digest.
LONGEST_NAME = 1_000


def urn(kind: str, name: str) -> str:
    """The name of a part of that kind as a URN; any character may stand in `name`.

    >>> urn("article", "a b")
    'urn:x-consilience:article:a%20b'
    """
    short = name if len(name) <= LONGEST_NAME else digest(name)
    return f"{NAMESPACE}:{kind}:{quote(short, safe='', errors='replace')}"


def place(span: Span) -> str:
    """The span as the address of characters in a plain text (RFC 5147).

    >>> place(Span(article="a1", start=3, end=9))
    'urn:x-consilience:article:a1#char=3,9'
    """
    return f"{urn('article', span.article)}#char={span.start},{span.end}"
