"""What happened to a library, for programs: changes, problems, judgements."""

from fastapi import FastAPI, Request, Response

from consilience.records import Problem
from consilience.serve.api_answers import items, sequence
from consilience.serve.api_openapi import gives
from consilience.serve.api_parameters import Limit, Offset, Since, Subject
from consilience.serve.room import Room
from consilience.store import Change, Logged


def add_log(api: FastAPI, room: Room) -> None:
    """Put what is asked of a library's past into the application for programs."""
    library = room.library

    @api.get("/changes", **gives(Change, is_list=True))
    def changes(request: Request, since: Since = 0, subject: Subject = None, limit: Limit = 50) -> Response:
        """What changed after a change, oldest first. Ask again with the number of the last to learn what came since."""
        found = library.changes(since, subject, limit)
        return sequence(request, found, {"since": found[-1].number} if len(found) == limit else None)

    @api.get("/problems", **gives(Problem, is_list=True))
    def problems(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
        """What could not be used, in the order in which it was met."""
        return items(request, library.problems()[offset : offset + limit], limit, offset)

    @api.get("/judgements", **gives(Logged, is_list=True))
    def judgements(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
        """What people judged, oldest first, the withdrawn judgements and the withdrawals included."""
        return items(request, library.judgements()[offset : offset + limit], limit, offset)
