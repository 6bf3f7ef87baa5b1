"""Who is who; extract claims, align them on one point, compare the answers."""

from consilience.claims.entities import Judged, Sameness
from consilience.claims.stage import CompareOptions, compare, compared

__all__ = ["CompareOptions", "Judged", "Sameness", "compare", "compared"]
