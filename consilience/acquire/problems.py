"""How acquiring fails: one line with the reason and the mend."""

from consilience.records import Problem

STAGE = "acquire"


def unavailable(uri: str, message: str, place: str | None = None) -> Problem:
    """The Problem of a place from which nothing could be got."""
    return Problem(stage=STAGE, uri=uri, message=message, place=place)


def too_large(uri: str, size: str, limit: int, place: str | None = None) -> Problem:
    """The Problem of something longer than the limit; `size` is in words, because it is not always known."""
    mend = "split it into one file an article, or into the lines of a .jsonl"
    return unavailable(uri, f"is too large: {size}, and the limit is {limit:,} bytes; {mend}", place)
