"""Who asserts and who denies, where the answers to a point are the words of parties."""

from consilience.present.outline import Answer, Topic
from consilience.present.wording import say
from consilience.records import ClaimKind, Polarity

MOST_PARTIES = 4


def parties(topic: Topic) -> dict[str, str]:
    """For each answer's letter, who asserts or who denies; nothing where no answer denies what another asserts."""
    if topic.point.kind is not ClaimKind.DENIAL:
        return {}
    stances = {answer.letter: {claim.polarity for claim in answer.position.claims} for answer in topic.answers}
    if set().union(*stances.values()) != set(Polarity) or any(len(found) > 1 for found in stances.values()):
        return {}
    return {answer.letter: _party(answer, stances[answer.letter] == {Polarity.NEGATIVE}) for answer in topic.answers}


def _party(answer: Answer, denies: bool) -> str:
    """Who is reported to have said it, each once: the first of each chain."""
    speakers = [reading.chain[0] for reading in answer.readings]
    names = [name for place, name in enumerate(speakers) if name.casefold() not in map(str.casefold, speakers[:place])]
    if not names:
        return ""
    named = ", ".join(names[:MOST_PARTIES])
    more = f" + {say('more', count=len(names) - MOST_PARTIES)}" if len(names) > MOST_PARTIES else ""
    return say("denied by" if denies else "asserted by", names=named + more)
