"""What a report costs beside the parser's own pass over the same text in the same run."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.scorers import Scorers
from consilience.models.spacy_models import english_parser
from consilience.pipeline import full_report, standard_kit

ROUNDS = 3


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """CPU time of the whole report of the seeds as a multiple of spaCy's; seconds of --help; peak memory in MiB."""
    paths = tuple(str(path) for path in sorted((data / "seeds").glob("*.txt")))
    kit = standard_kit()
    texts = [Path(path).read_text("utf-8") for path in paths]
    full_report(paths, kit)
    spacy_seconds = min(_seconds(lambda: _parse(texts)) for _ in range(ROUNDS))
    report_seconds = min(_seconds(lambda: full_report(paths, kit)) for _ in range(ROUNDS))
    return {
        "cost.report_over_spacy": report_seconds / spacy_seconds,
        "cost.help_seconds": min(_help_seconds() for _ in range(ROUNDS)),
        "cost.peak_memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _parse(texts: list[str]) -> None:
    language = english_parser().language
    for document in language.pipe(texts):
        len(document)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _help_seconds() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "consilience", "--help"], check=True, capture_output=True)
    return time.perf_counter() - started
