"""Articles of one event become one story; articles of another event do not join it."""

import datetime
import random

import pytest

from consilience.cluster import ClusterOptions, cluster
from consilience.records import (
    AnnotatedArticle,
    Article,
    Block,
    Dossier,
    Finding,
    Problem,
    Publication,
    Role,
    Span,
    digest,
)

DAM = (
    "The Orlava dam in northern Veskia was closed on Monday after engineers found cracks in its eastern wall, "
    "the energy ministry said. Minister Tomas Brelik promised repairs by autumn.",
    "Cracks in the wall of Veskia's Orlava dam have forced its closure. Brelik, the energy minister, said that "
    "engineers would begin repairs at once and finish them in autumn.",
    "Veskia shut the Orlava dam this week. Engineers who inspected the eastern wall reported cracks up to two metres "
    "long, according to the ministry of Tomas Brelik.",
)
VOTE = (
    "Tomas Brelik will stand for mayor of Porto Linde, the Veskian port, he told supporters at a rally on Sunday. "
    "The city votes in November against a background of rising rents.",
    "Rents and ferries are the themes of the mayoral race in Porto Linde, in which Tomas Brelik announced his "
    "candidacy at a rally. Voters go to the polls in November.",
)
CHESS = (
    "Ilse Marand won the Halden chess tournament with a draw in the last round, half a point ahead of the field.",
    "A draw was enough for Ilse Marand at Halden: she took the chess tournament by half a point on Saturday.",
)


def article(text: str, *, title: str = "", day: str = "", language: str = "en") -> AnnotatedArticle:
    when = datetime.date.fromisoformat(day) if day else None
    return AnnotatedArticle(
        article=Article(
            id=digest(text, title, day, language),
            uri="memory",
            capture="memory",
            text=f"{title}\n{text}" if title else text,
            title=Finding(value=title, rule="test") if title else None,
            published=Publication(earliest=when, latest=when, evidence=()) if when else None,
            language=Finding(value=language, rule="test") if language else None,
        )
    )


def dossiers(*articles: AnnotatedArticle | Problem, options: ClusterOptions | None = None) -> list[Dossier]:
    found = cluster(articles, options=options) if options else cluster(articles)
    return [item for item in found if isinstance(item, Dossier)]


def texts(*articles: AnnotatedArticle) -> set[frozenset[str]]:
    return {frozenset(member.article.text for member in dossier.articles) for dossier in dossiers(*articles)}


def test_reports_of_three_events_make_three_stories_whatever_their_order() -> None:
    mixed = [article(text) for text in DAM + VOTE + CHESS]
    for seed in range(3):
        random.Random(seed).shuffle(mixed)
        assert texts(*mixed) == {frozenset(DAM), frozenset(VOTE), frozenset(CHESS)}


@pytest.mark.parametrize(
    "days",
    [("", "", ""), ("2031-03-03", "", "2031-03-04"), ("2031-01-28", "2031-09-10", "2031-09-11")],
    ids=["no day known", "one day unknown", "a story that rested for months"],
)
def test_days_that_are_missing_or_far_apart_do_not_divide_one_event(days: tuple[str, ...]) -> None:
    (dossier,) = dossiers(*(article(text, day=day) for text, day in zip(DAM, days, strict=True)))
    assert len(dossier.articles) == 3


def test_a_single_article_is_a_story() -> None:
    (dossier,) = dossiers(article(DAM[0], day="2031-03-03"))
    assert dossier.story.first == dossier.story.latest == datetime.date(2031, 3, 3)


def test_headlines_alone_are_grouped() -> None:
    dam = ("Cracks close Orlava dam", "Orlava dam shut over cracks", "Engineers find cracks in Orlava dam wall")
    chess = ("Marand wins Halden chess tournament", "Halden chess title goes to Marand")
    found = dossiers(*(article("", title=title) for title in dam + chess))
    titles = {frozenset(str(m.article.title.value) for m in d.articles if m.article.title) for d in found}
    assert titles == {frozenset(dam), frozenset(chess)}


def test_another_language_is_another_story() -> None:
    assert len(dossiers(article(DAM[0]), article(DAM[0], language="de"))) == 2


def test_a_region_makes_no_other_language() -> None:
    assert len(dossiers(article(DAM[0]), article(DAM[1], language="en-GB"))) == 1


def test_an_unknown_language_goes_with_the_commonest() -> None:
    assert len(dossiers(article(DAM[0]), article(DAM[1], language=""))) == 1


def test_japanese_reports_are_grouped_without_spaces_between_words() -> None:
    dam = ("北部のオルラバダムで壁に亀裂が見つかり閉鎖された", "オルラバダムが閉鎖された。壁の亀裂が見つかったため")
    chess = ("将棋大会で新人が優勝した", "新人が将棋大会の優勝を飾る")
    assert texts(*(article(text, language="ja") for text in dam + chess)) == {frozenset(dam), frozenset(chess)}


def test_furniture_joins_nothing() -> None:
    plea = " Support the Lindmoor Gazette: our reporters in Lindmoor and Haxby depend on Gazette subscribers."
    made = [article(text + plea) for text in (DAM[0], CHESS[0])]
    labelled = [_with_furniture(one, len(plea)) for one in made]
    assert len(dossiers(*labelled)) == 2


def test_articles_stand_in_order_of_publication_and_those_without_a_day_last() -> None:
    first, second, third = article(DAM[0], day="2031-03-05"), article(DAM[1], day="2031-03-03"), article(DAM[2])
    (dossier,) = dossiers(third, first, second)
    assert dossier.articles == (second, first, third)
    assert dossier.story.articles == tuple(one.article.id for one in dossier.articles)
    assert (dossier.story.first, dossier.story.latest) == (datetime.date(2031, 3, 3), datetime.date(2031, 3, 5))


def test_stories_come_by_first_day_and_undated_ones_last() -> None:
    found = dossiers(article(CHESS[0]), article(DAM[0], day="2031-05-01"), article(VOTE[1], day="2031-04-01"))
    assert [str(dossier.story.first) for dossier in found] == ["2031-04-01", "2031-05-01", "None"]


def test_the_label_is_a_headline_or_else_a_first_sentence() -> None:
    (titled,) = dossiers(article(DAM[0]), article(DAM[1], title="Orlava dam closed"))
    (untitled,) = dossiers(article(CHESS[0]))
    assert titled.story.label == "Orlava dam closed"
    assert untitled.story.label == CHESS[0]


def test_the_id_depends_on_the_members_alone() -> None:
    made = [article(text) for text in DAM]
    (one,), (other,) = dossiers(*made), dossiers(*reversed(made))
    assert one.story == other.story


def test_the_same_article_twice_is_taken_once() -> None:
    (dossier,) = dossiers(article(DAM[0]), article(DAM[0]))
    assert len(dossier.articles) == 1


def test_problems_pass_through() -> None:
    problem = Problem(stage="read", uri="x", message="broken")
    assert next(cluster([problem, article(DAM[0])])) == problem


def test_nothing_gives_nothing() -> None:
    assert list(cluster([])) == []


@pytest.mark.parametrize("text", ["", "   \n ", "!!! ... ---", "\x00\ud800"], ids=["empty", "blank", "marks", "broken"])
def test_a_text_without_words_is_a_story_of_its_own(text: str) -> None:
    assert len(dossiers(article(text), article(DAM[0]))) == 2


def test_a_long_stream_gives_the_stories_of_a_short_one() -> None:
    """Windows so small that groups are folded and retired many times."""
    events = [_event(number) for number in range(40)]
    options = ClusterOptions(round=10, window=30, idle_days=20)
    found = dossiers(*(one for event in events for one in event), options=options)
    assert {frozenset(dossier.articles) for dossier in found} == {frozenset(event) for event in events}


def test_a_megabyte_of_garbage_is_read_in_linear_time() -> None:
    hostile = ["a" * 1_000_000, "'a" * 300_000, "A." * 500_000, "\n" * 1_000_000, "1-" * 500_000]
    assert len(dossiers(*(article(text) for text in hostile))) >= 1


def _event(number: int) -> list[AnnotatedArticle]:
    """Three reports that share two thirds of their words with one another and none with another event."""
    day = datetime.date(2031, 1, 1) + datetime.timedelta(days=number * 3)
    vocabulary = [f"{chr(97 + number // 26)}{chr(97 + number % 26)}{chr(97 + place)}ord" for place in range(24)]
    takes = (vocabulary[:16], vocabulary[8:], vocabulary[:8] + vocabulary[16:])
    return [article(" ".join(take), day=day.isoformat()) for take in takes]


def _with_furniture(annotated: AnnotatedArticle, length: int) -> AnnotatedArticle:
    whole = annotated.article
    end, cut = len(whole.text), len(whole.text) - length
    blocks = (
        Block(span=whole.span(0, cut), role=Role.BODY, rule="test"),
        Block(span=Span(article=whole.id, start=cut, end=end), role=Role.APPEAL, rule="test"),
    )
    return AnnotatedArticle(
        article=Article(id=whole.id, uri="memory", capture="memory", text=whole.text, blocks=blocks)
    )
