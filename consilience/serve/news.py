"""What changed in a library since somebody looked, story by story."""

from collections import Counter
from collections.abc import Iterable, Mapping

from consilience.records import Record
from consilience.store import Change, ChangeKind, Library, UnknownStory

MOST_STORIES = 20
MOST_CHANGES = 1_000
# Changes of a story: how one of a kind is told, and how several are.
TOLD: Mapping[ChangeKind, tuple[str, str]] = {
    ChangeKind.STORY_NEW: ("new", "new"),
    ChangeKind.STORY_CHANGED: ("its articles changed", "its articles changed {count} times"),
    ChangeKind.STORIES_MERGED: ("another story was merged into it", "{count} stories were merged into it"),
    ChangeKind.STORY_SPLIT: ("an article moved out of it", "{count} articles moved out of it"),
    ChangeKind.VERDICT_CHANGED: ("a verdict changed", "{count} verdicts changed"),
    ChangeKind.STORY_TOLD: ("told anew", "told anew"),
}


class StoryNews(Record, frozen=True, kw_only=True):
    """What happened to one story."""

    story: str
    label: str
    told: tuple[str, ...]


class News(Record, frozen=True, kw_only=True):
    """What happened since a change: to which stories, the one that changed last first, and how much in all."""

    stories: tuple[StoryNews, ...]
    articles: int
    judgements: int
    is_more: bool

    @property
    def is_empty(self) -> bool:
        return not self.stories and not self.articles and not self.judgements


def news(library: Library, since: int) -> News:
    """What happened after the change of that number."""
    changes = library.changes(since, limit=MOST_CHANGES)
    by_story: dict[str, Counter[ChangeKind]] = {}
    for change in changes:
        if change.kind in TOLD:
            story = _story(change)
            counts = by_story.pop(story, Counter())
            counts[change.kind] += 1
            by_story[story] = counts
    stories = list(_told(library, reversed(by_story.items())))
    kinds = Counter(change.kind for change in changes)
    return News(
        stories=tuple(stories[:MOST_STORIES]),
        articles=kinds[ChangeKind.ARTICLE_ADDED] + kinds[ChangeKind.ARTICLE_CHANGED],
        judgements=kinds[ChangeKind.JUDGEMENT],
        is_more=len(changes) == MOST_CHANGES or len(stories) > MOST_STORIES,
    )


def _story(change: Change) -> str:
    return str(change.detail["into"]) if change.kind is ChangeKind.STORIES_MERGED else change.subject


def _told(library: Library, stories: Iterable[tuple[str, Counter[ChangeKind]]]) -> Iterable[StoryNews]:
    for shown, (story, counts) in enumerate(stories):
        if shown > MOST_STORIES:
            return
        try:
            label = library.entry(story).story.label
        except UnknownStory:
            continue
        yield StoryNews(story=story, label=label, told=tuple(_words(counts)))


def _words(counts: Counter[ChangeKind]) -> Iterable[str]:
    for kind, (one, several) in TOLD.items():
        is_said_by_new = kind is ChangeKind.STORY_TOLD and counts[ChangeKind.STORY_NEW]
        if counts[kind] and not is_said_by_new:
            yield one if counts[kind] == 1 else several.format(count=counts[kind])
