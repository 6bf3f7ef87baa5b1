"""The addresses: pages for people, records for programs. Each reads the library and shows; none runs a stage."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import msgspec
from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.middleware.trustedhost import TrustedHostMiddleware

from consilience.present import Report, render
from consilience.records import Account, Problem, Span, UnknownArticle
from consilience.serve import pages
from consilience.serve.policy import API_POLICY, HEADERS, NO_FRAME, PAGE_POLICY, account_policy
from consilience.store import Library, UnknownStory
from consilience.version import VERSION

POLICY = "Content-Security-Policy"
API = "/api/"
STAGE = "serve"
# Longer queries are refused before anything is done with them.
Words = Annotated[str, Query(max_length=500)]
Offset = Annotated[int | None, Query(ge=0)]


def application(path: Path, hosts: tuple[str, ...]) -> FastAPI:
    """The application with its routes, over the library at `path`."""
    library = Library.open(path, must_exist=True)
    app = FastAPI(title="Consilience", version=VERSION, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.middleware("http")(_guard)
    for unknown in (UnknownArticle, UnknownStory):
        app.add_exception_handler(unknown, _not_found)
    _pages(app, library)
    _api(app, library)
    return app


def _pages(app: FastAPI, library: Library) -> None:
    @app.get("/", response_class=HTMLResponse)
    def desk() -> str:
        return pages.desk(library.stories())

    @app.get("/stories/{id}", response_class=HTMLResponse)
    def story(id: str) -> Response:
        page = render(_report(library.account(id)), "html")
        return Response(page, media_type="text/html", headers={POLICY: account_policy(page.decode("utf-8"))})

    @app.get("/articles/{id:path}", response_class=HTMLResponse)
    def article(id: str, start: Offset = None, end: Offset = None) -> str:
        return pages.article(library.article(id), library.stories_of(id), _marked(id, start, end))

    @app.get("/search", response_class=HTMLResponse)
    def search(q: Words = "") -> str:
        return pages.search(q, library.search(q), library)

    @app.get("/style.css")
    def style() -> Response:
        return Response(pages.style(), media_type="text/css")


def _api(app: FastAPI, library: Library) -> None:
    @app.get("/api/stories")
    def stories() -> Response:
        return _json(msgspec.json.encode(library.stories()))

    @app.get("/api/stories/{id}")
    def story(id: str) -> Response:
        return _json(render(_report(library.account(id)), "json"))

    @app.get("/api/articles/{id:path}")
    def article(id: str) -> Response:
        return _json(msgspec.json.encode(library.article(id)))

    @app.get("/api/search")
    def search(q: Words = "") -> Response:
        return _json(msgspec.json.encode(library.search(q)))


async def _guard(request: Request, proceed: Callable[[Request], Awaitable[Response]]) -> Response:
    """Send every answer under the strict headers; a page may only be stricter than they are."""
    response = await proceed(request)
    policy = API_POLICY if request.url.path.startswith(API) else PAGE_POLICY
    response.headers.update(HEADERS)
    response.headers.setdefault(POLICY, policy + NO_FRAME)
    return response


async def _not_found(request: Request, error: Exception) -> Response:
    message = str(error)
    if request.url.path.startswith(API):
        problem = Problem(stage=STAGE, uri=request.url.path, message=message)
        return _json(msgspec.json.encode(problem), status=404)
    return HTMLResponse(pages.failure(message), status_code=404)


def _report(account: Account) -> Report:
    return Report(accounts=(account,), version=VERSION)


def _marked(article: str, start: int | None, end: int | None) -> Span | None:
    if start is None or end is None or start >= end:
        return None
    return Span(article=article, start=start, end=end)


def _json(body: bytes, status: int = 200) -> Response:
    return Response(body, status_code=status, media_type="application/json")
