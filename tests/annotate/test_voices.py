"""What kind of source speaks, and what the outlet says itself."""

from collections.abc import Callable

import pytest

from consilience.annotate import AnnotateOptions, annotate
from consilience.models.spacy_models import RuleSplitter, SpacyParser
from consilience.records import AnnotatedArticle, Article, SourceKind

Reader = Callable[[str], AnnotatedArticle]

KINDS = {
    "a named person": ("Interior Minister Ana Kovac said that the mine had closed.", SourceKind.PERSON),
    "a person with an apposition": ("Ana Kovac, a spokeswoman for the port, said it rained.", SourceKind.PERSON),
    "a pronoun for a person": ("He said that the mine had closed.", SourceKind.PERSON),
    "an office": ("A spokeswoman for the port said that the mine had closed.", SourceKind.OFFICIAL),
    "a state": ("France said that the mine had closed.", SourceKind.OFFICIAL),
    "nobody in particular": ("Two miners said that the mine had closed.", SourceKind.ANONYMOUS),
    "a document": ("A report by the port said that the mine had closed.", SourceKind.DOCUMENT),
    "an agency": ("Reuters reported that the mine had closed.", SourceKind.AGENCY),
    "an outlet": ("The newspaper reported that the mine had closed.", SourceKind.OUTLET),
    "they": ("They said that the mine had closed.", None),
    "nobody": ("It was reported that the mine had closed.", None),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_the_source_of_an_attribution_has_a_kind(read: Reader, text: str, kind: SourceKind | None) -> None:
    (found,) = read(text).attributions
    assert found.kind is kind


OWN = {
    "what nobody is reported to have said": (
        "The mine closed in June. The owner said it was safe. It rained.",
        ["The mine closed in June.", "It rained."],
    ),
    "a quotation without a speaker": (
        "The mine closed.\n“We stay and we fight.”\nIt rained.",
        ["The mine closed.", "It rained."],
    ),
    "words in scare quotes": ("The “green corridor” was closed.", ["The “green corridor” was closed."]),
    "a quotation of several sentences": ("“We stay. We fight. We win,” Ana Kovac said. It rained.", ["It rained."]),
    "no sentence": ("", []),
}


@pytest.mark.parametrize(("text", "sentences"), OWN.values(), ids=OWN)
def test_the_outlet_says_itself_what_it_lays_in_nobodys_mouth(read: Reader, text: str, sentences: list[str]) -> None:
    found = read(text)
    assert [found.article.words(span) for span in found.own_voice] == sentences


def test_without_grammar_nobody_can_tell_who_speaks(parser: SpacyParser, splitter: RuleSplitter) -> None:
    article = Article(id="a", uri="", capture="", text="The mine closed in June.")
    (found,) = annotate([article], parser=parser, splitter=splitter, options=AnnotateOptions(grammar=False))
    assert isinstance(found, AnnotatedArticle)
    assert found.sentences
    assert not found.own_voice
