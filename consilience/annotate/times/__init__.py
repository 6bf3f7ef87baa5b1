"""TIMEX3 for news: find the time expressions of a text and tell their values."""

from consilience.annotate.times.tagger import find_times

__all__ = ["find_times"]
