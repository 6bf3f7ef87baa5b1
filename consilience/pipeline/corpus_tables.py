"""Parquet files of articles: one row an article, read a row group at a time."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from consilience.records import Capture, MissingExtra, Problem, digest

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

JSON = "application/json"
STAGE = "acquire"
# The columns that are read, where a table has them; the others may be of any type and size.
TEXTS = ("text", "maintext", "body", "content", "html")
FACTS = ("title", "headline", "outlet", "source", "source_domain", "authors", "author", "language", "lang")
DATES = ("published", "date_publish", "published_at", "date")
COLUMNS = ("id", "url", *TEXTS, *FACTS, *DATES)
NO_COLUMNS = "has no column that is read; name one of them text or html, and where known id, title, outlet, published"


def group_sizes(path: str) -> tuple[int, ...]:
    """The number of rows of each row group. Raises MissingExtra without pyarrow; one group for a broken file."""
    table = _opened(path)
    if isinstance(table, Problem):
        return (0,)
    return tuple(table.metadata.row_group(number).num_rows for number in range(table.num_row_groups))


def rows(path: str, group: int, before: int) -> Iterator[Capture | Problem]:
    """The captures of one row group, each row as the JSON object that its line would be."""
    table = _opened(path)
    if isinstance(table, Problem):
        yield table
        return
    columns = [name for name in COLUMNS if name in table.schema_arrow.names]
    if not columns:
        yield Problem(stage=STAGE, uri=path, message=NO_COLUMNS)
        return
    number = before
    for batch in table.iter_batches(row_groups=[group], columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield _capture(f"{path}#{number}", row)


def _capture(uri: str, row: dict[str, object]) -> Capture:
    fields = {name: _plain(value) for name, value in row.items() if value is not None}
    body = msgspec.json.encode(fields)
    name = fields.get("id")
    return Capture(uri=uri, media_type=JSON, body=body, digest=digest(body), name=None if name is None else str(name))


def _plain(value: object) -> object:
    """The value as JSON has it: times and days in ISO 8601, bytes as text."""
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _opened(path: str) -> "ParquetFile | Problem":
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise MissingExtra("parquet", "scale") from error
    try:
        return ParquetFile(path)
    except (pyarrow.ArrowException, OSError) as error:
        message = f"is no Parquet file that can be read ({type(error).__name__}); write it anew"
        return Problem(stage=STAGE, uri=path, message=message)
