"""The description of the addresses for programs, made from the records that they give (OpenAPI 3.1)."""

from collections.abc import Callable
from typing import Any

import msgspec
from fastapi import FastAPI, Response
from fastapi.openapi.utils import get_openapi

from consilience.present.contract import ReportView
from consilience.records import Account, AnnotatedArticle, Point, Problem, Record
from consilience.serve.evidence import ClaimEvidence, Evidence, PointEvidence
from consilience.store import Change, Entry, Hit, Logged, Person, Tombstone, Version

JSON = "application/json"
REFERENCE = "#/components/schemas/{name}"
RECORDS: tuple[type[Record], ...] = (
    Account,
    AnnotatedArticle,
    Change,
    ClaimEvidence,
    Entry,
    Evidence,
    Hit,
    Logged,
    Person,
    Point,
    PointEvidence,
    Problem,
    ReportView,
    Tombstone,
    Version,
)
TAG: dict[str, Any] = {"ETag": {"description": "Identifies the answer.", "schema": {"type": "string"}}}
LINK: dict[str, Any] = {"Link": {"description": "To the next part, and the first.", "schema": {"type": "string"}}}
LOCATION: dict[str, Any] = {"Location": {"description": "Where it goes on.", "schema": {"type": "string"}}}
REFUSALS = {
    400: "What was asked cannot be done.",
    401: "A library with users wants a session, or a token as `Authorization: Bearer TOKEN`.",
    404: "There is no such thing.",
    422: "A parameter is missing, or not as described.",
    503: "The library is busy; try again.",
}
HELD = {"description": "The answer is the one whose tag was sent as If-None-Match."}
MOVED = {"description": "The story went into another one.", "headers": LOCATION}
GONE = "The articles of the story were forgotten."


def gives(kind: type[Record], *, is_list: bool = False, may_be_gone: bool = False) -> dict[str, Any]:
    """How an address that gives such records is described and answered, as options of its route."""
    item = {"$ref": REFERENCE.format(name=kind.__name__)}
    schema = {"type": "array", "items": item} if is_list else item
    found = {"description": "Found.", "headers": TAG | (LINK if is_list else {}), "content": {JSON: {"schema": schema}}}
    gone = {308: MOVED, 410: _refusal(GONE)} if may_be_gone else {}
    refusals = {status: _refusal(text) for status, text in REFUSALS.items()}
    return {"response_class": Response, "responses": {200: found, 304: HELD, **gone, **refusals}}


def described(api: FastAPI) -> Callable[[], dict[str, Any]]:
    """Gives the description of an application for programs, with the schemas of all records."""

    def describe() -> dict[str, Any]:
        if api.openapi_schema is None:
            made = get_openapi(title=api.title, version=api.version, summary=api.summary, routes=api.routes)
            _, schemas = msgspec.json.schema_components(RECORDS, ref_template=REFERENCE)
            made["components"] = {
                "schemas": schemas,
                "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            }
            made["servers"] = [{"url": "/api"}]
            made["security"] = [{}, {"token": []}]
            api.openapi_schema = made
        return api.openapi_schema

    return describe


def _refusal(description: str) -> dict[str, Any]:
    return {"description": description, "content": {JSON: {"schema": {"$ref": REFERENCE.format(name="Problem")}}}}
