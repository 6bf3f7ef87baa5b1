"""Who depends on whom: near-duplicates in a window of articles; copies, reuse, citations and origins in a story."""

from consilience.provenance.copies import CopyOptions, CopyPair, find_copies
from consilience.provenance.reuse import ReuseOptions
from consilience.provenance.trace import trace

__all__ = ["CopyOptions", "CopyPair", "ReuseOptions", "find_copies", "trace"]
