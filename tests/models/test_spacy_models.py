"""The rule-based splitter, and documents as records."""

import pytest
import spacy
from spacy.tokens import Doc

from consilience.models import Passage
from consilience.models.spacy_models import english_parser, parsed, rule_splitter

SENTENCES = {
    "an opening mark begins the next sentence": (
        "He left. “We stay.” It rained.",
        ["He left.", "“We stay.”", "It rained."],
    ),
    "a straight one too": ('He left. "We stay," she said.', ["He left.", '"We stay," she said.']),
    "and a bracket": ("He left. (She stayed.) It rained.", ["He left.", "(She stayed.)", "It rained."]),
    "a closing mark ends its sentence": ("“We stay.” It rained.", ["“We stay.”", "It rained."]),
    "a mark that opens nothing stays": ("He left. “", ["He left. “"]),
    "nothing": (" \n", []),
}


@pytest.mark.parametrize(("text", "sentences"), SENTENCES.values(), ids=SENTENCES)
def test_sentences_begin_with_their_opening_marks(text: str, sentences: list[str]) -> None:
    found = rule_splitter().split(Passage(text="…" + text, offset=7))
    assert [
        ("…" + text)[start - 7 : end - 7].lstrip("…").strip() for start, end in found if end - start > 1
    ] == sentences


@pytest.mark.parametrize("dash", ["\u2015", "\u2e3a", "\ufe58"], ids=["horizontal bar", "two-em dash", "small em dash"])
def test_every_long_dash_is_read_like_an_em_dash(dash: str) -> None:
    texts = [f"VELMORA {mark} The old bridge, which creaked, has been closed." for mark in ("\u2014", dash)]
    plain, other = english_parser().parse(Passage(text=text, offset=0) for text in texts)
    assert plain == other


def test_a_document_becomes_records_with_offsets_of_the_whole_text() -> None:
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Rain", "fell", "\n", "Snow"],
        heads=[1, 1, 1, 3],
        deps=["nsubj", "ROOT", "", "ROOT"],
    )
    found = parsed(doc, offset=10)
    assert [[(token.start, token.end) for token in sentence] for sentence in found.sentences] == [
        [(10, 14), (15, 19)],
        [(22, 26)],
    ]
