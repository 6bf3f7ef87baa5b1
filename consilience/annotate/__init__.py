"""Read the report: sentences, names, times, quantities, quotations and who said what."""

from consilience.annotate.stage import AnnotateOptions, annotate, reanchor

__all__ = ["AnnotateOptions", "annotate", "reanchor"]
