"""Pages from templates, every value in them escaped and made harmless to look at."""

from functools import cache

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from consilience.present.display import one_line, safe_link, visible
from consilience.present.heading import story_days
from consilience.present.wording import VERDICTS
from consilience.serve.addresses import article_address, person_address, search_address, story_address
from consilience.serve.text_pieces import place_of

# The parts of the room, in the order in which the head of every page names them; the last are for those who may edit.
PLACES = (("/", "Stories"), ("/people", "Names"), ("/sources", "Sources"), ("/judgements", "Judgements"))
EDITORS_PLACES = (("/add", "Add"), ("/work", "Work"))


def page(request: Request, template: str, /, **values: object) -> str:
    """A page for whoever asks."""
    visitor = getattr(request.state, "visitor", None)
    return fragment(template, visitor=visitor, path=request.url.path, **values)


def fragment(template: str, /, **values: object) -> str:
    """A part of a page."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.globals.update(
        article_address=article_address,
        editors_places=EDITORS_PLACES,
        line=one_line,
        person_address=person_address,
        place_of=place_of,
        places=PLACES,
        safe_link=safe_link,
        search_address=search_address,
        story_address=story_address,
        story_days=story_days,
        verdicts={verdict.value: signs for verdict, signs in VERDICTS.items()},
    )
    return environment
