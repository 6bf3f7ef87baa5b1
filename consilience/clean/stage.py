"""The stage: each block of an article gets its role, and the article its metadata. Nothing is deleted."""

from collections.abc import Iterable, Iterator

import msgspec

from consilience.clean.furniture import label
from consilience.clean.labels import Label
from consilience.clean.metadata import with_metadata
from consilience.clean.repetition import line_digest
from consilience.clean.shape import lines_of
from consilience.models import LanguageIdentifier
from consilience.records import FURNITURE, Article, Block, Problem, Record, Role

# What a page sets apart as a post of somebody's, or as a table in its main text, is report, however short its lines:
# with tables open to the line model, the report of the benchmark's pages had F1 .965 instead of .971.
SETTLED = frozenset({"embedded post", "html cell"})
REPEATED = Label(role=Role.NAVIGATION, rule="stands in several articles")


class CleanOptions(Record, frozen=True, kw_only=True):
    """What a reader wants otherwise than the rules say.

    `keep`: roles of furniture that are read as report (captions, say). `drop`: roles that are not to be read as
    report (subheadings, say); BODY cannot be dropped. `repeated`: digests of lines known to stand in several
    articles, from `repeated_lines`; such a line is furniture.
    """

    keep: frozenset[Role] = frozenset()
    drop: frozenset[Role] = frozenset()
    repeated: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.keep & self.drop or Role.BODY in self.drop:
            raise ValueError("a role is kept or dropped, not both, and the body of the report stays")


def clean(
    articles: Iterable[Article | Problem],
    *,
    language: LanguageIdentifier | None,
    options: CleanOptions = CleanOptions(),  # noqa: B008 - a frozen record
) -> Iterator[Article | Problem]:
    """Label every block of each article with its role and the rule that decided, and find its metadata."""
    for item in articles:
        yield item if isinstance(item, Problem) else _cleaned(item, language, options)


def _cleaned(article: Article, language: LanguageIdentifier | None, options: CleanOptions) -> Article:
    return with_metadata(_labelled(article, options), language)


def _labelled(article: Article, options: CleanOptions) -> Article:
    """The article with a label on each block."""
    given = tuple(_given(article, block, options) for block in article.blocks)
    labels = label(lines_of(article), given, article.title.value if article.title else None)
    blocks = tuple(_block(block, found, options) for block, found in zip(article.blocks, labels, strict=True))
    return msgspec.structs.replace(article, blocks=blocks)


def _given(article: Article, block: Block, options: CleanOptions) -> Label | None:
    """The label that is settled before any rule looks: by the format, or by the line's standing in other articles."""
    if block.role is not Role.BODY or block.rule in SETTLED:
        return Label(role=block.role, rule=block.rule, score=block.score)
    if options.repeated and line_digest(article.words(block.span)) in options.repeated:
        return REPEATED
    return None


def _block(block: Block, found: Label, options: CleanOptions) -> Block:
    if found.role in options.keep and found.role in FURNITURE:
        return Block(span=block.span, role=Role.BODY, rule="kept by request")
    if found.role in options.drop and found.role not in FURNITURE:
        return Block(span=block.span, role=Role.NAVIGATION, rule="dropped by request")
    return Block(span=block.span, role=found.role, rule=found.rule, score=found.score)
