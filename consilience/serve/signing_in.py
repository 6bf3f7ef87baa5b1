"""Signing in and out, one's own password, and the page on which an admin manages users."""

import datetime
import logging
from typing import Annotated

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from consilience.records import Rank
from consilience.serve.addresses import own_address
from consilience.serve.failures import Refused
from consilience.serve.forms import ADMINS, ANYBODY, READERS, Posted
from consilience.serve.passwords import SHORTEST, hashed, is_right
from consilience.serve.room import Room
from consilience.serve.templates import page
from consilience.serve.throttle import Key
from consilience.serve.tokens import new_token, session_digest
from consilience.serve.visitors import keep_token, visitor_of
from consilience.store.users import User, WrongUser

LOG = logging.getLogger(__name__)
SESSION = datetime.timedelta(days=14)
LONGEST_NAME = 80
WRONG = "the name or the password is not right"
Then = Annotated[str, Query(max_length=2_000)]


def add_signing_in(app: FastAPI, room: Room) -> None:
    """Put the pages of users into an application."""
    _sessions(app, room)
    _users(app, room)


def _sessions(app: FastAPI, room: Room) -> None:
    users = room.users

    @app.get("/sign-in", response_class=HTMLResponse)
    def form(request: Request, then: Then = "/") -> str:
        return page(request, "sign_in.html.j2", then=own_address(then), wrong="", name="")

    @app.post("/sign-in")
    def sign_in(request: Request, form: Annotated[Posted, Depends(ANYBODY)]) -> Response:
        name, then = form["name"][:LONGEST_NAME], own_address(form["then"])
        keys: list[Key] = [("name", name.casefold()), ("address", request.client.host if request.client else "")]
        if wait := room.throttle.attempt(keys):
            return _again(request, 429, f"too many tries; wait {wait:.0f} seconds", name, then)
        user = users.user(name)
        # `fields` and not `form[...]`: white space at the ends is part of a password.
        if not is_right(user.password if user else None, form.fields.get("password", "")) or user is None:
            # A name that is nobody's may be a password typed in the wrong field.
            LOG.warning("a try to sign in as %r from %s failed", user.name if user else "nobody", keys[1][1])
            return _again(request, 403, WRONG, name, then)
        room.throttle.cleared(keys)
        token = new_token()
        users.begin(session_digest(token), user.name, datetime.datetime.now(datetime.UTC) + SESSION)
        answer = RedirectResponse(then, status_code=303)
        keep_token(request, answer, token, int(SESSION.total_seconds()))
        request.state.keep = ""
        return answer

    @app.post("/sign-out")
    def sign_out(request: Request, form: Annotated[Posted, Depends(READERS)]) -> Response:
        users.end(session_digest(form.visitor.token))
        request.state.keep = new_token()
        return RedirectResponse("/sign-in", status_code=303)

    @app.get("/password", response_class=HTMLResponse)
    def password_form(request: Request) -> str:
        return page(request, "password.html.j2", wrong="", shortest=SHORTEST)

    @app.post("/password")
    def change_password(request: Request, form: Annotated[Posted, Depends(READERS)]) -> Response:
        user = users.user(form.visitor.name) if form.visitor.is_known else None
        if user is None or not is_right(user.password, form.fields.get("old", "")):
            whole = page(request, "password.html.j2", wrong="the old password is not right", shortest=SHORTEST)
            return HTMLResponse(whole, status_code=403)
        users.change(user.name, password=hashed(form.fields.get("new", "")))
        return RedirectResponse("/sign-in", status_code=303)


def _users(app: FastAPI, room: Room) -> None:
    users = room.users

    @app.get("/users", response_class=HTMLResponse)
    def listed(request: Request) -> str:
        visitor = visitor_of(request)
        if not visitor.may(Rank.ADMIN):
            raise Refused(403, "only an admin may do that")
        return page(request, "users.html.j2", users=users.all(), ranks=list(Rank), shortest=SHORTEST)

    @app.post("/users/add")
    def add(form: Annotated[Posted, Depends(ADMINS)]) -> Response:
        if users.is_empty():
            raise Refused(403, "add the first user on the command line: consilience library user add NAME --role admin")
        password = hashed(form.fields.get("password", ""))
        made = datetime.datetime.now(datetime.UTC)
        users.add(User(name=form.needed("name"), rank=_rank(form), password=password, made=made))
        return RedirectResponse("/users", status_code=303)

    @app.post("/users/rank")
    def change_rank(form: Annotated[Posted, Depends(ADMINS)]) -> Response:
        _not_oneself(form)
        users.change(form.needed("name"), rank=_rank(form))
        return RedirectResponse("/users", status_code=303)

    @app.post("/users/remove")
    def remove(form: Annotated[Posted, Depends(ADMINS)]) -> Response:
        _not_oneself(form)
        users.remove(form.needed("name"))
        return RedirectResponse("/users", status_code=303)


def _again(request: Request, status: int, wrong: str, name: str, then: str) -> Response:
    return HTMLResponse(page(request, "sign_in.html.j2", then=then, wrong=wrong, name=name), status_code=status)


def _rank(form: Posted) -> Rank:
    value = form.needed("rank")
    if value not in set(Rank):
        raise WrongUser(f"{value} is no role; choose one of {', '.join(Rank)}")
    return Rank(value)


def _not_oneself(form: Posted) -> None:
    """An admin cannot remove the last admin: an admin is left, who is asking."""
    if form.needed("name").casefold() == form.visitor.name.casefold():
        raise Refused(422, "another admin has to do that to you")
