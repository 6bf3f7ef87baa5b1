"""Write the account of a story: brief and timeline over its points."""

from consilience.account.stage import write, written

__all__ = ["write", "written"]
