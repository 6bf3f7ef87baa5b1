"""The account of one story, ready to be shown."""

from consilience.pipeline.kit import Kit
from consilience.pipeline.libraries.at import Where, at
from consilience.pipeline.libraries.telling import opened
from consilience.pipeline.stages import Watch
from consilience.present import Report
from consilience.version import VERSION


def story_report(
    where: Where, story: str, kit: Kit, watch: Watch | None = None, *, keep_captures: bool = False
) -> Report:
    """The account of a story as `opened` gives it; the captures of its articles too, where they are asked for.

    Raises UnknownStory.
    """
    with at(where, must_exist=True) as library:
        account = opened(library, story, kit, watch)
        captures = library.captures_of(account.story.articles) if keep_captures else ()
        return Report(accounts=(account,), version=VERSION, captures=captures)
