"""A library keeps what it was given, once, wherever it is."""

import datetime

import pytest

from consilience.records import AnnotatedArticle, Problem, Sentence, Token, UnknownArticle, digest, replaced
from consilience.store import Library, UnknownStory
from tests.store.making import BODY, CAFE, DAM, account, annotated, capture, grouped, stories


def test_what_was_added_is_there_after_reopening(place: str) -> None:
    with Library.open(place) as library:
        assert library.add([capture(), annotated()]).items == 2
    with Library.open(place, must_exist=True) as library:
        assert list(library.articles()) == [annotated()]
        assert library.article("dam") == annotated()


def test_adding_twice_changes_nothing(place: str) -> None:
    problem = Problem(stage="read", uri="x.pdf", message="it is encrypted; give the password")
    with Library.open(place) as library:
        library.add([capture(), annotated(), problem])
        before = library.newest_change()
        assert library.add([capture(), annotated(), problem]).items == 0
        assert list(library.articles()) == [annotated()]
        assert library.problems() == (problem,)
        assert library.newest_change() == before


def test_an_article_read_anew_replaces_its_record(place: str) -> None:
    newer = AnnotatedArticle(article=annotated().article)
    with Library.open(place) as library:
        library.add([annotated()])
        assert library.add([newer], recipe="another").items == 0
        assert library.article("dam") == newer
        assert [hit.article for hit in library.search("orlava")] == ["dam"]
        assert list(library.check()) == []


def test_another_article_of_the_same_id_is_a_problem_and_overwrites_nothing(place: str) -> None:
    with Library.open(place) as library:
        library.add([annotated(), annotated(CAFE, capture="another")])
        assert library.article("dam") == annotated()
        assert "another article has the id dam" in library.problems()[0].message


def test_a_text_that_cannot_be_encoded_is_a_problem_and_stops_nothing(place: str) -> None:
    with Library.open(place) as library:
        added = library.add([annotated(DAM + "\ud800", capture="broken"), annotated(CAFE, id="cafe")])
        assert (added.articles, added.problems) == (("cafe",), 1)
        assert library.problems()[0].stage == "store"


def test_a_text_with_a_null_is_kept_as_it_is(place: str) -> None:
    null = annotated(DAM + "\0 and so on")
    with Library.open(place) as library:
        library.add([null])
        assert library.article("dam") == null
        assert [hit.article for hit in library.search("orlava")] == ["dam"]
        assert list(library.check()) == []


def test_two_connections_see_each_others_articles(place: str) -> None:
    with Library.open(place) as one, Library.open(place) as other:
        one.add([annotated()])
        other.add([annotated(CAFE, id="cafe")])
        assert [member.article.id for member in one.articles()] == ["dam", "cafe"]


def test_one_may_read_while_another_writes(place: str) -> None:
    with Library.open(place) as one, Library.open(place) as other:
        one.add([annotated()])
        reading = other.articles()
        assert next(reading) == annotated()
        one.add([annotated(CAFE, id="cafe")])
        assert list(reading) == []
        assert len(list(other.articles())) == 2


def test_an_account_comes_back_as_it_was_saved(place: str) -> None:
    saved = account(annotated(), annotated(CAFE, id="cafe"))
    with Library.open(place) as library:
        library.save_accounts([saved])
        assert library.account(saved.story.id) == saved
        assert library.stories() == (saved.story,)
        assert library.stories_of("cafe") == (saved.story.id,)
        assert len(list(library.articles())) == 2


def test_an_account_is_kept_without_the_grammar_that_its_articles_keep(place: str) -> None:
    token = Token(start=0, end=3, lemma="the", pos="DET", tag="DT", relation="det", head=0)
    sentence = Sentence(span=annotated().article.span(0, len(DAM)), tokens=(token,))
    parsed = replaced(annotated(), sentences=(sentence,))
    with Library.open(place) as library:
        library.save_accounts([account(parsed)])
        (told,) = library.account(account(parsed).story.id).articles
        assert told == replaced(parsed, sentences=(replaced(sentence, tokens=()),))
        assert library.article("dam") == parsed


def test_the_captures_of_articles_are_given_once(place: str) -> None:
    held = [annotated(capture=digest(BODY)), annotated(CAFE, id="cafe", capture=digest(BODY))]
    with Library.open(place) as library:
        library.add([capture(name="dam"), *held, annotated(DAM + CAFE, id="both")])
        assert library.captures_of(["dam", "cafe", "both", "nothing"]) == (capture(name="dam"),)


def test_stories_come_newest_first(place: str) -> None:
    old = account(annotated(), day=datetime.date(2031, 3, 3))
    new = account(annotated(CAFE, id="cafe"), day=datetime.date(2031, 3, 9))
    undated = account(annotated(CAFE + DAM, id="both"))
    with Library.open(place) as library:
        library.save_accounts([old, undated, new])
        assert library.stories() == (new.story, old.story, undated.story)
        assert [entry.story for entry in library.entries(limit=1, offset=1)] == [old.story]


def test_a_story_that_is_not_there_is_an_error(place: str) -> None:
    with Library.open(place) as library:
        for ask in (library.account, library.entry, library.material):
            with pytest.raises(UnknownStory):
                ask("nothing")


def test_a_forgotten_article_leaves_nothing_behind(place: str) -> None:
    held = annotated(capture=digest(BODY))
    with Library.open(place) as library:
        library.add([capture()])
        library.save_accounts([account(held, annotated(CAFE, id="cafe"))])
        library.forget("dam")
        assert library.search("orlava") == []
        assert library.search("kind:statement orlava") == []
        assert list(stories(library).values()) == [{"cafe"}]
        assert library.pending() == [library.stories()[0].id]
        assert [member.article.id for member in library.articles()] == ["cafe"]
        assert list(library.check()) == []
        with pytest.raises(UnknownArticle):
            library.article("dam")
        with pytest.raises(UnknownStory):
            library.account(library.stories()[0].id)
        assert library.captured([digest(BODY)], "") == frozenset()


def test_a_story_goes_with_its_last_article(place: str) -> None:
    with Library.open(place) as library:
        library.add([annotated()])
        grouped(library, ("dam",))
        library.forget("dam")
        assert library.stories() == ()
        assert list(library.check()) == []


def test_forgetting_what_is_not_there_is_an_error(place: str) -> None:
    with Library.open(place) as library, pytest.raises(UnknownArticle):
        library.forget("dam")
