"""Answers to programs: JSON under a strong ETag, lists a part at a time, and failures as a Problem."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from fastapi import Request, Response

from consilience.present import json_line
from consilience.records import Problem, Record, digest
from consilience.serve.failures import STAGE

JSON = "application/json"
NOT_MODIFIED = 304


def record(request: Request, value: Record) -> Response:
    """One record as JSON."""
    return body(request, json_line(value))


def items(request: Request, found: Sequence[Record], limit: int, offset: int) -> Response:
    """A part of a list as a JSON array; `found` is what follows after `offset`. A full part links to the next."""
    return sequence(request, found, {"offset": offset + limit} if len(found) == limit else None, offset > 0)


def sequence(
    request: Request, found: Sequence[Record], following: Mapping[str, int] | None, is_later: bool = False
) -> Response:
    """A JSON array; `following` is what the address of the next part has in it that this one's has not."""
    answer = body(request, b"[" + b",".join(map(json_line, found)) + b"]")
    links = [_link(request, following, "next")] if following else []
    links += [_link(request, {"offset": 0}, "first")] if is_later else []
    if links:
        answer.headers["Link"] = ", ".join(links)
    return answer


def body(request: Request, content: bytes, tag: str = "") -> Response:
    """JSON as it stands, or 304 where the asker has it. `tag` identifies the content, else its digest does."""
    etag = f'"{tag or digest(content)}"'
    if is_held(request, etag):
        return Response(status_code=NOT_MODIFIED, headers={"ETag": etag})
    return Response(content, media_type=JSON, headers={"ETag": etag})


def is_held(request: Request, etag: str) -> bool:
    """Whether the asker has what the tag identifies (RFC 9110, 13.1.2)."""
    stated = ",".join(request.headers.getlist("if-none-match"))
    held = [each.strip().removeprefix("W/") for each in stated.split(",")]
    return "*" in held or etag in held


def problem(request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """Why there is nothing else to give."""
    told = Problem(stage=STAGE, uri=request.url.path, message=message)
    return Response(json_line(told), status_code=status, media_type=JSON, headers=dict(headers or {}))


def _link(request: Request, changed: Mapping[str, int], relation: str) -> str:
    """A link to this address with some of its fields changed (RFC 8288)."""
    fields = {**request.query_params, **{name: str(value) for name, value in changed.items()}}
    return f'<{quote(request.url.path)}?{urlencode(fields)}>; rel="{relation}"'
