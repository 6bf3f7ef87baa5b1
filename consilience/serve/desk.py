"""The desk: the stories in an order of one's choice, what changed since one looked, and the problems met."""

from typing import Annotated

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from consilience.serve.forms import READERS, Posted
from consilience.serve.news import news
from consilience.serve.paging import Page, PageNumber, paged
from consilience.serve.room import Room
from consilience.serve.templates import page
from consilience.serve.visitors import SEEN, YEAR, visitor_of
from consilience.store import ORDERS

ON_A_PAGE = 30
# How the orders are named, in the order of the tabs.
TABS = {"newest": "Newest", "changed": "Changed last", "disputed": "Most disputed", "largest": "Largest"}
Order = Annotated[str, Query(pattern=f"^({'|'.join(ORDERS)})$")]


def add_desk(app: FastAPI, room: Room) -> None:
    """Put the desk into an application."""
    library = room.library

    @app.get("/", response_class=HTMLResponse)
    def desk(request: Request, order: Order = "newest", number: PageNumber = 1) -> str:
        entries = library.entries(order, ON_A_PAGE + 1, (number - 1) * ON_A_PAGE)
        shown: Page[object] = paged(entries, ON_A_PAGE, number)
        visitor = visitor_of(request)
        return page(
            request,
            "desk.html.j2",
            order=order,
            tabs=TABS,
            shown=shown,
            stories=library.count_stories(),
            articles=library.count(),
            news=news(library, visitor.seen) if number == 1 and visitor.seen else None,
            newest=library.newest_change(),
            running=[job for job in room.work.jobs() if not job.is_over],
        )

    @app.get("/news", response_class=HTMLResponse)
    def latest(request: Request, since: Annotated[int, Query(ge=0)] = 0) -> str:
        return page(request, "latest.html.j2", since=since, newest=library.newest_change())

    @app.post("/seen")
    def seen(request: Request, form: Annotated[Posted, Depends(READERS)]) -> Response:
        number = min(form.number("newest"), library.newest_change())
        answer = RedirectResponse("/", status_code=303)
        if form.visitor.is_known:
            room.users.saw(form.visitor.name, number)
        else:
            is_secure = request.url.scheme == "https"
            answer.set_cookie(SEEN, str(number), max_age=YEAR, httponly=True, samesite="lax", secure=is_secure)
        return answer

    @app.get("/problems", response_class=HTMLResponse)
    def problems(request: Request, number: PageNumber = 1) -> str:
        found = library.problems()[::-1]
        start = (number - 1) * ON_A_PAGE
        shown = paged(found[start : start + ON_A_PAGE + 1], ON_A_PAGE, number)
        return page(request, "problems.html.j2", shown=shown, count=len(found))
