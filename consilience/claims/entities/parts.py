"""Which state a place is part of: told by a report, or known of the capitals."""

import re
from collections import Counter
from collections.abc import Sequence

from consilience.claims.entities.pages import Filed
from consilience.claims.nations import nation
from consilience.records import Article, MentionKind

# "Tel Aviv, Israel": the state that follows a place after a comma.
FOLLOWING = re.compile(r",\s((?:[A-Z][\w.-]+\s?){1,3})")
# "the Russian port city of Vladivostok": the people's adjective in the words before one for a place.
PRECEDING = re.compile(
    r"((?:[\w-]+\s){1,5})(?:city|town|village|port|capital|region|province|island|district|suburb|resort)\sof\s$"
)
REACH = 90
CAPITAL = "capital of the state"
TOLD = "told beside the place"


def part_of(name: str, filed: Sequence[Filed], articles: dict[str, Article]) -> tuple[str, str] | None:
    """The state of a place with the rule that says so; None where no report tells it and it is no capital.

    Reports that name different states for one name leave it open: there may be two places.
    """
    if not filed or filed[0].kind is not MentionKind.PLACE:
        return None
    told = Counter(state for each in filed for state in _told(each, articles[each.span.article].text))
    told.pop(name, None)
    if len(told) == 1:
        return next(iter(told)), TOLD
    state = nation(name)
    return (state, CAPITAL) if state is not None and state != name and not told else None


def _told(each: Filed, text: str) -> list[str]:
    after = FOLLOWING.match(text, each.span.end, each.span.end + REACH)
    before = PRECEDING.search(text[max(0, each.span.start - REACH) : each.span.start])
    found = [_state(after.group(1))] if after else []
    found += [nation(word) for word in before.group(1).split() if word[0].isupper()] if before else []
    return [state for state in found if state]


def _state(words: str) -> str | None:
    """The state that the first one to three words name, the longest run first."""
    parts = words.rstrip(" .").split()
    runs = (" ".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((state for run in runs if (state := nation(run))), None)
