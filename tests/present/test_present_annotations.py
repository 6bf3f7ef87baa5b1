"""The line of `consilience annotate`: kinds and chains of sources, and the outlet's own voice."""

import json

import msgspec

from consilience.present import annotate_line, json_line
from consilience.records import AnnotatedArticle, Finding, SourceKind, Token


def test_an_attribution_has_the_kind_of_its_source_and_its_chain(annotated: AnnotatedArticle) -> None:
    (told,) = annotated.attributions
    sorted_told = msgspec.structs.replace(told, kind=SourceKind.OFFICIAL)
    article = msgspec.structs.replace(annotated.article, outlet=Finding(value="Harbour Post", rule="test"))
    found = msgspec.structs.replace(annotated, article=article, attributions=(sorted_told,))
    (line,) = json.loads(json_line(annotate_line(found)))["attributions"]
    assert line["kind"] == "official"
    assert line["chain"] == [
        {"name": "regional hospital", "kind": "official"},
        {"name": "Nordwind", "kind": "outlet"},
        {"name": "Harbour Post", "kind": "outlet"},
    ]


def test_sentences_in_the_outlets_own_voice_are_listed(annotated: AnnotatedArticle) -> None:
    first, *rest = annotated.sentences
    word = Token(start=first.span.start, end=first.span.end, lemma="", pos="X", tag="FW", relation="ROOT", head=0)
    read = msgspec.structs.replace(first, tokens=(word,))
    found = msgspec.structs.replace(annotated, sentences=(read, *rest), attributions=())
    line = json.loads(json_line(annotate_line(found)))
    assert line["own_voice"] == [[first.span.start, first.span.end]]
