"""The story page: the account as `report --to html` shows it, live, with the doors to judge it."""

import secrets
from typing import Annotated

import msgspec
from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from consilience.present import Report
from consilience.present.frame import Frame
from consilience.present.html import html
from consilience.records import Account, Article, Point
from consilience.serve.addresses import story_address
from consilience.serve.judged import judged
from consilience.serve.policy import POLICY, account_policy
from consilience.serve.room import Room
from consilience.serve.tasks import telling
from consilience.serve.templates import fragment, page
from consilience.serve.visitors import visitor_of
from consilience.store import Entry, UnknownStory
from consilience.version import VERSION

# Where the parts of a page stand that differ from reader to reader; by chance, so that no article can name them.
HEAD, BEFORE = (f"<!--{name} {secrets.token_hex(16)}-->" for name in ("head", "before"))
FRAME_HEAD = "story_head.html.j2"


def add_stories(app: FastAPI, room: Room) -> None:
    """Put the pages of the stories into an application."""
    library = room.library

    @app.get("/stories/{id}")
    def story(request: Request, id: str, done: Annotated[int, Query(ge=0)] = 0) -> Response:
        try:
            entry = library.entry(id)
        except UnknownStory:
            successor = library.successor(id)
            if successor is None:
                raise
            return RedirectResponse(story_address(successor), status_code=308)
        kept = library.account_record(id)
        if not entry.is_current:
            job = room.work.ask(telling(entry.story))
            if kept is None:
                return RedirectResponse(f"/work/{job.number}", status_code=303)
        if kept is None:
            raise UnknownStory(id)
        digest, record = kept
        may_edit = visitor_of(request).may_edit
        made = room.shelf.page((digest, str(may_edit)), lambda: _page(record, may_edit))
        account = msgspec.json.decode(record, type=_Named)
        before = _before(request, room, entry, account, done)
        whole = made.replace(HEAD, page(request, "masthead.html.j2"), 1).replace(BEFORE, before, 1)
        return HTMLResponse(whole, headers={POLICY: account_policy(made)})


class _Names(msgspec.Struct):
    name: str
    aliases: tuple[str, ...] = ()


class _Named(msgspec.Struct):
    """The little of an account that tells which judgements touch it."""

    entities: tuple[_Names, ...] = ()


def _page(record: bytes, may_edit: bool) -> str:
    account = msgspec.json.decode(record, type=Account)
    return html(Report(accounts=(account,), version=VERSION), _frame(account, may_edit))


def _frame(account: Account, may_edit: bool) -> Frame:
    def of_point(point: Point) -> Markup:
        return Markup(fragment("story_point.html.j2", story=account.story.id, point=point, may_edit=may_edit))

    def of_article(article: Article) -> Markup:
        return Markup(fragment("story_article.html.j2", article=article, may_edit=may_edit))

    return Frame(
        is_served=True,
        head=Markup(fragment(FRAME_HEAD, story=account.story.id)),
        masthead=Markup(HEAD),
        before=Markup(BEFORE),
        of_point=of_point,
        of_article=of_article,
    )


def _before(request: Request, room: Room, entry: Entry, account: _Named, done: int) -> str:
    names = {name for each in account.entities for name in (each.name, *each.aliases)}
    touching = judged(room.library, frozenset(entry.story.articles), frozenset(names))
    return page(request, "story_bar.html.j2", entry=entry, judgements=touching, done=done)
