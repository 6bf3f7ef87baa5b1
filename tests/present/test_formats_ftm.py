"""FollowTheMoney entities and statements, held against its own model."""

import json
from hashlib import sha1
from typing import Any

import pytest
from followthemoney import model
from msgspec.structs import replace

from consilience.present import Report, render
from consilience.records import AnnotatedArticle, Claim, Finding, Mention, MentionKind, Publication, Source, SourceKind


def entities(report: Report) -> list[dict[str, Any]]:
    """The entities, each valid by its schema."""
    found = [json.loads(line) for line in render(report, "ftm").splitlines()]
    for entity in found:
        schema = model.get(entity["schema"])
        assert schema is not None
        assert set(entity["properties"]) <= set(schema.properties)
        schema.validate(entity)
    assert len({entity["id"] for entity in found}) == len(found)
    return found


def of_schema(report: Report, schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in entities(report) if entity["schema"] == schema]


def annotated_report(report: Report, annotated: AnnotatedArticle, *names: tuple[str, MentionKind]) -> Report:
    """The report with these names marked in its first article, whose claims come from a source of each kind."""
    article = annotated.article
    mentions = tuple(
        Mention(span=article.span(start, start + len(name)), kind=kind)
        for name, kind in names
        for start in [article.text.index(name)]
    )
    account = replace(
        report.accounts[0], articles=(replace(annotated, mentions=mentions), *report.accounts[0].articles[1:])
    )
    return replace(report, accounts=(account,))


def test_an_article_is_an_article(report: Report) -> None:
    assert of_schema(report, "Article")[1] == {
        "title": ["Fourteen hurt as ferry Lady Maren strikes Skarvik breakwater"],
        "author": ["Inge Dalby"],
        "publisher": ["Harbour Post"],
        "publishedAt": ["2025-03-04"],
        "sourceUrl": ["https://post.example/news/ferry"],
        "language": ["eng"],
    }


def test_a_day_that_is_not_sure_is_its_month(report: Report) -> None:
    assert of_schema(report, "Article")[3]["publishedAt"] == ["2025-03"]


def test_an_agency_is_quoted_and_a_description_is_no_entity(report: Report) -> None:
    assert of_schema(report, "Organization") == [{"name": ["Nordwind"]}]
    assert of_schema(report, "Person") == []
    assert {entity["schema"] for entity in entities(report)} == {"Article", "Organization", "Documentation"}


@pytest.mark.parametrize(
    ("kind", "schema", "source"),
    [
        (MentionKind.PERSON, "Person", SourceKind.PERSON),
        (MentionKind.ORGANISATION, "Organization", SourceKind.PERSON),
        (MentionKind.ORGANISATION, "PublicBody", SourceKind.OFFICIAL),
    ],
    ids=str,
)
def test_a_source_is_what_the_article_names_it(
    report: Report, annotated: AnnotatedArticle, kind: MentionKind, schema: str, source: SourceKind
) -> None:
    named = annotated_report(report, annotated, ("Skarvik", kind))
    account = named.accounts[0]
    spoken = Source(name="Skarvik", kind=source)
    points = tuple(
        replace(point, positions=tuple(replace(each, claims=_said(each.claims, spoken)) for each in point.positions))
        for point in account.points
    )
    told = replace(named, accounts=(replace(account, points=points),))
    found = {entity["schema"]: entity for entity in entities(told)}
    assert found[schema]["properties"] == {"name": ["Skarvik"]}
    assert found["Mention"]["properties"]["resolved"] == [found[schema]["id"]]
    assert found["Documentation"]["properties"]["entity"] == [found[schema]["id"]]


def test_names_and_places_are_mentioned(report: Report, annotated: AnnotatedArticle) -> None:
    names = (
        ("Lady Maren", MentionKind.PRODUCT),
        ("Skarvik", MentionKind.PLACE),
        ("Nordwind", MentionKind.ORGANISATION),
    )
    found = of_schema(annotated_report(report, annotated, *names), "Article")[0]
    assert (found["locationMentioned"], found["companiesMentioned"]) == (["Skarvik"], ["Nordwind"])
    assert "peopleMentioned" not in found


@pytest.mark.parametrize("code", ["en", "xx", "no", "zh", "\x00"])
def test_only_languages_that_the_model_knows_are_named(report: Report, code: str) -> None:
    account = report.accounts[0]
    language = Finding(value=code, rule="x")
    articles = tuple(replace(each, article=replace(each.article, language=language)) for each in account.articles)
    found = of_schema(replace(report, accounts=(replace(account, articles=articles),)), "Article")
    assert ("language" in found[0]) == (code in {"en", "no", "zh"})


def test_an_undated_century_is_no_date(report: Report) -> None:
    account = report.accounts[0]
    published = account.articles[0].article.published
    assert published
    wide = Publication(earliest=published.earliest.replace(year=1999), latest=published.latest, evidence=())
    articles = tuple(replace(each, article=replace(each.article, published=wide)) for each in account.articles)
    found = of_schema(replace(report, accounts=(replace(account, articles=articles),)), "Article")
    assert "publishedAt" not in found[0]


def aggregated(statements: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The entities that statements make, built by FollowTheMoney itself; it refuses unknown properties and values."""
    found: dict[str, Any] = {}
    for each in statements:
        proxy = found.setdefault(each["canonical_id"], model.make_entity(each["schema"]))
        proxy.id = each["canonical_id"]
        if each["prop"] != "id":
            proxy.add(each["prop"], each["value"], cleaned=False)
    return {name: proxy.to_dict() for name, proxy in found.items()}


def test_the_statements_make_the_same_entities(report: Report, annotated: AnnotatedArticle) -> None:
    named = annotated_report(report, annotated, ("Skarvik", MentionKind.PLACE), ("Nordwind", MentionKind.ORGANISATION))
    statements = [json.loads(line) for line in render(named, "ftm-statements").splitlines()]
    made = aggregated(statements)
    assert [(each["id"], each["schema"]) for each in entities(named)] == [
        (each["id"], each["schema"]) for each in made.values()
    ]
    for entity in entities(named):
        assert {name: sorted(values) for name, values in made[entity["id"]]["properties"].items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


def test_a_statement_has_the_id_that_followthemoney_gives_it(report: Report) -> None:
    statements = [json.loads(line) for line in render(report, "ftm-statements").splitlines()]
    assert len({each["id"] for each in statements}) == len(statements)
    for each in statements:
        key = ".".join((each["dataset"], each["entity_id"], each["prop"], each["value"]))
        assert each["id"] == sha1(key.encode()).hexdigest()


def test_each_entity_is_first_said_to_exist(report: Report) -> None:
    statements = [json.loads(line) for line in render(report, "ftm-statements").splitlines()]
    exist = [each for each in statements if each["prop"] == "id"]
    assert [each["value"] for each in exist] == [entity["id"] for entity in entities(report)]
    assert statements[0] == exist[0]
    assert next(iter(statements[0])) == "canonical_id"


def _said(claims: tuple[Claim, ...], source: Source) -> tuple[Claim, ...]:
    return tuple(replace(claim, sources=(source,) if claim.evidence.article == "nordwind" else ()) for claim in claims)
