"""Who depends on whom: near-duplicates in a window; a story's dates of publication, copies, citations and origins."""

from consilience.provenance.copies import CopyOptions, CopyPair, find_copies
from consilience.provenance.dating import date
from consilience.provenance.reuse import ReuseOptions
from consilience.provenance.trace import trace

__all__ = ["CopyOptions", "CopyPair", "ReuseOptions", "date", "find_copies", "trace"]
