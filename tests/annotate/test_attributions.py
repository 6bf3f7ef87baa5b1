"""Who is reported to have said what."""

from collections.abc import Callable, Iterable

import pytest

from consilience.annotate.cues import CLAUSE
from consilience.annotate.frames import FRAMES
from consilience.annotate.speech import passage_of, speaker_after
from consilience.annotate.stage import annotate
from consilience.annotate.trees import Tree
from consilience.models.spacy_models import RuleSplitter, SpacyParser
from consilience.records import AnnotatedArticle, Article, Attribution, Block, Role, Span, Stance

Reader = Callable[[str], AnnotatedArticle]

# text, source, cue, content
CASES = {
    "a clause with that": (
        "The harbour master said that two ferries had collided.",
        "The harbour master",
        "said",
        "that two ferries had collided",
    ),
    "a clause before the cue": (
        "Two ferries had collided in the fog, the harbour master said.",
        "the harbour master",
        "said",
        "Two ferries had collided in the fog",
    ),
    "a cue in the middle": (
        "The bridge, the mayor said, will open in May.",
        "the mayor",
        "said",
        "The bridge will open in May",
    ),
    "according to": (
        "According to the ministry, the mine closed in June.",
        "the ministry",
        "According to",
        "the mine closed in June",
    ),
    "according to at the end": (
        "The mine closed in June, according to the ministry.",
        "the ministry",
        "according to",
        "The mine closed in June",
    ),
    "as reported by": (
        "As reported by Reuters, the mine closed in June.",
        "Reuters",
        "reported by",
        "the mine closed in June",
    ),
    "a quotation before its speaker": (
        "“We will rebuild the school,” Ana Kovac said.",
        "Ana Kovac",
        "said",
        "“We will rebuild the school,”",
    ),
    "a word of the quotation that the parser took for its speaker": (
        "“All of those who look only at Velmora should look in another direction, Kestria,” Ms. Brandt wrote.",
        "Ms. Brandt",
        "wrote",
        "“All of those who look only at Velmora should look in another direction, Kestria,”",
    ),
    "an inverted verb": (
        "“We will rebuild the school,” said the mayor, who has two children.",
        "the mayor",
        "said",
        "“We will rebuild the school,”",
    ),
    "an order": (
        "The judge ordered the company to return the money.",
        "The judge",
        "ordered",
        "the company to return the money",
    ),
    "a promise": ("The airline promised to refund the tickets.", "The airline", "promised", "to refund the tickets"),
    "a noun": (
        "The court dismissed the company's claim that the bridge was safe.",
        "the company's",
        "claim",
        "that the bridge was safe",
    ),
    "a description": (
        "The governor described the strike as a mistake.",
        "The governor",
        "described",
        "the strike as a mistake",
    ),
    "an accusation": (
        "The union accused the mayor of breaking his word.",
        "The union",
        "accused",
        "the mayor of breaking his word",
    ),
    "a noun that was made by": (
        "The announcement was made by the port authority.",
        "the port authority",
        "was made by",
        "The announcement",
    ),
    "a clause with that after a time": (
        "The mayor said on Monday for the first time that two ferries had collided.",
        "The mayor",
        "said",
        "that two ferries had collided",
    ),
    "a verb at the end with a time": (
        "Two ferries had collided in the fog, The Harbour Post reported in 1991.",
        "The Harbour Post",
        "reported",
        "Two ferries had collided in the fog",
    ),
    "as somebody noted": (
        "But as the mayor noted, the bridge was closed.",
        "the mayor",
        "noted",
        "the bridge was closed",
    ),
    "a question": ("The mayor asked if the bridge was safe.", "The mayor", "asked", "if the bridge was safe"),
    "a proposal": ("The mayor proposed closing the bridge.", "The mayor", "proposed", "closing the bridge"),
    "a second thing said": (
        "The mayor said the bridge was safe and added that it would open soon.",
        "The mayor",
        "added",
        "that it would open soon",
    ),
    "a participle": (
        "Officials left the talks early, saying that no progress was possible.",
        "Officials",
        "saying",
        "that no progress was possible",
    ),
}


def words(annotated: AnnotatedArticle, spans: Iterable[Span]) -> str:
    return " ".join(annotated.article.words(span).rstrip(",") for span in spans)


def parts(annotated: AnnotatedArticle) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution; pieces are joined by a space."""
    return [
        (words(annotated, found.source), words(annotated, found.cue), words(annotated, found.content))
        for found in annotated.attributions
    ]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES.values(), ids=CASES)
def test_each_construction_gives_source_cue_and_content(
    read: Reader, text: str, source: str, cue: str, content: str
) -> None:
    assert (source, cue, content.rstrip(",")) in [
        (source_, cue_, content_.rstrip(",")) for source_, cue_, content_ in parts(read(text))
    ]


STANCES = {
    "a denial": ("The firm denied that its wells had leaked.", Stance.DENIES),
    "a rejection": ("The minister rejected the allegations.", Stance.DENIES),
    "a report called false": ("The embassy called the report false.", Stance.DENIES),
    "no comment": ("The firm declined to comment on the case.", Stance.DECLINES),
    "no answer": ("The firm did not respond to a request for comment.", Stance.DECLINES),
    "a statement": ("The firm said that its wells had leaked.", Stance.ASSERTS),
    "a denial in a gerund of the past": ("The firm denied having met the owner.", Stance.DENIES),
    "a denial with that": ("The firm disputed that the road was closed.", Stance.DENIES),
    "a denial by": ("The report was denied by the firm.", Stance.DENIES),
    "a request declined": ("The owner declined an interview request.", Stance.DECLINES),
    "nobody's word": ("Neither side confirmed the deal.", Stance.DECLINES),
    "neither yes nor no": ("The police neither confirmed nor denied the arrest.", Stance.DECLINES),
    "a denial that was not made": ("The owner never denied that the mine had closed.", Stance.DECLINES),
    "a refusal to act": ("The driver refused to leave the bus.", Stance.ASSERTS),
}


@pytest.mark.parametrize(("text", "stance"), STANCES.values(), ids=STANCES)
def test_denials_and_refusals_to_speak_are_told_from_statements(read: Reader, text: str, stance: Stance) -> None:
    assert read(text).attributions[0].stance is stance


DENIED = {
    "a clause": ("The firm denied that its wells had leaked.", "that its wells had leaked"),
    "a noun": ("The ministry has denied accusations of torture.", "accusations of torture"),
    "a gerund": ("The army denies bombing the hospital.", "bombing the hospital"),
    "a subject": ("The claim that the mine had closed was denied by the owner.", "The claim that the mine had closed"),
    "whether": ("The firm declined to say whether the mine had closed.", "whether the mine had closed"),
    "a topic": ("The firm declined to comment on the closure of the mine.", "the closure of the mine"),
}


@pytest.mark.parametrize(("text", "content"), DENIED.values(), ids=DENIED)
def test_a_denial_or_refusal_points_to_what_is_denied(read: Reader, text: str, content: str) -> None:
    found = read(text)
    assert content in {
        words(found, each.content) for each in found.attributions if each.stance is not Stance.ASSERTS and each.source
    }


@pytest.mark.parametrize("verb", ["denied", "rejected", "faced", "refuted"])
def test_who_distances_himself_from_a_claim_did_not_make_it(read: Reader, verb: str) -> None:
    found = parts(read(f"The owner {verb} the claim that the mine had closed."))
    assert ("", "claim", "that the mine had closed") in found


def test_what_somebody_refused_to_confirm_is_not_his_statement(read: Reader) -> None:
    found = read("The firm refused to confirm that the mine had closed.").attributions
    assert {attribution.stance for attribution in found} == {Stance.DECLINES}


def test_consecutive_quoted_sentences_of_a_paragraph_are_one_attribution(read: Reader) -> None:
    found = read("“The roof is gone,” Ana Kovac said. “We slept in the car. It was cold.”")
    assert parts(found) == [("Ana Kovac", "said", "“The roof is gone,” “We slept in the car. It was cold.”")]


def test_a_split_quotation_has_one_speaker(read: Reader) -> None:
    found = read("“The roof is gone,” Ana Kovac said, “and we slept in the car.”")
    assert [quotation.speaker for quotation in found.quotations] == [found.attributions[0].source[0]] * 2


def test_a_colon_leads_into_the_quotation_of_the_next_paragraph(read: Reader) -> None:
    found = read("The roof fell.\nThe mayor of the town then added:\n“We will rebuild the school before winter.”")
    assert ("The mayor of the town", "added", "“We will rebuild the school before winter.”") in parts(found)


def test_a_quotation_goes_on_in_the_next_paragraph_when_its_mark_was_left_open(read: Reader) -> None:
    found = read("The roof fell.\n“We were asleep,” Ana Kovac said. “Then it was dark.\n“We ran into the street.”")
    assert parts(found)[-1][2] == "“We were asleep,” “Then it was dark. “We ran into the street.”"


def test_a_relative_pronoun_comes_with_what_it_stands_for(read: Reader) -> None:
    found = read("They met the mayor, who said that the bridge was safe.")
    assert [found.article.words(span) for span in found.attributions[-1].source] == ["the mayor", "who"]


LABELS = {
    "speaker first": ("Experts: The centres will stay open\nText follows.", "Experts", "The centres will stay open"),
    "speaker last": (
        "Minister to resign over leaked letter: officials\nText follows.",
        "officials",
        "Minister to resign",
    ),
    "a transcript": ("Talks.\nKOVAC: We will rebuild the school.", "KOVAC", "We will rebuild the school."),
}


@pytest.mark.parametrize(("text", "source", "content"), LABELS.values(), ids=LABELS)
def test_a_label_before_a_colon_speaks(read: Reader, text: str, source: str, content: str) -> None:
    (found,) = (found for found in parts(read(text)) if found[1] == ":")
    assert found[0] == source
    assert found[2].startswith(content)


def test_each_speaker_of_a_quoted_transcript_is_labelled(read: Reader) -> None:
    found = parts(read('Talks.\n"HOST: Will the school be rebuilt?\n"KOVAC: We will rebuild the school."'))
    assert [source for source, cue, _ in found if cue == ":"] == ["HOST", "KOVAC"]


def test_a_quotation_may_be_signed_after_a_dash(read: Reader) -> None:
    found = parts(read("Voices of the town.\n“The roof is gone.” — Ana Kovac, teacher"))
    assert ("Ana Kovac", "—", "“The roof is gone.”") in found


def test_a_colon_of_the_desk_names_no_speaker(read: Reader) -> None:
    assert not read("Update: The centres will stay open\nText follows.").attributions


VIA = {
    "told an agency": ("The mine has closed, a spokesman told Reuters.", "Reuters"),
    "explained to a newspaper": ("The owner explained to the newspaper that the mine had closed.", "the newspaper"),
    "according to an agency": ("The owner said that the mine had closed, according to TASS.", "TASS"),
    "in an interview": ("“We will stay,” Ana Kovac said in an interview with Reuters.", "Reuters"),
    "quoted by an agency": ("Ana Kovac was quoted by TASS as saying that the mine had closed.", "TASS"),
    "an agency that quotes": ("TASS quoted Ana Kovac as saying that the mine had closed.", "TASS"),
    "told reporters": ("The mine has closed, a spokesman told reporters.", None),
    "a ministry that shares its name with a magazine": (
        "The minister for foreign affairs said that the owner had announced the closure.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "medium"), VIA.values(), ids=VIA)
def test_the_agency_through_which_somebody_is_quoted_is_kept(read: Reader, text: str, medium: str | None) -> None:
    found = read(text)
    media = {found.article.words(attribution.via) for attribution in found.attributions if attribution.via}
    assert media == ({medium} if medium else set())


@pytest.mark.parametrize(
    "text",
    [
        "The mine has closed, Reuters reported on Friday, citing two officials.",
        "Citing two officials, Reuters said the mine had closed.",
    ],
)
def test_an_outlet_that_cites_somebody_passes_on_their_words(read: Reader, text: str) -> None:
    found = read(text)
    (attribution,) = found.attributions
    assert words(found, attribution.source) == "two officials"
    assert attribution.via is not None
    assert found.article.words(attribution.via) == "Reuters"


def test_what_is_said_inside_a_quotation_is_its_speakers_words(read: Reader) -> None:
    found = read("“I think that the mayor said too little,” Ana Kovac said.")
    assert [source for source, _, _ in parts(found)] == ["Ana Kovac"]


def test_a_headline_block_may_stand_anywhere(parser: SpacyParser, splitter: RuleSplitter) -> None:
    text = "By Ana Kovac\nExperts: The centres will stay open"
    block = Block(span=Span(article="a", start=13, end=len(text)), role=Role.HEADLINE, rule="test")
    article = Article(id="a", uri="", capture="", text=text, blocks=(block,))
    (found,) = annotate([article], parser=parser, splitter=splitter)
    assert isinstance(found, AnnotatedArticle)
    assert [attribution.rule for attribution in found.attributions] == ["label"]


def test_attributions_stand_in_order_of_their_content(read: Reader) -> None:
    found: tuple[Attribution, ...] = read(
        "The mine closed, the owner said. The mayor denied that. “We will not leave,” Ana Kovac said."
    ).attributions
    starts = [min(attribution.content) for attribution in found]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_every_frame_has_a_name_of_its_own_and_lemmas() -> None:
    frames = [frame for group in FRAMES.values() for frame in group]
    assert len({frame.name for frame in frames}) == len(frames)
    assert all(frame.lemmas for frame in frames)
    assert "say" in CLAUSE


def test_the_speaker_after_a_cue_is_the_whole_phrase(read: Reader) -> None:
    article = read("“We won the race,” said Ana Kovac, the captain of the eight.")
    text = article.article.text
    passage = passage_of(text, [Tree(sentence, text) for sentence in article.sentences], [])
    assert [text[start:end] for start, end in speaker_after(passage, text.index("said"))] == [
        "Ana Kovac, the captain of the eight"
    ]
