"""What programs may send with an address: each within what a database can take."""

from typing import Annotated

from fastapi import Path, Query

from consilience.records import Verdict
from consilience.serve.asked import DAY, STORABLE
from consilience.store import ORDERS, HitKind

MOST_ITEMS = 100
# SQLite and PostgreSQL number up to 2**63; JSON keeps whole numbers up to 2**53.
LARGEST_NUMBER = 2**53
FARTHEST = 10_000_000

Limit = Annotated[int, Query(ge=1, le=MOST_ITEMS, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=FARTHEST, description="How many to pass over.")]
AsOf = Annotated[
    str | None,
    Query(
        pattern=DAY,
        description="A day, as 2031-03-04: the account as it stood at its end. Reports without a date count as out.",
    ),
]
Words = Annotated[
    str,
    Query(
        max_length=500,
        pattern=STORABLE,
        description='Words and "phrases", all of which must stand in what is found; filters outlet: after: before: '
        "story: person: speaker: verdict: kind: language:. Without any the newest.",
    ),
]
Name = Annotated[str, Query(max_length=200, pattern=STORABLE, description="Part of a name; the most named without.")]
Page = Annotated[
    str, Query(max_length=2_000, pattern=STORABLE, description="The address of a page, or an article's id.")
]
Since = Annotated[int, Query(ge=0, le=LARGEST_NUMBER, description="The number of the last change that you know.")]
Subject = Annotated[
    str | None, Query(max_length=500, pattern=STORABLE, description="The id of an article, a story or a judgement.")
]
Kind = Annotated[HitKind | None, Query(description="Articles, statements of accounts, or what somebody said.")]
Judged = Annotated[Verdict | None, Query(description="Points with this verdict alone.")]
Order = Annotated[
    str,
    Query(
        pattern=f"^({'|'.join(ORDERS)})$",
        description="By the day of the newest report, the last change, the disputed points, or the articles.",
    ),
]
StoryId = Annotated[str, Path(max_length=200, pattern=STORABLE, description="The id of a story.")]
ArticleId = Annotated[str, Path(max_length=500, pattern=STORABLE, description="The id of an article.")]
ArticleQuery = Annotated[str, Query(max_length=500, pattern=STORABLE, description="The id of an article.")]
PartId = Annotated[str, Path(max_length=200, pattern=STORABLE, description="The id, as the account has it.")]
Place = Annotated[int, Query(ge=0, le=LARGEST_NUMBER, description="A character of the article's text.")]
