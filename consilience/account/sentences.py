"""Which sentences of a dossier can stand for themselves in an account."""

from collections.abc import Iterator

from consilience.records import AnnotatedArticle, Dossier, Role, Sentence, Span

# A statement should be read at a glance, and say something: characters.
SHORTEST = 40
LONGEST = 320
# The sentences at the top of a report that tell its news.
LEADING = 3


def report_sentences(dossier: Dossier) -> Iterator[tuple[AnnotatedArticle, Sentence, int]]:
    """Each sentence of the report with its article and its place in it; headlines and furniture left out."""
    for annotated in dossier.articles:
        bodies = [block.span for block in annotated.article.blocks if block.role is Role.BODY]
        place = 0
        for sentence in annotated.sentences:
            if any(body.contains(sentence.span) for body in bodies):
                yield annotated, sentence, place
                place += 1


def fitness(annotated: AnnotatedArticle, span: Span) -> tuple[bool, bool, int]:
    """How well a sentence stands alone, best first: of a good length, without a pronoun in front, early in its text."""
    words = annotated.article.words(span)
    first = next(iter(words.lstrip("“\"‘'( ").split()), "").lower()
    return (not SHORTEST <= len(words) <= LONGEST, first in _LEANING, span.start)


# A sentence that begins so leans on the one before it.
_LEANING = frozenset(
    "he she it they this that these those his her their but and however also".split()  # noqa: SIM905 - read as a line
)
