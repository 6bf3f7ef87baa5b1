"""The library on disk."""

from consilience.store.connection import VARIABLE, NoLibraryNamed, NotALibrary
from consilience.store.judgement import Judgement
from consilience.store.library import Library, UnknownStory
from consilience.store.search import Hit

__all__ = ["VARIABLE", "Hit", "Judgement", "Library", "NoLibraryNamed", "NotALibrary", "UnknownStory"]
