"""Consilience: one account of each story, in which every word is a span of a saved article or a fixed template.

>>> import consilience
>>> for account in consilience.report("examples/japan-centers"):
...     print(len(account.articles), "articles,", account.story.first)
5 articles, 2025-01-06
"""

from typing import TYPE_CHECKING

from consilience.version import VERSION as __version__

if TYPE_CHECKING:
    from consilience.pipeline import Options, report

__all__ = ["Options", "__version__", "report"]


def __getattr__(name: str) -> object:
    """Names of the pipeline, imported when first used: `consilience --help` should not wait for them (PEP 562)."""
    if name in {"Options", "report"}:
        from consilience import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'consilience' has no attribute {name!r}")
