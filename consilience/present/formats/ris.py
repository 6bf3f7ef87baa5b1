"""The articles of a report as RIS, which citation managers read."""

from collections.abc import Iterator

from consilience.present.formats.references import Reference, references
from consilience.present.report import Report

LINE_END = "\r\n"


def ris(report: Report) -> str:
    """One record of type NEWS for each article; every value is one line."""
    return "".join(_record(reference) for reference in references(report))


def _record(reference: Reference) -> str:
    lines = (f"{tag}  - {value}" for tag, value in _fields(reference) if value)
    return LINE_END.join(("TY  - NEWS", *lines, "ER  - ", "", ""))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "ID", reference.key
    yield "TI", reference.title
    yield from (("AU", author) for author in reference.authors)
    yield "T2", reference.outlet
    if reference.latest:
        yield "PY", f"{reference.latest.year:04}"
    if reference.day:
        yield "DA", reference.day.isoformat().replace("-", "/")
    yield "UR", reference.link
    yield "LA", reference.language
