"""Entities within a story: one person, body or place under all its names."""

from consilience.claims.entities.judgements import Judged, Sameness
from consilience.claims.entities.resolve import resolve

__all__ = ["Judged", "Sameness", "resolve"]
