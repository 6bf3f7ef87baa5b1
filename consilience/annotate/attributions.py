"""Who is reported to have said what."""

from collections.abc import Iterator, Sequence

from consilience.annotate.drafts import QUOTATION_MARKS, Bounds, Draft, around, with_marks
from consilience.annotate.grammar import draft_at, drafts_of
from consilience.annotate.labels import labelled, signed
from consilience.annotate.speech import (
    Passage,
    begins_sentence,
    cue_beside,
    is_utterance,
    passage_of,
    speaker_after,
    speaker_between,
)
from consilience.annotate.trees import Tree
from consilience.records import Article, Attribution, Quotation, Role, Sentence

# A sentence with more words than this is a list or a table, in which no rule holds.
LONGEST_SENTENCE = 400
# Paragraphs that lead into each other and are read as one passage.
LONGEST_PASSAGE = 20


def find_attributions(
    article: Article, paragraphs: Sequence[tuple[Sentence, ...]], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions of the report, in order of place."""
    quoted = [with_marks(article.text, quotation.span.start, quotation.span.end) for quotation in quotations]
    headlines = [(block.span.start, block.span.end) for block in article.blocks if block.role is Role.HEADLINE]
    drafts: list[Draft] = []
    for number, passage in enumerate(_passages(article.text, paragraphs, quoted)):
        start = passage[0][0].tokens[0].start
        is_headline = around(headlines, start) is not None if article.blocks else number == 0
        drafts += _in_passage(article.text, passage, quoted, is_headline)
    return tuple(
        sorted((draft.attribution(article) for draft in drafts), key=lambda found: (min(found.content), found.cue))
    )


def _passages(
    text: str, paragraphs: Sequence[tuple[Sentence, ...]], quoted: Sequence[Bounds]
) -> Iterator[list[list[Tree]]]:
    """The trees of each paragraph, together with those of the next where a colon or an open quotation leads into it."""
    passage: list[list[Tree]] = []
    for paragraph in paragraphs:
        trees = [Tree(sentence, text) for sentence in paragraph if len(sentence.tokens) <= LONGEST_SENTENCE]
        if not trees:
            continue
        if passage and (len(passage) >= LONGEST_PASSAGE or not _leads_on(text, passage[-1], trees, quoted)):
            yield passage
            passage = []
        passage.append(trees)
    if passage:
        yield passage


def _leads_on(text: str, before: Sequence[Tree], after: Sequence[Tree], quoted: Sequence[Bounds]) -> bool:
    """Does a quotation that begins the second paragraph belong to what ends the first?"""
    last, first = before[-1].tokens[-1], after[0].tokens[0]
    if text[first.start] not in QUOTATION_MARKS:
        return False
    if text[last.end - 1] == ":":
        return True
    left_open = around(quoted, last.end - 1)
    return left_open is not None and text[left_open[1] - 1] not in QUOTATION_MARKS


def _in_passage(
    text: str, paragraphs: Sequence[Sequence[Tree]], quoted: Sequence[Bounds], is_headline: bool
) -> list[Draft]:
    """The drafts of the grammar, then each quotation with the verb beside it or the speech before it."""
    trees = [tree for paragraph in paragraphs for tree in paragraph]
    labels = (labelled(paragraph, text, is_headline) for paragraph in paragraphs)
    found = [*(draft for tree in trees for draft in drafts_of(text, tree, quoted)), *filter(None, labels)]
    passage = passage_of(text, trees, quoted)
    drafts = {draft.place: _with_outer_source(passage, draft) for draft in found}
    for number, bounds in enumerate(passage.quoted):
        if not any(draft.holds(bounds) for draft in drafts.values()):
            speech = signed(text, bounds) or _beside(passage, number, drafts) or _before(passage, number, drafts)
            if speech:
                drafts[speech.place] = speech.joined(bounds)
    return list(_through([draft for draft in drafts.values() if draft.content]))


def _beside(passage: Passage, number: int, drafts: dict[int, Draft]) -> Draft | None:
    """The draft at the verb of saying beside a quotation; its source is never sought inside the quotation."""
    cue = cue_beside(passage, number)
    if cue is None:
        return None
    draft = drafts.get(cue.start) or draft_at(passage.text, cue.tree, cue.number, "speech")
    start, end = passage.quoted[number]
    is_inside = bool(draft.source) and all(start <= source < end for source, _ in draft.source)
    return draft._replace(source=speaker_between(passage, end, cue.start)) if is_inside else draft


def _with_outer_source(passage: Passage, draft: Draft) -> Draft:
    """The draft with its speaker outside the utterance that it reports, where the parser took a word of that for one.

    "We are aware of it," general manager Ann Roe said: of the two subjects that "said" may get, "we" is no speaker.
    """
    quotation = around(passage.quoted, draft.source[0][0]) if draft.source else None
    if quotation is None or quotation[0] <= draft.place < quotation[1] or not draft.holds(quotation):
        return draft
    if not is_utterance(passage, passage.quoted.index(quotation)):
        return draft
    outer = speaker_between(passage, quotation[1], draft.place) or speaker_after(passage, draft.place)
    return draft._replace(source=outer) if outer else draft


def _before(passage: Passage, number: int, drafts: dict[int, Draft]) -> Draft | None:
    """The last draft before a quotation of whole sentences, whose speaker goes on in it."""
    if not is_utterance(passage, number) or not begins_sentence(passage, number):
        return None
    start = passage.quoted[number][0]
    earlier = [draft for draft in drafts.values() if draft.content and draft.content[-1][1] <= start]
    return max(earlier, key=lambda draft: draft.content[-1][1], default=None)


def _through(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; one inside what an outlet is said to have reported is quoted through that outlet."""
    reports = [draft for draft in drafts if draft.medium]
    for draft in drafts:
        media = (
            report.medium for report in reports if report is not draft and report.holds((draft.place, draft.place))
        )
        is_inner = bool(draft.source) and draft.rule != "according to"
        yield draft._replace(via=next(media, None)) if is_inner and draft.via is None else draft
