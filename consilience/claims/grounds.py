"""On what ground somebody was charged or dismissed: the one that is given, against the motive that is alleged."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from consilience.claims.comparison import UNRELATED, Comparator, Comparison, conflict, same
from consilience.claims.events import Event, sentence_events
from consilience.claims.grammar import Tree
from consilience.claims.making import claim
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.stages import controller
from consilience.records import Claim, ClaimKind, Polarity, Span

GROUND, MOTIVE, DENIED = "ground", "motive", "no such motive"
RULES = {GROUND: "ground given", MOTIVE: "motive alleged", DENIED: "motive denied"}
# Steps taken against somebody, by class, under the sort of step that a motive may be alleged of.
STEPS = {"charge": "case", "arrest": "case", "convict": "case", "dismiss": "dismissal"}
# What the step is taken for: after a case "on fraud charges", after a dismissal "for lying", "over his remarks".
FOR = {"case": frozenset({"with", "for", "over"}), "dismissal": frozenset({"for", "over", "because"})}
ON = frozenset({"charge", "count", "suspicion", "allegation", "accusation"})
CLAUSES = frozenset({"because", "after"})
ALLEGED = re.compile(
    r"\bpolitically[- ](?:motivated|driven|inspired)\b"
    r"|\bpolitical(?:ly)? (?:vendetta|hit job|pressure|retaliation|retribution|revenge|persecution)\b"
    r"|\b(?:vendetta|witch[- ]hunt)\b|\bin (?:retaliation|revenge|retribution) for\b|\b(?:a|as|mere) pretext\b"
    r"|\b(?:political|partisan|financial|ulterior|publicity|fund-?raising) "
    r"(?:effort|stunt|ploy|purpose|motives?|motivations?|gimmick|tactic|exercise|scheme|theat(?:er|re))\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"(?:\b(?:not(?! (?:just|only|merely))|never|no|den(?:y|ied|ies|ying))|n[’']t)\s(?:[\w-]+\s){0,6}$",
    re.IGNORECASE,
)
OPEN = re.compile(r"\b(?:whether|if)\b|\?$", re.IGNORECASE)
# What a motive is alleged of, where its own sentence names no step: "the firing", "this action", a vendetta by itself.
OF = {
    "case": re.compile(
        r"\b(?:prosecut|indict|charge|case\b|action\b|investigat|probe\b|vendetta|witch)", re.IGNORECASE
    ),
    "inquiry": re.compile(r"\b(?:investigation|inquiry|probe)\b", re.IGNORECASE),
    "suit": re.compile(r"\b(?:lawsuit|suit|sue[sd]?|suing|litigation)\b", re.IGNORECASE),
    "dismissal": re.compile(r"\b(?:fir(?:ed|ing)|dismiss|oust|terminat|remov|sack(?:ed|ing))", re.IGNORECASE),
}
# A time stands so near the start of its phrase: characters.
LATE = 8
MOST_OF_SIDE = 2


def ground_claims(story: StoryReading) -> Iterator[Claim]:
    """For each motive that is alleged the claims that allege it, those that deny it, and those that give the ground."""
    told = [each for reading in story.readings for each in _alleged(reading)]
    alleged = {(each.relation, each.subject) for each in told if each.value == MOTIVE}
    yield from (each for each in told if (each.relation, each.subject) in alleged)
    if alleged:
        for reading in story.readings:
            if not reading.is_headline and not ALLEGED.search(reading.words(reading.span)):
                yield from (each for each in _given(reading) if (each.relation, each.subject) in alleged)


def compare_grounds(first: Claim, second: Claim) -> Comparison:
    """The ground that is given for a step, or the denial of a motive, and the motive alleged of it."""
    if first.relation != second.relation or first.subject != second.subject:
        return UNRELATED
    if (first.value == MOTIVE) is (second.value == MOTIVE):
        return same("cause, same")
    return conflict("cause, motive alleged" if GROUND in {first.value, second.value} else "cause, motive denied")


def by_ground(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """The claims about one step against one person, a few a side."""
    groups: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for each in claims:
        groups[each.relation, each.subject][each.value].append(each)
    for sides in groups.values():
        for value in (GROUND, DENIED):
            if sides[value] and sides[MOTIVE]:
                yield (*_few(sides[value]), *_few(sides[MOTIVE]))


def _few(side: Sequence[Claim]) -> list[Claim]:
    """The first claim of each article before the second of any."""
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, Claim]] = []
    for each in side:
        ranked.append((seen[each.evidence.article], each))
        seen[each.evidence.article] += 1
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])][:MOST_OF_SIDE]


def _alleged(reading: Reading) -> Iterator[Claim]:
    """The claims that a step was taken, or not, for a motive: one for the step, and of a case one for each person."""
    text = reading.words(reading.span).replace("\u00a0", " ")
    found = ALLEGED.search(text)
    if found is None or OPEN.search(text):
        return
    value = DENIED if NEGATED.search(text[: found.start()]) else MOTIVE
    focus = reading.annotated.article.span(reading.span.start + found.start(), reading.span.start + found.end())
    persons = sorted(reading.meant.persons_within(reading.span)) if value == MOTIVE else []
    for step in _steps(text, found.start()):
        yield _claim(reading, focus, step, "", value)
        yield from (_claim(reading, focus, step, person, value) for person in persons)


def _steps(text: str, start: int) -> list[str]:
    """The steps that a motive is alleged of: those whose words stand nearest to it."""
    nearest = {
        step: min(abs(match.start() - start) for match in matches)
        for step, names in OF.items()
        if (matches := list(names.finditer(text)))
    }
    return [step for step, distance in nearest.items() if distance == min(nearest.values())]


def _given(reading: Reading) -> Iterator[Claim]:
    """The claims that a step against a known person was taken for something."""
    for event in sentence_events(reading):
        step = STEPS.get(event.kind)
        if step is None or event.polarity is Polarity.NEGATIVE:
            continue
        ground = _ground(reading, event.head, step)
        if ground is not None:
            yield from (_claim(reading, ground, step, person, GROUND) for person in sorted(_against(event)))


def _ground(reading: Reading, verb: int, step: str) -> Span | None:
    """The words for what a step is taken: a phrase after "for", or a clause with "because" or "after"."""
    tree = reading.tree
    for child in tree.children[verb]:
        phrase = tree.phrase(child)
        if child > verb and _is_ground(tree, child, step) and not _is_time(reading, phrase):
            return phrase
    return None


def _is_ground(tree: Tree, child: int, step: str) -> bool:
    token, below = tree.tokens[child], [tree.tokens[each].lemma for each in tree.children[child]]
    if token.relation == "prep":
        return bool(below) and (token.lemma in FOR[step] or (token.lemma == "on" and not ON.isdisjoint(below)))
    return step == "dismissal" and token.relation == "advcl" and not CLAUSES.isdisjoint(below)


def _is_time(reading: Reading, phrase: Span) -> bool:
    """Whether a phrase begins with a stretch of time: "for 60 days"."""
    return any(phrase.start <= time.span.start <= phrase.start + LATE for time in reading.times)


def _against(event: Event) -> Iterable[str]:
    """The persons against whom a step is taken, be they named by the verb above: "is expected to be charged"."""
    reading, tree = event.reading, event.reading.tree
    places = list(event.theme_places)
    over = controller(tree, event.head) if tree.is_passive(event.head) and not places else None
    spans = (tree.span(place, place) for place in (*places, *(() if over is None else (over,))))
    return frozenset(person for span in spans for person in reading.meant.persons_within(span) | _at(reading, span))


def _at(reading: Reading, span: Span) -> frozenset[str]:
    meant = reading.meant.at(span.start)
    return frozenset() if meant is None else frozenset({meant})


def _claim(reading: Reading, focus: Span, step: str, person: str, value: str) -> Claim:
    return claim(
        reading,
        ClaimKind.REASON,
        focus,
        topic=focus,
        subject=person,
        relation=f"ground of a {step}",
        value=value,
        rule=RULES[value],
    )
