"""Tables as files: JSON lines or Parquet, each file whole or not there."""

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, get_type_hints

import msgspec

from consilience.pipeline.runs.tables import TABLES, Json, Row
from consilience.present import json_line
from consilience.records import MissingExtra

if TYPE_CHECKING:
    import pyarrow

# Rows of a row group: some 10 MB of articles.
GROUP_ROWS = 4_096


def write_lines(path: Path, table: str, rows: Iterable[Row]) -> None:
    """A JSON object a line."""
    with path.open("wb") as stream:
        for row in rows:
            stream.write(json_line(row) + b"\n")


def write_parquet(path: Path, table: str, rows: Iterable[Row]) -> None:
    """The rows as Parquet, a group at a time. Raises MissingExtra without pyarrow."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingExtra("parquet", "scale") from error
    schema, waiting = _schema(table), iter(rows)
    with ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(waiting, GROUP_ROWS)):
            writer.write_table(pyarrow.Table.from_pylist([_values(row) for row in group], schema=schema))


WRITERS: dict[str, Callable[[Path, str, Iterable[Row]], None]] = {"jsonl": write_lines, "parquet": write_parquet}


def write_table(folder: Path, table: str, rows: Iterable[Row], format: str) -> None:
    """Write one table into a folder under its own name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{table}.{format}"
    unfinished = path.with_suffix(".part")
    WRITERS[format](unfinished, table, rows)
    unfinished.replace(path)


def _schema(table: str) -> "pyarrow.Schema":
    import pyarrow

    types: dict[object, pyarrow.DataType] = {
        str: pyarrow.string(),
        str | None: pyarrow.string(),
        Json: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
        tuple[str, ...]: pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(column, types[hint]) for column, hint in get_type_hints(TABLES[table]).items()])


def _values(row: Row) -> dict[str, object]:
    return {column: _value(value) for column, value in msgspec.structs.asdict(row).items()}


def _value(value: object) -> object:
    if isinstance(value, msgspec.Raw):
        return bytes(value).decode()
    return list(value) if isinstance(value, tuple) else value
