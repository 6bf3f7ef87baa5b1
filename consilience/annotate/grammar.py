"""The attributions that the grammar of one sentence gives."""

from collections.abc import Iterator, Sequence

from consilience.annotate.drafts import Bounds, Draft, around, stretches, with_whole_quotations
from consilience.annotate.frames import content_of
from consilience.annotate.media import medium_in
from consilience.annotate.speakers import recipient_of, source_of
from consilience.annotate.stances import stance_of
from consilience.annotate.trees import Tree

# The frames that report something even where the sentence names no source: of the others less than a quarter did.
SOURCELESS = frozenset({"clause", "infinitive", "noun", "passive"})


def drafts_of(text: str, tree: Tree, quoted: Sequence[Bounds]) -> list[Draft]:
    """A draft for each word outside quotations that heads a frame of saying.

    What an outlet reports "citing officials" has the officials for its source, through the outlet.
    """
    drafts = list(_framed(text, tree, quoted))
    cited = {draft.source: draft.content for draft in drafts if draft.rule == "citing" and draft.medium}
    return [
        draft._replace(source=cited[draft.source], via=draft.medium) if draft.source in cited else draft
        for draft in drafts
        if draft.rule != "citing" or draft.source not in cited
    ]


def _framed(text: str, tree: Tree, quoted: Sequence[Bounds]) -> Iterator[Draft]:
    for index, token in enumerate(tree.tokens):
        rule, words = content_of(tree, index)
        if not words or around(quoted, token.start):
            continue
        own = words.difference({index}, *source_of(tree, index))
        content = with_whole_quotations(stretches(tree, own), quoted)
        draft = draft_at(text, tree, index, rule)._replace(content=content)
        if draft.via and draft.holds(draft.via):
            draft = draft._replace(via=None)
        if content and (draft.source or rule in SOURCELESS):
            yield draft


def draft_at(text: str, tree: Tree, index: int, rule: str) -> Draft:
    """The draft at a cue, still without content."""
    pieces = source_of(tree, index)
    return Draft(
        place=tree.tokens[index].start,
        rule=rule,
        cue=tuple(stretches(tree, _cue_words(tree, index))),
        source=tuple(bounds for piece in pieces for bounds in stretches(tree, piece - {index})),
        via=medium_in(tree, recipient_of(tree, index), text),
        medium=medium_in(tree, set().union(*pieces), text),
        stance=stance_of(tree, index),
    )


def _cue_words(tree: Tree, index: int) -> set[int]:
    """The cue with its particle, its negation, and what makes it a passive or a preposition."""
    if tree.words[index] == "according":
        return {index, *(child for child in tree.children(index, ("prep",)) if tree.words[child] == "to")}
    parts = {index, *tree.children(index, ("prt", "neg", "auxpass", "agent"))}
    return parts | set(tree.children(index, ("aux",))) if tree.child(index, "neg") is not None else parts
