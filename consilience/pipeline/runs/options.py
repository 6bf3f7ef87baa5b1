"""What a caller may choose of a run over a corpus."""

from enum import StrEnum

from consilience.pipeline.corpus import PARTITION_BYTES
from consilience.pipeline.options import Options
from consilience.records import Record


class Deep(StrEnum):
    """Which stories are told: all, those of several outlets, or none."""

    ALL = "all"
    SEVERAL = "several"
    NONE = "none"


class WindowOptions(Record, frozen=True, kw_only=True):
    """How long a window of time is.

    `articles` ends a window at the end of the day that reaches it. `days` before a window are handed over to it: a
    story that rests for longer at the edge of a window begins anew.
    """

    articles: int = 100_000
    days: int = 2


class RunOptions(Record, frozen=True, kw_only=True):
    """The options of the stages, which stories are told, and how the corpus is cut."""

    stages: Options = Options()
    deep: Deep = Deep.SEVERAL
    window: WindowOptions = WindowOptions()
    partition_bytes: int = PARTITION_BYTES


DEFAULTS = RunOptions()
