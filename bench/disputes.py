"""Disputes of 49 further stories that annotators read sentence by sentence: how many are found, and of what sort.

`dispute_labels.jsonl` holds places in the files, no words. Three of four stories were read while the comparators were
written ("open"); the others were only counted ("held"), which is what to expect of the next story. One annotator a
story; his list is not exhaustive, so that what is reported beyond it is not for that reason wrong.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from bench.scorers import Scorers
from consilience.pipeline import full_report, standard_kit
from consilience.present import render

Place = tuple[str, int, int]
LABELS = Path(__file__).with_name("dispute_labels.jsonl")
# One story of so many is held out.
EVERY = 4


class Labelled(msgspec.Struct, frozen=True):
    """A difference as an annotator saw it: places of sentences by reading; `sure` that an editor would agree."""

    id: str
    type: str
    sure: bool
    readings: list[list[Place]]


class Story(msgspec.Struct, frozen=True):
    """The differences of one story."""

    story: str
    disputes: list[Labelled]


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """The share of sure disputes that are found, of wordings of quotations and of others, and of the reported ones that
    the annotators have; on the stories that were read and on those that were held out.
    """
    scorer = scorers.load("score_account")
    counts: dict[str, Counter[str]] = {"open": Counter(), "held": Counter()}
    for place, story in enumerate(labelled()):
        found = scorer.disputes(_key(story, scorer), _told(data / "coverage" / story.story, scorer))
        counts["held" if place % EVERY == EVERY - 1 else "open"].update({name: found[name] for name in _COUNTED})
    return {
        f"disputes.{half}.{name}": _share(count[part], count[whole])
        for half, count in counts.items()
        for name, part, whole in _FIGURES
    }


def labelled() -> Iterator[Story]:
    """The stories with what their annotators saw, in the order of their names."""
    for line in LABELS.read_bytes().splitlines():
        yield msgspec.json.decode(line, type=Story)


_FIGURES = (
    ("found", "found", "real in key"),
    ("quotations_found", "quotations found", "quotations in key"),
    ("others_found", "others found", "others in key"),
    ("in_key", "reported right", "reported"),
)
_COUNTED = tuple({name: None for _, part, whole in _FIGURES for name in (part, whole)})


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _key(story: Story, scorer: Any) -> Any:
    entries = [
        {
            "id": dispute.id,
            "type": dispute.type,
            "conflict": True,
            "doubtful": not dispute.sure,
            "readings": [
                {
                    "value": str(number),
                    "support": [{"file": file, "start": start, "end": end} for file, start, end in places],
                }
                for number, places in enumerate(dispute.readings)
            ],
        }
        for dispute in story.disputes
    ]
    return scorer.Key({"facts": [], "disagreements": entries, "false_friends": [], "articles": []})


def _told(folder: Path, scorer: Any) -> Any:
    report = full_report(tuple(str(path) for path in sorted(folder.glob("*.txt"))), standard_kit())
    return scorer.Report(msgspec.json.decode(render(report, "json")))
