"""What people judged of stories: which articles are of one, which are not; carried out, and reversed when withdrawn."""

import datetime
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from consilience.store.grouping import JUDGED, members_of, parts, place
from consilience.store.judgement import NOT_SAME, SAME, Judgement, JudgementKind, standing
from consilience.store.stories import stories_of


def regroup(connection: Connection, now: datetime.datetime, meant: Judgement, *, is_undone: bool) -> None:
    """Carry out a judgement on stories at once, or reverse one that no longer holds: no other story changes."""
    if meant.kind is not JudgementKind.STORIES:
        return
    stories = stories_of(connection, (meant.subject, *meant.others))
    members = members_of(connection, stories)
    groups = [sorted(members[story]) for story in stories]
    if is_undone:
        reversed_ = _reversed(connection, groups, meant)
        groups = judged_groups(reversed_, (each.judgement for each in standing(connection)))
    else:
        groups = CARRIED_OUT[meant.value](groups, meant)
    place(connection, now, groups, why=JUDGED)


def judged_groups(groups: Iterable[Sequence[str]], judgements: Iterable[Judgement]) -> list[list[str]]:
    """The groups with what people judged carried out, in order: articles of one story together, others apart."""
    found = [list(group) for group in groups]
    for judgement in judgements:
        if judgement.kind is JudgementKind.STORIES:
            found = CARRIED_OUT[judgement.value](found, judgement)
    return found


def together(groups: list[list[str]], judgement: Judgement) -> list[list[str]]:
    """The groups of all the articles named as one group."""
    named = {judgement.subject, *judgement.others}
    joined = [article for group in groups if named.intersection(group) for article in group]
    return [*(group for group in groups if not named.intersection(group)), *([joined] if joined else [])]


def apart(groups: list[list[str]], judgement: Judgement) -> list[list[str]]:
    """The article out of any group that holds one of those it does not belong with."""
    others = set(judgement.others)
    found = []
    for group in groups:
        if judgement.subject in group and others.intersection(group):
            found.extend([[article for article in group if article != judgement.subject], [judgement.subject]])
        else:
            found.append(group)
    return found


CARRIED_OUT = {SAME: together, NOT_SAME: apart}


def _reversed(connection: Connection, groups: list[list[str]], meant: Judgement) -> list[list[str]]:
    """Stories that were merged as they were before; an article that was put apart back with the most of the others."""
    if meant.value == SAME:
        return [part for group in groups for part in parts(connection, group)]
    home = max(groups, key=lambda group: len(set(meant.others).intersection(group)), default=[])
    return [*(group for group in groups if meant.subject not in group and group != home), [*home, meant.subject]]
