"""The page of the sources: who copies, reuses, translates and cites whom."""

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from consilience.serve.dependence import MOST_STORIES, Dependence
from consilience.serve.room import Room
from consilience.serve.templates import page

MOST_OUTLETS = 200
# How a link of a kind is told from its target's side, and from its source's.
TOLD = {
    "copy": ("copies", "is copied by"),
    "reuse": ("reuses passages of", "has passages reused by"),
    "cites": ("cites", "is cited by"),
    "translation": ("translates", "is translated by"),
}


def add_sources(app: FastAPI, room: Room) -> None:
    """Put the page of the sources into an application."""
    dependence = Dependence(room.library)

    @app.get("/sources", response_class=HTMLResponse)
    def sources(request: Request) -> str:
        found = dependence.outlets()
        return page(
            request, "sources.html.j2", outlets=found[:MOST_OUTLETS], count=len(found), told=TOLD, most=MOST_STORIES
        )
