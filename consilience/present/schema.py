"""The JSON Schemas of what Consilience writes, made from the contract's records."""

import msgspec

from consilience.present.contract import AnnotateLine, CleanLine, ClusterLine, CopyLine, ReportView
from consilience.records import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: dict[str, type[Record]] = {
    "report": ReportView,
    "clean": CleanLine,
    "annotate": AnnotateLine,
    "cluster": ClusterLine,
    "copies": CopyLine,
}


def json_schema(name: str) -> bytes:
    """The schema of one of SCHEMAS as indented JSON, as it stands in `docs/schema/NAME.schema.json`."""
    schema = {"$schema": DIALECT, **msgspec.json.schema(SCHEMAS[name])}
    return msgspec.json.format(msgspec.json.encode(schema), indent=1) + b"\n"
