"""Who holds an office: one post of one body, and the names that reports give to the one who holds it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, days_apart, same
from consilience.claims.entities.names import PersonName, is_one_name, person_name
from consilience.claims.entities.places import state_of
from consilience.claims.making import claim
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.tables import reversed_rows, rows, word_set, words
from consilience.records import Claim, ClaimKind, Entity, MentionKind, Span, Title

# Posts that one person holds at a time; of a body's spokesmen, directors and secretaries there are several.
SINGLE = word_set(
    """
    attorney_general chair chancellor chief executive governor king manager mayor pope premier president queen
    sheriff treasurer
    """
)
WORD = re.compile(r"\w[\w.-]*")
POSSESSIVE = re.compile(r"[’']s\b")
OF = frozenset({"of", "for", "to", "at", "in", "on"})
LINKING = OF | frozenset({"the", "and", "its", "their", "his", "her", "our"})
OF_A_NAME = "title with the name of a body"
# Words for a body that another report may name.
UNNAMED = frozenset({"city", "club", "company", "country", "county", "firm", "party", "state", "team", "town"})
# An office of last year may have changed hands.
TERM_DAYS = 120


def holder_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each person and post that one alone holds: the first place of each article with the full name."""
    titles: dict[str, list[tuple[Title, Entity]]] = defaultdict(list)
    for entity in story.dossier.entities:
        for title in entity.titles if entity.kind is MentionKind.PERSON else ():
            titles[title.span.article].append((title, entity))
    told: set[tuple[str, str, tuple[str, ...]]] = set()
    for reading in story.readings:
        for title, entity in titles.get(reading.article, ()):
            post = _post(title.words) if reading.span.contains(title.span) else ()
            key = (reading.article, entity.id, post)
            name = _full_name(reading, entity, title) if post and key not in told else None
            if name is not None:
                told.add(key)
                yield _claim(reading, entity, title, post, name)


def compare_holders(first: Claim, second: Claim) -> Comparison:
    """Two holders of one post: one person, one name in two spellings, two names of one person, or two persons.

    Who is named in the other report as well is known there as somebody else.
    """
    if first.relation != second.relation:
        return UNRELATED
    if first.subject == second.subject:
        return same("holder, same")
    if _is_known(first, second) or _is_known(second, first) or days_apart(first, second) > TERM_DAYS:
        return UNRELATED
    one, two = person_name(first.value), person_name(second.value)
    if (
        one is None
        or two is None
        or not (_is_one_body(first, second) or (_share(one, two) and _may_be_one(first, second)))
    ):
        return UNRELATED
    if is_one_name(one, two):
        return compatible("holder, name variant")
    return conflict("holder, names differ" if _share(one, two) else "holder, differs")


def _is_known(claim: Claim, other: Claim) -> bool:
    """Whether the article of one claim names the person of the other."""
    return claim.evidence.article in other.theme_heads


def _is_one_body(first: Claim, second: Claim) -> bool:
    """Whether two posts are told in the same words, a name among them: "general manager" is one of many."""
    return first.theme == second.theme and first.rule == second.rule == OF_A_NAME


def _may_be_one(first: Claim, second: Claim) -> bool:
    """Whether of two posts one at least names no body: "team general manager"."""
    one, two = set(first.theme) - UNNAMED, set(second.theme) - UNNAMED
    return one <= two or two <= one


def _share(one: PersonName, two: PersonName) -> bool:
    return bool(one.parts[-1] == two.parts[-1] or one.parts[0] == two.parts[0])


def _post(title: str) -> tuple[str, ...]:
    """The class of a post and, sorted, the words that say of what; empty for one of several, or of another time."""
    found = [match[0] for match in WORD.finditer(POSSESSIVE.sub("", title.lower()))]
    role = _role(found)
    if role not in SINGLE or words("entities/roles", "marked", "marked").intersection(found):
        return ()
    own = {part for name in rows("entities/roles", "roles")[role] for part in name.split()}
    return (role, *sorted({_plain(word) for word in found if word not in own | LINKING}))


def _role(found: Sequence[str]) -> str | None:
    """The class of the last post that two words or one name before what it is the post of."""
    table = reversed_rows("entities/roles", "roles")
    before = found[: next((place for place, word in enumerate(found) if word in OF), len(found))]
    named = (*reversed([" ".join(pair) for pair in pairwise(before)]), *reversed(before))
    return next((table[name][0] for name in named if name in table), None)


def _plain(word: str) -> str:
    state = state_of(word)
    return f"state:{state}" if state else stem(word)


def _has_name(reading: Reading, title: Title) -> bool:
    """Whether the words of a title name a body, a place or a state."""
    has_state = any(state_of(match[0]) for match in WORD.finditer(title.words.lower()))
    return has_state or bool(reading.meant.within(title.span) - reading.meant.persons_within(title.span))


def _full_name(reading: Reading, entity: Entity, title: Title) -> Span | None:
    """Where the sentence of a title gives the full name of its holder, nearest to it."""
    spans = (naming.span for naming in entity.mentions if reading.span.contains(naming.span))
    full = [span for span in spans if (name := person_name(reading.words(span))) is not None and name.is_full]
    return min(full, key=lambda span: abs(span.start - title.span.end), default=None)


def _claim(reading: Reading, entity: Entity, title: Title, post: tuple[str, ...], name: Span) -> Claim:
    return claim(
        reading,
        ClaimKind.OFFICE,
        name,
        topic=title.span,
        subject=entity.id,
        relation=f"holder of {post[0]}",
        value=reading.words(name),
        rule=OF_A_NAME if _has_name(reading, title) else "title",
        theme=frozenset(post[1:]),
        theme_heads=frozenset(naming.span.article for naming in entity.mentions),
    )
