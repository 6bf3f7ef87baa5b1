"""The exchange formats of a report, one module a format, and the check of a bundle."""

from consilience.present.formats.bibtex import bibtex
from consilience.present.formats.bundle import bundle
from consilience.present.formats.csl_json import csl_json
from consilience.present.formats.csv_tables import csv_tables
from consilience.present.formats.document import docx
from consilience.present.formats.ftm import ftm
from consilience.present.formats.ftm_statements import ftm_statements
from consilience.present.formats.ics import ics
from consilience.present.formats.jsonl import jsonl
from consilience.present.formats.jsonld import jsonld
from consilience.present.formats.parquet import parquet
from consilience.present.formats.ris import ris
from consilience.present.formats.tei import tei
from consilience.present.formats.verify import verify
from consilience.present.formats.workbook import workbook

__all__ = [
    "bibtex",
    "bundle",
    "csl_json",
    "csv_tables",
    "docx",
    "ftm",
    "ftm_statements",
    "ics",
    "jsonl",
    "jsonld",
    "parquet",
    "ris",
    "tei",
    "verify",
    "workbook",
]
