"""Names, trimmed and made consistent within an article."""

import pytest

from consilience.annotate.mentions import find_mentions
from consilience.models import NamedSpan, ParsedText
from consilience.records import Article, MentionKind

PERSON, PLACE, ORGANISATION = MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION

# text, the model's names with their kinds, the mentions
CASES = {
    "a title": ("Mayor Ana Kovac spoke.", [("Mayor Ana Kovac", PERSON)], [("Ana Kovac", PERSON)]),
    "two titles": (
        "Prime Minister Dr. Ana Kovac spoke.",
        [("Prime Minister Dr. Ana Kovac", PERSON)],
        [("Ana Kovac", PERSON)],
    ),
    "a possessive": ("Kovac’s house", [("Kovac’s", PERSON)], [("Kovac", PERSON)]),
    "a determiner": ("the Red Cross", [("the Red Cross", ORGANISATION)], [("Red Cross", ORGANISATION)]),
    "punctuation": ("Kovac,” he said", [("Kovac,”", PERSON)], [("Kovac", PERSON)]),
    "a surname of a person named in full": (
        "Ana Kovac left. Kovac was tired.",
        [("Ana Kovac", PERSON), ("Kovac", PLACE)],
        [("Ana Kovac", PERSON), ("Kovac", PERSON)],
    ),
    "a place that is nobody's surname": (
        "Ana Kovac left Paris.",
        [("Ana Kovac", PERSON), ("Paris", PLACE)],
        [("Ana Kovac", PERSON), ("Paris", PLACE)],
    ),
    "a known agency": ("Reuters said so.", [("Reuters", PERSON)], [("Reuters", ORGANISATION)]),
    "an abbreviation keeps its point": ("the U.S. army", [("the U.S.", PLACE)], [("U.S.", PLACE)]),
    "the usual kind": (
        "Kovac left. Kovac sat. Kovac rose.",
        [("Kovac", PERSON), ("Kovac", ORGANISATION), ("Kovac", PERSON)],
        [("Kovac", PERSON)] * 3,
    ),
    "no capital": ("They were briefed.", [("briefed", PERSON)], []),
    "nothing but a title": ("Mr. ", [("Mr. ", PERSON)], []),
}


@pytest.mark.parametrize(("text", "names", "mentions"), CASES.values(), ids=CASES)
def test_the_model_s_names_are_repaired(
    text: str, names: list[tuple[str, MentionKind]], mentions: list[tuple[str, MentionKind]]
) -> None:
    place, spans = 0, []
    for name, kind in names:
        place = text.index(name, place)
        spans.append(NamedSpan(start=place, end=place + len(name), kind=kind))
        place += len(name)
    article = Article(id="a", uri="", capture="", text=text)
    found = find_mentions(article, [ParsedText(sentences=(), names=tuple(spans))])
    assert [(article.words(mention.span), mention.kind) for mention in found] == mentions
