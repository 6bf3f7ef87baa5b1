"""Stories for programs: lists of them, accounts as they stand or stood, and the evidence for their parts."""

import msgspec
from fastapi import FastAPI, Request, Response

from consilience.present import Report, render
from consilience.present.contract import ReportView
from consilience.present.past_account import account_on
from consilience.records import Account, ConsilienceError, Point, digest
from consilience.serve.api_answers import body, items, record
from consilience.serve.api_openapi import gives
from consilience.serve.api_parameters import AsOf, Judged, Limit, Offset, Order, PartId, StoryId
from consilience.serve.asked import NotOut, day_of
from consilience.serve.evidence import ClaimEvidence, PointEvidence, claim_evidence, point_evidence
from consilience.serve.room import Room
from consilience.store import Entry, Library, Tombstone
from consilience.version import VERSION


class NotTold(ConsilienceError):
    def __init__(self, story: str) -> None:
        super().__init__(f"the story {story} is not told yet: open its page, or consilience library account {story}")


def add_stories(api: FastAPI, room: Room) -> None:
    """Put what is asked of stories into the application for programs."""
    library = room.library

    @api.get("/stories", **gives(Entry, is_list=True))
    def stories(request: Request, order: Order = "newest", limit: Limit = 50, offset: Offset = 0) -> Response:
        """The stories with their counts, and whether each is told."""
        return items(request, library.entries(order, limit, offset), limit, offset)

    @api.get("/stories/{id}", **gives(ReportView, may_be_gone=True))
    def story(request: Request, id: StoryId, as_of: AsOf = None) -> Response:
        """The account of a story, as `consilience report --to json` writes it."""
        tag, kept = _kept(library, id)
        key = ("report", VERSION, tag, as_of or "")
        made = room.shelf.page(key, lambda: _report(_account(kept, id, as_of)))
        return body(request, made.encode(), digest(*key))

    @api.get("/stories/{id}/entry", **gives(Entry, may_be_gone=True))
    def entry(request: Request, id: StoryId) -> Response:
        """A story with its articles and counts, and whether it is told."""
        return record(request, library.entry(id))

    @api.get("/stories/{id}/account", **gives(Account, may_be_gone=True))
    def account(request: Request, id: StoryId, as_of: AsOf = None) -> Response:
        """The account with its annotated articles, as the library keeps it: all that the program knows of a story."""
        tag, kept = _kept(library, id)
        return record(request, _account(kept, id, as_of)) if as_of else body(request, kept, tag)

    @api.get("/stories/{id}/points", **gives(Point, is_list=True, may_be_gone=True))
    def points(
        request: Request,
        id: StoryId,
        as_of: AsOf = None,
        verdict: Judged = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response:
        """The points of a story, heaviest first: questions, the answers to them, and the verdict."""
        found = _account(_kept(library, id)[1], id, as_of).points
        wanted = sorted((each for each in found if verdict in {None, each.verdict}), key=lambda each: -each.weight)
        return items(request, wanted[offset : offset + limit], limit, offset)

    @api.get("/stories/{id}/points/{point}", **gives(PointEvidence, may_be_gone=True))
    def point(request: Request, id: StoryId, point: PartId, as_of: AsOf = None) -> Response:
        """One point, with the words of the articles behind each answer."""
        return record(request, point_evidence(_account(_kept(library, id)[1], id, as_of), point))

    @api.get("/stories/{id}/claims/{claim}", **gives(ClaimEvidence, may_be_gone=True))
    def claim(request: Request, id: StoryId, claim: PartId) -> Response:
        """One claim, with the words that it is read from."""
        return record(request, claim_evidence(_account(_kept(library, id)[1], id, None), claim))

    @api.get("/tombstones", **gives(Tombstone, is_list=True))
    def tombstones(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
        """The stories that went into others, oldest first; their addresses lead to those."""
        return items(request, library.tombstones()[offset : offset + limit], limit, offset)


def _kept(library: Library, story: str) -> tuple[str, bytes]:
    """The digest and the JSON of an account. Raises UnknownStory and NotTold."""
    kept = library.account_record(story)
    if kept is None:
        library.entry(story)
        raise NotTold(story)
    return kept


def _account(kept: bytes, story: str, day: str | None) -> Account:
    account = msgspec.json.decode(kept, type=Account)
    found = account_on(account, day_of(day)) if day else account
    if found is None:
        raise NotOut(story, day or "")
    return found


def _report(account: Account) -> str:
    return render(Report(accounts=(account,), version=VERSION), "json").decode()
