"""Who is reported to have said what."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from consilience.annotate.drafts import (
    QUOTATION_MARKS,
    Bounds,
    Draft,
    around,
    stretches,
    with_marks,
    with_whole_quotations,
)
from consilience.annotate.frames import content_of
from consilience.annotate.labels import labelled
from consilience.annotate.media import medium_in
from consilience.annotate.speakers import recipient_of, source_of
from consilience.annotate.speech import Place, between, cue_beside, is_utterance, words_of
from consilience.annotate.stances import stance_of
from consilience.annotate.trees import Tree
from consilience.records import Article, Attribution, Quotation, Role, Sentence

# A sentence with more words than this is a list or a table, in which no rule holds.
LONGEST_SENTENCE = 400
# Sentences of paragraphs that lead into each other and are read as one passage.
LONGEST_PASSAGE = 100
# The frames that report something even where the sentence names no source: of the others less than a quarter did.
SOURCELESS = frozenset({"clause", "infinitive", "noun", "passive"})


def find_attributions(
    article: Article, paragraphs: Sequence[tuple[Sentence, ...]], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions of the report, in order of place."""
    quoted = [with_marks(article.text, quotation.span.start, quotation.span.end) for quotation in quotations]
    drafts: list[Draft] = []
    for number, trees in enumerate(_passages(article.text, paragraphs, quoted)):
        drafts += _in_passage(article.text, trees, quoted, _is_headline(article, trees, number))
    return tuple(
        sorted((draft.attribution(article) for draft in drafts), key=lambda found: (min(found.content), found.cue))
    )


def _passages(text: str, paragraphs: Sequence[tuple[Sentence, ...]], quoted: Sequence[Bounds]) -> Iterator[list[Tree]]:
    """The trees of each paragraph, together with the next one where a colon or an open quotation leads into it."""
    passage: list[Tree] = []
    for paragraph in paragraphs:
        trees = [Tree(sentence, text) for sentence in paragraph if len(sentence.tokens) <= LONGEST_SENTENCE]
        if passage and (not trees or len(passage) > LONGEST_PASSAGE or not _leads_on(text, passage, trees, quoted)):
            yield passage
            passage = []
        passage += trees
    if passage:
        yield passage


def _leads_on(text: str, before: Sequence[Tree], after: Sequence[Tree], quoted: Sequence[Bounds]) -> bool:
    """Does a quotation that begins the second paragraph belong to what ends the first?"""
    last, first = before[-1].tokens[-1], after[0].tokens[0]
    if text[first.start] not in QUOTATION_MARKS:
        return False
    if text[last.end - 1] == ":":
        return True
    open_one = around(quoted, last.end - 1)
    return open_one is not None and text[open_one[1] - 1] not in QUOTATION_MARKS


def _is_headline(article: Article, trees: Sequence[Tree], number: int) -> bool:
    """Is a passage the headline: by its block, or in an article without blocks as the first one?"""
    if not article.blocks:
        return number == 0
    start = trees[0].tokens[0].start
    return any(block.role is Role.HEADLINE and block.span.start <= start < block.span.end for block in article.blocks)


def _in_passage(text: str, trees: Sequence[Tree], quoted: Sequence[Bounds], is_headline: bool) -> list[Draft]:
    """The drafts of the grammar, then each quotation with the verb beside it or the speech before it."""
    found = [draft for tree in trees for draft in _in_sentence(text, tree, quoted)]
    label = labelled(trees, text, is_headline)
    drafts = {draft.place: draft for draft in ([*found, label] if label else found)}
    words = words_of(trees)
    own = quoted[bisect_left(quoted, (words[0].start - 2, 0)) : bisect_left(quoted, (words[-1].start + 1, 0))]
    for number, bounds in enumerate(own):
        if not any(draft.holds(bounds) for draft in drafts.values()):
            speech = _speech(text, words, own, number, drafts)
            if speech:
                drafts[speech.place] = speech.joined(bounds)
    return list(_through([draft for draft in drafts.values() if draft.content]))


def _in_sentence(text: str, tree: Tree, quoted: Sequence[Bounds]) -> Iterator[Draft]:
    """A draft for each word outside quotations that heads a frame of saying."""
    for index, token in enumerate(tree.tokens):
        rule, words = content_of(tree, index)
        if not words or around(quoted, token.start):
            continue
        own = words.difference({index}, *source_of(tree, index))
        content = with_whole_quotations(stretches(tree, own), quoted)
        draft = _begun(text, tree, index, rule)._replace(content=content)
        if content and (draft.source or rule in SOURCELESS):
            yield draft


def _begun(text: str, tree: Tree, index: int, rule: str) -> Draft:
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


def _speech(
    text: str, words: Sequence[Place], quoted: Sequence[Bounds], number: int, drafts: dict[int, Draft]
) -> Draft | None:
    """The draft to which a quotation belongs that no content holds yet."""
    beside = cue_beside(text, words, quoted, number)
    bounds = quoted[number]
    if beside:
        draft = drafts.get(beside.start) or _begun(text, beside.tree, beside.number, "speech")
        is_inside = bool(draft.source) and all(around([bounds], start) for start, _ in draft.source)
        return draft._replace(source=between(words, bounds[1], beside.start)) if is_inside else draft
    if not is_utterance(text, bounds) or not any(
        bounds[0] <= word.start < bounds[1] and word.is_first for word in words
    ):
        return None
    earlier = [draft for draft in drafts.values() if draft.content and draft.content[-1][1] <= bounds[0]]
    return max(earlier, key=lambda draft: draft.content[-1][1], default=None)


def _through(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; one inside what an outlet is said to have reported is quoted through that outlet."""
    reports = [draft for draft in drafts if draft.medium]
    for draft in drafts:
        around = (
            report.medium for report in reports if report is not draft and report.holds((draft.place, draft.place))
        )
        yield draft if draft.via or not draft.source else draft._replace(via=next(around, None))
