"""How two claims on one point stand to each other, in the words of the project's own small vocabulary."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain, combinations

from consilience.records import Account, Claim, ClaimKind, LinkKind, Passage, Point, Polarity, Record, Span, Verdict

# Answers of one point that are related pair by pair; a point with more is beyond reading.
MOST_ANSWERS = 20


class Relation(StrEnum):
    """What one claim is to another; `docs/vocabulary.md` defines each."""

    AGREES = "agrees"
    DIFFERS = "differs"
    DENIES = "denies"
    SUPERSEDES = "supersedes"
    COPIES = "copies"


class Related(Record, frozen=True, kw_only=True):
    """`source` stands in that relation to `target`; both are claims' ids."""

    source: str
    relation: Relation
    target: str


def relations(account: Account) -> tuple[Related, ...]:
    """Every relation that the account tells, each once.

    Claims of one answer agree with the first of it; the first claims of two answers differ, or one denies or
    supersedes the other. Compatible answers stand in no relation.
    """
    copied = _copied(account)
    found = ((*_agreeing(point), *_opposed(point), *_copies(point, copied)) for point in account.points)
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _agreeing(point: Point) -> Iterator[Related]:
    for position in point.positions:
        first, *others = position.claims
        for claim in others:
            yield Related(source=claim.id, relation=Relation.AGREES, target=first.id)


def _opposed(point: Point) -> Iterator[Related]:
    if point.verdict not in (Verdict.DISPUTED, Verdict.SUPERSEDED):
        return
    leads = [min(position.claims, key=_reported) for position in point.positions[:MOST_ANSWERS]]
    for one, other in combinations(leads, 2):
        earlier, later = sorted((one, other), key=_reported)
        if point.verdict is Verdict.SUPERSEDED and _reported(earlier) < _reported(later) < NEVER:
            yield Related(source=later.id, relation=Relation.SUPERSEDES, target=earlier.id)
        elif _denies(one) != _denies(other):
            denial, denied = (one, other) if _denies(one) else (other, one)
            yield Related(source=denial.id, relation=Relation.DENIES, target=denied.id)
        else:
            yield Related(source=one.id, relation=Relation.DIFFERS, target=other.id)


def _copies(point: Point, copied: Mapping[tuple[str, str], tuple[Passage, ...]]) -> Iterator[Related]:
    """A claim in a passage taken from another article copies the claim of the same answer there."""
    for position in point.positions:
        by_article: dict[str, list[Claim]] = {}
        for claim in position.claims:
            by_article.setdefault(claim.evidence.article, []).append(claim)
        for (source, target), passages in copied.items():
            originals = _inside(by_article.get(source, ()), (passage.source for passage in passages))
            copies = _inside(by_article.get(target, ()), (passage.target for passage in passages))
            for claim in copies if originals else ():
                yield Related(source=claim.id, relation=Relation.COPIES, target=originals[0].id)


def _copied(account: Account) -> dict[tuple[str, str], tuple[Passage, ...]]:
    """The passages that one article has from another, by the ids of the two."""
    links = (link for link in account.links if link.kind is not LinkKind.CITES and link.passages)
    return {(link.source, link.target): link.passages for link in links}


def _inside(claims: Iterable[Claim], passages: Iterable[Span]) -> list[Claim]:
    held = tuple(passages)
    return [claim for claim in claims if any(passage.contains(claim.focus) for passage in held)]


def _reported(claim: Claim) -> str:
    return claim.reported.earliest if claim.reported else NEVER


def _denies(claim: Claim) -> bool:
    return claim.kind is ClaimKind.DENIAL or claim.polarity is Polarity.NEGATIVE


# After every ISO 8601 day.
NEVER = "9999-99"
