"""A library through the stages: filled, grouped, told, judged."""

from consilience.pipeline.libraries.acts import (
    By,
    Judging,
    UnclearLine,
    claims_judged,
    date_judged,
    judge,
    line_judged,
    merged,
    names_judged,
    point_judged,
    span_judged,
    split,
    undone,
    verdict_judged,
)
from consilience.pipeline.libraries.filling import Filled, fill, take
from consilience.pipeline.libraries.grouping import group
from consilience.pipeline.libraries.log import Imported, export_log, import_library, import_log
from consilience.pipeline.libraries.showing import story_report
from consilience.pipeline.libraries.telling import opened, recipe, tell

__all__ = [
    "By",
    "Filled",
    "Imported",
    "Judging",
    "UnclearLine",
    "claims_judged",
    "date_judged",
    "export_log",
    "fill",
    "group",
    "import_library",
    "import_log",
    "judge",
    "line_judged",
    "merged",
    "names_judged",
    "opened",
    "point_judged",
    "recipe",
    "span_judged",
    "split",
    "story_report",
    "take",
    "tell",
    "undone",
    "verdict_judged",
]
