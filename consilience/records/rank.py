"""What the users of a library may do."""

from enum import StrEnum


class Rank(StrEnum):
    """What somebody may do, each rank all that those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    def may(self, needed: "Rank") -> bool:
        """Whether the rank is as high as the one that is needed.

        >>> Rank.EDITOR.may(Rank.READER), Rank.EDITOR.may(Rank.ADMIN)
        (True, False)
        """
        ranks = list(Rank)
        return ranks.index(self) >= ranks.index(needed)
