"""How like an article is to groups: words over the bar for their length, damped by time, raised by meaning."""

import datetime

import numpy as np
import pytest

from consilience.cluster.groups import (
    FURTHEST,
    HALVING_DAYS,
    NAMELESS,
    Group,
    Table,
    bar,
    union,
)
from consilience.cluster.linkage import part
from consilience.cluster.sketches import Moment, sketch
from consilience.cluster.vectors import Products, Range, Vector
from consilience.records import AnnotatedArticle, Article, Publication

STRANGERS = NAMELESS[-1][1]
DAM, VESSIN, ADORRA = 1, 2, 3
NEW_YEAR = datetime.date(2031, 1, 1)


def group(
    *, length: float = 200, days: float | None = None, meaning: tuple[float, ...] = (), size: int = 1, name: int = 0
) -> Group:
    return Group(
        articles=["a"] * size,
        vector=vector({DAM: 1.0 * size} | ({Range.NAMES + name: 1.0 * size} if name else {})),
        meaning=np.array(meaning) * size if meaning else None,
        moment=None if days is None else Moment(first=days, last=days),
        part=part(size, length),
        seen=0,
    )


def vector(weights: dict[int, float]) -> Vector:
    return Vector(np.array(sorted(weights), dtype=np.int32), np.array([weights[word] for word in sorted(weights)]))


def likeness(one: Group, other: Group, shared: float = 1.0, names: float = 0.0) -> float:
    products = Products(all=np.array([shared]), names=np.array([names]))
    return float(Table([one, other]).likeness(np.array([0]), np.array([1]), products)[0])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (group(), group(), 1 / bar(200)),
        (group(length=8), group(), 1 / bar(8)),
        (group(days=1), group(), 1 / bar(200)),
        (group(days=1), group(days=1 + HALVING_DAYS / 2), 1 / bar(200) / 1.5),
        (group(days=1), group(days=300), FURTHEST / bar(200)),
        (group(meaning=(1, 0)), group(meaning=(1, 0)), 2 / bar(200)),
        (group(meaning=(1, 0)), group(meaning=(-1, 0)), 1 / bar(200)),
        (group(meaning=(1, 0)), group(meaning=(1, 0), size=2), 2 / bar(200)),
        (group(meaning=(1, 0)), group(), 1 / bar(200)),
    ],
    ids=[
        "words",
        "the shorter text sets the bar",
        "a day not known",
        "a day later",
        "months later",
        "the same meaning",
        "the opposite",
        "the mean of a group",
        "one without meaning",
    ],
)
def test_likeness(one: Group, other: Group, expected: float) -> None:
    assert likeness(one, other) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "shared", "expected"),
    [
        (group(name=VESSIN), group(name=ADORRA), 0.0, STRANGERS / bar(200)),
        (group(name=VESSIN), group(name=VESSIN), 0.3, 1 / bar(200)),
        (group(name=VESSIN), group(name=VESSIN, size=40), 0.3, STRANGERS / bar(200)),
        (group(name=VESSIN), group(name=ADORRA, length=8), 0.0, 1 / bar(8)),
        (group(name=VESSIN), group(), 0.0, 1 / bar(200)),
        (group(), group(name=VESSIN), 0.0, 1 / bar(200)),
    ],
    ids=[
        "other names",
        "a shared name",
        "a name of one in forty",
        "a headline",
        "a group without names",
        "an article without names",
    ],
)
def test_reports_that_share_no_name_are_less_alike(one: Group, other: Group, shared: float, expected: float) -> None:
    assert likeness(one, other, 1.0 * other.part.size, shared) / other.part.size == pytest.approx(expected)


def test_faint_likeness_counts_as_none() -> None:
    assert likeness(group(), group(), 0.01) == 0


def test_a_union_holds_the_words_the_time_and_the_meaning_of_both() -> None:
    made = union(group(days=1, meaning=(1, 0)), group(days=5, meaning=(0, 1)), part(2, 200, within=1.0))
    assert (made.vector.words.tolist(), made.vector.weights.tolist()) == ([DAM], [2.0])
    assert made.moment == Moment(first=1, last=5)
    assert made.meaning is not None
    assert made.meaning.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("instant", "moment"),
    [
        (None, (0.0, 1.0)),
        (datetime.datetime(2031, 1, 1, 18, tzinfo=datetime.UTC), (0.75, 0.75)),
        (datetime.datetime(2031, 1, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=7))), (-0.25, -0.25)),
    ],
    ids=["a day", "an instant", "an instant of another zone"],
)
def test_the_moment_of_an_article(instant: datetime.datetime | None, moment: tuple[float, float]) -> None:
    published = Publication(earliest=NEW_YEAR, latest=NEW_YEAR, evidence=(), instant=instant)
    article = Article(id="a", uri="memory", capture="memory", text="Rain.", published=published)
    found = sketch(AnnotatedArticle(article=article)).moment
    assert found is not None
    assert (found.first - NEW_YEAR.toordinal(), found.last - NEW_YEAR.toordinal()) == moment
