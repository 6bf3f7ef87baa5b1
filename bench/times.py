"""Time expressions: TimeBank, AQUAINT and the seeds against their gold, speed, and growth on garbage."""

import datetime
import json
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.scorers import Scorers
from consilience.annotate.times import find_times
from consilience.records import Publication, TimeExpression

CORPORA = ("timebank", "aquaint")
MEASURES = ("value", "strict", "relaxed")
# A row of the seeds with one of these is not told by words of time alone, or stands in furniture.
BESIDE = ("optional", "furniture", "role")
# What has made date finders hang: runs of digits, of triggers, of blanks, of half expressions.
GARBAGE = ("1", "1 ", "1:", "1-2-", "1998 ", "the ", "the last ", "now ", "May ", "twenty five ", " ", "a year ")
LINEAR_CHARACTERS = 40_000


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """F1 a corpus and measure, documents a CPU-second, and the cost of doubling the worst garbage (2 is linear)."""
    scorer = scorers.load("score_times")
    found: dict[str, float] = {}
    for corpus in CORPORA:
        gold = scorer.read(str(data / "times" / f"{corpus}.jsonl"))
        started = time.process_time()
        predicted = {name: {"times": _times(article["text"], article["published"])} for name, article in gold.items()}
        spent = time.process_time() - started
        if corpus == "timebank":
            found["times.documents_per_cpu_second"] = len(gold) / spent
        rates = scorer.score(gold, predicted)
        found |= {f"times.{corpus}.{measure}_f1": rates[measure]["f1"] for measure in MEASURES}
    found |= _seeds(data / "seeds", scorer)
    found["times.garbage.doubling"] = max(_cost(garbage, 2) / _cost(garbage, 1) for garbage in GARBAGE)
    return found


def _seeds(folder: Path, scorer: Any) -> dict[str, float]:
    """The core rows of the seeds; predictions on the other rows are left out of account."""
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "timex.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"]].append(row)
    gold, predicted = {}, {}
    for name, own in rows.items():
        text = (folder / name).read_bytes().decode("utf-8")
        aside = [row for row in own if row["type"] == "TEMPONYM" or any(key in row for key in BESIDE)]
        core = [row for row in own if row not in aside]
        gold[name] = {"text": text, "times": core}
        predicted[name] = {"times": [row for row in _times(text, own[0]["dct"]) if not _is_beside(row, aside)]}
    rates = scorer.score(gold, predicted)
    return {f"times.seeds.{measure}_f1": rates[measure]["f1"] for measure in MEASURES} | {
        "times.seeds.value_recall": rates["value"]["recall"]
    }


def _is_beside(time: dict[str, Any], aside: Iterable[dict[str, Any]]) -> bool:
    return any(time["start"] < row["end"] and row["start"] < time["end"] for row in aside)


def _times(text: str, published: str) -> list[dict[str, Any]]:
    day = datetime.date.fromisoformat(published)
    return [_row(time) for time in find_times(text, "a", Publication(earliest=day, latest=day, evidence=()))]


def _row(time: TimeExpression) -> dict[str, Any]:
    return {"start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value}


def _cost(garbage: str, times: int) -> float:
    text = garbage * (times * LINEAR_CHARACTERS // len(garbage))
    started = time.process_time()
    find_times(text, "a", None)
    return max(time.process_time() - started, 0.01)
