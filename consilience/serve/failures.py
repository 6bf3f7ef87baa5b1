"""What went wrong, said on a page to people and as a Problem to programs."""

import msgspec
from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from consilience.records import ConsilienceError, Problem
from consilience.serve.templates import page

API = "/api/"
# What the addresses of feeds end in.
FEED = "/feed.atom"
STAGE = "serve"
# Whatever is refused for a reason of its own is the asker's mistake.
HEADINGS = {
    400: "That cannot be done",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not found",
    413: "Too large",
    422: "Not understood",
    429: "Wait a little",
    503: "Busy",
}


class Refused(ConsilienceError):
    """A request that is answered with why not."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def failed(request: Request, status: int, message: str) -> Response:
    """The answer with a status and a message."""
    if request.url.path.startswith(API):
        problem = Problem(stage=STAGE, uri=request.url.path, message=message)
        return Response(msgspec.json.encode(problem), status_code=status, media_type="application/json")
    heading = HEADINGS.get(status, HEADINGS[400])
    frame = "part.html.j2" if request.headers.get("hx-request") else "base.html.j2"
    whole = page(request, "failure.html.j2", frame=frame, heading=heading, message=message)
    return HTMLResponse(whole, status_code=status)
