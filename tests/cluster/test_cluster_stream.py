"""A stream of stories: their ids stay, each change is told, and the work an article costs is bounded."""

import datetime
import random

import pytest

from consilience.cluster import Change, ClusterOptions, Sketch, StoryChange, StoryStream, sketch
from consilience.records import AnnotatedArticle, Article, Publication

FIRST = datetime.date(2031, 1, 1)


def event(number: int) -> list[str]:
    """24 words that no other event uses."""
    return [f"{chr(97 + number // 26)}{chr(97 + number % 26)}{chr(97 + place)}ord" for place in range(24)]


def report(id: str, words: list[str], day: int = 0) -> Sketch:
    when = FIRST + datetime.timedelta(days=day)
    article = Article(
        id=id,
        uri="memory",
        capture="memory",
        text=" ".join(words),
        published=Publication(earliest=when, latest=when, evidence=()),
    )
    return sketch(AnnotatedArticle(article=article))


def kinds(changes: tuple[StoryChange, ...]) -> list[tuple[Change, tuple[str, ...]]]:
    return [(change.kind, change.articles) for change in changes]


def test_a_story_keeps_its_id_while_it_grows() -> None:
    stream, words = StoryStream("en"), event(1)
    stream.add(report("a", words[:16]))
    (before,) = stream.named()
    stream.add(report("b", words[8:]))
    assert stream.named() == {before: ["a", "b"]}
    assert kinds(stream.changes()) == [(Change.FORMED, ("a",)), (Change.GREW, ("b",))]


def test_a_change_says_how_likely_the_story_is_one() -> None:
    stream, words = StoryStream("en"), event(1)
    stream.add(report("a", words[:16]))
    stream.add(report("b", words[8:]))
    (formed,) = stream.changes()
    assert 0.5 <= formed.likelihood < 1


def test_changes_are_told_once() -> None:
    stream = StoryStream("en")
    stream.add(report("a", event(1)))
    assert stream.changes()
    assert stream.changes() == ()


def test_two_stories_that_a_later_report_shows_to_be_one_merge_and_leave_a_tombstone() -> None:
    stream, words = StoryStream("en"), event(1)
    stream.add(report("a", words[:8]))
    stream.add(report("b", words[16:]))
    first, second = stream.named()
    stream.changes()
    for number in range(8):
        stream.add(report(f"whole {number}", words))
    merged = [change for change in stream.changes() if change.kind is Change.MERGED]
    assert [(change.story, change.into, change.articles) for change in merged] == [(second, first, ("b",))]
    assert set(stream.named()) == {first}


def test_articles_that_were_grouped_before_keep_the_id_they_came_with_and_are_no_news() -> None:
    stream, words = StoryStream("en"), event(1)
    stream.known(report("a", words[:16]), "the library's own id")
    stream.add(report("b", words[8:]))
    assert stream.named() == {"the library's own id": ["a", "b"]}
    assert kinds(stream.changes()) == [(Change.GREW, ("b",))]


def test_a_story_that_held_two_events_is_split_and_the_larger_part_keeps_its_id() -> None:
    stream = StoryStream("en")
    for number in range(3):
        stream.known(report(f"a{number}", event(1)), "s")
    for number in range(2):
        stream.known(report(f"b{number}", event(2)), "s")
    (change,) = stream.changes()
    assert (change.kind, change.story, change.articles) == (Change.SPLIT, "s", ("b0", "b1"))
    assert stream.named() == {"s": ["a0", "a1", "a2"], change.into: ["b0", "b1"]}


def test_the_id_of_a_split_off_story_is_not_used_twice() -> None:
    stream, words = StoryStream("en"), event(1)
    stream.add(report("a", words[:12]))
    (founded,) = stream.named()
    again = StoryStream("en")
    again.known(report("a", words[:12]), founded)
    for number in range(2):
        again.known(report(f"b{number}", event(2)), founded)
    names = again.named()
    assert names[founded] == ["b0", "b1"]
    assert len(names) == 2


def test_a_story_that_rests_is_retired_and_takes_nothing_more() -> None:
    options = ClusterOptions(round=5, window=10, idle_days=10)
    stream = StoryStream("en", options)
    stream.add(report("old", event(0)))
    for number in range(1, 60):
        stream.add(report(f"x{number}", event(number), day=number))
    stream.add(report("late", event(0), day=60))
    stories = stream.stories()
    assert ["old"] in stories
    assert ["late"] in stories
    assert (Change.RETIRED, ()) in kinds(stream.changes())


def test_a_story_that_comes_back_after_it_was_retired_loses_no_article() -> None:
    stream = StoryStream("en", ClusterOptions(round=5, window=10, idle_days=10))
    for place in range(80):
        back = place in {0, 40}
        id, words = ("s", event(0)) if back else ("", event(place + 1))
        one = report(f"x{place}", words, day=place)
        stream.known(one, id) if back else stream.add(one)
    assert stream.named()["s"] == ["x0", "x40"]


def test_every_article_is_in_one_story_however_often_groups_are_folded() -> None:
    draw = random.Random(3)
    stream = StoryStream("en", ClusterOptions(round=7, window=20, idle_days=5, idle_articles=60))
    ids = [f"x{number}" for number in range(300)]
    for place, id in enumerate(ids):
        stream.add(report(id, draw.sample(event(draw.randrange(place // 10, place // 10 + 8)), 12), day=place // 20))
    assert sorted(id for story in stream.stories() for id in story) == sorted(ids)


def test_the_changes_told_add_up_to_the_stories_there_are() -> None:
    draw = random.Random(5)
    stream = StoryStream("en", ClusterOptions(round=7, window=20, idle_days=5, idle_articles=60))
    for place in range(200):
        words = draw.sample(event(draw.randrange(place // 10, place // 10 + 6)), 12)
        stream.add(report(f"x{place}", words, day=place // 20))
    told: dict[str, set[str]] = {}
    for change in stream.changes():
        if change.into is not None:
            told[change.story] -= set(change.articles)
            told.setdefault(change.into, set()).update(change.articles)
        else:
            told.setdefault(change.story, set()).update(change.articles)
    assert {name: articles for name, articles in told.items() if articles} == {
        name: set(articles) for name, articles in stream.named().items()
    }


class CountryEncoder:
    """Knows what two made-up words mean, and that it is the same."""

    name = "two words"
    languages = frozenset({"en"})

    def encode(self, text: str) -> list[float]:
        return [1.0, 0.0] if "quake" in text or "tremor" in text else [0.0, 1.0]


@pytest.mark.parametrize(
    ("encoder", "stories"), [(None, 2), (CountryEncoder(), 1)], ids=["words alone", "with meaning"]
)
def test_reports_that_mean_the_same_are_nearer_than_their_words(encoder: CountryEncoder | None, stories: int) -> None:
    words, filling = event(1), [event(number) for number in (2, 3)]
    stream = StoryStream("en")
    for number, heard in enumerate(("quake", "tremor")):
        text = " ".join([heard, *words[:6], *filling[number]])
        article = Article(id=str(number), uri="memory", capture="memory", text=text)
        stream.add(sketch(AnnotatedArticle(article=article), encoder))
    assert len(stream.stories()) == stories
