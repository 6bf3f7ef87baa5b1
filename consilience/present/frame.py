"""What an application puts round and into the page of an account, and nothing for a page that stands alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consilience.records import Article, Point

if TYPE_CHECKING:
    from markupsafe import Markup


def _nothing(_: object) -> str:
    return ""


@dataclass(frozen=True)
class Frame:
    """Markup by the place where it goes: at the end of the head, in place of the masthead, above the account, at the
    end of each point and below the facts of each article.

    A page that `is_served` may ask its own server for styles and scripts, and send forms to it.
    """

    is_served: bool = False
    head: "Markup | str" = ""
    masthead: "Markup | str" = ""
    before: "Markup | str" = ""
    of_point: "Callable[[Point], Markup | str]" = _nothing
    of_article: "Callable[[Article], Markup | str]" = _nothing


NO_FRAME = Frame()
