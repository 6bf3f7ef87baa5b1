"""Which mentions, in which reports, are of one event."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from consilience.claims.coreference import BAR, SameEvent, same_events
from consilience.claims.coreference_clusters import linked
from consilience.claims.coreference_measures import MEASURES, Background, measures
from consilience.claims.coreference_mentions import event_spans, mentions_at
from consilience.claims.coreference_words import BROADER, DERIVED, SAME, SYNONYM, UNKNOWN, words
from consilience.claims.reading import StoryReading
from consilience.records import Dossier, Span

Coverage = Callable[..., Dossier]

FIRST = (
    "A barge struck the harbour bridge of Velmora on Tuesday. The mayor closed the bridge on Wednesday. "
    "Mayor Ilsa Brandt said that divers would search the river. The orchestra cancelled its spring concert."
)
SECOND = (
    "The harbour bridge of Velmora was hit by a barge on Tuesday. The closure of the bridge was ordered by the mayor. "
    "A police spokesman said that nobody was hurt. Bakers in the old town bought flour."
)


@pytest.fixture
def story(coverage: Coverage) -> StoryReading:
    return StoryReading(
        coverage(("Velmora Herald", "March 4, 2025", FIRST), ("Coast Courier", "March 5, 2025", SECOND)),
    )


def span_of(story: StoryReading, article: int, word: str) -> Span:
    """The first place of a word in an article."""
    found = story.dossier.articles[article].article
    start = found.text.index(word)
    return found.span(start, start + len(word))


def event_of(events: tuple[SameEvent, ...], span: Span) -> SameEvent:
    return next(event for event in events if span in event.mentions)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("struck", "hit", id="another word"),
        pytest.param("closed", "closure", id="a verb and the noun made from it"),
    ],
)
def test_two_reports_tell_one_event_in_other_words(story: StoryReading, first: str, second: str) -> None:
    one, two = span_of(story, 0, first), span_of(story, 1, second)

    assert two in event_of(same_events(story), one).mentions


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("cancelled", "bought", id="nothing in common"),
        pytest.param("struck", "closure", id="two events of one thing"),
    ],
)
def test_two_events_stay_apart(story: StoryReading, first: str, second: str) -> None:
    one, two = span_of(story, 0, first), span_of(story, 1, second)

    assert two not in event_of(same_events(story), one).mentions


def test_given_mentions_alone_are_put_together_and_each_stands_in_one_event(story: StoryReading) -> None:
    given = [span_of(story, 0, "struck"), span_of(story, 1, "was hit"), span_of(story, 1, "bought")]

    found = [mention for event in same_events(story, given) for mention in event.mentions]

    assert sorted(found) == sorted(given)


def test_a_place_outside_all_sentences_is_no_mention(story: StoryReading) -> None:
    assert same_events(story, [Span(article="another story", start=0, end=4)]) == ()


def test_each_member_of_an_event_is_linked_with_a_score_and_reasons(story: StoryReading) -> None:
    event = event_of(same_events(story), span_of(story, 0, "struck"))

    linked_mentions = {mention for link in event.links for mention in (link.one, link.two)}

    assert linked_mentions == set(event.mentions)
    assert all(0 < link.score <= 1 for link in event.links)
    assert all(set(link.reasons) <= {name for name, _ in MEASURES} and link.reasons for link in event.links)


def test_the_events_are_the_same_each_time_and_whatever_the_order_of_the_mentions(story: StoryReading) -> None:
    spans = list(event_spans(story))

    assert same_events(story, spans) == same_events(story, reversed(spans)) == same_events(story)


def test_the_measures_of_a_pair_do_not_depend_on_which_stands_first(story: StoryReading) -> None:
    mentions = mentions_at(story, event_spans(story))
    background = Background(story)

    ahead = measures(pairwise(mentions), background)
    back = measures(((two, one) for one, two in pairwise(mentions)), background)

    assert (ahead == back).all()


def test_a_story_without_sentences_has_no_events(coverage: Coverage) -> None:
    story = StoryReading(coverage(("Velmora Herald", "March 4, 2025", "Weather")))

    assert all(len(event.mentions) == 1 for event in same_events(story))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("collapse", "collapse", SAME, id="the same word"),
        pytest.param("explode", "explosion", DERIVED, id="a noun made from a verb"),
        pytest.param("buy", "purchase", SYNONYM, id="a synonym"),
        pytest.param("murder", "kill", BROADER, id="a broader word"),
        pytest.param("explode", "zzyzx", UNKNOWN, id="a word that is not in the table"),
    ],
)
def test_words_for_events_are_related_both_ways(one: str, other: str, expected: float) -> None:
    assert words().kinship(one, other) == words().kinship(other, one) == expected


def test_groups_are_joined_by_their_mean_likelihood() -> None:
    likely = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1, (3, 4): BAR}

    assert linked(likely, 6, BAR, 0.0) == [(0, 1, 2), (3, 4), (5,)]
    assert linked(likely, 6, 0.5, 0.0) == [(0, 1), (2,), (3,), (4,), (5,)]
