"""The search page: words and filters over articles, statements and quotations."""

from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from consilience.records import Record, Verdict
from consilience.serve.paging import PageNumber, paged
from consilience.serve.room import Room
from consilience.serve.templates import page
from consilience.serve.text_pieces import excerpt
from consilience.store import HitKind

ON_A_PAGE = 20
# Longer queries are refused before anything is done with them.
Words = Annotated[str, Query(max_length=500)]
Short = Annotated[str, Query(max_length=120)]


class Wanted(Record, frozen=True, kw_only=True):
    """The fields of the search form."""

    q: str = ""
    kind: str = ""
    outlet: str = ""
    person: str = ""
    speaker: str = ""
    after: str = ""
    before: str = ""
    verdict: str = ""
    story: str = ""

    @property
    def query(self) -> str:
        """The words with the filters as the library takes them."""
        filters = ((name, getattr(self, name).replace('"', " ").strip()) for name in FILTERS)
        return " ".join([self.q, *(f'{name}:"{value}"' for name, value in filters if value)])

    @property
    def filled(self) -> dict[str, str]:
        """The fields that hold something."""
        return {name: value for name in self.__struct_fields__ if (value := getattr(self, name))}


FILTERS = ("outlet", "person", "speaker", "after", "before", "verdict", "story")


def add_search(app: FastAPI, room: Room) -> None:
    """Put the search page into an application."""
    library = room.library

    @app.get("/search", response_class=HTMLResponse)
    def search(
        request: Request,
        q: Words = "",
        kind: Annotated[str, Query(pattern=f"^({'|'.join(HitKind)})?$")] = "",
        outlet: Short = "",
        person: Short = "",
        speaker: Short = "",
        after: Short = "",
        before: Short = "",
        verdict: Annotated[str, Query(pattern=f"^({'|'.join(Verdict)})?$")] = "",
        story: Short = "",
        number: PageNumber = 1,
    ) -> str:
        wanted = Wanted(
            q=q,
            kind=kind,
            outlet=outlet,
            person=person,
            speaker=speaker,
            after=after,
            before=before,
            verdict=verdict,
            story=story,
        )
        chosen = HitKind(kind) if kind else None
        hits = library.search(wanted.query, chosen, ON_A_PAGE + 1, (number - 1) * ON_A_PAGE)
        shown = paged([(hit, excerpt(hit)) for hit in hits], ON_A_PAGE, number)
        is_part = request.headers.get("hx-target") == "found"
        name = "found.html.j2" if is_part else "search.html.j2"
        return page(request, name, wanted=wanted, shown=shown, kinds=list(HitKind), all_verdicts=list(Verdict))
