"""The judgements of a library as JSON lines, out of one library and into another."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from consilience.pipeline.kit import Kit
from consilience.pipeline.libraries.acts import judge
from consilience.pipeline.libraries.at import Where, at
from consilience.pipeline.libraries.filling import take
from consilience.records import Problem, Record
from consilience.store import Judgement, UnknownJudgement, older_captures, older_judgements

STAGE = "import"
NOT_A_JUDGEMENT = "is no judgement; write lines as `library export` does"
NOT_THERE = "withdraws a judgement that the library does not have; import that one first"


class Imported(Record, frozen=True, kw_only=True):
    """How many judgements and articles were new, and what could not be used."""

    judgements: int
    articles: int = 0
    problems: tuple[Problem, ...]


def export_log(where: Where) -> Iterator[bytes]:
    """Each judgement of the log as one line of JSON, in order, the withdrawn ones and the withdrawals included."""
    with at(where, must_exist=True) as library:
        for each in library.judgements():
            yield msgspec.json.encode(each.judgement)


def import_log(where: Where, lines: Iterable[bytes], kit: Kit) -> Imported:
    """Take in judgements, each once, and tell anew what they touch."""
    count, problems = 0, []
    with at(where) as library:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                count += bool(judge(library, msgspec.json.decode(line, type=Judgement), kit).number)
            except (msgspec.DecodeError, UnicodeDecodeError):
                problems.append(_problem(number, NOT_A_JUDGEMENT))
            except UnknownJudgement:
                problems.append(_problem(number, NOT_THERE))
    return Imported(judgements=count, problems=tuple(problems))


def import_library(where: Where, path: Path, kit: Kit) -> Imported:
    """Take in the captures and the judgements of a library of an older layout."""
    with at(where) as library:
        filled = take(library, older_captures(path), kit)
        log = import_log(library, map(msgspec.json.encode, older_judgements(path)), kit)
        return Imported(judgements=log.judgements, articles=filled.articles, problems=filled.problems + log.problems)


def _problem(number: int, message: str) -> Problem:
    return Problem(stage=STAGE, uri="judgements", message=message, place=f"line {number}")
