"""How like an article is to groups: words over the bar for their length, damped by time, raised by meaning."""

import datetime

import numpy as np
import pytest

from consilience.cluster.groups import (
    FURTHEST,
    HALVING_DAYS,
    Group,
    Table,
    bar,
    union,
)
from consilience.cluster.linkage import part
from consilience.cluster.sketches import Moment, sketch
from consilience.cluster.vectors import Vector
from consilience.records import AnnotatedArticle, Article, Publication

DAM = 1
NEW_YEAR = datetime.date(2031, 1, 1)


def group(*, length: float = 200, days: float | None = None, meaning: tuple[float, ...] = (), size: int = 1) -> Group:
    return Group(
        articles=["a"] * size,
        vector=Vector(np.array([DAM], dtype=np.int32), np.array([1.0 * size])),
        meaning=np.array(meaning) * size if meaning else None,
        moment=None if days is None else Moment(first=days, last=days),
        part=part(size, length),
        seen=0,
    )


def likeness(one: Group, other: Group, shared: float = 1.0) -> float:
    return float(Table([one, other]).likeness(np.array([0]), np.array([1]), np.array([shared]))[0])


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
