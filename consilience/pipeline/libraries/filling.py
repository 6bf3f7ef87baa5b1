"""Filling and correcting a library: what is added is read once, and stories are told anew from all that it holds."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from consilience.claims import Judged, Sameness
from consilience.clean import Correction, corrected, line_at
from consilience.pipeline.kit import Kit
from consilience.pipeline.stages import Watch, run
from consilience.records import AnnotatedArticle, Capture, ConsilienceError, Problem, Record, Role, replaced
from consilience.store import Judgement, Library

# How a judgement on two names is kept as the subject of one: no name holds the sign between them.
NAMES, BETWEEN = "names ", " ≟ "


class UnclearLine(ConsilienceError):
    def __init__(self, words: str, found: int) -> None:
        kind = "no line begins" if not found else f"{found} lines begin"
        super().__init__(f"{kind} with “{words}”. Give the first words of one line, as `consilience clean` shows it")


class Filled(Record, frozen=True, kw_only=True):
    """What an addition did: articles that are new, stories that there are now, problems met."""

    articles: int
    stories: int
    problems: tuple[Problem, ...]


class LineJudgement(Record, frozen=True, kw_only=True):
    """What somebody says of one line of an article: the line by its first words, the role that it has."""

    article: str
    words: str
    role: Role
    author: str
    made: datetime.datetime
    note: str = ""


class NameJudgement(Record, frozen=True, kw_only=True):
    """What somebody says of two names, in every story where both stand."""

    first: str
    second: str
    verdict: Judged
    author: str
    made: datetime.datetime
    note: str = ""


def fill(path: str | Path | None, places: tuple[str, ...], kit: Kit, watch: Watch | None = None) -> Filled:
    """Add the articles of some places to a library and tell its stories anew. The same article twice is one."""
    with Library.open(path) as library:
        before = {annotated.article.id for annotated in library.articles()}
        problems: list[Problem] = []
        for item in _read(library, places, kit, watch):
            library.add([item])
            if isinstance(item, Problem):
                problems.append(item)
        stories = _tell(library, kit, watch)
        new = sum(annotated.article.id not in before for annotated in library.articles())
        return Filled(articles=new, stories=stories, problems=tuple(problems))


def correct(path: str | Path | None, judged: LineJudgement, kit: Kit, watch: Watch | None = None) -> int:
    """Keep what somebody says of a line, and tell the stories anew; gives how many there are.

    Raises UnknownArticle, and UnclearLine where the words do not tell one line.
    """
    with Library.open(path, must_exist=True) as library:
        lines = line_at(library.article(judged.article).article, judged.words)
        if len(lines) != 1:
            raise UnclearLine(judged.words, len(lines))
        span = lines[0].span
        library.judge(
            Judgement(
                subject=f"{judged.article}:{span.start}-{span.end}",
                value=judged.role,
                author=judged.author,
                made=judged.made,
                note=judged.note,
            )
        )
        return _tell(library, kit, watch)


def identify(path: str | Path | None, judged: NameJudgement, kit: Kit, watch: Watch | None = None) -> int:
    """Keep what somebody says of two names, and tell the stories anew; gives how many there are."""
    with Library.open(path, must_exist=True) as library:
        library.judge(
            Judgement(
                subject=f"{NAMES}{judged.first}{BETWEEN}{judged.second}",
                value=judged.verdict,
                author=judged.author,
                made=judged.made,
                note=judged.note,
            )
        )
        return _tell(library, kit, watch)


def _tell(library: Library, kit: Kit, watch: Watch | None) -> int:
    """Tell all stories of a library anew, what people judged of it applied; the number of stories."""
    articles = list(_corrected(library, kit))
    compare = replaced(kit.options.compare, sameness=(*kit.options.compare.sameness, *_sameness(library)))
    judged = replace(kit, options=replaced(kit.options, compare=compare))
    accounts = [item for item in run(articles, judged, since="cluster", watch=watch) if not isinstance(item, Problem)]
    library.save_accounts(accounts)
    return len(accounts)


def _sameness(library: Library) -> Iterator[Sameness]:
    """The judgements of a library on who is who, oldest first."""
    for judgement in library.judgements():
        if judgement.subject.startswith(NAMES) and judgement.value in set(Judged):
            first, _, second = judgement.subject.removeprefix(NAMES).partition(BETWEEN)
            yield Sameness(first=first, second=second, verdict=Judged(judgement.value), note=judgement.note)


def _corrected(library: Library, kit: Kit) -> Iterator[AnnotatedArticle]:
    """The articles of a library; one whose lines were corrected since it was read is read again."""
    corrections = _corrections(library)
    for annotated in library.articles():
        article = corrected(annotated.article, corrections.get(annotated.article.id, []))
        if article is annotated.article:
            yield annotated
        else:
            yield from run([article], kit, since="annotate", until="annotate")


def _corrections(library: Library) -> dict[str, list[Correction]]:
    """The judgements of a library that name a line, by article."""
    articles = {annotated.article.id: annotated.article for annotated in library.articles()}
    found: dict[str, list[Correction]] = defaultdict(list)
    for judgement in library.judgements():
        name, _, place = judgement.subject.rpartition(":")
        if name in articles and judgement.value in set(Role):
            start, _, end = place.partition("-")
            span = articles[name].span(int(start), int(end))
            found[name].append(Correction(span=span, role=Role(judgement.value), author=judgement.author))
    return found


def _read(
    library: Library, places: tuple[str, ...], kit: Kit, watch: Watch | None
) -> Iterator[AnnotatedArticle | Problem]:
    captures = _kept(library, run(places, kit, until="acquire", watch=watch))
    yield from run(captures, kit, since="read", until="annotate", watch=watch)


def _kept(library: Library, captures: Iterator[Capture | Problem]) -> Iterator[Capture | Problem]:
    """The captures, each on disk before it is read."""
    for item in captures:
        if isinstance(item, Capture):
            library.add([item])
        yield item
