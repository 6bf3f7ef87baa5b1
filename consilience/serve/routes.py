"""The application put together: what stands before every address, the addresses, and what is said when one fails."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from consilience.records import ConsilienceError, UnknownArticle
from consilience.serve.adding import add_adding
from consilience.serve.api import add_api
from consilience.serve.articles import add_articles
from consilience.serve.atom import add_atom
from consilience.serve.bounds import Bounded
from consilience.serve.desk import add_desk
from consilience.serve.failures import API, Refused, failed
from consilience.serve.judging import add_judging
from consilience.serve.outlets import add_sources
from consilience.serve.people import add_people
from consilience.serve.policy import API_POLICY, HEADERS, NO_FRAME, PAGE_POLICY, POLICY
from consilience.serve.room import Room
from consilience.serve.searching import add_search
from consilience.serve.signing_in import add_signing_in
from consilience.serve.statics import add_statics
from consilience.serve.stories import add_stories
from consilience.serve.visitors import guard
from consilience.serve.work import TooMuchWork
from consilience.serve.working import add_working
from consilience.store import UnknownJudgement, UnknownStory
from consilience.version import VERSION

# What is added to the application, in the order of the places that a reader sees.
GROUPS: tuple[Callable[[FastAPI, Room], None], ...] = (
    add_statics,
    add_signing_in,
    add_desk,
    add_stories,
    add_articles,
    add_search,
    add_people,
    add_sources,
    add_judging,
    add_adding,
    add_working,
    add_atom,
    add_api,
)
# How an error of the asker is answered; any other one is a mistake in what was asked.
STATUS: dict[type[Exception], int] = {
    UnknownArticle: 404,
    UnknownStory: 404,
    UnknownJudgement: 404,
    TooMuchWork: 503,
    ConsilienceError: 422,
}


def application(room: Room, hosts: tuple[str, ...]) -> FastAPI:
    """The application over a room, answering under some names of hosts."""

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        room.close()

    app = FastAPI(
        title="Consilience",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=life,
    )
    for add in GROUPS:
        add(app, room)
    app.middleware("http")(guard(room))
    app.middleware("http")(_strictly)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(Bounded)
    _failures(app)
    return app


def _failures(app: FastAPI) -> None:
    def refused(request: Request, error: Exception) -> Response:
        status = error.status if isinstance(error, Refused) else STATUS[_known(error)]
        return failed(request, status, str(error))

    for kind in STATUS:
        app.add_exception_handler(kind, refused)

    def unusual(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 422
        told = str(error.detail) if isinstance(error, HTTPException) else _wrong(error)
        return failed(request, status, told)

    app.add_exception_handler(HTTPException, unusual)
    app.add_exception_handler(RequestValidationError, unusual)


def _known(error: Exception) -> type[Exception]:
    return next(kind for kind in type(error).__mro__ if kind in STATUS)


def _wrong(error: Exception) -> str:
    """What of an address or a form could not be understood."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    return "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in found[:5]) or "not understood"


async def _strictly(request: Request, proceed: Callable[[Request], Awaitable[Response]]) -> Response:
    """Send every answer under the strict headers; a page may only be stricter than they are."""
    response = await proceed(request)
    policy = API_POLICY if request.url.path.startswith(API) else PAGE_POLICY
    response.headers.update(HEADERS)
    response.headers.setdefault(POLICY, policy + NO_FRAME)
    return response
