"""What a person decided about a line, against the rules and the model."""

from collections.abc import Sequence

import msgspec

from consilience.records import Article, Block, Record, Role, Span

RULE = "corrected by"


class Correction(Record, frozen=True, kw_only=True):
    """The role that `author` gave the line at a span."""

    span: Span
    role: Role
    author: str


def corrected(article: Article, corrections: Sequence[Correction]) -> Article:
    """The article with the corrected roles on its blocks; of two corrections of one line the later holds.

    The same article is returned where nothing changes.
    """
    by_span = {correction.span: correction for correction in corrections}
    blocks = tuple(_corrected(block, by_span.get(block.span)) for block in article.blocks)
    return article if blocks == article.blocks else msgspec.structs.replace(article, blocks=blocks)


def line_at(article: Article, words: str) -> tuple[Block, ...]:
    """The blocks that begin with some words, white space aside; one, where the words tell the line."""
    wanted = " ".join(words.split())
    return tuple(
        block for block in article.blocks if wanted and " ".join(article.words(block.span).split()).startswith(wanted)
    )


def _corrected(block: Block, correction: Correction | None) -> Block:
    if correction is None or (block.role is correction.role and block.rule.startswith(RULE)):
        return block
    return Block(span=block.span, role=correction.role, rule=f"{RULE} {correction.author}")
