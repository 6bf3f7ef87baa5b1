"""Every table of a report as a Parquet file, in one zip."""

import io
from typing import TYPE_CHECKING, get_type_hints

from consilience.present.encoding import HALF_A_PAIR
from consilience.present.formats.archive import archive
from consilience.present.formats.cells import Value
from consilience.present.formats.tables import TABLES, rows
from consilience.present.report import Report
from consilience.records import MissingExtra

if TYPE_CHECKING:
    import pyarrow


def parquet(report: Report) -> bytes:
    """A zip of one Parquet file a table, with the columns' types. Raises MissingExtra without pyarrow."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("parquet", "tables") from error
    files = {}
    for table in TABLES:
        page = io.BytesIO()
        pyarrow.parquet.write_table(_table(report, table), page)
        files[f"{table}.parquet"] = page.getvalue()
    return archive(files)


def _table(report: Report, table: str) -> "pyarrow.Table":
    import pyarrow

    types: dict[object, pyarrow.DataType] = {
        str: pyarrow.string(),
        str | None: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        float | None: pyarrow.float64(),
        tuple[str, ...]: pyarrow.list_(pyarrow.string()),
    }
    hints = get_type_hints(TABLES[table])
    columns = TABLES[table].__struct_fields__
    schema = pyarrow.schema([(column, types[hints[column]]) for column in columns])
    found = list(rows(report, table))
    values = {column: [_whole(getattr(row, column)) for row in found] for column in columns}
    return pyarrow.table(values, schema=schema)


def _whole(value: Value) -> Value:
    """The value without halves of surrogate pairs, which UTF-8 cannot hold."""
    if isinstance(value, str):
        return HALF_A_PAIR.sub("\ufffd", value)
    return tuple(HALF_A_PAIR.sub("\ufffd", each) for each in value) if isinstance(value, tuple) else value
