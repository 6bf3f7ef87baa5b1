"""What grouping costs an article when a stream is long: the first ten thousand against the last of a million.

usage: python -m bench.stream_scale [ARTICLES]

The stream is made up: stories of an invented world in sentences of our own, filled up with words as common as in news.
Their sizes follow a power law, so that half of them are one article and a few are hundreds; later reports
follow over days. Beside each sample the same few articles are grouped in a stream of their own: that is how fast the
machine was just then, in this process. Not part of `python -m bench`: a million articles take about a quarter of an
hour.
"""

import datetime
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate, count, islice

from consilience.cluster import Sketch, StoryStream, sketch
from consilience.cluster.rarity import background
from consilience.records import AnnotatedArticle, Article, Finding, Publication, Record, digest

ARTICLES, SAMPLE, REFERENCE = 1_000_000, 10_000, 600
A_DAY = 20_000
FIRST_DAY = datetime.date(2031, 1, 1)
# Stories of k articles are so much rarer than single ones; the mean is about 3.
SIZES = range(1, 401)
STEEPNESS = 2.1
# The mean wait until the next report, in articles of the stream.
WAIT = 4_000
# Common words of a report, those of its story, how many of them a report uses, and the words that stories draw on.
FILLING, TOPIC, USED, LEXICON = 90, 36, 26, 20_000
SYLLABLES = tuple(consonant + vowel for consonant in "bdfghjklmnprstvwz" for vowel in "aeiou")
PLACES = 400
KINDS = (
    ("{person} resigns as {place} minister over {thing}", "The {place} minister {person} resigned over the {thing}."),
    (
        "{number} hurt as {thing} burns in {place}",
        "A fire at the {thing} in {place} hurt {number} people, {person} said.",
    ),
    (
        "Earthquake of {number} shakes {place}",
        "An earthquake struck {place} near the {thing}, the office of {person} said.",
    ),
    ("{place} court sentences {person}", "A court in {place} sentenced {person} to {number} months over the {thing}."),
    ("{person} buys {thing} of {place}", "{person} will buy the {thing} in {place} for {number} million crowns."),
    ("{place} beat {thing} {number} to none", "{place} beat {thing} after {person} scored in the minute {number}."),
    ("{place} votes on {thing}", "Voters in {place} decide on the {thing} that {person} proposed to {number} towns."),
    ("Police in {place} find {person}", "Police found {person} near the {thing} in {place} after {number} days."),
)


class Event(Record, frozen=True, kw_only=True):
    """What a story is about: its kind, who, where, what and how many, and the words that its reports share."""

    id: int
    kind: tuple[str, str]
    slots: dict[str, str]
    topic: tuple[str, ...]


class Made(Record, frozen=True, kw_only=True):
    """An article of the stream with the story it was made for."""

    annotated: AnnotatedArticle
    story: int


class World:
    """A source of events and of reports on them, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = sorted(background())
        self._heights = list(accumulate(background()[word] for word in self._words))
        self._size_heights = list(accumulate(size**-STEEPNESS for size in SIZES))
        self._lexicon = [draw(self._name()) for _ in range(LEXICON // 2) for draw in (str.lower, str.title)]
        self._places = [self._name() for _ in range(PLACES)]

    def stream(self) -> Iterator[Made]:
        """Articles without end, in order of time."""
        due: list[tuple[float, int, int, Event]] = []
        stories = 0
        for place in count():
            if due and due[0][0] <= place:
                _, _, left, event = heappop(due)
            else:
                event, left = self._event(stories), self._size()
                stories += 1
            if left > 1:
                heappush(due, (place + self._random.expovariate(1 / WAIT), place, left - 1, event))
            yield Made(annotated=self._report(event, place), story=event.id)

    def _size(self) -> int:
        return self._random.choices(SIZES, cum_weights=self._size_heights)[0]

    def _event(self, number: int) -> Event:
        draw = self._random
        slots = {
            "person": f"{self._name()} {self._name()}",
            "place": draw.choice(self._places),
            "thing": f"{self._name()} {draw.choice(self._words)}",
            "number": str(draw.randrange(2, 900)),
        }
        topic = tuple(draw.choices(self._lexicon, k=TOPIC))
        return Event(id=number, kind=draw.choice(KINDS), slots=slots, topic=topic)

    def _name(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=4)).title()

    def _report(self, event: Event, place: int) -> AnnotatedArticle:
        title, sentence = (line.format(**event.slots) for line in event.kind)
        filling = self._random.choices(self._words, cum_weights=self._heights, k=FILLING)
        third = FILLING // 3
        topic = " ".join(self._random.sample(event.topic, USED))
        parts = (sentence, topic, " ".join(filling[:third]), " ".join(filling[third:]))
        text = f"{title}\n{'. '.join(parts)}."
        day = FIRST_DAY + datetime.timedelta(days=place // A_DAY)
        return AnnotatedArticle(
            article=Article(
                id=digest(str(place)),
                uri="made",
                capture="made",
                text=text,
                title=Finding(value=title, rule="made"),
                published=Publication(earliest=day, latest=day, evidence=()),
            )
        )


class Cost(Record, frozen=True, kw_only=True):
    """Milliseconds an article, of grouping, of counting its words, and of grouping the reference just then; the peak of
    memory in MiB so far."""

    grouping: float
    counting: float
    reference: float
    memory: float


def costs(articles: int) -> Iterator[tuple[int, Cost]]:
    """The cost of each sample of the stream, with the number of articles seen."""
    made, stream = World(1).stream(), StoryStream("en")
    reference = [sketch(report.annotated) for report in islice(World(2).stream(), REFERENCE)]
    for seen in range(SAMPLE, articles + 1, SAMPLE):
        reports = list(islice(made, SAMPLE))
        started = time.process_time()
        sketches = [sketch(report.annotated) for report in reports]
        counting = (time.process_time() - started) * 1000 / SAMPLE
        yield (
            seen,
            Cost(
                grouping=_milliseconds(stream, sketches),
                counting=counting,
                reference=_milliseconds(StoryStream("en"), reference),
                memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            ),
        )


def agreement(articles: int) -> float:
    """B-cubed F1 of the made stories, so that it is seen that the work was done."""
    reports = list(islice(World(1).stream(), articles))
    gold = {report.annotated.article.id: report.story for report in reports}
    stream = StoryStream("en")
    _add(stream, (sketch(report.annotated) for report in reports))
    found = {id: name for name, ids in stream.named().items() for id in ids}
    shared = Counter((gold[id], name) for id, name in found.items())
    wanted, made = Counter(gold.values()), Counter(found.values())
    precision = sum(n * n / made[name] for (_, name), n in shared.items()) / len(gold)
    recall = sum(n * n / wanted[story] for (story, _), n in shared.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def _milliseconds(stream: StoryStream, sketches: Sequence[Sketch]) -> float:
    """What it costs an article to add these."""
    started = time.process_time()
    _add(stream, sketches)
    return (time.process_time() - started) * 1000 / len(sketches)


def _add(stream: StoryStream, sketches: Iterable[Sketch]) -> None:
    for one in sketches:
        stream.add(one)
    stream.changes()


def lines(articles: int) -> Iterator[str]:
    """A line for each sample, and last the figures of the first sample, of the last and of one by the other."""
    samples = []
    for seen, cost in costs(articles):
        samples.append(cost)
        figures = f"grouping {cost.grouping:.3f} ms, {cost.grouping / cost.reference:.2f} of the reference"
        yield f"{seen:9d} {figures}  words {cost.counting:.3f} ms  memory {cost.memory:.0f} MiB"
    first, last = samples[0], samples[-1]
    steady = last.grouping / first.grouping
    yield f"first {SAMPLE}: {first.grouping:.3f} ms an article; last {SAMPLE}: {last.grouping:.3f} ms"
    yield f"last by first: {steady:.2f}; against the reference {steady * first.reference / last.reference:.2f}"
    yield f"memory at most {last.memory:.0f} MiB"


if __name__ == "__main__":
    print(f"B-cubed F1 of {SAMPLE} articles: {agreement(SAMPLE):.3f}", flush=True)
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES):
        print(line, flush=True)
