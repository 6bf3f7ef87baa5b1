"""Extract claims, align them on one point, compare the answers."""

from consilience.claims.stage import compare, compared

__all__ = ["compare", "compared"]
