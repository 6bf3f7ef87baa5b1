"""Names of authors as they stand in metadata, freed of what is not the name."""

import re
from collections.abc import Iterable, Iterator

BY = re.compile(r"^(?:(?:written\s+|reported\s+|story\s+)?by|von|par|por|di)\s*[:\s]\s*", re.IGNORECASE)
# "Ann Lee, Political Editor", "Ann Lee | The Herald", "Ann Lee - BBC News", "Ann Lee (Reuters)", "Ann Lee in Paris"
AFTER_NAME = re.compile(r"\s*(?:[|(/•·]|\s[-–—]\s|\s(?:in|for|at)\s+[A-Z]).*$|\s+@\w+.*$")
BETWEEN = re.compile(r"\s*(?:;|\n|,\s*and\s|,|\s(?:and|und|et|y|e|og|och|with)\s|\s&\s)\s*")
JOB = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|journalist|producer|contributor|bureau|chief|staff|"
    r"redakteur(?:in)?|korrespondent(?:in)?|photographer|fellow|analyst|professor|intern)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
NOT_A_NAME = re.compile(
    r"https?:|www\.|[@<>{}=*]|^\W*$|^\d+$|^(?:admin|author|null|none|undefined|unknown)$", re.IGNORECASE
)
LONGEST_NAME = 80
MOST_AUTHORS = 30


def authors(values: Iterable[str], outlets: Iterable[str] = ()) -> tuple[str, ...]:
    """The distinct names in bylines, in order, without "By", job titles, places and the outlets themselves.

    >>> authors(["By Ann Lee, Political Editor and Bo Chu"])
    ('Ann Lee', 'Bo Chu')
    """
    barred = {_plain(outlet) for outlet in outlets}
    found: dict[str, str] = {}
    for name in (name for value in values for name in _names(value)):
        if _plain(name) not in barred:
            found.setdefault(_plain(name), name)
    return tuple(found.values())[:MOST_AUTHORS]


def _names(value: str) -> Iterator[str]:
    """The names that one byline joins."""
    line = BY.sub("", " ".join(ADDRESS.sub(" ", value[:2_000]).split()))
    for piece in BETWEEN.split(line):
        name = AFTER_NAME.sub("", BY.sub("", piece)).strip(" ,.;:-–—\"'“”")
        if name and len(name) <= LONGEST_NAME and not NOT_A_NAME.search(name) and not JOB.search(name):
            yield name


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))
