"""How a claim tells what it tells: as planned, as alleged, as denied; for a plain fact in no words."""

from consilience.present.wording import MODALITIES, STANDINGS, say
from consilience.records import Claim, Polarity


def told_as(claim: Claim) -> str:
    """How a claim vouches for its event, and how far that has come; nothing where it is told as a plain fact.

    How far something has come is said only of what is told as being so: of "will not close" nothing is planned.
    """
    stage = MODALITIES.get(claim.modality) if claim.polarity is Polarity.POSITIVE else None
    words = ", ".join(filter(None, (STANDINGS.get(claim.standing), stage)))
    return say("told as", words=words) if words else ""
