"""How like an article is to groups: words over the bar for their length, damped by time, raised by meaning."""

import datetime

import numpy as np
import pytest

from consilience.cluster.groups import (
    FURTHEST,
    HALVING_DAYS,
    NAMELESS,
    Group,
    Products,
    Table,
    bar,
    products_with,
    union,
)
from consilience.cluster.linkage import part
from consilience.cluster.sketches import Moment, sketch
from consilience.records import AnnotatedArticle, Article, Publication

STRANGERS = NAMELESS[-1][1]
NEW_YEAR = datetime.date(2031, 1, 1)


def group(
    *, length: float = 200, days: float | None = None, meaning: tuple[float, ...] = (), size: int = 1, name: str = ""
) -> Group:
    return Group(
        articles=["a"] * size,
        vector={"all dam": 1.0 * size} | ({f"names {name}": 1.0 * size} if name else {}),
        meaning=np.array(meaning) * size if meaning else None,
        moment=None if days is None else Moment(first=days, last=days),
        part=part(size, length),
        seen=0,
    )


def likeness(one: Group, other: Group, shared: float = 1.0, names: float = 0.0) -> float:
    return float(Table([other]).likeness(one, Products(all=np.array([shared]), names=np.array([names])))[0])


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
        (group(name="Vessin"), group(name="Adorra"), 0.0, STRANGERS / bar(200)),
        (group(name="Vessin"), group(name="Vessin"), 0.3, 1 / bar(200)),
        (group(name="Vessin"), group(name="Vessin", size=40), 0.3, STRANGERS / bar(200)),
        (group(name="Vessin"), group(name="Adorra", length=8), 0.0, 1 / bar(8)),
        (group(name="Vessin"), group(), 0.0, 1 / bar(200)),
        (group(), group(name="Vessin"), 0.0, 1 / bar(200)),
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
    assert (made.vector, made.moment) == ({"all dam": 2.0}, Moment(first=1, last=5))
    assert made.meaning is not None
    assert made.meaning.tolist() == [1, 1]


def test_products_are_over_shared_words_alone_and_names_are_told_apart() -> None:
    made = products_with(
        {"all a": 2.0, "all b": 1.0, "names d": 1.0}, [{"all a": 3.0, "all c": 9.0, "names d": 2.0}, {}]
    )
    assert (made.all.tolist(), made.names.tolist()) == ([8.0, 0.0], [2.0, 0.0])


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
