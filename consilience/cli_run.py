"""The command that runs a whole corpus, on one machine or many."""

from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli_arguments import FOUND, NOTHING_READ, Quiet, wrong

if TYPE_CHECKING:
    from consilience.pipeline.runs import Destination, RunReport

# Where the checkpoints of a run into a library go: a folder beside it.
BESIDE = ".run"
# The kinds of problems that the table shows; the report has all.
MOST_KINDS = 10


class EngineName(StrEnum):
    """Who carries out the work."""

    LOCAL = "local"
    PROCESSES = "processes"
    RAY = "ray"


class TableFormat(StrEnum):
    """The formats of the tables."""

    JSONL = "jsonl"
    PARQUET = "parquet"


class Deep(StrEnum):
    """Which stories are told in an account."""

    ALL = "all"
    SEVERAL = "several"
    NONE = "none"


Corpus = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="JSON lines, Parquet, WARC or folders of files; no web addresses."),
]
To = Annotated[Path | None, typer.Option("--to", metavar="FOLDER", help="Write tables into this folder.")]
IntoLibrary = Annotated[str | None, typer.Option("--library", "-l", metavar="FILE", help="Fill this library.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Tasks at once; as many as there are processors.")]
Told = Annotated[Deep, typer.Option(help="Tell all stories, those of several outlets, or none.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with the earlier run in the same place.")]
Address = Annotated[str, typer.Option(metavar="ADDRESS", help="A Ray cluster: auto, ray://HOST:PORT, or local.")]


def run(
    places: Corpus,
    to: To = None,
    library: IntoLibrary = None,
    engine: Annotated[EngineName, typer.Option(help="One process, several, or a Ray cluster.")] = EngineName.PROCESSES,
    workers: Workers = None,
    deep: Told = Deep.SEVERAL,
    format: Annotated[TableFormat, typer.Option("--format")] = TableFormat.JSONL,
    resume: Resume = False,
    address: Address = "local",
    quiet: Quiet = False,
) -> None:
    """Run a corpus through all stages into tables or a library; a run that was cut off goes on with --resume."""
    from consilience.cli_progress import progress
    from consilience.pipeline.engines import engine as engine_of
    from consilience.pipeline.runs import Deep as DeepOption
    from consilience.pipeline.runs import RunOptions, run_corpus

    destination = _destination(to, library, format)
    options = RunOptions(deep=DeepOption(deep))
    with progress(quiet) as watch, closing(engine_of(engine, workers, address)) as chosen:
        report = run_corpus(places, chosen, destination, watch=watch, options=options, resume=resume)
    for line in _lines(report):
        typer.echo(line)
    raise typer.Exit(FOUND if report.articles else NOTHING_READ)


def _destination(to: Path | None, library: str | None, format: str) -> "Destination":
    from consilience.pipeline.runs import Destination

    if to is not None:
        return Destination(folder=to, format=format, library=library)
    if library is None:
        wrong("say where the results go: --to FOLDER or --library FILE")
    if "://" in library:
        wrong(f"{library} is no file; name a folder for the checkpoints as well, by --to FOLDER")
    return Destination(folder=Path(library + BESIDE), format=format, library=library)


def _lines(report: "RunReport") -> Iterator[str]:
    """The report for the reader's eyes: counts, phases, stages, problems."""
    yield ", ".join(f"{count:,} {name}" for name, count in report.counts.items())
    yield f"{report.seconds:,.1f} seconds on {report.engine} with {report.workers} workers"
    yield f"\n{'phase':<24}{'tasks':>8}{'resumed':>9}{'seconds':>10}{'articles':>10}{'a second':>10}"
    for phase in report.phases:
        rate = phase.articles / phase.seconds if phase.seconds else 0.0
        columns = f"{phase.tasks:>8,}{phase.resumed:>9,}{phase.seconds:>10,.1f}{phase.articles:>10,}{rate:>10,.1f}"
        yield f"{phase.name:<24}{columns}"
    yield f"\n{'stage':<24}{'CPU s':>10}{'ms an article':>15}"
    for stage in report.stages:
        yield f"{stage.name:<24}{stage.seconds:>10,.1f}{stage.milliseconds:>15,.2f}"
    for kind, count in list(report.problems.items())[:MOST_KINDS]:
        yield f"{count:>8,} × {kind}"
