"""What is shown of an account, in which order and under which marks."""

import pytest
from msgspec.structs import replace

from consilience.present.arcs import drawing
from consilience.present.dependence import graph
from consilience.present.matrix import matrix
from consilience.present.outline import letter, outline, sentence_of
from consilience.present.pieces import pieces
from consilience.records import Account, Link, LinkKind, Source, SourceKind, Span


def test_points_are_marked_by_verdict_and_the_weightiest_come_first(account: Account) -> None:
    shown = outline(account, "s1")
    assert [(topic.mark, topic.point.id) for topic in shown.topics] == [
        ("D1", "injured"),
        ("D2", "quote"),
        ("O1", "repairs"),
        ("P1", "passengers"),
        ("P2", "dozen"),
        ("P3", "charge"),
    ]


def test_what_was_overtaken_stands_in_order_of_time(account: Account) -> None:
    overtaken = outline(account, "s1").superseded[0]
    assert [answer.position.value for answer in overtaken.answers] == ["denied", "admitted"]


def test_two_places_in_one_article_are_told_apart(account: Account) -> None:
    shown = outline(account, "s1")
    assert [[citation.label for citation in line.citations] for line in shown.brief] == [
        ["2", "1", "3", "5"],
        ["4", "1"],
        ["5"],
        ["2", "1", "3"],
        ["5a", "5b"],
    ]


def test_a_reading_is_shown_in_its_sentence(account: Account) -> None:
    reading = outline(account, "s1").disputed[0].answers[0].readings[0]
    assert pieces(reading) == (
        ("The ferry Lady Maren struck the breakwater at Skarvik on Monday evening, injuring ", False),
        ("14 people", True),
        (".", False),
    )


def test_a_long_sentence_is_cut_around_the_answer(account: Account) -> None:
    reading = outline(account, "s1").disputed[0].answers[0].readings[0]
    article = reading.witness.article
    text = "far " * 500 + "14 people" + " away" * 500
    long = replace(reading.witness.annotated, article=replace(article, text=text))
    reading = replace(
        reading,
        witness=replace(reading.witness, annotated=long),
        sentence=article.span(0, len(text)),
        focus=article.span(2000, 2009),
    )
    told = pieces(reading)
    assert [piece for piece, differs in told if differs] == ["14 people"]
    assert told[0][0].startswith("[…]")
    assert told[-1][0].endswith("[…]")
    assert sum(len(piece) for piece, _ in told) < 700


def test_copies_of_one_sentence_stand_together(account: Account) -> None:
    answer = outline(account, "s1").disputed[0].answers[1]
    assert [[reading.witness.number for reading in group] for group in answer.by_sentence] == [[1, 3]]


def test_a_claim_outside_the_text_is_left_out(account: Account) -> None:
    first = account.points[0]
    claim = first.positions[0].claims[0]
    beyond = Span(article="post", start=10**6, end=10**6 + 5)
    stray = replace(claim, evidence=beyond, focus=beyond)
    positions = (replace(first.positions[0], claims=(stray, claim)), *first.positions[1:])
    shown = outline(replace(account, points=(replace(first, positions=positions),)), "s1")
    assert [reading.evidence for reading in shown.disputed[0].answers[0].readings] == [claim.evidence]


def test_a_citation_of_an_unknown_article_is_left_out(account: Account) -> None:
    stray = Span(article="nowhere", start=0, end=4)
    statement = replace(account.statements[0], support=(account.statements[0].support[0], stray))
    shown = outline(replace(account, statements=(statement,)), "s1")
    assert [citation.label for citation in shown.brief[0].citations] == ["2"]


def test_an_article_named_by_its_id_is_shown_by_its_outlet(account: Account) -> None:
    first = account.points[0]
    claim = replace(first.positions[0].claims[0], sources=(Source(name="nordwind", kind=SourceKind.OUTLET),))
    positions = (replace(first.positions[0], claims=(claim,)), *first.positions[1:])
    shown = outline(replace(account, points=(replace(first, positions=positions),)), "s1")
    assert shown.disputed[0].answers[0].readings[0].chain == ("Nordwind News Agency", "Harbour Post")


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("https://news.example/a/b.html", "news.example"),
        ("/home/me/articles/ledger.txt", "ledger"),
        ("file:///home/me/the%20ledger.txt", "the ledger"),
        ("0123456789abcdef0123.txt", "0123456789abcde…"),
        ("http://[", "outlet not named"),
        ("", "outlet not named"),
    ],
)
def test_an_article_without_an_outlet_is_named_after_its_place(account: Account, uri: str, name: str) -> None:
    first = account.articles[0]
    nameless = replace(first, article=replace(first.article, outlet=None, uri=uri))
    assert outline(replace(account, articles=(nameless,)), "s1").witnesses[0].name == name


def test_the_sentence_of_a_span_holds_all_of_it(account: Account) -> None:
    annotated = account.articles[1]
    second = annotated.sentences[1].span
    crossing = annotated.article.span(annotated.sentences[0].span.start + 5, second.start + 3)
    assert sentence_of(annotated, crossing) == annotated.article.span(
        annotated.sentences[0].span.start, second.start + 3
    )
    assert sentence_of(annotated, annotated.article.span(0, 4)) == annotated.article.span(0, 4)


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_answers_have_letters(index: int, name: str) -> None:
    assert letter(index) == name


def test_the_matrix_tells_who_states_who_differs_and_who_is_silent(account: Account) -> None:
    rows = {row.topic.mark: [(cell.mark, cell.state) for cell in row.cells] for row in matrix(outline(account, "s1"))}
    silent = ("·", "silent")
    assert rows["D1"] == [("B", "differs"), ("A", "states"), ("B", "differs"), ("A", "states"), silent]
    assert rows["P1"] == [("●", "states"), ("●", "states"), ("●", "states"), silent, silent]
    assert rows["P2"] == [("A", "states"), silent, silent, silent, ("B", "states")]


def test_copies_come_before_citations_and_links_to_nowhere_are_left_out(account: Account) -> None:
    stray = Link(source="post", target="nowhere", kind=LinkKind.COPY, rule="")
    itself = Link(source="post", target="post", kind=LinkKind.COPY, rule="")
    late = Link(source="post", target="ledger", kind=LinkKind.REUSE, rule="", score=0.2)
    found = graph(outline(replace(account, links=(*account.links, stray, itself, late)), "s1"))
    assert [edge.words for edge in found.edges] == [
        "Daily Skerry copies Nordwind News Agency (91% of its words)",
        "The Coast Ledger reuses passages of Harbour Post (20% of its words)",
        "Metropole cites Harbour Post",
        "The Coast Ledger cites regional hospital",
        "Nordwind News Agency cites regional hospital",
    ]


def test_a_circle_of_links_can_be_drawn(account: Account) -> None:
    circle = tuple(
        Link(source=source, target=target, kind=LinkKind.CITES, rule="")
        for source, target in (("post", "ledger"), ("ledger", "metropole"), ("metropole", "post"))
    )
    drawn = drawing(graph(outline(replace(account, links=circle), "s1")))
    assert [spot.node.name for spot in drawn.spots] == ["Harbour Post", "Metropole", "The Coast Ledger"]
    assert len(drawn.arcs) == 3


def test_a_cited_source_stands_above_the_first_article_that_cites_it(account: Account) -> None:
    drawn = drawing(graph(outline(account, "s1")))
    names = [spot.node.name for spot in drawn.spots]
    assert names[:3] == ["regional hospital", "Nordwind News Agency", "Daily Skerry"]
