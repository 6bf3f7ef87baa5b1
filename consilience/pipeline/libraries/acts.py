"""What somebody may judge of a library: each act makes a judgement, and `judge` keeps it and tells what it touches."""

import datetime
from collections.abc import Iterable, Sequence

from consilience.claims import Judged
from consilience.clean import line_at
from consilience.pipeline.kit import Kit
from consilience.pipeline.libraries.at import Where, at
from consilience.pipeline.libraries.correcting import days
from consilience.pipeline.libraries.places import place_of
from consilience.pipeline.libraries.points import evidence
from consilience.pipeline.libraries.telling import SEVERAL, tell
from consilience.pipeline.stages import Watch
from consilience.records import ConsilienceError, Point, Record, Role, Span, Verdict
from consilience.store import NOT_SAME, SAME, WITHDRAWN, Judgement, JudgementKind, Library, WrongJudgement


class UnclearLine(ConsilienceError):
    def __init__(self, words: str, found: int) -> None:
        kind = "no line begins" if not found else f"{found} lines begin"
        super().__init__(f"{kind} with “{words}”. Give the first words of one line, as `consilience clean` shows it")


class By(Record, frozen=True, kw_only=True):
    """Who judges, when, and why."""

    author: str
    made: datetime.datetime
    note: str = ""


class Judging(Record, frozen=True, kw_only=True):
    """What a judgement did: its number in the log, 0 where the log had it already; the stories told anew."""

    number: int
    told: tuple[str, ...]


def judge(where: Where, judgement: Judgement, kit: Kit, watch: Watch | None = None) -> Judging:
    """Keep a judgement, and tell anew what it touches. Raises UnknownJudgement."""
    with at(where, must_exist=True) as library:
        kept = library.judge(judgement)
        if kept is None:
            return Judging(number=0, told=())
        return Judging(number=kept.number, told=tell(library, kit, _open(library), watch))


def names_judged(first: str, second: str, verdict: Judged, by: By) -> Judgement:
    """Two names are one person, body or place, or are not, in every story where both stand."""
    return _judgement(JudgementKind.NAMES, first, verdict.value, by, [second])


def line_judged(library: Library, article: str, words: str, role: Role, by: By) -> Judgement:
    """The line of an article that begins with some words has a role. Raises UnknownArticle and UnclearLine."""
    lines = line_at(library.article(article).article, words)
    if len(lines) != 1:
        raise UnclearLine(words, len(lines))
    return span_judged(lines[0].span, role, by)


def span_judged(line: Span, role: Role, by: By) -> Judgement:
    """The line at a span has a role."""
    return _judgement(JudgementKind.LINE, place_of(line), role.value, by)


def date_judged(library: Library, article: str, day: str, by: By) -> Judgement:
    """An article was published on a day, or between two (2031-03-01/2031-03-05).

    Raises UnknownArticle and WrongJudgement.
    """
    library.article(article)
    try:
        earliest, latest = days(day)
    except ValueError:
        raise WrongJudgement(f"{day} is no day; write 2031-03-01, or 2031-03-01/2031-03-05") from None
    if latest < earliest:
        raise WrongJudgement(f"{day} ends before it begins")
    return _judgement(JudgementKind.DATE, article, day, by)


def merged(library: Library, story: str, other: str, by: By) -> Judgement:
    """Two stories are one. Raises UnknownStory and WrongJudgement."""
    one, two = library.entry(story).story, library.entry(other).story
    if one.id == two.id:
        raise WrongJudgement(f"{story} is one story already")
    return _judgement(JudgementKind.STORIES, one.articles[0], SAME, by, two.articles[:1])


def split(library: Library, article: str, by: By) -> Judgement:
    """An article does not belong to its story. Raises UnknownArticle and WrongJudgement."""
    library.article(article)
    stories = library.stories_of(article)
    others = [other for story in stories for other in library.entry(story).story.articles if other != article]
    if not others:
        raise WrongJudgement(f"{article} is in no story with other articles")
    return _judgement(JudgementKind.STORIES, article, NOT_SAME, by, others)


def claims_judged(library: Library, story: str, claims: Sequence[str], is_same: bool, by: By) -> Judgement:
    """Two claims of a story, by their ids, give one answer; or the second does not answer the question of the first.

    Raises UnknownStory and WrongJudgement.
    """
    points = library.account(story).points
    held = {claim.id: claim for point in points for position in point.positions for claim in position.claims}
    if len(claims) != 2 or not set(claims) <= held.keys():
        raise WrongJudgement("name two claims of the story")
    one, two = (place_of(held[claim].evidence) for claim in claims)
    return _judgement(JudgementKind.CLAIMS, one, SAME if is_same else NOT_SAME, by, [two])


def verdict_judged(library: Library, story: str, point: str, verdict: Verdict, by: By) -> Judgement:
    """A point of a story, by its id, has another verdict. Raises UnknownStory and WrongJudgement."""
    found = next((each for each in library.account(story).points if each.id == point), None)
    if found is None:
        raise WrongJudgement(f"the story {story} has no point {point}")
    return point_judged(found, verdict, by)


def point_judged(point: Point, verdict: Verdict, by: By) -> Judgement:
    """A point has another verdict: held by its kind and the evidence that it stands on."""
    return _judgement(JudgementKind.VERDICT, point.kind.value, verdict.value, by, evidence(point))


def undone(library: Library, number: int, by: By) -> Judgement:
    """A judgement is withdrawn, by its number in the log. Raises UnknownJudgement and WrongJudgement."""
    found = library.judgement(number)
    if found.is_withdrawn:
        raise WrongJudgement(f"judgement {number} is withdrawn already")
    return _judgement(JudgementKind.UNDO, found.id, WITHDRAWN, by)


def _judgement(kind: JudgementKind, subject: str, value: str, by: By, others: Iterable[str] = ()) -> Judgement:
    return Judgement(
        kind=kind, subject=subject, value=value, others=tuple(others), author=by.author, made=by.made, note=by.note
    )


def _open(library: Library) -> list[str]:
    """The stories that are to be told: those of several articles, and those that were told before."""
    return [
        story for story in library.pending() if (entry := library.entry(story)).is_told or entry.articles >= SEVERAL
    ]
