"""Articles for programs: what they say, word by word, and how their pages changed."""

from fastapi import FastAPI, Request, Response

from consilience.records import AnnotatedArticle
from consilience.serve.api_answers import items, record, sequence
from consilience.serve.api_openapi import gives
from consilience.serve.api_parameters import ArticleId, ArticleQuery, Kind, Limit, Name, Offset, Page, Place, Words
from consilience.serve.evidence import Evidence, passage
from consilience.serve.room import Room
from consilience.store import Hit, HitKind, Person, Version


def add_articles(api: FastAPI, room: Room) -> None:
    """Put what is asked of articles into the application for programs."""
    library = room.library

    @api.get("/articles", **gives(Hit, is_list=True))
    def articles(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
        """The articles as hits of a search without words: those added last come first."""
        return items(request, library.search("", HitKind.ARTICLE, limit, offset), limit, offset)

    @api.get("/articles/{id:path}", **gives(AnnotatedArticle))
    def article(request: Request, id: ArticleId) -> Response:
        """An article: its text, blocks and annotations. Offsets count the characters of its text."""
        return record(request, library.article(id))

    @api.get("/passages", **gives(Evidence))
    def words(request: Request, article: ArticleQuery, start: Place, end: Place) -> Response:
        """The words between two characters of an article, with its title, outlet and days."""
        return record(request, passage(library.article(article).article, start, end))

    @api.get("/versions", **gives(Version, is_list=True))
    def versions(request: Request, page: Page) -> Response:
        """The versions of a page, oldest first, with the words that each changed; none of a page that is not held."""
        return sequence(request, library.versions(page), None)

    @api.get("/search", **gives(Hit, is_list=True))
    def search(request: Request, q: Words = "", kind: Kind = None, limit: Limit = 50, offset: Offset = 0) -> Response:
        """What holds all the words, best first, with where they stand."""
        return items(request, library.search(q, kind, limit, offset), limit, offset)

    @api.get("/people", **gives(Person, is_list=True))
    def people(request: Request, name: Name = "", limit: Limit = 50, offset: Offset = 0) -> Response:
        """People, bodies and places, those in most articles first, with the stories that name them."""
        return items(request, library.people(name, limit, offset), limit, offset)
