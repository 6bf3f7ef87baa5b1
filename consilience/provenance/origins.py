"""Which articles of a story count as one voice."""

from collections.abc import Iterable, Iterator

from consilience.models.outlets import Outlet
from consilience.provenance.citations import WHOLE_ARTICLE, host, own_outlet
from consilience.records import AnnotatedArticle, Article, Link, LinkKind, Origin, digest


def origins(articles: tuple[AnnotatedArticle, ...], links: tuple[Link, ...]) -> tuple[Origin, ...]:
    """A partition of the articles, in story order: those of one agency, one owner or one text are one origin."""
    found = [annotated.article for annotated in articles]
    outlets = {article.id: own_outlet(article) for article in found}
    agencies = {link.target: link.source for link in links if link.rule in WHOLE_ARTICLE}
    agencies |= {name: outlet.name for name, outlet in outlets.items() if outlet is not None and outlet.agency}
    groups = _merged([article.id for article in found], _ties(found, outlets, agencies, links))
    by_id = {article.id: article for article in found}
    return tuple(
        Origin(
            id=digest("origin", *members), name=_name([by_id[m] for m in members], outlets, agencies), members=members
        )
        for members in groups
    )


def _ties(
    articles: Iterable[Article], outlets: dict[str, Outlet | None], agencies: dict[str, str], links: Iterable[Link]
) -> Iterator[tuple[str, str]]:
    """Pairs that speak with one voice: two articles, or an article and its agency or owner."""
    for link in links:
        if link.kind in (LinkKind.COPY, LinkKind.TRANSLATION):
            yield link.source, link.target
    for article in articles:
        owner = _owner(article, outlets[article.id])
        if article.id in agencies:
            yield article.id, f"agency {agencies[article.id]}"
        elif owner:
            yield article.id, f"owner {owner}"


def _owner(article: Article, outlet: Outlet | None) -> str | None:
    """The owner of the outlet that published the article, or the outlet itself, or its host."""
    if outlet is not None:
        return outlet.group or outlet.name
    return article.outlet.value if article.outlet else host(article.uri) or None


def _merged(members: list[str], ties: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The members in groups that the ties join, each in the given order."""
    leaders: dict[str, str] = {}

    def leader(name: str) -> str:
        while leaders.get(name, name) != name:
            leaders[name] = leaders.get(leaders[name], leaders[name])
            name = leaders[name]
        return name

    for one, other in ties:
        leaders[leader(other)] = leader(one)
    groups: dict[str, list[str]] = {}
    for member in members:
        groups.setdefault(leader(member), []).append(member)
    return [tuple(group) for group in groups.values()]


def _name(members: list[Article], outlets: dict[str, Outlet | None], agencies: dict[str, str]) -> str:
    """The agency whose words they print, else the owner of several, else the outlet, else the address."""
    printed = [agencies[article.id] for article in members if article.id in agencies]
    if printed:
        return printed[0]
    first = members[0]
    outlet = outlets[first.id]
    if outlet is not None:
        return outlet.group if outlet.group and len(members) > 1 else outlet.name
    return first.outlet.value if first.outlet else first.uri or first.id
