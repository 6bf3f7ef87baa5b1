"""What is copied after the words of a statement: where it stands, for a note or a footnote."""

from consilience.present.display import safe_link
from consilience.present.outline import Citation, Line
from consilience.present.wording import say

MOST_SOURCES = 8


def sources_words(line: Line) -> str:
    """Outlet, day and address of each source of a statement, in one line."""
    told = list(dict.fromkeys(map(_source, line.citations)))
    more = [say("more", count=len(told) - MOST_SOURCES)] if len(told) > MOST_SOURCES else []
    return "; ".join([*told[:MOST_SOURCES], *more])


def _source(citation: Citation) -> str:
    link = safe_link(citation.witness.article.uri)
    return ", ".join([citation.witness.name, citation.witness.published, *([link] if link else [])])


def first_reported(citations: tuple[Citation, ...]) -> str:
    """The day and outlet of the first of the cited reports; nothing where none has a date."""
    dated = [(each.witness.article.published, each.witness) for each in citations]
    found = min(
        ((published.earliest, witness.number, witness) for published, witness in dated if published), default=None
    )
    return say("first reported", date=found[2].published, outlet=found[2].name) if found else ""
