"""Who asks: told by a cookie, or by a token in the case of a program; and what nobody may ask from another site."""

import datetime
from collections.abc import Awaitable, Callable
from urllib.parse import quote, unquote, urlsplit

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from consilience.records import Rank, Record
from consilience.serve.failures import API, FEED, failed
from consilience.serve.room import Room
from consilience.serve.tokens import form_token, new_token, session_digest

COOKIE, SECURE_COOKIE = "consilience", "__Host-consilience"
SEEN, AUTHOR = "consilience-seen", "consilience-by"
BEARER = "bearer "
# What is sent to whoever asks: the page to sign in on, and what it looks like.
PUBLIC = frozenset({"/sign-in", "/style.css", "/desk.css", "/htmx.js"})
UNCHANGING = frozenset({"GET", "HEAD", "OPTIONS"})
LONGEST_TOKEN, LONGEST_NAME = 100, 80
YEAR = 365 * 24 * 3600

Proceed = Callable[[Request], Awaitable[Response]]


class Visitor(Record, frozen=True, kw_only=True):
    """Whoever asks. `token` is what the browser holds, `rank` None before signing in.

    `is_known` says that the name is a user's; where a library has no users, `name` is what was last typed.
    """

    name: str = ""
    rank: Rank | None = None
    token: str = ""
    seen: int = 0
    is_known: bool = False

    @property
    def form_token(self) -> str:
        """What a form has to carry: told from the cookie's token, which no other site can read."""
        return form_token(self.token)

    def may(self, needed: Rank) -> bool:
        """Whether the visitor has the rank."""
        return self.rank is not None and self.rank.may(needed)

    @property
    def may_edit(self) -> bool:
        return self.may(Rank.EDITOR)

    @property
    def may_manage(self) -> bool:
        return self.may(Rank.ADMIN)


def visitor_of(request: Request) -> Visitor:
    """Whoever the guard found to ask."""
    found: Visitor = request.state.visitor
    return found


def guard(room: Room) -> Callable[[Request, Proceed], Awaitable[Response]]:
    """The guard that stands before every address: it finds out who asks, and turns away who may not."""

    async def guarded(request: Request, proceed: Proceed) -> Response:
        if is_from_elsewhere(request):
            return failed(request, 403, "this was asked from a page of another site; ask from the page itself")
        if request.url.path in PUBLIC - {"/sign-in"}:
            return await proceed(request)
        visitor = await run_in_threadpool(_visitor, room, request)
        if visitor.rank is None and request.url.path not in PUBLIC:
            return _to_sign_in(request)
        request.state.visitor = visitor
        request.state.keep = visitor.token if visitor.token != _cookie(request) else ""
        response = await proceed(request)
        if request.state.keep:
            keep_token(request, response, request.state.keep)
        return response

    return guarded


def keep_token(request: Request, response: Response, token: str, seconds: int | None = None) -> None:
    """Have the browser hold a token until it is closed, or for so many seconds."""
    is_secure = request.url.scheme == "https"
    name = SECURE_COOKIE if is_secure else COOKIE
    response.set_cookie(name, token, max_age=seconds, path="/", secure=is_secure, httponly=True, samesite="lax")


def is_from_elsewhere(request: Request) -> bool:
    """Whether something is to be changed that a page of another site asks for."""
    if request.method in UNCHANGING:
        return False
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site not in {"same-origin", "none"}
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


def _visitor(room: Room, request: Request) -> Visitor:
    users, token = room.users, _cookie(request)
    if room.is_alone and users.is_empty():
        seen, author = request.cookies.get(SEEN, ""), request.cookies.get(AUTHOR, "")
        return Visitor(
            name=unquote(author)[:LONGEST_NAME],
            rank=Rank.ADMIN,
            token=token or new_token(),
            seen=int(seen) if seen.isdecimal() and len(seen) < 16 else 0,
        )
    program = _program_token(request)
    now = datetime.datetime.now(datetime.UTC)
    user = users.of_session(session_digest(program or token), now, is_program=bool(program))
    if user is None:
        return Visitor(token=token or new_token())
    return Visitor(name=user.name, rank=user.rank, token=token, seen=user.seen, is_known=True)


def _cookie(request: Request) -> str:
    """The token that a browser holds; below /api/ nothing is changed with it, since no form stands there."""
    if request.url.path.startswith(API) and request.method not in UNCHANGING:
        return ""
    name = SECURE_COOKIE if request.url.scheme == "https" else COOKIE
    token = request.cookies.get(name, "")
    return token if len(token) <= LONGEST_TOKEN else ""


def _program_token(request: Request) -> str:
    """The token of a program, which only the addresses for programs take."""
    stated = request.headers.get("authorization", "")
    is_token = _is_for_programs(request) and stated.lower().startswith(BEARER)
    return stated[len(BEARER) :].strip()[:LONGEST_TOKEN] if is_token else ""


def _is_for_programs(request: Request) -> bool:
    """Whether an address is one that programs ask: the API, and the feeds, which their readers fetch."""
    return request.url.path.startswith(API) or request.url.path.endswith(FEED)


def _to_sign_in(request: Request) -> Response:
    if _is_for_programs(request) or request.method not in UNCHANGING:
        return failed(request, 401, "sign in first; programs send a token: consilience library user token NAME")
    query = f"?{request.url.query}" if request.url.query else ""
    address = f"/sign-in?then={quote(request.url.path + query, safe='')}"
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)
