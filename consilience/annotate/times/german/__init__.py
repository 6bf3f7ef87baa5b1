"""The German tables."""

from consilience.annotate.times.german.language import GERMAN

__all__ = ["GERMAN"]
