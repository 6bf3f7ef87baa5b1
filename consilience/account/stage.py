"""The stage: from a compared dossier to the account of its story."""

from collections.abc import Iterable, Iterator

from consilience.account.brief import brief
from consilience.account.timeline import timeline
from consilience.records import Account, Dossier, Problem


def write(dossiers: Iterable[Dossier | Problem]) -> Iterator[Account | Problem]:
    """One account for each story."""
    for item in dossiers:
        yield item if isinstance(item, Problem) else written(item)


def written(dossier: Dossier) -> Account:
    """The account of one story; every statement and entry is a sentence of one of its articles."""
    return Account(
        story=dossier.story,
        articles=dossier.articles,
        statements=brief(dossier),
        points=dossier.points,
        timeline=timeline(dossier),
        links=dossier.links,
        origins=dossier.origins,
        entities=dossier.entities,
    )
