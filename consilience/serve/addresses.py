"""The addresses of pages, as links write them."""

from urllib.parse import quote, urlencode

from consilience.records import Span


def story_address(story: str) -> str:
    """The page of a story."""
    return f"/stories/{quote(story, safe='')}"


def article_address(article: str, span: Span | None = None) -> str:
    """The page of an article, at a place in its text.

    >>> article_address("dam/1", Span(article="dam/1", start=4, end=10))
    '/articles/dam%2F1?start=4&end=10#marked'
    """
    place = f"?start={span.start}&end={span.end}#marked" if span else ""
    return f"/articles/{quote(article, safe='')}{place}"


def person_address(name: str, kind: str) -> str:
    """The page of a name."""
    return "/name?" + urlencode({"kind": kind, "name": name})


def search_address(**fields: str | int) -> str:
    """The page of a search; fields without a value are left out."""
    return "/search?" + urlencode({name: value for name, value in fields.items() if value})


def own_address(address: str, otherwise: str = "/") -> str:
    """The address if it leads to a page of this application, else another one.

    >>> own_address("//example.org/"), own_address("/stories/1?x=2")
    ('/', '/stories/1?x=2')
    """
    is_own = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if is_own and "\\" not in address else otherwise
