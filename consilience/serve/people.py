"""The pages of names: people, bodies and places, each with its stories and what it is reported to have said."""

from collections.abc import Iterable
from typing import Annotated

import msgspec
from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from consilience.records import MentionKind
from consilience.serve.failures import Refused
from consilience.serve.paging import PageNumber, paged
from consilience.serve.room import Room
from consilience.serve.templates import page
from consilience.serve.text_pieces import excerpt
from consilience.store import HitKind, Library, Person

ON_A_PAGE = 60
MOST_SAYINGS = 20
# Stories shown with a name, and those whose accounts are looked into for its aliases and titles.
MOST_STORIES, LOOKED_INTO = 50, 8
Name = Annotated[str, Query(max_length=200)]


class _Titled(msgspec.Struct):
    words: str
    earliest: str | None = None
    latest: str | None = None


class _Entity(msgspec.Struct):
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    titles: tuple[_Titled, ...] = ()


class _Named(msgspec.Struct):
    """The little of an account that tells of names."""

    entities: tuple[_Entity, ...] = ()


def add_people(app: FastAPI, room: Room) -> None:
    """Put the pages of names into an application."""
    library = room.library

    @app.get("/people", response_class=HTMLResponse)
    def people(request: Request, name: Name = "", number: PageNumber = 1) -> str:
        found = library.people(name, ON_A_PAGE + 1, (number - 1) * ON_A_PAGE)
        return page(request, "people.html.j2", shown=paged(found, ON_A_PAGE, number), name=name)

    @app.get("/name", response_class=HTMLResponse)
    def one(request: Request, name: Name, kind: MentionKind) -> str:
        person = _person(library, name, kind)
        sayings = library.search(f'speaker:"{name.replace(chr(34), " ")}"', HitKind.QUOTATION, MOST_SAYINGS)
        entities = list(_entities(library, person))
        return page(
            request,
            "name.html.j2",
            person=person,
            entries=[library.entry(story) for story in person.stories[:MOST_STORIES]],
            aliases=sorted({alias for each in entities for alias in each.aliases} - {name}),
            titles=sorted({(title.words, title.earliest or "") for each in entities for title in each.titles}),
            sayings=[(hit, excerpt(hit)) for hit in sayings],
        )


def _person(library: Library, name: str, kind: MentionKind) -> Person:
    found = (each for each in library.people(name, ON_A_PAGE * 5) if each.name == name and each.kind is kind)
    person = next(found, None)
    if person is None:
        raise Refused(404, f"no {kind} has the name {name} in any story that is told")
    return person


def _entities(library: Library, person: Person) -> Iterable[_Entity]:
    for story in person.stories[:LOOKED_INTO]:
        kept = library.account_record(story)
        if kept is not None:
            for each in msgspec.json.decode(kept[1], type=_Named).entities:
                if each.name == person.name and each.kind == person.kind:
                    yield each
