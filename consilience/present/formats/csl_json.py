"""The articles of a report as CSL-JSON, which citation managers read."""

import datetime

from consilience.present.formats.plain_json import Json, encoded
from consilience.present.formats.references import Reference, references
from consilience.present.report import Report


def csl_json(report: Report) -> bytes:
    """A list of items of type `article-newspaper`; what is not known is left out."""
    return encoded([_item(reference) for reference in references(report)], indent=1)


def _item(reference: Reference) -> dict[str, Json]:
    item: dict[str, Json] = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": reference.title,
        "container-title": reference.outlet,
        "author": [{"literal": author} for author in reference.authors],
        "issued": _issued(reference),
        "URL": reference.link,
        "language": reference.language,
    }
    return {name: value for name, value in item.items() if value}


def _issued(reference: Reference) -> Json:
    """The day, or the first and last day between which it lies."""
    days = dict.fromkeys(day for day in (reference.earliest, reference.latest) if day)
    return {"date-parts": [_parts(day) for day in days]} if days else None


def _parts(day: datetime.date) -> list[Json]:
    return [day.year, day.month, day.day]
