"""Overlapping spans as marks that lie one inside the other, as HTML wants them."""

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

from consilience.records import Record, Span


class Turn(Record, frozen=True, kw_only=True):
    """A place where the mark over a span opens or closes."""

    at: int
    span: Span
    opens: bool


def turns(start: int, end: int, spans: Iterable[Span]) -> Iterator[Turn]:
    """The openings and closings between two offsets, properly nested.

    A span that crosses the end of another closes there and opens again, so one span may have several marks.
    """
    waiting = [(max(start, span.start), -min(end, span.end), span) for span in spans]
    heapify(waiting)
    opened: list[tuple[int, Span]] = []
    while waiting or opened:
        if opened and (not waiting or opened[-1][0] <= waiting[0][0]):
            close, span = opened.pop()
            yield Turn(at=close, span=span, opens=False)
            continue
        first, last, span = heappop(waiting)
        if opened and -last > opened[-1][0]:
            heappush(waiting, (opened[-1][0], last, span))
            last = -opened[-1][0]
        opened.append((-last, span))
        yield Turn(at=first, span=span, opens=True)
