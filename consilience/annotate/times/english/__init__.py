"""The English tables."""

from consilience.annotate.times.english.language import ENGLISH

__all__ = ["ENGLISH"]
