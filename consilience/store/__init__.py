"""The library: one file of SQLite, or a database of PostgreSQL."""

from consilience.store.accounts import Material
from consilience.store.articles import Added
from consilience.store.changes import Change, ChangeKind
from consilience.store.grouping import Placed, Tombstone
from consilience.store.judgement import NOT_SAME, SAME, WITHDRAWN, Judgement, JudgementKind, Logged
from consilience.store.library import Library
from consilience.store.older import is_older, older_captures, older_judgements
from consilience.store.people import Person
from consilience.store.query import Filter
from consilience.store.refusals import (
    VARIABLE,
    NoLibraryNamed,
    NotALibrary,
    UnknownJudgement,
    UnknownStory,
    WrongJudgement,
)
from consilience.store.regrouping import judged_groups
from consilience.store.search import Hit, HitKind
from consilience.store.stories import ORDERS, Entry
from consilience.store.versions import Edit, Version
from consilience.store.window import Window

__all__ = [
    "NOT_SAME",
    "ORDERS",
    "SAME",
    "VARIABLE",
    "WITHDRAWN",
    "Added",
    "Change",
    "ChangeKind",
    "Edit",
    "Entry",
    "Filter",
    "Hit",
    "HitKind",
    "Judgement",
    "JudgementKind",
    "Library",
    "Logged",
    "Material",
    "NoLibraryNamed",
    "NotALibrary",
    "Person",
    "Placed",
    "Tombstone",
    "UnknownJudgement",
    "UnknownStory",
    "Version",
    "Window",
    "WrongJudgement",
    "is_older",
    "judged_groups",
    "older_captures",
    "older_judgements",
]
