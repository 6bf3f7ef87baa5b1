"""What pages load beside themselves: style and script, from this server alone."""

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import FastAPI, Request, Response

from consilience.serve.room import Room

CSS, JAVASCRIPT = "text/css", "text/javascript"


def add_statics(app: FastAPI, room: Room) -> None:
    """Put style and script into an application."""

    @app.get("/style.css")
    def style(request: Request) -> Response:
        return _sent(request, shared_style() + own_style(), CSS)

    @app.get("/desk.css")
    def desk_style(request: Request) -> Response:
        return _sent(request, own_style(), CSS)

    @app.get("/htmx.js")
    def htmx(request: Request) -> Response:
        return _sent(request, _file(__package__ or "", "vendor/htmx.min.js"), JAVASCRIPT)


def shared_style() -> str:
    """The style of the accounts, which is that of all pages."""
    return _file("consilience.present", "page.css")


def own_style() -> str:
    """What the pages of the room add to it."""
    return _file(__package__ or "", "desk.css")


def _sent(request: Request, text: str, kind: str) -> Response:
    """The file, or nothing where the browser has it."""
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:24]}"'
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={"ETag": etag})
    return Response(text, media_type=kind, headers={"ETag": etag})


@cache
def _file(package: str, name: str) -> str:
    return files(package).joinpath("page", *name.split("/")).read_text("utf-8")
