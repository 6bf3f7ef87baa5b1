"""The stage: which parts of an article are read, how articles go through the parser, and what hostile ones cost."""

import time
from collections.abc import Callable, Iterable, Iterator

import pytest

from consilience.annotate import AnnotateOptions, annotate, reanchor
from consilience.annotate.passages import LONGEST, passages
from consilience.annotate.stage import BATCH
from consilience.models import ParsedText, Passage
from consilience.models.spacy_models import RuleSplitter, SpacyParser
from consilience.records import AnnotatedArticle, Article, Block, Finding, Problem, Publication, Role, Span

Reader = Callable[[str], AnnotatedArticle]

PROBLEM = Problem(stage="read", uri="x", message="no text: give another file")


class CountingParser:
    """A parser that finds one sentence without words in nothing, and counts the streams that it is given."""

    name = "counting"

    def __init__(self) -> None:
        self.streams = 0

    def parse(self, stream: Iterable[Passage]) -> Iterator[ParsedText]:
        self.streams += 1
        for _ in stream:
            yield ParsedText(sentences=(), names=())


def article(key: str, text: str, *roles: Role) -> Article:
    """An article whose lines are blocks of the roles."""
    blocks, start = [], 0
    for role, line in zip(roles, text.split("\n"), strict=True):
        blocks.append(Block(span=Span(article=key, start=start, end=start + len(line)), role=role, rule="test"))
        start += len(line) + 1
    return Article(id=key, uri="", capture="", text=text, blocks=tuple(blocks))


def test_problems_pass_through_in_their_place(parser: SpacyParser, splitter: RuleSplitter) -> None:
    items: list[Article | Problem] = [
        article("a", "Rain fell.", Role.BODY),
        PROBLEM,
        article("b", "Snow fell.", Role.BODY),
    ]
    found = list(annotate(items, parser=parser, splitter=splitter))
    assert found[1] is PROBLEM
    assert [item.article.id for item in found if isinstance(item, AnnotatedArticle)] == ["a", "b"]


def test_furniture_bylines_and_datelines_are_not_read(parser: SpacyParser, splitter: RuleSplitter) -> None:
    text = "Storm hits town\nBy Ana Kovac\nRain fell.\nRead more about Ana Kovac."
    item = article("a", text, Role.HEADLINE, Role.BYLINE, Role.BODY, Role.TEASER)
    (found,) = annotate([item], parser=parser, splitter=splitter)
    assert isinstance(found, AnnotatedArticle)
    assert [text[sentence.span.start : sentence.span.end] for sentence in found.sentences] == [
        "Storm hits town",
        "Rain fell.",
    ]
    assert not found.mentions


def test_articles_go_through_the_parser_in_batches(splitter: RuleSplitter) -> None:
    counting = CountingParser()
    items = [article(str(number), "Rain fell.", Role.BODY) for number in range(BATCH + 1)]
    assert len(list(annotate(items, parser=counting, splitter=splitter))) == BATCH + 1
    assert counting.streams == 2


def test_the_stage_is_lazy(splitter: RuleSplitter) -> None:
    def endless() -> Iterator[Article]:
        number = 0
        while True:
            yield article(str(number), "Rain fell.", Role.BODY)
            number += 1

    first = next(annotate(endless(), parser=CountingParser(), splitter=splitter))
    assert isinstance(first, AnnotatedArticle)
    assert first.article.id == "0"


def test_without_grammar_there_are_sentences_times_and_quantities_alone(splitter: RuleSplitter) -> None:
    counting = CountingParser()
    item = article("a", "On 3 May 2024 the mayor said that 12 people died. Rain fell.", Role.BODY)
    (found,) = annotate([item], parser=counting, splitter=splitter, options=AnnotateOptions(grammar=False))
    assert isinstance(found, AnnotatedArticle)
    assert counting.streams == 0
    assert len(found.sentences) == 2
    assert [time.value for time in found.times] == ["2024-05-03"]
    assert [quantity.low for quantity in found.quantities] == [12]
    assert not found.attributions
    assert not found.mentions


def told_in(language: str, text: str) -> Article:
    return Article(id=language, uri="", capture="", text=text, language=Finding(value=language, rule="test"))


GERMAN = "Der Rat tagte am 3. Mai 2024. Er sagte: „Wir bleiben.“"


def test_no_grammar_is_read_into_another_language(parser: SpacyParser, splitter: RuleSplitter) -> None:
    items = [told_in("de", GERMAN), told_in("en-GB", "Ana Kovac said it rained."), told_in("de", GERMAN)]
    first, second, third = annotate(items, parser=parser, splitter=splitter)
    assert isinstance(first, AnnotatedArticle)
    assert isinstance(second, AnnotatedArticle)
    assert isinstance(third, AnnotatedArticle)
    assert (first.mentions, first.quotations, first.attributions) == ((), (), ())
    assert first.sentences
    assert len(second.attributions) == 1
    assert third.sentences == first.sentences


@pytest.mark.parametrize(("language", "values"), [("de", ["2024-05-03"]), ("en", ["2024"]), ("fr", [])])
def test_times_are_told_in_the_language_of_the_article(
    parser: SpacyParser, splitter: RuleSplitter, language: str, values: list[str]
) -> None:
    (found,) = annotate([told_in(language, "Der Rat tagte am 3. Mai 2024.")], parser=parser, splitter=splitter)
    assert isinstance(found, AnnotatedArticle)
    assert [time.value for time in found.times] == values
    assert reanchor(found).times == found.times


def test_sentences_do_not_cross_blocks(parser: SpacyParser, splitter: RuleSplitter) -> None:
    (found,) = annotate(
        [article("a", "Storm hits town\nrain fell", Role.HEADLINE, Role.BODY)], parser=parser, splitter=splitter
    )
    assert isinstance(found, AnnotatedArticle)
    assert len(found.sentences) == 2


def test_times_are_resolved_again_when_the_day_of_publication_is_known(read: Reader) -> None:
    import datetime

    import msgspec

    found = read("The mayor resigned on Monday.")
    day = datetime.date(2024, 5, 3)
    dated = msgspec.structs.replace(found.article, published=Publication(earliest=day, latest=day, evidence=()))
    again = reanchor(msgspec.structs.replace(found, article=dated))
    assert [time.value for time in again.times] == ["2024-04-29"]
    assert again.sentences == found.sentences


def test_a_long_block_is_cut_before_a_sentence(splitter: RuleSplitter) -> None:
    text = "The rain went on and on. " * 1_000
    cut = list(passages(article("a", text, Role.BODY), splitter))
    assert "".join(passage.text for passage in cut) == text
    assert all(len(passage.text) <= LONGEST and passage.text.startswith("The") for passage in cut)
    assert [passage.offset for passage in cut][:2] == [0, len(cut[0].text)]


HOSTILE = {
    "ten thousand names": "Ana Kovac, " * 10_000,
    "unbalanced quotation marks": "“ said ‘ \" '' « " * 1_500,
    "a quotation that never ends": "“We stay " + "and we fight " * 5_000,
    "one word": "a" * 50_000,
    "colons": "Kovac: " * 3_000,
    "nothing but cues": "said told reported, according to " * 1_000,
    "no words": "\n\n \t\n",
    "odd spaces and half characters": "He said “we\u2028stay”\u00a0\ud800 and left.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_cost_little_more_than_their_parse(
    parser: SpacyParser, splitter: RuleSplitter, text: str
) -> None:
    item = Article(id="a", uri="", capture="", text=text[:20_000])
    parsed = list(parser.parse(passages(item, splitter)))

    class Replay:
        name = "replay"

        def parse(self, stream: Iterable[Passage]) -> Iterator[ParsedText]:
            list(stream)
            yield from parsed

    started = time.process_time()
    (found,) = annotate([item], parser=Replay(), splitter=splitter)
    assert isinstance(found, AnnotatedArticle)
    assert time.process_time() - started < 2
