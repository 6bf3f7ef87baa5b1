"""Tell the report from the furniture; find title, outlet, date, author, language."""

from consilience.clean.corrections import Correction, corrected, line_at
from consilience.clean.repetition import repeated_lines
from consilience.clean.stage import CleanOptions, clean

__all__ = ["CleanOptions", "Correction", "clean", "corrected", "line_at", "repeated_lines"]
