"""Who asserts and who denies, where the answers are the words of parties."""

import pytest
from msgspec.structs import replace

from consilience.present.outline import Topic, outline
from consilience.present.parties import parties
from consilience.records import Account, ClaimKind, Point, Polarity


def topic_of(account: Account, point: Point) -> Topic:
    return outline(replace(account, points=(point,)), "s1").topics[0]


def told(account: Account, kind: ClaimKind, *polarities: Polarity) -> Topic:
    """The point about the injured, as if it were of that kind, its answers of those polarities."""
    point = account.points[0]
    positions = tuple(
        replace(position, claims=tuple(replace(claim, polarity=polarity) for claim in position.claims))
        for position, polarity in zip(point.positions, polarities, strict=True)
    )
    return topic_of(account, replace(point, kind=kind, positions=positions))


def test_the_parties_are_the_first_in_each_chain(account: Account) -> None:
    found = parties(told(account, ClaimKind.DENIAL, Polarity.NEGATIVE, Polarity.POSITIVE))
    assert found == {"A": "denied by Harbour Post, regional hospital", "B": "asserted by regional hospital"}


@pytest.mark.parametrize(
    ("kind", "polarities"),
    [
        (ClaimKind.DENIAL, (Polarity.POSITIVE, Polarity.POSITIVE)),
        (ClaimKind.NUMBER, (Polarity.NEGATIVE, Polarity.POSITIVE)),
    ],
    ids=["nobody denies", "another question"],
)
def test_without_a_denial_there_are_no_parties(
    account: Account, kind: ClaimKind, polarities: tuple[Polarity, Polarity]
) -> None:
    assert parties(told(account, kind, *polarities)) == {}
