"""The articles of a report as a BibTeX bibliography."""

import re
from collections.abc import Iterator

from consilience.present.display import one_line
from consilience.present.formats.references import Reference, references
from consilience.present.report import Report
from consilience.present.wording import say

ESCAPES = {
    "\\": r"\textbackslash{}",
    # Escaped braces would still count when BibTeX looks for the end of a field.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
SPECIAL = re.compile(f"[{re.escape(''.join(ESCAPES))}]")
# In a list of names BibTeX reads these as the joint of two names or of the parts of one.
JOINT = re.compile(r",|\band\b", re.IGNORECASE)
NOT_IN_A_LINK = {"\\": "%5C", "{": "%7B", "}": "%7D"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(report: Report) -> str:
    """One `@article` for each article, in UTF-8, its words escaped for LaTeX."""
    head = f"% {one_line(say('footer', version=report.version))}\n"
    return head + "".join(map(_entry, references(report)))


def escaped(text: str) -> str:
    """Text in which nothing is a command of LaTeX or ends a field of BibTeX.

    >>> print(escaped("{50% off} A_1"))
    \\textbraceleft{}50\\% off\\textbraceright{} A\\_1
    """
    return SPECIAL.sub(lambda match: ESCAPES[match.group()], text)


def _entry(reference: Reference) -> str:
    fields = "".join(f",\n  {name} = {value}" for name, value in _fields(reference))
    return f"\n@article{{{reference.key}{fields}\n}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """The fields that are known; the outer braces of a title keep its capitals."""
    texts = (
        ("author", " and ".join(map(_name, reference.authors))),
        ("title", f"{{{escaped(reference.title)}}}" if reference.title else ""),
        ("journal", escaped(reference.outlet)),
        ("year", f"{reference.latest.year:04}" if reference.latest else ""),
        ("date", _date(reference)),
        ("url", "".join(NOT_IN_A_LINK.get(sign, sign) for sign in reference.link)),
        ("langid", escaped(reference.language)),
    )
    yield from ((name, f"{{{text}}}") for name, text in texts if text)
    if reference.day:
        yield "month", MONTHS[reference.day.month - 1]


def _name(author: str) -> str:
    return f"{{{escaped(author)}}}" if JOINT.search(author) else escaped(author)


def _date(reference: Reference) -> str:
    """The day, or the first and last day (EDTF, which BibLaTeX reads)."""
    days = (day.isoformat() for day in (reference.earliest, reference.latest) if day)
    return "/".join(dict.fromkeys(days))
