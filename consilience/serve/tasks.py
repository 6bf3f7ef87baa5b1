"""What pages have the worker do: tell stories, and add articles."""

from collections.abc import Sequence

from consilience.acquire import Place
from consilience.pipeline import Kit, Watch, fill, opened, tell
from consilience.present.display import one_line
from consilience.present.wording import count
from consilience.records import Story
from consilience.serve.addresses import story_address
from consilience.serve.work import Outcome, Task
from consilience.store import Library, UnknownStory

# A story of fewer articles is told when somebody opens it.
SEVERAL = 2
LONGEST = 80


def telling(story: Story) -> Task:
    """Tell one story, which somebody opened."""

    def run(library: Library, kit: Kit, watch: Watch) -> Outcome:
        account = opened(library, story.id, kit, watch)
        return Outcome(said="told", stories=(account.story.id,))

    label = one_line(story.label, LONGEST)
    return Task(what=f"Tell “{label}”", run=run, key=f"tell {story.id}", then=story_address(story.id))


def telling_anew(number: int, stories: Sequence[str], by: str, then: str) -> Task:
    """Tell the stories that a judgement touches."""

    def run(library: Library, kit: Kit, watch: Watch) -> Outcome:
        entries = [library.entry(story) for story in stories if _is_there(library, story)]
        told = tell(library, kit, [each.story.id for each in entries if not each.is_current], watch)
        return Outcome(said=f"{count(len(told), 'story')} told anew", stories=told)

    what = f"Carry out judgement {number}"
    return Task(what=what, run=run, key=f"judgement {number}", by=by, then=then)


def adding(what: str, places: Sequence[Place], by: str, key: str) -> Task:
    """Add the articles of some places, and tell the stories that they touch."""

    def run(library: Library, kit: Kit, watch: Watch) -> Outcome:
        filled = fill(library, places, kit, watch, is_cheap=True)
        tell(library, kit, _to_be_told(library, filled.touched), watch)
        counts = (("new article", filled.articles), ("new version", filled.versions))
        said = [count(number, noun) for noun, number in counts if number]
        known = "" if filled.articles or filled.versions or filled.problems else "nothing new: the library has it all"
        return Outcome(
            said=", ".join(said) or known or "nothing could be added",
            stories=tuple(story for story in filled.touched if _is_there(library, story)),
            problems=filled.problems,
        )

    return Task(what=what, run=run, key=key, by=by, then="/")


def _to_be_told(library: Library, stories: Sequence[str]) -> list[str]:
    """Those of some stories that were told before, or are of several articles, and changed since."""
    entries = [library.entry(story) for story in stories if _is_there(library, story)]
    return [each.story.id for each in entries if not each.is_current and (each.is_told or each.articles >= SEVERAL)]


def _is_there(library: Library, story: str) -> bool:
    try:
        library.entry(story)
    except UnknownStory:
        return False
    return True
