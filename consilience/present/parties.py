"""Who asserts and who denies, where the answers to a point are the words of parties."""

from consilience.present.outline import Answer, Reading, Topic
from consilience.present.wording import say
from consilience.records import Polarity

MOST_PARTIES = 4


def parties(topic: Topic) -> dict[str, str]:
    """For each answer's letter, who asserts or who denies; nothing where no answer denies what another asserts."""
    stances = {answer.letter: {claim.polarity for claim in answer.position.claims} for answer in topic.answers}
    if set().union(*stances.values()) != set(Polarity) or any(len(found) > 1 for found in stances.values()):
        return {}
    return {answer.letter: _party(answer, stances[answer.letter] == {Polarity.NEGATIVE}) for answer in topic.answers}


def _party(answer: Answer, denies: bool) -> str:
    names = list(dict.fromkeys(map(_speaker, answer.readings)))
    if not names:
        return ""
    named = ", ".join(names[:MOST_PARTIES])
    more = f" + {say('more', count=len(names) - MOST_PARTIES)}" if len(names) > MOST_PARTIES else ""
    return say("denied by" if denies else "asserted by", names=named + more)


def _speaker(reading: Reading) -> str:
    """The first in the chain: who is reported to have said it, else the outlet."""
    return reading.chain[0]
