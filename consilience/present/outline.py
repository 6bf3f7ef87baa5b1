"""An account in the order in which every format shows it, with the numbers and marks by which its parts are cited."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import PurePosixPath
from string import ascii_uppercase
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from consilience.present.days import period_words, published_words, timex_words
from consilience.present.display import one_line, short
from consilience.present.telling import told_as
from consilience.present.wording import say
from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Claim,
    ClaimKind,
    Point,
    Position,
    Record,
    Span,
    Statement,
    TimelineEntry,
    Verdict,
)
from consilience.records.claim import AHEAD

# What a reader can take in and a page can hold; the rest is counted, and stands in the JSON.
MOST_FURTHER = 60
MOST_DISPUTED = 40
MOST_LINES = 40
MOST_MOMENTS = 60
MOST_READINGS = 8
LONGEST_NAME = 80
LONGEST_STAND_IN = 16

# After every ISO 8601 day.
NEVER = "9999-99"

FURTHER = (Verdict.AGREED, Verdict.COMPATIBLE, Verdict.SINGLE)


class Witness(Record, frozen=True, kw_only=True):
    """One article of the story under the number by which it is cited; `key` is unique in the report."""

    number: int
    key: str
    annotated: AnnotatedArticle
    name: str
    title: str
    published: str

    @property
    def article(self) -> Article:
        return self.annotated.article


class Citation(Record, frozen=True, kw_only=True):
    """A place in an article; `label` is the article's number, with a letter where it is cited twice in a row."""

    label: str
    witness: Witness
    span: Span


class Reading(Record, frozen=True, kw_only=True):
    """A claim as it is shown: the sentence, the clause and the words of the answer in it, and whence it comes.

    `told` says how where it is no plain fact ("told as planned"); `is_due` that what happened is still ahead. `rival`
    holds another wording of the same quotation, from which this one differs.
    """

    witness: Witness
    sentence: Span
    evidence: Span
    focus: Span
    chain: tuple[str, ...]
    reported: str
    happened: str
    told: str
    is_due: bool
    rival: str


class Answer(Record, frozen=True, kw_only=True):
    """A position under its letter; `unshown` counts the readings left out."""

    letter: str
    position: Position
    readings: tuple[Reading, ...]
    unshown: int = 0

    @property
    def by_sentence(self) -> tuple[tuple[Reading, ...], ...]:
        """The readings, those with the same sentence together."""
        groups: dict[tuple[str, str], list[Reading]] = {}
        for reading in self.readings:
            text = reading.witness.article
            groups.setdefault((text.words(reading.sentence), text.words(reading.focus)), []).append(reading)
        return tuple(map(tuple, groups.values()))


class Topic(Record, frozen=True, kw_only=True):
    """A point under its mark: D for disputed, O for overtaken, P for the others."""

    mark: str
    point: Point
    answers: tuple[Answer, ...]


class Line(Record, frozen=True, kw_only=True):
    """A statement under its mark."""

    mark: str
    words: str
    statement: Statement
    citations: tuple[Citation, ...]


class Moment(Record, frozen=True, kw_only=True):
    """An entry of the timeline under its mark, its date in words."""

    mark: str
    date: str
    words: str
    entry: TimelineEntry
    citations: tuple[Citation, ...]


class Outline(Record, frozen=True, kw_only=True):
    """All that is shown of one story. `key` tells it from the report's others; `unshown` counts points."""

    key: str
    account: Account
    witnesses: tuple[Witness, ...]
    brief: tuple[Line, ...]
    disputed: tuple[Topic, ...]
    superseded: tuple[Topic, ...]
    further: tuple[Topic, ...]
    timeline: tuple[Moment, ...]
    unshown: int = 0

    @property
    def days(self) -> tuple[tuple[str, tuple[Moment, ...]], ...]:
        """The timeline with the moments of one date together."""
        return tuple((date, tuple(moments)) for date, moments in groupby(self.timeline, key=lambda each: each.date))

    @property
    def topics(self) -> tuple[Topic, ...]:
        return self.disputed + self.superseded + self.further


def outline(account: Account, key: str) -> Outline:
    """What is shown of an account; spans of articles that the account does not hold are left out."""
    found = tuple(_witness(number, key, each) for number, each in enumerate(account.articles, 1))
    by_article = {each.article.id: each for each in found}
    ranked = sorted(account.points, key=lambda point: -point.weight)
    disputed = [point for point in ranked if point.verdict is Verdict.DISPUTED]
    superseded = [_in_time(point) for point in ranked if point.verdict is Verdict.SUPERSEDED]
    further = [point for point in ranked if point.verdict in FURTHER]
    return Outline(
        key=key,
        account=account,
        witnesses=found,
        brief=tuple(_lines(account.statements[:MOST_LINES], by_article)),
        disputed=_topics("D", disputed[:MOST_DISPUTED], by_article),
        superseded=_topics("O", superseded[:MOST_DISPUTED], by_article),
        further=_topics("P", further[:MOST_FURTHER], by_article),
        timeline=tuple(_moments(account.timeline[:MOST_MOMENTS], by_article)),
        unshown=sum(
            max(0, len(points) - most)
            for points, most in ((disputed, MOST_DISPUTED), (superseded, MOST_DISPUTED), (further, MOST_FURTHER))
        ),
    )


def sentence_of(annotated: AnnotatedArticle, span: Span) -> Span:
    """The sentence in which the span begins, widened to hold all of it; the span itself where there is none."""
    starts = [sentence.span.start for sentence in annotated.sentences]
    place = bisect_right(starts, span.start) - 1
    if place < 0 or annotated.sentences[place].span.end <= span.start:
        return span
    sentence = annotated.sentences[place].span
    return Span(article=span.article, start=sentence.start, end=max(sentence.end, span.end))


def cited(spans: Iterable[Span], shown: Outline) -> tuple[Citation, ...]:
    """The citations of some spans in the numbers of that outline."""
    return _citations(spans, {each.article.id: each for each in shown.witnesses})


def labelled_by(shown: Outline) -> Witness | None:
    """The article whose words the story's label is, if it is found."""
    label = shown.account.story.label
    titled = (each for each in shown.witnesses if each.article.title and each.article.title.value == label)
    return next(titled, None) or next((each for each in shown.witnesses if label in each.article.text), None)


def letter(index: int) -> str:
    """A, B, … Z, AA, AB …"""
    head, tail = divmod(index, len(ascii_uppercase))
    return (letter(head - 1) if head else "") + ascii_uppercase[tail]


def outlet_names(witnesses: Iterable[Witness]) -> tuple[str, ...]:
    """The names of the outlets, each once, in order of publication."""
    return tuple(dict.fromkeys(witness.name for witness in witnesses))


def _witness(number: int, story: str, annotated: AnnotatedArticle) -> Witness:
    article = annotated.article
    return Witness(
        number=number,
        key=f"{story}-{number}",
        annotated=annotated,
        name=short(article.outlet.value, LONGEST_NAME) if article.outlet else _file_name(article.uri),
        title=one_line(article.title.value) if article.title else say("no headline"),
        published=published_words(article.published),
    )


def _file_name(uri: str) -> str:
    """A stand-in for the outlet's name: the site of an address, else the name of the file."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return say("no outlet")
    is_site = parts.scheme in {"http", "https"} and parts.netloc
    name = parts.netloc if is_site else PurePosixPath(unquote(parts.path)).stem
    return short(name, LONGEST_STAND_IN) or say("no outlet")


def _lines(statements: Iterable[Statement], witnesses: Mapping[str, Witness]) -> Iterable[Line]:
    for number, statement in enumerate(statements, 1):
        citations = _citations(statement.support, witnesses)
        words = _words(citations, statement.text)
        yield Line(mark=f"B{number}", words=words, statement=statement, citations=citations)


def _moments(entries: Iterable[TimelineEntry], witnesses: Mapping[str, Witness]) -> Iterable[Moment]:
    for number, entry in enumerate(entries, 1):
        citations = _citations(entry.support, witnesses)
        date, words = one_line(timex_words(entry.date)), _words(citations, entry.text)
        yield Moment(mark=f"T{number}", date=date, words=words, entry=entry, citations=citations)


def _words(citations: tuple[Citation, ...], otherwise: str) -> str:
    """The words under the first citation, which is what an account promises to show."""
    if not citations:
        return one_line(otherwise)
    return one_line(citations[0].witness.article.words(citations[0].span))


def _citations(support: Iterable[Span], witnesses: Mapping[str, Witness]) -> tuple[Citation, ...]:
    """One citation a span, in the order given, each span once."""
    spans = [span for span in dict.fromkeys(support) if _is_held(span, witnesses)]
    of_article: dict[str, list[Span]] = {}
    for span in spans:
        of_article.setdefault(span.article, []).append(span)
    return tuple(
        Citation(label=_label(span, of_article[span.article], witness.number), witness=witness, span=span)
        for span in spans
        for witness in (witnesses[span.article],)
    )


def _is_held(span: Span, witnesses: Mapping[str, Witness]) -> bool:
    return span.article in witnesses and span.end <= len(witnesses[span.article].article.text)


def _label(span: Span, siblings: list[Span], number: int) -> str:
    return str(number) if len(siblings) == 1 else f"{number}{letter(siblings.index(span)).lower()}"


def _topics(initial: str, points: Iterable[Point], witnesses: Mapping[str, Witness]) -> tuple[Topic, ...]:
    return tuple(
        Topic(mark=f"{initial}{number}", point=point, answers=_answers(point, witnesses))
        for number, point in enumerate(points, 1)
    )


def _answers(point: Point, witnesses: Mapping[str, Witness]) -> tuple[Answer, ...]:
    """The positions under their letters, with the claims that lie in articles of the account."""
    held = [(position, _held(position, witnesses)) for position in point.positions]
    rivals = _rivals(point, [claims for _, claims in held], witnesses)
    return tuple(
        Answer(
            letter=letter(place),
            position=position,
            readings=tuple(_reading(claim, witnesses, rival) for claim in claims[:MOST_READINGS]),
            unshown=max(0, len(claims) - MOST_READINGS),
        )
        for place, ((position, claims), rival) in enumerate(zip(held, rivals, strict=True))
    )


def _rivals(point: Point, held: list[tuple[Claim, ...]], witnesses: Mapping[str, Witness]) -> list[str]:
    """For each wording of a quotation, another; nothing for other answers, which differ as a whole."""
    if point.kind is not ClaimKind.QUOTATION or len(held) < 2:
        return [""] * len(held)
    words = [witnesses[claims[0].focus.article].article.words(claims[0].focus) if claims else "" for claims in held]
    return [words[1], *[words[0]] * (len(held) - 1)]


def _held(position: Position, witnesses: Mapping[str, Witness]) -> tuple[Claim, ...]:
    """The claims that lie in articles of the account, one a place."""
    by_place = {
        (claim.evidence, claim.focus): claim
        for claim in reversed(position.claims)
        if _is_held(claim.evidence, witnesses) and _is_held(claim.focus, witnesses)
    }
    return tuple(reversed(by_place.values()))


def _reading(claim: Claim, witnesses: Mapping[str, Witness], rival: str) -> Reading:
    witness = witnesses[claim.evidence.article]
    names = (witnesses[source.name].name if source.name in witnesses else source.name for source in claim.sources)
    return Reading(
        witness=witness,
        sentence=sentence_of(witness.annotated, _hull(claim.evidence, claim.focus)),
        evidence=claim.evidence,
        focus=claim.focus,
        chain=tuple(dict.fromkeys((*(short(name, LONGEST_NAME) for name in names), witness.name))),
        reported=period_words(claim.reported),
        happened=period_words(claim.happened),
        told=told_as(claim),
        is_due=claim.modality in AHEAD,
        rival=rival,
    )


def _hull(span: Span, other: Span) -> Span:
    return Span(article=span.article, start=min(span.start, other.start), end=max(span.end, other.end))


def _in_time(point: Point) -> Point:
    """The point with its positions in the order in which they were reported."""
    return replace(point, positions=tuple(sorted(point.positions, key=_first_reported)))


def _first_reported(position: Position) -> str:
    periods = (claim.reported or claim.happened for claim in position.claims)
    return min((period.earliest for period in periods if period), default=NEVER)
