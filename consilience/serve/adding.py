"""The form to add articles by: a text pasted, files sent, or an address of the web."""

import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Annotated

import msgspec
from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from consilience.acquire import Document, Place
from consilience.present.display import one_line, safe_link
from consilience.records import digest
from consilience.serve.bounds import LARGEST_BODY
from consilience.serve.failures import Refused
from consilience.serve.forms import EDITORS, MOST_FILES, Posted
from consilience.serve.room import Room
from consilience.serve.tasks import adding
from consilience.serve.templates import page

# How long a form waits for its task, so that what is done at once needs no page in between.
PATIENCE_SECONDS = 1.0
MOST_ADDRESSES = 20
JSON = "application/json"
LONGEST_NAME = 120
NOTHING = "there is nothing to add: paste a text, choose files, or write an address"


def add_adding(app: FastAPI, room: Room) -> None:
    """Put the form to add articles by into an application."""

    @app.get("/add", response_class=HTMLResponse)
    def form(request: Request) -> str:
        return page(request, "add.html.j2", most_files=MOST_FILES, largest=LARGEST_BODY // 1_000_000)

    @app.post("/add")
    def add(form: Annotated[Posted, Depends(EDITORS)]) -> Response:
        places = list(_places(form))
        if not places:
            raise Refused(422, NOTHING)
        key = digest(*(place.body if isinstance(place, Document) else str(place) for place in places))
        job = room.work.ask(adding(_what(places), places, form.visitor.name, f"add {key}"))
        room.work.wait(job.number, PATIENCE_SECONDS)
        return RedirectResponse(f"/work/{job.number}", status_code=303)


def _places(form: Posted) -> Iterator[Place]:
    """What a form brings, as the places of articles. Raises Refused for what is no address of the web."""
    if form["text"]:
        yield _pasted(form)
    for upload in form.files:
        name = one_line(PurePosixPath(upload.name.replace("\\", "/")).name, LONGEST_NAME)
        yield Document(uri=f"sent/{digest(upload.body)}/{name}", body=upload.body)
    addresses = form["address"].split()
    if len(addresses) > MOST_ADDRESSES:
        raise Refused(422, f"{len(addresses)} addresses are too many at once; write {MOST_ADDRESSES} at most")
    for address in addresses:
        if safe_link(address) is None:
            raise Refused(422, f"{one_line(address, LONGEST_NAME)} is no address of the web; write https://…")
        yield address


def _pasted(form: Posted) -> Document:
    """A pasted text with what the form says of it, as a JSON article."""
    text, url, published = form["text"], form["url"], form["published"]
    if url and safe_link(url) is None:
        raise Refused(422, "the address of the text is no address of the web; write https://…, or leave it empty")
    if published and not _is_day(published):
        raise Refused(422, "the day of publication is none; write it as 2031-03-04, or leave it empty")
    fields = {"text": text, "url": url, "published": published, "title": form["title"], "outlet": form["outlet"]}
    body = msgspec.json.encode({name: value for name, value in fields.items() if value})
    return Document(uri=f"pasted/{digest(body)}.json", body=body, declared=JSON)


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _what(places: list[Place]) -> str:
    """What is added, in a few words."""
    first = places[0]
    name = first.uri.rpartition("/")[2] if isinstance(first, Document) else str(first)
    pasted = isinstance(first, Document) and first.uri.startswith("pasted/")
    shown = "a pasted text" if pasted else one_line(name, LONGEST_NAME)
    return f"Add {shown}" + (f" and {len(places) - 1} more" if len(places) > 1 else "")
