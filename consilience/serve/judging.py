"""Judging in place: the panels that stand beside a point, a line or a story, and what their forms do."""

import datetime
from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from consilience.claims import Judged
from consilience.pipeline import By
from consilience.records import Point, Rank, Role, Verdict
from consilience.serve.acts import act
from consilience.serve.failures import Refused
from consilience.serve.forms import EDITORS, Posted
from consilience.serve.judged import stories_touched, told
from consilience.serve.paging import PageNumber, paged
from consilience.serve.room import Room
from consilience.serve.tasks import telling_anew
from consilience.serve.templates import page
from consilience.serve.visitors import AUTHOR, YEAR, visitor_of
from consilience.store import NOT_SAME, SAME, Entry, Library

# How long a form waits for the stories that it touches, so that most judgements need no page in between.
PATIENCE_SECONDS = 2.5
LONGEST_AUTHOR, LONGEST_NOTE = 80, 1_000
ON_A_PAGE = 50
MOST_OFFERED = 12
Id = Annotated[str, Query(max_length=500)]


def add_judging(app: FastAPI, room: Room) -> None:
    """Put the panels and forms of judgements into an application."""
    library = room.library
    _panels(app, library)

    @app.post("/judge/{name}")
    def judge(request: Request, name: str, form: Annotated[Posted, Depends(EDITORS)]) -> Response:
        wanted, by = act(name), _by(form)
        judgement = wanted.draft(library, form, by)
        before = stories_touched(library, judgement)
        logged = library.judge(judgement)
        if logged is None:
            return RedirectResponse(wanted.then(form), status_code=303)
        touched = before | stories_touched(library, judgement)
        then = _with_number(wanted.then(form), logged.number)
        job = room.work.ask(telling_anew(logged.number, sorted(touched), by.author, then))
        done = room.work.wait(job.number, PATIENCE_SECONDS)
        over = done is not None and done.is_over
        answer = RedirectResponse(then if over else f"/work/{job.number}", status_code=303)
        if not form.visitor.is_known:
            is_secure = request.url.scheme == "https"
            answer.set_cookie(AUTHOR, quote(by.author), max_age=YEAR, httponly=True, samesite="lax", secure=is_secure)
        return answer

    @app.get("/judgements", response_class=HTMLResponse)
    def judgements(request: Request, number: PageNumber = 1) -> str:
        log = library.judgements()
        start = (number - 1) * ON_A_PAGE
        shown = told(library, log[::-1][start : start + ON_A_PAGE + 1], {each.id: each.number for each in log})
        return page(request, "judgements.html.j2", shown=paged(shown, ON_A_PAGE, number), count=len(log))


def _panels(app: FastAPI, library: Library) -> None:
    @app.get("/judge/point", response_class=HTMLResponse)
    def point(request: Request, story: Id, point: Id) -> str:
        _only_editors(request)
        account = library.account(story)
        found = next((each for each in account.points if each.id == point), None)
        if found is None:
            raise Refused(404, f"the story has no point {point} any more; load its page again")
        texts = {each.article.id: each.article for each in account.articles}
        return _panel(
            request,
            "judge_point.html.j2",
            story=story,
            point=found,
            pairs=list(_pairs(found)),
            texts=texts,
            all_verdicts=list(Verdict),
            same=SAME,
            not_same=NOT_SAME,
        )

    @app.get("/judge/line", response_class=HTMLResponse)
    def line(
        request: Request, article: Id, start: Annotated[int, Query(ge=0)], end: Annotated[int, Query(ge=0)]
    ) -> str:
        _only_editors(request)
        whole = library.article(article).article
        block = next((each for each in whole.blocks if (each.span.start, each.span.end) == (start, end)), None)
        if block is None:
            raise Refused(404, "the article has no such line; load its page again")
        words = whole.words(block.span)
        return _panel(request, "judge_line.html.j2", article=whole, block=block, words=words, roles=list(Role))

    @app.get("/judge/story", response_class=HTMLResponse)
    def story(request: Request, story: Id, q: Annotated[str, Query(max_length=200)] = "") -> str:
        _only_editors(request)
        entry = library.entry(story)
        return _panel(
            request,
            "judge_story.html.j2",
            entry=entry,
            articles=[library.article(id).article for id in entry.story.articles[:ON_A_PAGE]],
            others=_others(library, entry, q),
            q=q,
            judged=list(Judged),
        )


def _panel(request: Request, name: str, **values: object) -> str:
    """A panel, alone where it is put into a page, else on a page of its own."""
    frame = "part.html.j2" if request.headers.get("hx-request") else "base.html.j2"
    return page(request, name, frame=frame, **values)


def _only_editors(request: Request) -> None:
    if not visitor_of(request).may(Rank.EDITOR):
        raise Refused(403, "only an editor may do that")


def _pairs(point: Point) -> Iterator[tuple[str, str]]:
    """For each claim of a point another one of it, of another answer if there is one: what it is parted from."""
    claims = [(place, claim.id) for place, position in enumerate(point.positions) for claim in position.claims]
    for place, claim in claims:
        others = sorted((other == place, id) for other, id in claims if id != claim)
        yield claim, others[0][1] if others else ""


def _others(library: Library, entry: Entry, q: str) -> list[Entry]:
    """The stories that one may be merged with: those in which some words are found, else the newest."""
    if q:
        found = dict.fromkeys(hit.story for hit in library.search(q) if hit.story and hit.story != entry.story.id)
        return [library.entry(story) for story in list(found)[:MOST_OFFERED]]
    newest = library.entries("newest", MOST_OFFERED + 1)
    return [each for each in newest if each.story.id != entry.story.id][:MOST_OFFERED]


def _by(form: Posted) -> By:
    """Who judges: the user, or whoever the form names where the library has no users."""
    author = form.visitor.name if form.visitor.is_known else form["by"][:LONGEST_AUTHOR]
    if not author:
        raise Refused(422, "a judgement needs a name: say who says so")
    return By(author=author, made=datetime.datetime.now(datetime.UTC), note=form["note"][:LONGEST_NOTE])


def _with_number(address: str, number: int) -> str:
    """The address with the number of the judgement, so that the page can say what was done and offer to undo it."""
    path, mark, fragment = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}done={number}{mark}{fragment}"
