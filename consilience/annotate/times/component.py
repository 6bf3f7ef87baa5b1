"""A spaCy component: `nlp.add_pipe("consilience_times")` puts TIMEX3 values on every document.

Not imported by the rest of the package: spaCy loads it through the entry point `spacy_factories`, or import it.
"""

import datetime
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotate.times.english import ENGLISH
from consilience.annotate.times.tagger import find_times
from consilience.records import Publication

NAME = "consilience_times"


@Language.factory(NAME, assigns=["doc._.times"], default_config={"published": None, "language": ENGLISH.code})
def times_component(nlp: Language, name: str, published: str | None, language: str) -> Callable[[Doc], Doc]:
    """A component that sets `doc._.times`, a tuple of TimeExpression with offsets in `doc.text`.

    `published` is the ISO 8601 day from which relative expressions are told; `doc.user_data["published"]` goes
    before it. Without either, values that need a day stay open. `language` is "en" or "de".
    """
    if not Doc.has_extension("times"):
        Doc.set_extension("times", default=())
    return _Times(published, language)


class _Times:
    """What the factory makes: it remembers the day and the language."""

    def __init__(self, published: str | None, language: str) -> None:
        self._published = published
        self._language = language

    def __call__(self, doc: Doc) -> Doc:
        published = doc.user_data.get("published", self._published)
        doc._.times = find_times(doc.text, "", _publication(published), self._language)
        return doc


def _publication(published: str | None) -> Publication | None:
    if published is None:
        return None
    day = datetime.date.fromisoformat(published)
    return Publication(earliest=day, latest=day, evidence=())
