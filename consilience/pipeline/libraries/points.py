"""The points of a story as people judged them: claims that are the same or are not, verdicts overridden.

A point's own id changes when a claim joins it. A judgement therefore names the evidence that the point stood on, and
holds for the point of the same kind that stands on most of it, and on half of it at least.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from consilience.claims.independence import independent, outlets, primary
from consilience.pipeline.libraries.places import place_of
from consilience.records import Claim, Dossier, Point, Position, Verdict, replaced
from consilience.store import NOT_SAME, SAME, Judgement, JudgementKind

# The share of the judged evidence on which a point must stand to be the point that was judged.
ENOUGH = 0.5


def with_judgements(dossier: Dossier, judgements: Iterable[Judgement]) -> Dossier:
    """The dossier with the judgements on claims and verdicts carried out, in order."""
    points = dossier.points
    for judgement in judgements:
        if judgement.kind is JudgementKind.CLAIMS:
            points = tuple(each for point in points for each in _with_claims(point, judgement, dossier))
        elif judgement.kind is JudgementKind.VERDICT:
            points = _with_verdict(points, judgement)
    return dossier if points is dossier.points else replaced(dossier, points=points)


def evidence(point: Point) -> tuple[str, ...]:
    """The places on which a point stands, in order: how a judgement names it."""
    return tuple(sorted({place_of(claim.evidence) for position in point.positions for claim in position.claims}))


def _with_verdict(points: tuple[Point, ...], judgement: Judgement) -> tuple[Point, ...]:
    meant = _meant(points, judgement)
    if meant is None:
        return points
    verdict = Verdict(judgement.value)
    reason = f"judged by {judgement.author}" + (f": {judgement.note}" if judgement.note else "")
    ruled = replaced(meant, verdict=verdict, reason=reason, rule="judged")
    return tuple(ruled if point is meant else point for point in points)


def _meant(points: Sequence[Point], judgement: Judgement) -> Point | None:
    wanted = set(judgement.others)
    shared = [
        (len(wanted.intersection(evidence(point))), -place, point)
        for place, point in enumerate(points)
        if point.kind == judgement.subject
    ]
    count, _, found = max(shared, key=lambda each: each[:2], default=(0, 0, None))
    return found if count and count >= ENOUGH * len(wanted) else None


def _with_claims(point: Point, judgement: Judgement, dossier: Dossier) -> list[Point]:
    """The point, its answers joined or parted; none where one claim alone is left of several."""
    one, others = judgement.subject, set(judgement.others)
    places = set(evidence(point))
    if one not in places or not others & places:
        return [point]
    positions = CARRIED_OUT[judgement.value](point.positions, one, others & places)
    if not positions:
        return []
    counted = tuple(_counted(position, dossier) for position in positions)
    if counted == point.positions:
        return [point]
    reason = f"judged by {judgement.author}" + (f": {judgement.note}" if judgement.note else "")
    return [replaced(point, positions=counted, verdict=_verdict(point, counted), reason=reason, rule="judged")]


def _joined(positions: Sequence[Position], one: str, others: set[str]) -> list[Position]:
    """The answers that stand on the places are one answer."""
    named = {one, *others}
    same = [each for each in positions if named & {place_of(claim.evidence) for claim in each.claims}]
    claims = tuple(claim for each in same for claim in each.claims)
    return [replaced(same[0], claims=claims), *(each for each in positions if each not in same)]


def _parted(positions: Sequence[Position], one: str, others: set[str]) -> list[Position]:
    """The claims at the other places do not answer this question."""
    left = [(each, tuple(c for c in each.claims if place_of(c.evidence) not in others)) for each in positions]
    return [replaced(each, claims=claims) for each, claims in left if claims]


CARRIED_OUT: Mapping[str, Callable[[Sequence[Position], str, set[str]], list[Position]]] = {
    SAME: _joined,
    NOT_SAME: _parted,
}


def _counted(position: Position, dossier: Dossier) -> Position:
    claims: tuple[Claim, ...] = position.claims
    return replaced(
        position, outlets=outlets(claims), independent=independent(claims, dossier), primary=primary(claims)
    )


def _verdict(point: Point, positions: Sequence[Position]) -> Verdict:
    """One answer is agreed or single; several stand to each other as before."""
    if len(positions) > 1:
        return point.verdict
    return Verdict.AGREED if positions[0].independent > 1 else Verdict.SINGLE
