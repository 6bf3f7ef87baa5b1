"""The linked data, expanded by an independent JSON-LD processor that is allowed no request."""

import json
from typing import Any, NoReturn

import pytest
from msgspec.structs import replace
from pyld import jsonld

from consilience.present import Report, render
from consilience.present.formats.vocabulary import Relation, relations
from consilience.records import (
    AnnotatedArticle,
    Link,
    LinkKind,
    Passage,
    Period,
    Polarity,
    Position,
    Quotation,
    Verdict,
)

OA, SCHEMA, PROV = "http://www.w3.org/ns/oa#", "https://schema.org/", "http://www.w3.org/ns/prov#"
OURS = "urn:x-consilience:vocabulary:"
CLAIM, ARTICLE = "urn:x-consilience:claim:", "urn:x-consilience:article:"


def refuse(url: str, options: object) -> NoReturn:
    raise AssertionError(f"a request to {url}")


def expanded(report: Report) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = jsonld.expand(
        json.loads(render(report, "jsonld")), {"documentLoader": refuse, "safe": True}
    )
    return nodes


def of_type(nodes: list[dict[str, Any]], name: str) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in nodes if name in node["@type"]}


def values(node: dict[str, Any], name: str) -> list[str]:
    return [each.get("@id", each.get("@value")) for each in node.get(name, [])]


def selectors(value: object) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every pair of selectors, wherever it stands, with the article it is in."""
    if isinstance(value, list):
        return [each for part in value for each in selectors(part)]
    if not isinstance(value, dict):
        return []
    found = [each for part in value.values() for each in selectors(part)]
    if f"{OA}hasSelector" in value:
        position, quote = value[f"{OA}hasSelector"]
        (article,) = values(value, f"{OA}hasSource")
        found.append((article, position, quote))
    return found


def test_every_quote_stands_in_the_text_at_its_position(report: Report) -> None:
    texts = {f"{ARTICLE}{each.article.id}": each.article.text for each in report.accounts[0].articles}
    found = selectors(expanded(report))
    assert len(found) > 40
    for article, position, quote in found:
        start, end = (position[f"{OA}{name}"][0]["@value"] for name in ("start", "end"))
        exact, prefix, suffix = (quote[f"{OA}{name}"][0]["@value"] for name in ("exact", "prefix", "suffix"))
        assert texts[article][start:end] == exact
        assert texts[article][:start].endswith(prefix)
        assert texts[article][end:].startswith(suffix)


def test_every_claim_appears_in_an_article(report: Report) -> None:
    nodes = expanded(report)
    claims, articles = of_type(nodes, f"{SCHEMA}Claim"), of_type(nodes, f"{SCHEMA}NewsArticle")
    held = {claim.id for point in report.accounts[0].points for each in point.positions for claim in each.claims}
    assert set(claims) == {CLAIM + name for name in held}
    assert {name for claim in claims.values() for name in values(claim, f"{SCHEMA}appearance")} == set(articles)


def test_a_name_that_is_used_is_the_name_of_a_node(report: Report) -> None:
    nodes = expanded(report)
    names = {node["@id"] for node in nodes}
    used = {
        name
        for node in nodes
        for key in (f"{SCHEMA}appearance", f"{OURS}point", f"{PROV}wasDerivedFrom", *(OURS + each for each in Relation))
        for name in values(node, key)
    }
    assert len(used) > 10
    assert used - names == set()


def test_an_article_tells_what_it_was_made_from(report: Report) -> None:
    articles = of_type(expanded(report), f"{SCHEMA}NewsArticle")
    assert values(articles[f"{ARTICLE}skerry"], f"{PROV}wasDerivedFrom") == [f"{ARTICLE}nordwind"]
    assert values(articles[f"{ARTICLE}metropole"], f"{SCHEMA}citation") == [f"{ARTICLE}post"]
    assert f"{PROV}wasDerivedFrom" not in articles[f"{ARTICLE}metropole"]


def test_a_day_is_published_and_a_range_is_not(report: Report) -> None:
    articles = of_type(expanded(report), f"{SCHEMA}NewsArticle")
    assert values(articles[f"{ARTICLE}post"], f"{SCHEMA}datePublished") == ["2025-03-04"]
    assert f"{SCHEMA}datePublished" not in articles[f"{ARTICLE}ledger"]
    assert values(articles[f"{ARTICLE}ledger"], f"{OURS}publishedUntil") == ["2025-03-07"]


def test_a_quotation_has_its_speaker_and_a_scare_quote_is_none(report: Report, annotated: AnnotatedArticle) -> None:
    account = report.accounts[0]
    said = Quotation(span=annotated.article.span(10, 20), speaker=annotated.article.span(30, 40))
    spoken = replace(annotated, quotations=(*annotated.quotations, said))
    nodes = expanded(replace(report, accounts=(replace(account, articles=(spoken, *account.articles[1:])),)))
    (found,) = of_type(nodes, f"{SCHEMA}Quotation").values()
    assert values(found, f"{SCHEMA}text") == [annotated.article.text[10:20]]
    speaker = found[f"{SCHEMA}spokenByCharacter"][0]
    assert values(speaker, f"{SCHEMA}name") == [annotated.article.text[30:40]]


def related(report: Report, relation: Relation) -> set[tuple[str, str]]:
    """The articles of each pair of claims that stand in the relation."""
    claims = of_type(expanded(report), f"{SCHEMA}Claim")
    return {
        (article(claims[name]), article(claims[other]))
        for name in claims
        for other in values(claims[name], f"{OURS}{relation}")
    }


def article(claim: dict[str, Any]) -> str:
    return values(claim, f"{SCHEMA}appearance")[0].removeprefix(ARTICLE)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (
            Relation.AGREES,
            {("ledger", "post"), ("skerry", "nordwind"), ("nordwind", "post"), ("skerry", "post")},
        ),
        (Relation.DIFFERS, {("post", "nordwind"), ("post", "ledger")}),
        (Relation.SUPERSEDES, {("metropole", "post")}),
        (Relation.COPIES, {("skerry", "nordwind")}),
        (Relation.DENIES, set()),
    ],
    ids=str,
)
def test_claims_stand_in_the_relations_of_the_vocabulary(
    report: Report, relation: Relation, expected: set[tuple[str, str]]
) -> None:
    assert related(report, relation) == expected


def test_a_denial_denies_what_it_is_disputed_with(report: Report) -> None:
    account = report.accounts[0]
    point = account.points[0]
    first, second = point.positions
    denials = tuple(replace(claim, polarity=Polarity.NEGATIVE) for claim in second.claims)
    disputed = replace(point, positions=(first, replace(second, claims=denials)))
    changed = replace(report, accounts=(replace(account, points=(disputed,)),))
    assert related(changed, Relation.DENIES) == {("nordwind", "post")}
    assert related(changed, Relation.DIFFERS) == set()


def test_nothing_supersedes_what_was_said_on_the_same_day(report: Report) -> None:
    account = report.accounts[0]
    day = Period(earliest="2025-03-04", latest="2025-03-04")
    (point,) = (each for each in account.points if each.verdict is Verdict.SUPERSEDED)
    positions = tuple(_at(position, day) for position in point.positions)
    told = replace(account, points=(replace(point, positions=positions),))
    assert {each.relation for each in relations(told)} == {Relation.AGREES, Relation.DIFFERS}


def test_the_relations_of_many_answers_are_bounded(report: Report) -> None:
    account = report.accounts[0]
    point = account.points[0]
    claim = point.positions[0].claims[0]
    many = tuple(
        Position(value=str(number), claims=(replace(claim, id=str(number)),), outlets=1, independent=1)
        for number in range(500)
    )
    told = replace(account, points=(replace(point, positions=many),))
    assert len(relations(told)) == 190


def test_a_name_of_any_characters_stays_a_name(report: Report) -> None:
    account = report.accounts[0]
    first = account.articles[0]
    name = '"> <javascript:x>\ud800 {"@id"'
    article = replace(first.article, id=name)
    link = Link(source=name, target="post", kind=LinkKind.COPY, rule="x", passages=(_whole(article.span(0, 5)),))
    changed = replace(account, articles=(replace(first, article=article), *account.articles[1:]), links=(link,))
    nodes = of_type(expanded(replace(report, accounts=(changed,))), f"{SCHEMA}NewsArticle")
    (derived,) = values(nodes[f"{ARTICLE}post"], f"{PROV}wasDerivedFrom")
    assert derived in nodes
    assert not set(derived) & set('"<> {}')


def _at(position: Position, day: Period) -> Position:
    return replace(position, claims=tuple(replace(claim, reported=day) for claim in position.claims))


def _whole(span: Any) -> Passage:
    return Passage(source=span, target=replace(span, article="post"))
