"""From claims that answer one question to a point: the positions, how they stand to each other, the verdict."""

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from itertools import combinations

from consilience.claims.comparison import UNTRIED, Comparator, Outcome
from consilience.claims.independence import independent, outlets, primary
from consilience.records import Claim, ClaimKind, Dossier, Point, Position, Verdict, digest

VERDICTS = (
    (Outcome.CONFLICT, Verdict.DISPUTED),
    (Outcome.LATER, Verdict.SUPERSEDED),
    (Outcome.COMPATIBLE, Verdict.COMPATIBLE),
)
# What a verdict adds to the weight of a point: a difference is looked for before an agreement.
VERDICT_WEIGHT = {
    Verdict.DISPUTED: 6.0,
    Verdict.SUPERSEDED: 5.0,
    Verdict.AGREED: 1.0,
    Verdict.COMPATIBLE: 0.0,
    Verdict.SINGLE: 0.0,
}


def judge(
    claims: Sequence[Claim], compare: Comparator, dossier: Dossier, words: Callable[[Claim], str], about: str
) -> Point:
    """The point that some claims make; the comparator has found all of them related.

    `words` gives the words of a claim's answer. Claims that say the same make one position.
    """
    groups = _positions(claims, compare)
    positions = tuple(_position(group, dossier, words) for group in groups)
    verdict, reason, rule, confidence = _verdict(groups, compare, positions)
    return Point(
        id=digest(claims[0].kind, *(claim.id for claim in claims)),
        about=about,
        kind=ClaimKind(claims[0].kind),
        verdict=verdict,
        reason=wording(reason),
        rule=rule,
        positions=positions,
        weight=VERDICT_WEIGHT[verdict] * (UNTRIED if confidence is None else confidence)
        + sum(position.outlets + position.independent for position in positions),
        confidence=confidence,
    )


def _positions(claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """Claims that are the same as the first of a position, the best supported position first."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in groups if compare(group[0], claim).outcome is Outcome.SAME), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return [tuple(group) for group in sorted(groups, key=lambda group: -outlets(group))]


def _position(claims: tuple[Claim, ...], dossier: Dossier, words: Callable[[Claim], str]) -> Position:
    return Position(
        value=words(claims[0]),
        claims=claims,
        outlets=outlets(claims),
        independent=independent(claims, dossier),
        primary=primary(claims),
    )


def _verdict(
    groups: list[tuple[Claim, ...]], compare: Comparator, positions: tuple[Position, ...]
) -> tuple[Verdict, str, str, float | None]:
    """The verdict with the key of its reason, the rule that decided, and how sure it is."""
    found = {
        comparison.outcome: comparison
        for one, two in combinations(groups, 2)
        for first in two
        for second in one
        for comparison in (compare(first, second),)
    }
    for outcome, verdict in VERDICTS:
        if outcome in found:
            reason = found[outcome].reason
            return verdict, reason, f"{groups[0][0].kind} comparator: {reason}", found[outcome].confidence
    best = max(position.independent for position in positions)
    if best > 1:
        return Verdict.AGREED, "agreed", "independent origins", 1.0
    several = max(position.outlets for position in positions) > 1
    return Verdict.SINGLE, "one origin" if several else "single", "independent origins", 1.0


def wording(reason: str) -> str:
    """The fixed sentence of a reason."""
    return _wording()[reason]


@cache
def _wording() -> dict[str, str]:
    return {
        key: str(value)
        for key, value in tomllib.loads(
            resources.files("consilience.claims").joinpath("wording.toml").read_text("utf-8")
        ).items()
    }
