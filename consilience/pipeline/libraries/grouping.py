"""Stories as a library grows: what waits is compared with the stories near by, judgements hold whatever words say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from consilience.cluster import Change, ClusterOptions, StoryStream, sketch
from consilience.pipeline.kit import Kit
from consilience.pipeline.libraries.at import Where, at
from consilience.records import AnnotatedArticle
from consilience.store import Judgement, Library, Window, judged_groups
from consilience.store.window import Load

LAST_DAY = "9999"


def group(where: Where, kit: Kit) -> tuple[str, ...]:
    """Give every article that waits a story; the ids of the stories that changed."""
    with at(where, must_exist=True) as library:
        return placed(library, stories(library, kit))


def stories(library: Library, kit: Kit) -> "Stories":
    """A grouper for one run over a library."""
    return Stories(kit.options.cluster, library.standing())


def placed(library: Library, grouper: "Stories") -> tuple[str, ...]:
    """Give every article that waits a story with a grouper; the ids of the stories that changed."""
    changed: dict[str, None] = {}
    while done := library.group(grouper):
        changed.update(dict.fromkeys(done.changed))
    return tuple(changed)


class Stories:
    """A grouper that remembers what it has compared: the streams of one run, one a language."""

    def __init__(self, options: ClusterOptions, judgements: Iterable[Judgement]) -> None:
        self._options = options
        self._judgements = tuple(judgements)
        self._streams: dict[str, StoryStream] = {}
        self._languages: Counter[str] = Counter()
        self._held: set[str] = set()
        self._groups: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)

    def __call__(self, window: Window, load: Load) -> Iterator[Sequence[str]]:
        """The groups of the articles that wait, and those of the stories which these draw on: no others, so that a
        story which nothing new comes near stays as it is."""
        near = [id for id in window.stories if id not in self._held]
        self._add(sorted([*load(near), *window.waiting], key=_place_in_time), window.stories)
        waiting = {annotated.article.id for annotated in window.waiting}
        groups = judged_groups(
            [list(self._groups[key]) for key in self._changed() if key in self._groups], self._judgements
        )
        return _touched(groups, waiting, window.stories)

    def _add(self, articles: Iterable[AnnotatedArticle], stories: Mapping[str, str]) -> None:
        sketches = [sketch(annotated) for annotated in articles]
        self._languages.update(one.language for one in sketches if one.language)
        counts = self._languages
        commonest = min(counts, key=lambda language: (-counts[language], language), default="")
        for one in sketches:
            if one.article in self._held:
                continue
            self._held.add(one.article)
            language = one.language or commonest
            stream = self._streams.setdefault(language, StoryStream(language, self._options))
            if story := stories.get(one.article):
                stream.known(one, story)
                self._groups[language, story][one.article] = None
            else:
                stream.add(one)

    def _changed(self) -> list[tuple[str, str]]:
        """The groups that changed since this was last asked; what is held of them is brought up to date."""
        changed: dict[tuple[str, str], None] = {}
        for language, stream in sorted(self._streams.items()):
            for change in stream.changes():
                if change.kind is Change.RETIRED:
                    self._groups.pop((language, change.story), None)
                    continue
                key = language, change.into or change.story
                if change.into:
                    self._leave((language, change.story), change.articles)
                    changed[language, change.story] = None
                self._groups[key].update(dict.fromkeys(change.articles))
                changed[key] = None
        return list(changed)

    def _leave(self, key: tuple[str, str], articles: Iterable[str]) -> None:
        for article in articles:
            self._groups[key].pop(article, None)
        if not self._groups[key]:
            del self._groups[key]


def _touched(groups: Iterable[list[str]], waiting: set[str], stories: Mapping[str, str]) -> Iterator[list[str]]:
    """The groups that hold an article that waits, and those of the stories which those groups draw on: no others, so
    that a story which nothing new comes near stays as it is."""
    listed = list(groups)
    drawn = {stories[id] for group in listed if waiting.intersection(group) for id in group if id in stories}
    members = defaultdict(set)
    for article, story in stories.items():
        members[story].add(article)
    touched = waiting.union(*(members[story] for story in drawn))
    return (group for group in listed if touched.intersection(group))


def _place_in_time(annotated: AnnotatedArticle) -> tuple[str, str]:
    published = annotated.article.published
    return published.earliest.isoformat() if published else LAST_DAY, annotated.article.id
