"""Accounts against hand-made keys: alignment, disputes, alarms, origins, furniture, dates; on all annotated stories."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from bench.scorers import Scorers
from consilience.pipeline import full_report, standard_kit
from consilience.present import render

STORIES = ("cantor", "comey", "hunter", "iran", "korea", "lawsuit")


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """Figures of the seeds ("accounts.seeds.…") and of the six stories together ("accounts.stories.…")."""
    scorer = scorers.load("score_account")
    found = {name: _scored(told, scorer) for name, told in told_accounts(data, scorers).items()}
    table = {f"accounts.{name}.{figure}": value for name, row in found.items() for figure, value in row.items()}
    together = _together([row for name, row in found.items() if name != "seeds"])
    return table | {f"accounts.stories.{figure}": value for figure, value in together.items()}


def details(data: Path, scorers: Scorers) -> Iterator[str]:
    """A line for each dispute of a key that is not found, and for each reported one that no key has.

    No words of an article stand in it: the key's name and sort of the first; of the second the point, its kind and
    question, and the places of its sentences in the files.
    """
    scorer = scorers.load("score_account")
    for name, (key, told) in told_accounts(data, scorers).items():
        found = scorer.disputes(key, told)
        yield from (f"missed {name} {row.replace(':', ' ', 1)}" for row in found["missed"])
        unmatched = {row.split(":", 1)[0] for row in found["unmatched"]}
        yield from (f"unmatched {name} {_placed(point, told)}" for point in told.points if point["id"] in unmatched)


def folders(data: Path) -> dict[str, Path]:
    """The annotated stories by name."""
    return {"seeds": data / "seeds"} | {name: data / "stories" / name for name in STORIES}


@cache
def told_accounts(data: Path, scorers: Scorers) -> dict[str, tuple[Any, Any]]:
    """Of each story its key and the account that the program gives, as the scorer reads them."""
    scorer = scorers.load("score_account")
    found = {}
    for name, folder in folders(data).items():
        report = full_report(tuple(str(path) for path in sorted(folder.glob("*.txt"))), standard_kit())
        key = scorer.Key(msgspec.json.decode((folder / "key.json").read_bytes()))
        found[name] = (key, scorer.Report(msgspec.json.decode(render(report, "json"))))
    return found


def _placed(point: dict[str, Any], told: Any) -> str:
    """A point without its words: id, kind, question and, position by position, file:start-end of its sentences."""
    sides = " | ".join(
        " ".join(f"{file[:12]}:{start}-{end}" for file, start, end in side) for side in told.positions(point)
    )
    return f"{point['id']} {point['kind']} ({point['about'].rsplit(' · ', 1)[-1]}) {sides}"


def _scored(story: tuple[Any, Any], scorer: ModuleType) -> dict[str, float]:
    key, told = story
    alignment, disputes = scorer.alignment(key, told), scorer.disputes(key, told)
    alarms, origins = scorer.alarms(key, told), scorer.origins(key, told)
    dates = scorer.dates(key, told)
    return {
        "stories": len(told.stories),
        "pairs": alignment["pairs made"],
        "pairs_in_key": alignment["pairs in key"],
        "precision": _number(alignment["precision"]),
        "recall": alignment["recall"],
        "linked": alignment["facts linked"],
        "linkable": alignment["facts in 2+ articles"],
        "disputes_found": disputes["found"],
        "disputes_in_key": disputes["real in key"],
        "high_found": disputes["high found"],
        "quotations_found": disputes["quotations found"],
        "quotations_in_key": disputes["quotations in key"],
        "superseded_found": disputes["updates told as superseded"],
        "reported": disputes["reported"],
        "reported_right": disputes["reported right"],
        "alarms": alarms["compatible told as disputed"] + alarms["false friends told as disputed"],
        "origins_right": origins["right"],
        "origins_compared": origins["facts compared"],
        "inside_furniture": scorer.furniture(key, told)["inside furniture"],
        "dates_right": dates["right"],
        "dates": dates["of"],
    }


def _together(rows: list[dict[str, float]]) -> dict[str, float]:
    total = {name: sum(row[name] for row in rows) for name in rows[0]}
    right = sum(row["precision"] * row["pairs"] for row in rows)
    hit = sum(row["recall"] * row["pairs_in_key"] for row in rows)
    return {
        "precision": right / max(total["pairs"], 1),
        "recall": hit / total["pairs_in_key"],
        "linked_share": total["linked"] / total["linkable"],
        "dispute_recall": total["disputes_found"] / total["disputes_in_key"],
        "dispute_precision": total["reported_right"] / max(total["reported"], 1),
        "alarms": total["alarms"],
        "origins_share": total["origins_right"] / max(total["origins_compared"], 1),
        "dates_right": total["dates_right"],
    }


def _number(value: float) -> float:
    """Zero for the "not a number" of a ratio without a whole."""
    return value if value == value else 0.0
