"""What people judged of who is who, as the claims room takes it."""

from collections.abc import Iterable, Iterator

from consilience.claims import Judged, Sameness
from consilience.store import Judgement, JudgementKind


def sameness(judgements: Iterable[Judgement]) -> Iterator[Sameness]:
    """The judgements on two names, in order."""
    for judgement in judgements:
        if judgement.kind is JudgementKind.NAMES:
            for other in judgement.others:
                verdict = Judged(judgement.value)
                yield Sameness(first=judgement.subject, second=other, verdict=verdict, note=judgement.note)
