"""TIMEX3 for news: find the time expressions of a text and tell their values."""

from consilience.annotate.times.tagger import LANGUAGES, find_times

__all__ = ["LANGUAGES", "find_times"]
