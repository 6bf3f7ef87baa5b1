"""Who in a story depends on whom. All texts are written for these tests."""

import datetime

import msgspec
import pytest

from consilience.provenance import trace
from consilience.records import (
    AnnotatedArticle,
    Article,
    Attribution,
    Block,
    Dossier,
    Finding,
    Link,
    LinkKind,
    Mention,
    MentionKind,
    Origin,
    Problem,
    Publication,
    Role,
    Span,
    Story,
)

FERRY = (
    "The council closed the northern pier on Tuesday. It had sheltered rusting trawlers and a smokehouse for eels "
    "since the great flood. Passengers now take the bus."
)
REUSES = (
    "A pier has closed. The structure had sheltered rusting trawlers and a smokehouse for eels, according to nobody "
    "in particular. A museum may follow."
)
OWN_WORDS = "Ferry passengers face a detour after engineers shut a jetty whose piles had cracked under the strain."
STOCK = "The ministry did not immediately respond to a request for comment on Tuesday. {}"
SAID = "tides had already loosened every second bolt beneath the wooden platform"


def annotated(
    name: str, text: str, *, outlet: str | None = None, day: int | None = None, author: str | None = None, uri: str = ""
) -> AnnotatedArticle:
    date = datetime.date(2031, 5, day) if day else None
    return AnnotatedArticle(
        article=Article(
            id=name,
            uri=uri,
            capture="",
            text=text,
            outlet=Finding(value=outlet, rule="given") if outlet else None,
            authors=(Finding(value=author, rule="given", span=found(name, text, author)),) if author else (),
            published=Publication(earliest=date, latest=date, evidence=()) if date else None,
        )
    )


def found(name: str, text: str, words: str) -> Span:
    start = text.index(words)
    return Article(id=name, uri="", capture="", text=text).span(start, start + len(words))


def traced(*articles: AnnotatedArticle) -> Dossier:
    story = Story(id="s", articles=tuple(each.article.id for each in articles), label="pier")
    (dossier,) = trace([Dossier(story=story, articles=articles)])
    assert isinstance(dossier, Dossier)
    return dossier


def links(kind: LinkKind, *articles: AnnotatedArticle) -> list[Link]:
    return [link for link in traced(*articles).links if link.kind is kind]


def test_a_passage_in_the_same_words_is_reuse_with_its_evidence_on_both_sides() -> None:
    first, second = annotated("a", FERRY), annotated("b", REUSES)
    (link,) = links(LinkKind.REUSE, first, second)
    (passage,) = link.passages
    words = "had sheltered rusting trawlers and a smokehouse for eels"
    assert (link.source, link.target) == ("a", "b")
    assert first.article.words(passage.source) == second.article.words(passage.target) == words


DAYS = {"later": ((3, 4), "a"), "earlier": ((4, 3), "b"), "same day": ((3, 3), "a"), "undated": ((None, 3), "a")}


@pytest.mark.parametrize(("days", "source"), DAYS.values(), ids=DAYS)
def test_the_later_article_reuses_the_earlier(days: tuple[int | None, int], source: str) -> None:
    (link,) = links(LinkKind.REUSE, annotated("a", FERRY, day=days[0]), annotated("b", REUSES, day=days[1]))
    assert link.source == source


def test_without_dates_the_one_that_credits_the_other_reuses_it() -> None:
    crediting = FERRY.replace("since the great flood", "since the great flood, Reuters reported")
    (link,) = links(LinkKind.REUSE, annotated("a", crediting), annotated("b", REUSES, outlet="Reuters"))
    assert (link.source, link.target, link.rule) == ("b", "a", "same words, the other credits it")


INDEPENDENT = {
    "own words": (FERRY, OWN_WORDS),
    "a stock phrase": (STOCK.format("Ferries stopped at dawn."), STOCK.format("Bolts are missing.")),
    "the same quotation in single marks": (
        f"‘We didn’t know that {SAID},’ he said.",
        f"A diver told us: ‘We didn’t know that {SAID}.’ Boats stay away.",
    ),
    "the same quotation": (f"“It seems that {SAID},” he said.", f"A diver told us: “And {SAID}.” Boats stay away."),
    "names and titles": (
        "Foreign Minister Anna Maria Kovacs of the Democratic Union Party of Eastern Ellery resigned.",
        "Crowds cheered as Foreign Minister Anna Maria Kovacs of the Democratic Union Party of Eastern Ellery spoke.",
    ),
}


@pytest.mark.parametrize(("first", "second"), INDEPENDENT.values(), ids=INDEPENDENT)
def test_what_two_reporters_may_both_write_is_no_reuse(first: str, second: str) -> None:
    assert links(LinkKind.REUSE, annotated("a", first), annotated("b", second)) == []


def test_what_both_attribute_to_the_same_speaker_is_no_reuse() -> None:
    sides = [
        attributing("a", "Marta Quill", f"said that {SAID}."),
        attributing("b", "Quill", f"told the council that {SAID}."),
    ]
    other = attributing("c", "Jan Roe", f"said that {SAID}.")
    assert links(LinkKind.REUSE, *sides) == []
    assert len(links(LinkKind.REUSE, sides[0], other)) == 1


def attributing(name: str, speaker: str, words: str) -> AnnotatedArticle:
    text = f"{speaker} {words}"
    attribution = Attribution(
        content=(found(name, text, SAID),), source=(found(name, text, speaker),), cue=(), rule="given"
    )
    return msgspec.structs.replace(annotated(name, text), attributions=(attribution,))


def test_a_whole_copy_is_a_copy_and_one_origin() -> None:
    text = f"{FERRY}\n{OWN_WORDS}"
    dossier = traced(
        annotated("a", text, outlet="The Ellery Post"), annotated("b", f"Home\n{text}\nLog in", outlet="Tarn Echo")
    )
    assert [link.kind for link in dossier.links] == [LinkKind.COPY]
    assert members(dossier) == [("a", "b")]


def members(dossier: Dossier) -> list[tuple[str, ...]]:
    return [origin.members for origin in dossier.origins]


CITED = {
    "according to": ("The pier is shut, according to the Kyodo news agency.", "Kyodo News"),
    "reported by": ("As reported by Reuters, the pier is shut.", "Reuters"),
    "told": ("“It is shut,” the diver told the BBC on Tuesday.", "BBC News"),
    "reported": ("The pier is shut, The New York Times first reported.", "The New York Times"),
    "the beginning of a sentence": ("Meanwhile Reuters reported that the pier is shut.", "Reuters"),
    "possessive": ("It is shut, she told Fox News’ evening programme.", "Fox News"),
    "non-breaking spaces": ("It is shut, according to\u00a0Kyodo\u00a0News.", "Kyodo News"),
    "a part of an outlet": ("It is shut, he said in an interview with Fox News Sunday.", "Fox News"),
    "dateline": ("ELLERY, May 3 (Reuters) - The pier is shut.", "Reuters"),
    "byline": ("By Jane Roe, AFP\nThe pier is shut.", "Agence France-Presse"),
    "credit line": ("The pier is shut.\nBuses run. (Reuters)", "Reuters"),
    "copyright": ("The pier is shut.\nCopyright 2031 The Associated Press. All rights reserved.", "Associated Press"),
}


@pytest.mark.parametrize(("text", "outlet"), CITED.values(), ids=CITED)
def test_an_article_cites_the_outlet_it_credits(text: str, outlet: str) -> None:
    (link,) = links(LinkKind.CITES, annotated("a", text))
    assert (link.source, link.target) == (outlet, "a")
    assert link.evidence


NOT_CITED = {
    "a name alone": "Reuters has its office beside the pier.",
    "the first person": "“I said it would break,” the diver recalled.",
    "a ministry": "Foreign Affairs Ministry officials said that the pier is shut.",
    "no agency": "By Jane Roe, Tarn Echo\nThe pier is shut.",
}


@pytest.mark.parametrize("text", NOT_CITED.values(), ids=NOT_CITED)
def test_a_name_that_credits_nobody_is_no_citation(text: str) -> None:
    assert links(LinkKind.CITES, annotated("a", text)) == []


def test_the_credit_of_a_caption_is_not_of_the_report() -> None:
    text = "The pier is shut.\nThe pier at dusk. (Reuters)"
    caption = Block(span=found("a", text, "The pier at dusk. (Reuters)"), role=Role.CAPTION, rule="given")
    body = Block(span=found("a", text, "The pier is shut."), role=Role.BODY, rule="given")
    article = annotated("a", text)
    labelled = msgspec.structs.replace(
        article, article=msgspec.structs.replace(article.article, blocks=(body, caption))
    )
    assert links(LinkKind.CITES, article)
    assert links(LinkKind.CITES, labelled) == []


def test_an_outlet_does_not_cite_itself() -> None:
    text = "Sources told Reuters that the pier is shut."
    assert links(LinkKind.CITES, annotated("a", text, outlet="Reuters")) == []
    assert links(LinkKind.CITES, annotated("a", text, outlet="BBC News"))


def test_the_source_of_an_attribution_is_cited_whatever_the_words_around() -> None:
    text = "Word from Reuters has it that the pier is shut."
    content, source = found("a", text, "the pier is shut"), found("a", text, "Reuters")
    attribution = Attribution(content=(content,), source=(source,), cue=(), rule="given")
    (link,) = links(LinkKind.CITES, msgspec.structs.replace(annotated("a", text), attributions=(attribution,)))
    assert link.source == "Reuters"


def test_an_agency_in_the_metadata_is_cited_without_evidence() -> None:
    article = annotated("a", FERRY)
    byline = Finding(value="Reuters Staff", rule="given")
    credited = msgspec.structs.replace(article, article=msgspec.structs.replace(article.article, authors=(byline,)))
    (link,) = links(LinkKind.CITES, credited)
    assert (link.source, link.rule, link.evidence) == ("Reuters", "agency byline", ())


def test_a_person_of_an_agencys_name_is_not_cited() -> None:
    text = "Michael Bloomberg came. Bloomberg said that the pier is shut."
    person = Mention(span=found("a", text, "Michael Bloomberg"), kind=MentionKind.PERSON)
    assert links(LinkKind.CITES, msgspec.structs.replace(annotated("a", text), mentions=(person,))) == []


def test_a_short_name_means_the_outlet_named_before() -> None:
    text = "The New York Times reported that the pier is shut. Divers told The Times so."
    assert [link.source for link in links(LinkKind.CITES, annotated("a", text))] == ["The New York Times"]


ONE_VOICE = {
    "one agency": (
        annotated("a", f"ELLERY (Reuters) - {FERRY}", outlet="Tarn Echo"),
        annotated("b", f"{OWN_WORDS}\nBy hand. (Reuters)", outlet="Ellery Post"),
    ),
    "an agency and its customer": (
        annotated("a", FERRY, outlet="Reuters"),
        annotated("b", f"Reuters Staff\n{OWN_WORDS}", outlet="Ellery Post", author="Reuters Staff"),
    ),
    "one owner": (annotated("a", FERRY, outlet="The Sun"), annotated("b", OWN_WORDS, outlet="The Times")),
    "one unknown host": (
        annotated("a", FERRY, uri="https://tarn.example/1"),
        annotated("b", OWN_WORDS, uri="https://tarn.example/2"),
    ),
    "one outlet": (annotated("a", FERRY, outlet="Tarn Echo"), annotated("b", OWN_WORDS, outlet="Tarn Echo")),
}


@pytest.mark.parametrize("articles", ONE_VOICE.values(), ids=ONE_VOICE)
def test_articles_of_one_agency_or_owner_are_one_origin(articles: tuple[AnnotatedArticle, ...]) -> None:
    assert members(traced(*articles)) == [("a", "b")]


def test_origins_part_the_articles_of_a_story() -> None:
    dossier = traced(annotated("a", FERRY), annotated("b", OWN_WORDS, outlet="Tarn Echo"), annotated("c", REUSES))
    assert members(dossier) == [("a",), ("b",), ("c",)]
    assert all(isinstance(origin, Origin) and origin.name for origin in dossier.origins)


def test_to_cite_an_agency_does_not_make_the_whole_article_its_voice() -> None:
    dossier = traced(annotated("a", f"{FERRY} Reuters reported so."), annotated("b", OWN_WORDS, outlet="Reuters"))
    assert members(dossier) == [("a",), ("b",)]


def test_problems_pass_through() -> None:
    problem = Problem(stage="read", uri="x.pdf", message="not a PDF: save it again")
    assert list(trace([problem])) == [problem]


HOSTILE = {
    "one long name": "A" * 200_000,
    "names alone": "Aa Bb " * 30_000,
    "copyright lines": ("© " + "A a" * 90 + "\n") * 700,
    "cues without an end": "according to the " * 12_000,
    "brackets": "(" * 100_000 + ")" * 100_000,
    "dashes": "— Reuters " * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_traced_in_linear_time(text: str) -> None:
    assert members(traced(annotated("a", text), annotated("b", FERRY))) == [("a",), ("b",)]
