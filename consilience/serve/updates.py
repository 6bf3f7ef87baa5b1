"""What happened to stories, said in fixed words: what a feed lists and a webhook is sent."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from consilience.present.display import one_line
from consilience.records import Record
from consilience.store import Change, ChangeKind, Library, UnknownStory

# Of a change, by its kind; the names are those of its detail. Telling a story anew is no news of its own.
WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.STORY_NEW: "A new story.",
    ChangeKind.STORY_CHANGED: "The articles of the story changed.",
    ChangeKind.STORY_GONE: "The story is gone: its articles were forgotten.",
    ChangeKind.STORIES_MERGED: "Another story, {subject}, went into this one.",
    ChangeKind.STORY_SPLIT: "Articles of the story are a story of their own now, {into}.",
    ChangeKind.VERDICT_CHANGED: "{about} is {is} now; it was {was} before.",
}
NO_POINT, NO_VERDICT = "A point of the story", "not told"
LONGEST = 200
# Changes looked through for the last updates: adding a thousand articles is a thousand changes and more.
FURTHEST, STEP = 5_000, 1_000


class Update(Record, frozen=True, kw_only=True):
    """Something that happened to a story: the number and the time of the change, and what it is in words.

    `label` is the story's headline; empty where the story is no more.
    """

    number: int
    made: datetime.datetime
    kind: ChangeKind
    story: str
    label: str
    words: str


def updates(library: Library, changes: Iterable[Change]) -> Iterator[Update]:
    """The changes that are news of stories, in order."""
    labels: dict[str, str] = {}
    points: dict[str, Mapping[str, str]] = {}
    for change in changes:
        if change.kind not in WORDS:
            continue
        story = story_of(change)
        if story not in labels:
            labels[story] = _label(library, story)
        if change.kind is ChangeKind.VERDICT_CHANGED and story not in points:
            points[story] = _points(library, story)
        yield Update(
            number=change.number,
            made=change.made,
            kind=change.kind,
            story=story,
            label=labels[story],
            words=_words(change, points.get(story, {})),
        )


def latest(library: Library, count: int) -> list[Change]:
    """The last changes that are news of stories, newest first, as far as they are not long past."""
    found: list[Change] = []
    newest = library.newest_change()
    for end in range(newest, max(0, newest - FURTHEST), -STEP):
        part = library.changes(max(0, end - STEP), limit=STEP)
        found.extend(change for change in reversed(part) if change.kind in WORDS and change.number <= end)
        if len(found) >= count:
            break
    return found[:count]


def latest_of(library: Library, story: str, count: int) -> list[Change]:
    """The last changes that are news of one story, newest first."""
    found: list[Change] = []
    since = 0
    while part := library.changes(since, story):
        found = [*found, *(change for change in part if change.kind in WORDS)][-count:]
        since = part[-1].number
    return found[::-1]


def story_of(change: Change) -> str:
    """The story that a change is news of: for two that became one, the one that is left."""
    return str(change.detail["into"]) if change.kind is ChangeKind.STORIES_MERGED else change.subject


def _words(change: Change, points: Mapping[str, str]) -> str:
    about = points.get(str(change.detail.get("point")), "")
    shown = {
        "subject": change.subject,
        "was": NO_VERDICT,
        **change.detail,
        "about": f"“{about}”" if about else NO_POINT,
    }
    return WORDS[change.kind].format(**shown)


def _label(library: Library, story: str) -> str:
    try:
        return one_line(library.entry(story).story.label, LONGEST)
    except UnknownStory:
        return ""


def _points(library: Library, story: str) -> Mapping[str, str]:
    """What the points of a story as it was last told are about."""
    try:
        return {point.id: one_line(point.about, LONGEST) for point in library.account(story).points}
    except UnknownStory:
        return {}
