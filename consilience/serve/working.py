"""The pages of running work: each task as it stands, asked again and again until it is over."""

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from consilience.serve.failures import Refused
from consilience.serve.room import Room
from consilience.serve.templates import page
from consilience.store import Entry, UnknownStory

GONE = "this task is no longer remembered; what it added is in the library, and the rest can be asked for again"
MOST_SHOWN = 50
# How long an answer waits for a task that is about to end.
PATIENCE_SECONDS = 0.8


def add_working(app: FastAPI, room: Room) -> None:
    """Put the pages of running work into an application."""

    @app.get("/work", response_class=HTMLResponse)
    def work(request: Request) -> str:
        name = "jobs.html.j2" if request.headers.get("hx-target") == "jobs" else "work.html.j2"
        return page(request, name, jobs=room.work.jobs()[:MOST_SHOWN])

    @app.get("/work/{number}")
    def job(request: Request, number: int) -> Response:
        found = room.work.wait(number, PATIENCE_SECONDS)
        if found is None:
            raise Refused(404, GONE)
        is_part = bool(request.headers.get("hx-request"))
        if found.is_over and found.then != "/" and not found.outcome.problems and found.state == "done":
            if is_part:
                return Response(headers={"HX-Redirect": found.then})
            return RedirectResponse(found.then, status_code=303)
        entries = [each for story in found.outcome.stories if (each := _entry(room, story))]
        name = "job_part.html.j2" if is_part else "job.html.j2"
        return HTMLResponse(page(request, name, job=found, entries=entries))


def _entry(room: Room, story: str) -> Entry | None:
    try:
        return room.library.entry(room.library.successor(story) or story)
    except UnknownStory:
        return None
