"""Long lists, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

T = TypeVar("T")

# Beyond this many pages nobody turns them one by one.
MOST_PAGES = 100_000
PageNumber = Annotated[int, Query(alias="page", ge=1, le=MOST_PAGES)]


@dataclass(frozen=True)
class Page(Generic[T]):
    """What stands on a page, the number of the page, and whether another follows."""

    items: tuple[T, ...]
    number: int
    is_last: bool


def paged(found: Sequence[T], size: int, number: int) -> Page[T]:
    """A page of what was found from its beginning on, one item more than a page holds where there are more.

    >>> paged([1, 2, 3], 2, 1)
    Page(items=(1, 2), number=1, is_last=False)
    """
    return Page(items=tuple(found[:size]), number=number, is_last=len(found) <= size)
