"""The ordered stages, their options, and the journey end to end."""

from consilience.pipeline.kit import Kit, standard_kit
from consilience.pipeline.libraries import Filled, LineJudgement, NameJudgement, UnclearLine, correct, fill, identify
from consilience.pipeline.options import Options
from consilience.pipeline.reports import annotated, cleaned, clustered, copied, full_report, report
from consilience.pipeline.stages import NAMES, STAGES, Stage, Watch, run

__all__ = [
    "NAMES",
    "STAGES",
    "Filled",
    "Kit",
    "LineJudgement",
    "NameJudgement",
    "Options",
    "Stage",
    "UnclearLine",
    "Watch",
    "annotated",
    "cleaned",
    "clustered",
    "copied",
    "correct",
    "fill",
    "full_report",
    "identify",
    "report",
    "run",
    "standard_kit",
]
