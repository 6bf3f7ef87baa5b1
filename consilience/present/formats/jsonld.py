"""A report as linked data: schema.org, W3C Web Annotation, PROV-O, and the project's own small vocabulary."""

from collections.abc import Iterable, Iterator

from consilience.present.days import timex_stretch
from consilience.present.display import safe_link
from consilience.present.formats.identifiers import NAMESPACE, urn
from consilience.present.formats.plain_json import Json, encoded
from consilience.present.formats.selectors import Articles, is_held, targets, words
from consilience.present.formats.vocabulary import Relation, relations
from consilience.present.outline import letter
from consilience.present.report import Report
from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Claim,
    Finding,
    Link,
    LinkKind,
    Origin,
    Period,
    Point,
    Position,
    Publication,
    Quotation,
    Source,
    SourceKind,
    Span,
    Statement,
    TimelineEntry,
)

CONTEXT: dict[str, Json] = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "consilience": f"{NAMESPACE}:vocabulary:",
    "datePublished": {"@type": "xsd:date"},
    "consilience:publishedFrom": {"@type": "xsd:date"},
    "consilience:publishedUntil": {"@type": "xsd:date"},
    "consilience:sources": {"@container": "@list"},
}
DERIVED = frozenset({LinkKind.COPY, LinkKind.REUSE, LinkKind.TRANSLATION})
SPEAKERS = {SourceKind.PERSON: "Person", SourceKind.ANONYMOUS: "Person", SourceKind.DOCUMENT: "CreativeWork"}

Node = dict[str, Json]


def jsonld(report: Report) -> bytes:
    """One document of JSON-LD 1.1. Its context stands in it, so that no reader asks anyone for it."""
    nodes: dict[str, Node] = {}
    for node in (_software(report), *(node for account in report.accounts for node in _account(account))):
        nodes.setdefault(str(node["@id"]), node)
    return encoded({"@context": CONTEXT, "@graph": list(nodes.values())}, indent=1)


def _software(report: Report) -> Node:
    return {
        "@id": urn("version", report.version),
        "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
        "name": "Consilience",
        "softwareVersion": report.version,
        "softwareRequirements": [f"{name}: {value}" for name, value in report.recipe],
    }


def _account(account: Account) -> Iterator[Node]:
    """The account itself, then all that it refers to."""
    held = {each.article.id: each.article for each in account.articles}
    story = account.story
    brief = [_statement(f"{story.id}/B{number}", each, held) for number, each in enumerate(account.statements, 1)]
    timeline = [_entry(f"{story.id}/T{number}", each, held) for number, each in enumerate(account.timeline, 1)]
    yield {
        "@id": urn("account", story.id),
        "@type": ["Report", "consilience:Account"],
        "name": story.label,
        "isBasedOn": [_id("article", article) for article in held],
        "hasPart": [{"@id": node["@id"]} for node in (*brief, *timeline)],
        "consilience:point": [_id("point", f"{story.id}/{point.id}") for point in account.points],
        "consilience:origin": [_origin(origin, story.id) for origin in account.origins],
    }
    yield from (*brief, *timeline)
    for annotated in account.articles:
        yield _article(annotated.article, account.links, held)
        yield from _quotations(annotated, held)
    yield from (_point(point, story.id) for point in account.points)
    yield from _claims(account, held)


def _article(article: Article, links: Iterable[Link], held: Articles) -> Node:
    """What is known of an article, and what it depends on."""
    mine = [link for link in links if link.target == article.id and link.source != article.id]
    derived = [link.source for link in mine if link.kind in DERIVED and link.source in held]
    cited = [link for link in mine if link.kind is LinkKind.CITES]
    node: Node = {
        "@id": urn("article", article.id),
        "@type": ["NewsArticle", "prov:Entity"],
        "headline": _value(article.title),
        "url": safe_link(article.uri),
        "identifier": article.uri,
        "author": [{"@type": "Person", "name": author.value} for author in article.authors],
        "publisher": {"@type": "Organization", "name": article.outlet.value} if article.outlet else None,
        "inLanguage": _value(article.language),
        "consilience:capture": article.capture,
        "prov:wasDerivedFrom": [_id("article", source) for source in dict.fromkeys(derived)],
        "citation": [_cited(link, held) for link in cited],
        **_published(article.published),
    }
    return _known(node)


def _cited(link: Link, held: Articles) -> Json:
    return _id("article", link.source) if link.source in held else {"@type": "Thing", "name": link.source}


def _published(published: Publication | None) -> Node:
    """The day, or the first and the last on which it may have been."""
    if published is None:
        return {}
    if published.is_exact:
        return {"datePublished": published.latest.isoformat()}
    first, last = published.earliest.isoformat(), published.latest.isoformat()
    return {"consilience:publishedFrom": first, "consilience:publishedUntil": last}


def _quotations(annotated: AnnotatedArticle, held: Articles) -> Iterator[Node]:
    for quotation in annotated.quotations:
        if not quotation.is_scare and is_held(quotation.span, held):
            yield _quotation(quotation, held)


def _quotation(quotation: Quotation, held: Articles) -> Node:
    span = quotation.span
    speaker = words(quotation.speaker, held) if quotation.speaker else ""
    node: Node = {
        "@id": urn("quotation", f"{span.article}/{span.start}-{span.end}"),
        "@type": "Quotation",
        "text": words(span, held),
        "isPartOf": _id("article", span.article),
        "spokenByCharacter": {"@type": "Person", "name": speaker} if speaker else None,
        "oa:hasTarget": targets([span], held),
    }
    return _known(node)


def _statement(name: str, statement: Statement, held: Articles) -> Node:
    node: Node = {
        "@id": urn("statement", name),
        "@type": ["oa:Annotation", "consilience:Statement"],
        "oa:motivatedBy": {"@id": "oa:describing"},
        "oa:bodyValue": statement.text,
        "oa:hasTarget": targets(statement.support, held),
        "consilience:verdict": statement.verdict.value,
        "consilience:outlets": statement.outlets,
        "consilience:independent": statement.independent,
    }
    return node


def _entry(name: str, entry: TimelineEntry, held: Articles) -> Node:
    stretch = timex_stretch(entry.date)
    node: Node = {
        "@id": urn("event", name),
        "@type": ["Event", "oa:Annotation"],
        "oa:motivatedBy": {"@id": "oa:describing"},
        "oa:bodyValue": entry.text,
        "oa:hasTarget": targets(entry.support, held),
        "startDate": stretch[0].isoformat() if stretch else None,
        "endDate": stretch[1].isoformat() if stretch else None,
        "consilience:timex": entry.date,
    }
    return _known(node)


def _point(point: Point, story: str) -> Node:
    return {
        "@id": urn("point", f"{story}/{point.id}"),
        "@type": "consilience:Point",
        "name": point.about,
        "consilience:kind": point.kind.value,
        "consilience:verdict": point.verdict.value,
        "consilience:reason": point.reason,
        "consilience:rule": point.rule,
        "consilience:answer": [_position(position, place) for place, position in enumerate(point.positions)],
    }


def _position(position: Position, place: int) -> Node:
    return {
        "@type": "consilience:Answer",
        "name": letter(place),
        "text": position.value,
        "consilience:outlets": position.outlets,
        "consilience:independent": position.independent,
        "consilience:primary": position.primary,
        "consilience:claim": [_id("claim", claim.id) for claim in position.claims],
    }


def _claims(account: Account, held: Articles) -> Iterator[Node]:
    """Every claim with its place and its relations to others."""
    related: dict[str, dict[Relation, list[Json]]] = {}
    for each in relations(account):
        related.setdefault(each.source, {}).setdefault(each.relation, []).append(_id("claim", each.target))
    for point in account.points:
        for position in point.positions:
            for claim in position.claims:
                told = {f"consilience:{name}": found for name, found in related.get(claim.id, {}).items()}
                yield _known({**_claim(claim, held), **told})


def _claim(claim: Claim, held: Articles) -> Node:
    return {
        "@id": urn("claim", claim.id),
        "@type": ["Claim", "oa:Annotation"],
        "oa:motivatedBy": {"@id": "oa:identifying"},
        "text": words(claim.evidence, held),
        "appearance": _id("article", claim.evidence.article),
        "oa:hasTarget": targets([claim.evidence], held),
        "consilience:focus": targets([claim.focus], held),
        "consilience:sources": [_source(source) for source in claim.sources],
        "consilience:kind": claim.kind.value,
        "consilience:polarity": claim.polarity.value,
        "consilience:modality": claim.modality.value,
        "consilience:standing": claim.standing.value,
        "consilience:low": claim.low,
        "consilience:high": claim.high,
        "consilience:unit": claim.unit,
        "consilience:modifier": claim.modifier,
        "consilience:place": _where(claim.place, held),
        "consilience:manner": _where(claim.manner, held),
        "consilience:why": _where(claim.reason, held),
        "consilience:rule": claim.rule,
        "temporalCoverage": _period(claim.happened),
        "consilience:reported": _period(claim.reported),
    }


def _where(span: Span | None, held: Articles) -> list[Json]:
    return [] if span is None else targets([span], held)


def _source(source: Source) -> Json:
    return {"@type": SPEAKERS.get(source.kind, "Organization"), "name": source.name}


def _origin(origin: Origin, story: str) -> Json:
    return {
        "@id": urn("origin", f"{story}/{origin.id}"),
        "@type": "consilience:Origin",
        "name": origin.name,
        "consilience:member": [_id("article", member) for member in origin.members],
    }


def _period(period: Period | None) -> str | None:
    """An ISO 8601 day, or an interval of two."""
    return "/".join(dict.fromkeys((period.earliest, period.latest))) if period else None


def _known(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _id(kind: str, name: str) -> dict[str, Json]:
    return {"@id": urn(kind, name)}


def _value(finding: Finding | None) -> str | None:
    return finding.value if finding else None
