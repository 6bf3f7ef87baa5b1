"""Synthetic coverage: invented events told by invented outlets, in time order, as many articles as wanted.

Sizes of stories are heavy-tailed (Pareto, exponent 1.3: two of three have one article, a few have hundreds), lengths
log-normal (median 330 words, a tenth beyond 760). A fifth of the articles of larger stories copy the agency's text;
every story has names and words of its own. The same numbers give the same bytes.

usage: python -m bench.synthetic COUNT FILE.jsonl [--seed N] [--per-day N]
"""

import argparse
import datetime
import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from heapq import heappop, heappush
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

SENTENCES = Path(__file__).with_name("synthetic.toml")
FIRST_DAY = datetime.datetime(2031, 3, 3, tzinfo=datetime.UTC)

# The share of stories with n articles or more is n ** -SIZE_EXPONENT.
SIZE_EXPONENT = 1.3
LARGEST_STORY = 400
# Hours between the event and a report of it: exponential, with this mean.
MEAN_DELAY = 20.0
COPIES = 0.2
FEWEST_FOR_COPIES = 3
MEDIAN_SENTENCES, SPREAD = 28, 0.65
SHORTEST, LONGEST = 5, 120
PARAGRAPH = 3
FURNITURE = 0.3
OUTLETS, COUNTRIES = 900, 600

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Event(msgspec.Struct, frozen=True):
    """One kind of event: its headlines, the sentences of its lead and its facts, each in several wordings."""

    kind: str
    titles: list[str]
    leads: list[list[str]]
    facts: list[list[str]]


class Common(msgspec.Struct, frozen=True):
    """Sentences that any event takes."""

    background: list[str]
    reactions: list[str]
    analysis: list[str]
    furniture: list[str]


class Names(msgspec.Struct, frozen=True):
    """The parts of which invented names are made."""

    onsets: list[str]
    vowels: list[str]
    codas: list[str]
    given: list[str]
    organisations: list[str]
    papers: list[str]
    agencies: list[str]


class Sentences(msgspec.Struct, frozen=True):
    """The file of sentences."""

    event: list[Event]
    common: Common
    names: Names


class Made(msgspec.Struct, frozen=True):
    """One article as a JSON line; `story` is the truth about its story, `published` an ISO time."""

    id: str
    story: int
    title: str
    text: str
    outlet: str
    url: str
    published: str


class _Story(NamedTuple):
    number: int
    event: Event
    begins: datetime.datetime
    slots: Mapping[str, object]
    size: int


def articles(count: int, *, seed: int = 0, per_day: int = 10_000) -> Iterator[Made]:
    """So many articles in order of publication, about `per_day` of them a day."""
    return islice(_stream(seed, per_day), count)


def write(path: Path, count: int, *, seed: int = 0, per_day: int = 10_000) -> None:
    """The articles as JSON lines."""
    encoder = msgspec.json.Encoder()
    with path.open("wb") as target:
        for made in articles(count, seed=seed, per_day=per_day):
            target.write(encoder.encode(made) + b"\n")


def size_of_a_story(dice: random.Random) -> int:
    """How many articles a story has: most often one."""
    return min(LARGEST_STORY, int(max(dice.random(), 1e-9) ** (-1 / SIZE_EXPONENT)))


def _stream(seed: int, per_day: int) -> Iterator[Made]:
    """Articles as they fall due; a story is made when its time comes, so that memory holds only what is under way."""
    dice = random.Random(f"{seed} stories")
    due: list[tuple[datetime.datetime, int, int, _Story]] = []
    now, number, serial = FIRST_DAY, 0, 0
    step = 24.0 / per_day * _mean_size()
    while True:
        now += datetime.timedelta(hours=dice.expovariate(1 / step))
        while due and due[0][0] <= now:
            when, _, place, story = heappop(due)
            yield _article(seed, story, place, when, serial)
            serial += 1
        story = _story(seed, number, now)
        for place in range(story.size):
            heappush(due, (_published(dice, now, place), number, place, story))
        number += 1


@cache
def _mean_size() -> float:
    return float(sum(size**-SIZE_EXPONENT for size in range(1, LARGEST_STORY + 1)))


def _published(dice: random.Random, begins: datetime.datetime, place: int) -> datetime.datetime:
    hours = dice.expovariate(1 / MEAN_DELAY) if place else 0.0
    return (begins + datetime.timedelta(hours=hours)).replace(microsecond=0)


def _story(seed: int, number: int, begins: datetime.datetime) -> _Story:
    dice = random.Random(f"{seed} story {number}")
    size = size_of_a_story(dice)
    person, second = _person(dice), _person(dice)
    slots = {
        "place": _name(dice, 2),
        "region": _name(dice, 3),
        "country": _country(dice),
        "second_country": _country(dice),
        "person": person,
        "surname": person.split()[1],
        "second": second,
        "org": _organisation(dice),
        "second_org": _organisation(dice),
        "agency": dice.choice(_names().agencies),
        "a": dice.randint(2, 60),
        "b": dice.randint(3, 400),
        "c": dice.randint(12, 9_000),
        "depth": dice.randint(4, 90),
        "mag": f"{dice.randint(48, 79) / 10}",
        "weekday": WEEKDAYS[begins.weekday()],
        **{f"word{place}": word for place, word in enumerate(_own_words(dice), 1)},
    }
    return _Story(number, dice.choice(_sentences().event), begins, slots, size)


def _article(seed: int, story: _Story, place: int, when: datetime.datetime, serial: int) -> Made:
    """The article at one place of its story; place 0 is the agency's own."""
    dice = random.Random(f"{seed} article {story.number} {place}")
    is_copy = story.size >= FEWEST_FOR_COPIES and place > 0 and dice.random() < COPIES
    teller = random.Random(f"{seed} article {story.number} 0") if is_copy else dice
    title = dice.choice(story.event.titles).format_map(story.slots)
    outlet = _outlet(dice.randrange(OUTLETS)) if place else str(story.slots["agency"])
    told = [*_told(teller, story), *(_asides(dice, story, 3) if is_copy else ())]
    text = "\n\n".join([title, *_paragraphs(told), *_furniture(dice, story, title)])
    address = outlet.lower().replace(" ", "-")
    return Made(
        id=f"a{serial:08d}",
        story=story.number,
        title=title,
        text=text,
        outlet=outlet,
        url=f"https://{address}.example/{when:%Y/%m/%d}/{story.event.kind}-{story.number}-{place}",
        published=when.isoformat(),
    )


def _told(dice: random.Random, story: _Story) -> Iterator[str]:
    """The lead, the facts in some order, then asides until the article is long enough."""
    length = min(LONGEST, max(SHORTEST, round(MEDIAN_SENTENCES * dice.lognormvariate(0, SPREAD))))
    facts = dice.sample(story.event.facts, len(story.event.facts))
    sentences = [dice.choice(wordings) for wordings in (*story.event.leads, *facts)][:length]
    yield from (sentence.format_map(story.slots) for sentence in sentences)
    yield from _asides(dice, story, length - len(sentences))


def _asides(dice: random.Random, story: _Story, count: int) -> Iterator[str]:
    """Sentences of background, reaction and analysis, in which a word is sometimes the article's own."""
    sentences = _aside_sentences()
    for start in range(0, count, len(sentences)):
        for chosen in dice.sample(sentences, min(len(sentences), count - start)):
            yield chosen.format_map({**story.slots, **_own_slots(dice)})


def _own_slots(dice: random.Random) -> dict[str, object]:
    return {f"word{dice.randint(1, 6)}": dice.choice(_lexicon()), "c": dice.randint(12, 9_000)}


def _paragraphs(sentences: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(sentences), PARAGRAPH):
        yield " ".join(sentences[start : start + PARAGRAPH])


def _furniture(dice: random.Random, story: _Story, title: str) -> Iterator[str]:
    for line in _sentences().common.furniture:
        if dice.random() < FURNITURE:
            yield line.format_map({**story.slots, "title": title})


@cache
def _sentences() -> Sentences:
    return msgspec.convert(tomllib.loads(SENTENCES.read_text("utf-8")), Sentences)


def _names() -> Names:
    return _sentences().names


@cache
def _aside_sentences() -> list[str]:
    common = _sentences().common
    return [*common.background, *common.reactions, *common.analysis]


@cache
def _lexicon() -> list[str]:
    """Invented lower-case nouns for what the events are about; the first are the most used."""
    dice = random.Random("lexicon")
    endings = ("", "", "ing", "ers")
    return sorted({_name(dice, dice.choice((2, 2, 3))).lower() + dice.choice(endings) for _ in range(30_000)})


def _own_words(dice: random.Random) -> list[str]:
    """Eight words of a story: common ones often, rare ones seldom."""
    lexicon = _lexicon()
    return [lexicon[int(len(lexicon) * dice.random() ** 2.5)] for _ in range(8)]


def _name(dice: random.Random, syllables: int) -> str:
    parts = _names()
    made = "".join(dice.choice(parts.onsets) + dice.choice(parts.vowels) for _ in range(syllables))
    return (made + dice.choice(parts.codas)).capitalize()


def _person(dice: random.Random) -> str:
    return f"{dice.choice(_names().given)} {_name(dice, 2)}"


def _organisation(dice: random.Random) -> str:
    return f"{_name(dice, 2)} {dice.choice(_names().organisations)}"


def _country(dice: random.Random) -> str:
    return _name(random.Random(f"country {dice.randrange(COUNTRIES)}"), 2) + "ia"


@cache
def _outlet(number: int) -> str:
    dice = random.Random(f"outlet {number}")
    return f"{_name(dice, 2)} {dice.choice(_names().papers)}"


def main() -> None:
    """Write a file of articles."""
    parser = argparse.ArgumentParser(prog="python -m bench.synthetic", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--per-day", type=int, default=10_000)
    chosen = parser.parse_args()
    write(chosen.path, chosen.count, seed=chosen.seed, per_day=chosen.per_day)


if __name__ == "__main__":
    main()
