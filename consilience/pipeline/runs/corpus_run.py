"""One call for a whole run: from places and an engine to tables or a library, and a report."""

import datetime
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from consilience.pipeline.corpus import partitions
from consilience.pipeline.corpus_captures import captures
from consilience.pipeline.engines import Engine
from consilience.pipeline.runs.changes import Made, changes
from consilience.pipeline.runs.checkpoints import Checkpoints, RunWatch
from consilience.pipeline.runs.driver import Driver
from consilience.pipeline.runs.options import DEFAULTS, RunOptions
from consilience.pipeline.runs.output import Result, write_folder, write_library
from consilience.pipeline.runs.plan import Plan
from consilience.pipeline.runs.report import RunReport, problem_kinds, stage_reports, versions
from consilience.records import ConsilienceError, Record, digest

REPORT = "run.json"


class UnfinishedRun(ConsilienceError):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds an earlier run. Go on with it by --resume, or name another folder")


class Destination(Record, frozen=True, kw_only=True):
    """Where a run goes: a folder for checkpoints, report and tables, and a library instead of the tables, if named."""

    folder: Path
    format: str = "jsonl"
    library: str | None = None


def run_corpus(
    places: Sequence[str],
    engine: Engine,
    destination: Destination,
    *,
    watch: RunWatch,
    options: RunOptions = DEFAULTS,
    resume: bool = False,
) -> RunReport:
    """Run a corpus through all stages. The same corpus and options give the same files, whatever the engine.

    A folder that holds an earlier run is gone on with if `resume` says so: what it finished is not done again. Raises
    UnfinishedRun, NotACorpus, MissingExtra and MissingModel.
    """
    started, folder = time.perf_counter(), destination.folder
    checkpoints = Checkpoints(folder)
    if not (resume or checkpoints.is_empty):
        raise UnfinishedRun(folder)
    plan = Plan(options, checkpoints)
    made = Made(versions=versions(), options=options, places=digest(*places))
    changed = changes(folder, made)
    for line in changed:
        watch.say(line)
    driver = Driver(plan, engine, watch)
    found = driver.run(places)
    result = Result(found, driver.index, tuple(driver.problems))
    if destination.library:
        cut = partitions(places, options.partition_bytes)
        found_again = (item for partition in cut for item in captures(partition, options.stages.acquire))
        write_library(result, found_again, destination.library, options.stages)
    else:
        write_folder(result, folder, destination.format)
    report = RunReport(
        engine=engine.name,
        workers=engine.workers,
        finished=datetime.datetime.now(datetime.UTC).replace(microsecond=0),
        seconds=round(time.perf_counter() - started, 2),
        articles=len(driver.index.rows),
        counts={**result.counts(), "repeated": driver.index.repeated},
        phases=tuple(driver.phases),
        stages=tuple(stage_reports(driver.finished)),
        problems=problem_kinds(driver.problems),
        changes=changed,
        versions=versions(),
    )
    (folder / REPORT).write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n")
    return report
