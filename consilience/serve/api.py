"""The addresses for programs: what they give are the records, and every refusal is a Problem."""

from collections.abc import Mapping
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from consilience.records import ConsilienceError, UnknownArticle
from consilience.serve.api_answers import problem
from consilience.serve.api_articles import add_articles
from consilience.serve.api_log import add_log
from consilience.serve.api_openapi import described
from consilience.serve.api_stories import NotTold, add_stories
from consilience.serve.asked import NotOut, WrongDay
from consilience.serve.evidence import UnknownPart, WrongPlace
from consilience.serve.room import Room
from consilience.store import ChangeKind, Library, UnknownStory
from consilience.version import VERSION

PLACE = "/api"
SUMMARY = "Stories, accounts, articles and their changes, read-only. Answers carry a strong ETag."
STATUSES: Mapping[type[ConsilienceError], int] = {
    NotOut: 404,
    NotTold: 404,
    UnknownArticle: 404,
    UnknownPart: 404,
    WrongDay: 422,
    WrongPlace: 422,
}
BUSY = "the library is busy or cannot be reached; try again"
BROKEN = "an error of the program; the log of the server says where"
RETRY = {"Retry-After": "5"}


def add_api(app: FastAPI, room: Room) -> None:
    """Put the addresses below /api into an application."""
    app.mount(PLACE, for_programs(room))


def for_programs(room: Room) -> FastAPI:
    """The application for programs over a library, described by itself under /openapi.json."""
    api = FastAPI(
        title="Consilience",
        version=VERSION,
        summary=SUMMARY,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for add in (add_stories, add_articles, add_log):
        add(api, room)
    api.openapi = described(api)  # type: ignore[method-assign]  # FastAPI's own way to extend its description
    _add_refusals(api, room.library)
    return api


def _add_refusals(api: FastAPI, library: Library) -> None:
    @api.exception_handler(ConsilienceError)
    def refused(request: Request, error: ConsilienceError) -> Response:
        return problem(request, STATUSES.get(type(error), 400), str(error))

    @api.exception_handler(UnknownStory)
    def no_story(request: Request, error: UnknownStory) -> Response:
        return _departed(request, library) or problem(request, 404, str(error))

    @api.exception_handler(RequestValidationError)
    def wrong(request: Request, error: RequestValidationError) -> Response:
        return problem(request, 422, "; ".join(map(_told, error.errors())))

    @api.exception_handler(HTTPException)
    def other(request: Request, error: HTTPException) -> Response:
        return problem(request, error.status_code, f"{error.detail}; see /api/openapi.json", error.headers)

    @api.exception_handler(OperationalError)
    def busy(request: Request, error: OperationalError) -> Response:
        return problem(request, 503, BUSY, RETRY)

    @api.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        return problem(request, 500, BROKEN)


def _departed(request: Request, library: Library) -> Response | None:
    """The way to the story into which another one went, or the word that it is gone; None for one that never was."""
    story = str(request.path_params["id"])
    if successor := library.successor(story):
        before, _, after = request.url.path.partition("/stories/")
        rest = after.partition("/")[2]
        query = f"?{request.url.query}" if request.url.query else ""
        location = f"{before}/stories/{quote(successor, safe='')}{'/' + quote(rest) if rest else ''}{query}"
        return Response(status_code=308, headers={"Location": location})
    if any(change.kind is ChangeKind.STORY_GONE for change in library.changes(subject=story)):
        return problem(request, 410, f"the story {story} is gone: its articles were forgotten")
    return None


def _told(error: Mapping[str, object]) -> str:
    """What a parameter is called, and what is wrong with it."""
    place = error.get("loc")
    name = place[-1] if isinstance(place, tuple) and place else "the request"
    return f"{name}: {error.get('msg')}"
