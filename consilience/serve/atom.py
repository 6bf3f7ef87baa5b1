"""What happened to the stories as an Atom feed (RFC 4287)."""

import re
import uuid
from collections.abc import Iterable
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from lxml import etree

from consilience.records import digest
from consilience.serve.addresses import story_address
from consilience.serve.api_answers import is_held
from consilience.serve.failures import FEED
from consilience.serve.room import Room
from consilience.serve.updates import Update, latest, latest_of, updates
from consilience.store import Library

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
EMPTY = f'<feed xmlns="{NAMESPACE}"/>'
ENTRIES = 50
TITLE, STORY_TITLE, AUTHOR, GONE = "Consilience: the stories", "Consilience: {label}", "Consilience", "A story"
NEVER = "1970-01-01T00:00:00+00:00"
# What XML 1.0 cannot hold.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add_atom(app: FastAPI, room: Room) -> None:
    """Put the feeds into an application."""
    library = room.library

    @app.get(FEED)
    def feed(request: Request) -> Response:
        return _answer(request, room, "")

    @app.get("/stories/{id}" + FEED)
    def story_feed(request: Request, id: str) -> Response:
        return _answer(request, room, library.entry(id).story.id)


def _answer(request: Request, room: Room, story: str) -> Response:
    """The feed of one story, or of all; 304 where the asker has it. It changes when the library does."""
    base = str(request.base_url).rstrip("/")
    key = ("feed", base, story, str(room.library.newest_change()))
    etag = f'"{digest(*key)}"'
    if is_held(request, etag):
        return Response(status_code=304, headers={"ETag": etag})
    made = room.shelf.page(key, lambda: _feed(room.library, base, story))
    return Response(made.encode(), media_type=MEDIA_TYPE, headers={"ETag": etag})


def _feed(library: Library, base: str, story: str) -> str:
    changes = latest_of(library, story, ENTRIES) if story else latest(library, ENTRIES)
    label = library.entry(story).story.label if story else ""
    title = STORY_TITLE.format(label=label) if story else TITLE
    return atom(base, story, title, list(updates(library, changes)), _seed(library))


def atom(base: str, story: str, title: str, entries: Iterable[Update], seed: str) -> str:
    """A feed of updates, newest first, as XML; `base` is the address of the application, `seed` names the library."""
    shown = list(entries)
    feed = etree.XML(EMPTY)
    page = base + (story_address(story) if story else "/")
    here = f"{base}/stories/{quote(story, safe='')}{FEED}" if story else base + FEED
    _add(feed, "id", _name(seed, "feed", story))
    _add(feed, "title", title)
    _add(feed, "updated", max((each.made.isoformat() for each in shown), default=NEVER))
    _add(_add(feed, "author"), "name", AUTHOR)
    _add(feed, "link", rel="self", type=MEDIA_TYPE, href=here)
    _add(feed, "link", rel="alternate", type="text/html", href=page)
    for each in shown:
        _entry(feed, base, each, seed)
    body: str = etree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _entry(feed: etree._Element, base: str, update: Update, seed: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", _name(seed, "change", str(update.number)))
    _add(entry, "title", update.label or GONE)
    _add(entry, "updated", update.made.isoformat())
    _add(entry, "link", rel="alternate", type="text/html", href=base + story_address(update.story))
    _add(entry, "category", term=update.kind.value)
    _add(entry, "summary", update.words, type="text")


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    made.text = NOT_XML.sub("\ufffd", text) if text is not None else None
    for key, value in attributes.items():
        made.set(key, NOT_XML.sub("\ufffd", value))
    return made


def _name(*parts: str) -> str:
    """A name that stays wherever the library is read."""
    return uuid.uuid5(uuid.NAMESPACE_URL, digest(*parts)).urn


def _seed(library: Library) -> str:
    """What tells a library from all others: its first change."""
    return "".join(f"{change.made.isoformat()} {change.subject}" for change in library.changes(limit=1))
