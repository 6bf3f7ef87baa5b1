"""Which article is of which story: groups become stories with ids that stay, others leave a tombstone."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from consilience.records import Record, digest
from consilience.store.changes import ChangeKind, Noted, note
from consilience.store.rows import rows_of
from consilience.store.stories import refresh
from consilience.store.tables import ACCOUNTS, MEMBERS, NAMES, STATEMENTS, STORIES, TOMBSTONES

Group = Sequence[str]
# Why a story went into another: its articles drew it there, or somebody judged so.
GROUPED, JUDGED = "grouping", "judgement"


class Placed(Record, frozen=True, kw_only=True):
    """What a grouping did: the stories whose articles are not those of before, and the stories that are no more."""

    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class Tombstone(Record, frozen=True, kw_only=True):
    """The story `old` went into the story `new`; `why` is grouping or judgement."""

    old: str
    new: str
    made: datetime.datetime
    why: str


def place(
    connection: Connection,
    now: datetime.datetime,
    groups: Iterable[Group],
    *,
    why: str = GROUPED,
    names: Mapping[int, str] = {},
) -> Placed:
    """Make each group a story. A story keeps its id where it shares most articles with a group, and keeps the articles
    that no group names. `names` gives groups, by their place, the id that they are to have."""
    wanted = [list(dict.fromkeys(group)) for group in groups if group]
    before = _stories_of(connection, (article for group in wanted for article in group))
    members = members_of(connection, before.values())
    ids = _named(connection, wanted, before, members, dict(names))
    after = _after(wanted, ids, members)
    changed = sorted(story for story, articles in after.items() if articles and articles != members.get(story, set()))
    gone = sorted(story for story in members if not after[story])
    homes = {article: story for story, articles in after.items() for article in articles}
    _write(connection, {article: homes[article] for story in changed for article in sorted(after[story])})
    _bury(connection, now, {story: members[story] for story in gone}, homes, why)
    noted = [*_told(changed, members, after, before), *_merged(gone, members, homes)]
    note(connection, now, noted)
    refresh(connection, changed)
    return Placed(changed=tuple(changed), gone=tuple(gone))


def leave(connection: Connection, now: datetime.datetime, article: str) -> None:
    """Take an article out of its story, which goes when it was the only one."""
    story = connection.execute(select(MEMBERS.c.story).where(MEMBERS.c.article == article)).scalar_one_or_none()
    if story is None:
        return
    connection.execute(delete(MEMBERS).where(MEMBERS.c.article == article))
    if connection.execute(select(MEMBERS.c.article).where(MEMBERS.c.story == story)).first():
        untell(connection, story)
        note(connection, now, [(ChangeKind.STORY_CHANGED, story, {})])
        refresh(connection, [story])
    else:
        drop(connection, story)
        note(connection, now, [(ChangeKind.STORY_GONE, story, {})])


def follow(connection: Connection, now: datetime.datetime, earlier: str, later: str) -> str | None:
    """Put the new version of an article in the place of the earlier one; the story that holds it, if it has one."""
    changed = update(MEMBERS).where(MEMBERS.c.article == earlier).values(article=later)
    if not connection.execute(changed).rowcount:
        return None
    story = connection.execute(select(MEMBERS.c.story).where(MEMBERS.c.article == later)).scalar_one()
    note(connection, now, [(ChangeKind.STORY_CHANGED, story, {"article": later})])
    return str(story)


def drop(connection: Connection, story: str) -> None:
    """Remove a story with all that was told of it; its articles stay."""
    untell(connection, story)
    connection.execute(delete(MEMBERS).where(MEMBERS.c.story == story))
    connection.execute(delete(STORIES).where(STORIES.c.id == story))


def untell(connection: Connection, story: str) -> None:
    """Remove all that was told of a story."""
    for table in (ACCOUNTS, STATEMENTS, NAMES):
        connection.execute(delete(table).where(table.c.story == story))
    connection.execute(update(STORIES).where(STORIES.c.id == story).values(told_of="", told_with="", disputed=0))


def tombstones(connection: Connection) -> tuple[Tombstone, ...]:
    """All stories that are no more, oldest first."""
    rows = connection.execute(select(TOMBSTONES).order_by(TOMBSTONES.c.made, TOMBSTONES.c.old))
    return tuple(
        Tombstone(old=row.old, new=row.new, made=datetime.datetime.fromisoformat(row.made), why=row.why) for row in rows
    )


def successor(connection: Connection, story: str) -> str | None:
    """The id under which a story that is no more goes on; None for one that never was."""
    seen: set[str] = set()
    found: str | None = None
    while story not in seen:
        seen.add(story)
        new = connection.execute(select(TOMBSTONES.c.new).where(TOMBSTONES.c.old == story)).scalar_one_or_none()
        if new is None:
            return found
        story = found = new
    return found


def parts(connection: Connection, articles: Sequence[str]) -> list[list[str]]:
    """Some articles of one story as the stories in which they were before these went into it by judgement."""
    stories = set(_stories_of(connection, articles).values())
    query = select(TOMBSTONES.c.articles).where(TOMBSTONES.c.why == JUDGED).order_by(TOMBSTONES.c.made)
    left, found = list(articles), []
    for row in rows_of(connection, query, TOMBSTONES.c.new, stories):
        held = set(msgspec.json.decode(row.articles, type=list[str]))
        found.append([article for article in left if article in held])
        left = [article for article in left if article not in held]
    return [part for part in (left, *found) if part]


def members_of(connection: Connection, stories: Iterable[str]) -> dict[str, set[str]]:
    """The ids of the articles of each of some stories."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows_of(connection, select(MEMBERS), MEMBERS.c.story, stories):
        found[row.story].add(row.article)
    return dict(found)


def _stories_of(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    return {row.article: row.story for row in rows_of(connection, select(MEMBERS), MEMBERS.c.article, articles)}


def _named(
    connection: Connection,
    groups: Sequence[Group],
    before: Mapping[str, str],
    members: Mapping[str, set[str]],
    names: dict[int, str],
) -> dict[int, str]:
    """An id for each group: the one given, that of the story it shares most with, that of one it was, or a new one."""
    shared = [
        (-count, -len(members[story]), story, place)
        for place, group in enumerate(groups)
        for story, count in Counter(before[article] for article in group if article in before).items()
    ]
    taken = set(names.values())
    for _, _, story, place in sorted(shared):
        if place not in names and story not in taken:
            names[place] = story
            taken.add(story)
    for place, group in enumerate(groups):
        if place not in names:
            names[place] = _revived(connection, group, before, taken) or _fresh(connection, group, taken)
            taken.add(names[place])
    return names


def _revived(connection: Connection, group: Group, before: Mapping[str, str], taken: set[str]) -> str | None:
    """The story that a group was before it went into the one that it now leaves."""
    sources = sorted({before[article] for article in group if article in before})
    rows = rows_of(connection, select(TOMBSTONES), TOMBSTONES.c.new, sources)
    best: tuple[int, str] | None = None
    for row in rows:
        held = set(msgspec.json.decode(row.articles, type=list[str]))
        count = len(held.intersection(group))
        if row.old not in taken and 2 * count > max(len(held), len(group)) and (best is None or count > best[0]):
            best = count, row.old
    return best[1] if best else None


def _fresh(connection: Connection, group: Group, taken: set[str]) -> str:
    """A new id, of the articles with which the story begins."""
    id, salt = digest(*sorted(group)), 0
    while id in taken or _is_used(connection, id):
        salt += 1
        id = digest(*sorted(group), str(salt))
    return id


def _is_used(connection: Connection, id: str) -> bool:
    columns = (STORIES.c.id, TOMBSTONES.c.old)
    return any(connection.execute(select(column).where(column == id)).first() for column in columns)


def _after(groups: Sequence[Group], ids: Mapping[int, str], members: Mapping[str, set[str]]) -> dict[str, set[str]]:
    grouped = {article for group in groups for article in group}
    after = {story: articles - grouped for story, articles in members.items()}
    for place, group in enumerate(groups):
        after.setdefault(ids[place], set()).update(group)
    return after


def _write(connection: Connection, homes: Mapping[str, str]) -> None:
    articles = list(homes)
    for start in range(0, len(articles), 500):
        connection.execute(delete(MEMBERS).where(MEMBERS.c.article.in_(articles[start : start + 500])))
    if homes:
        connection.execute(insert(MEMBERS), [{"article": key, "story": story} for key, story in homes.items()])
        for story in sorted(set(homes.values())):
            connection.execute(delete(TOMBSTONES).where(TOMBSTONES.c.old == story))


def _bury(
    connection: Connection, now: datetime.datetime, gone: Mapping[str, set[str]], homes: Mapping[str, str], why: str
) -> None:
    for story, articles in gone.items():
        drop(connection, story)
        row = {"new": _went_to(articles, homes), "made": now.isoformat(), "why": why}
        listed = msgspec.json.encode(sorted(articles)).decode()
        connection.execute(insert(TOMBSTONES).values(row | {"old": story, "articles": listed}))


def _went_to(articles: set[str], homes: Mapping[str, str]) -> str:
    counts = Counter(homes[article] for article in articles)
    return min(counts, key=lambda story: (-counts[story], story))


def _told(
    changed: Iterable[str],
    members: Mapping[str, set[str]],
    after: Mapping[str, set[str]],
    before: Mapping[str, str],
) -> list[Noted]:
    """New stories, those that came out of another one, and those whose articles changed."""
    found: list[Noted] = []
    for story in changed:
        detail: dict[str, str | int] = {"articles": len(after[story])}
        sources = Counter(before[article] for article in after[story] if article in before)
        source = min(sources, key=lambda each: (-sources[each], each), default=None)
        if story in members:
            found.append((ChangeKind.STORY_CHANGED, story, detail))
        elif source is not None and after.get(source):
            found.append((ChangeKind.STORY_SPLIT, source, detail | {"into": story}))
        else:
            found.append((ChangeKind.STORY_NEW, story, detail))
    return found


def _merged(gone: Iterable[str], members: Mapping[str, set[str]], homes: Mapping[str, str]) -> list[Noted]:
    return [(ChangeKind.STORIES_MERGED, story, {"into": _went_to(members[story], homes)}) for story in gone]
