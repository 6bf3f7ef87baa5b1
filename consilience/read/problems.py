"""How reading fails: one line with the reason and the mend."""

from consilience.records import Capture, Problem

STAGE = "read"


def unreadable(capture: Capture, message: str, place: str | None = None) -> Problem:
    """The Problem of a capture, or a part of it, that cannot be read."""
    return Problem(stage=STAGE, uri=capture.uri, message=message, place=place)
