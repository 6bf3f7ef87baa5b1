"""The stage: from the dossier of a story to its claims and points."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from consilience.claims.entities import Sameness, resolve
from consilience.claims.judging import judge, wording
from consilience.claims.kinds import KINDS, Kind
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Dossier, Point, Problem, Record, Span, Verdict, replaced, taking_sides

# A topic is a heading: characters.
LONGEST_TOPIC = 60
Sides = frozenset[frozenset[Span]]
# Copies of one report may differ in a date as independent reports do.
TOLD_AS_ONE = frozenset({Verdict.AGREED, Verdict.SINGLE})


class CompareOptions(Record, frozen=True, kw_only=True):
    """`sameness` is what people have judged of who is who; it overrides the rules."""

    sameness: tuple[Sameness, ...] = ()


def compare(
    dossiers: Iterable[Dossier | Problem],
    *,
    options: CompareOptions = CompareOptions(),  # noqa: B008 - a frozen record
) -> Iterator[Dossier | Problem]:
    """Fill in the entities, claims and points of each story."""
    for item in dossiers:
        yield item if isinstance(item, Problem) else compared(item, options)


def compared(dossier: Dossier, options: CompareOptions = CompareOptions()) -> Dossier:  # noqa: B008 - a frozen record
    """The dossier with its entities, claims and points, the weightiest point first."""
    dossier = replaced(dossier, entities=resolve(dossier, options.sameness))
    story = StoryReading(dossier)
    claims: list[Claim] = []
    points: list[Point] = []
    for kind in KINDS:
        found = list({claim.id: claim for claim in kind.extract(story)}.values())
        claims.extend(found)
        points.extend(_points(kind, found, story))
    points = [_in_part(point, points) for point in points]
    sided = taking_sides(points)
    points = [_told_by_others(point, sided, story) for point in points]
    points.sort(key=lambda point: (-point.weight, point.id))
    return msgspec.structs.replace(dossier, claims=tuple(claims), points=tuple(_distinct(points)))


def _in_part(point: Point, points: list[Point]) -> Point:
    """A group of like sentences does not tell one thing when another point lays two of them against each other."""
    if point.kind is not ClaimKind.EVENT or point.verdict not in TOLD_AS_ONE:
        return point
    told = {claim.evidence for position in point.positions for claim in position.claims}
    for other in points:
        sides = [told & {claim.evidence for claim in position.claims} for position in other.positions]
        if other.is_contested and sum(map(bool, sides)) > 1:
            return replaced(point, verdict=Verdict.COMPATIBLE, reason=wording("event, differs in part"))
    return point


def _told_by_others(point: Point, sided: frozenset[Span], story: StoryReading) -> Point:
    """A group of like sentences, told in one that takes no side elsewhere if it has one."""
    first = point.positions[0]
    if point.kind is not ClaimKind.EVENT or first.claims[0].evidence not in sided:
        return point
    claims = tuple(sorted(first.claims, key=lambda claim: claim.evidence in sided))
    told = replaced(first, claims=claims, value=_focus(claims[0], story))
    return replaced(point, positions=(told, *point.positions[1:]))


def _distinct(points: Iterable[Point]) -> Iterator[Point]:
    """Of points that lay the same sentences against each other in the same way only the first.

    A contested point is also left out where one of its kind lays them, among more, against each other.
    """
    seen: set[tuple[Verdict, Sides]] = set()
    contested: dict[ClaimKind, list[Sides]] = defaultdict(list)
    for point in points:
        sides = frozenset(frozenset(claim.evidence for claim in position.claims) for position in point.positions)
        if (point.verdict, sides) in seen:
            continue
        seen.add((point.verdict, sides))
        if point.is_contested:
            if any(_is_within(sides, others) for others in contested[point.kind]):
                continue
            contested[point.kind].append(sides)
        yield point


def _is_within(sides: Sides, others: Sides) -> bool:
    """Whether each side lies within a side of its own of another point."""
    homes = [next((other for other in others if side <= other), None) for side in sides]
    return None not in homes and len(set(homes)) == len(homes) > 1


def _points(kind: Kind, claims: list[Claim], story: StoryReading) -> Iterator[Point]:
    texts = {annotated.article.id: annotated.article for annotated in story.dossier.articles}
    for group in kind.align(story, claims, kind.compare):
        topics = Counter(" ".join(texts[claim.topic.article].words(claim.topic).split()) for claim in group)
        topic = min(topics, key=lambda words: (-topics[words], len(words), words))
        about = f"{_shortened(topic)} · {kind.question}"
        point = judge(group, kind.compare, story.dossier, lambda claim: _focus(claim, story), about)
        if kind.is_shown or point.is_contested:
            yield point


def _focus(claim: Claim, story: StoryReading) -> str:
    """The words of a claim's answer."""
    article = next(
        annotated.article for annotated in story.dossier.articles if annotated.article.id == claim.focus.article
    )
    return " ".join(article.words(claim.focus).split())


def _shortened(words: str) -> str:
    """The first words of a long topic."""
    if len(words) <= LONGEST_TOPIC:
        return words
    return words[:LONGEST_TOPIC].rsplit(" ", 1)[0] + " …"
