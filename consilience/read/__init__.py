"""Bytes into the text of record and its blocks: plain text, JSON, HTML, PDF, DOCX."""

from consilience.read.options import ReadOptions
from consilience.read.stage import read

__all__ = ["ReadOptions", "read"]
