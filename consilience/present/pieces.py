"""A sentence cut into the words of the answer that differ, those that do not, and the words around them."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from consilience.present.display import ELLIPSIS, WHITE, visible
from consilience.present.outline import Reading

# Words shown on either side of the answer, in characters; a longer sentence is cut there.
AROUND = 300
LONGEST_ANSWER = 600
# Shorter answers differ as a whole; longer ones, which are quotations, word by word.
FEW_WORDS = 5
WORD = re.compile(r"\S+\s*")
NOT_IN_A_WORD = re.compile(r"\W+")


def pieces(reading: Reading) -> tuple[tuple[str, bool], ...]:
    """The sentence as pieces in order, each with whether it differs; line ends made spaces, long ends cut.

    An answer that is the whole sentence is not set off.
    """
    text, sentence, focus = reading.witness.article.text, reading.sentence, reading.focus
    start, end = max(sentence.start, focus.start - AROUND), min(sentence.end, focus.end + AROUND)
    answer = text[focus.start : min(focus.end, focus.start + LONGEST_ANSWER)]
    is_whole = focus.start <= sentence.start and sentence.end <= focus.end
    found = (
        (ELLIPSIS.lstrip() + " " if start > sentence.start else "", False),
        (text[start : focus.start], False),
        *([(answer, False)] if is_whole and not reading.rival else _differing(answer, reading.rival[:LONGEST_ANSWER])),
        (ELLIPSIS if focus.end - focus.start > LONGEST_ANSWER else "", False),
        (text[focus.end : end], False),
        (ELLIPSIS if end < sentence.end else "", False),
    )
    return tuple((visible(WHITE.sub(" ", words)), differs) for words, differs in found if words)


def _differing(answer: str, rival: str) -> Iterator[tuple[str, bool]]:
    """The answer, cut where its words differ from those of the rival answer."""
    words, others = WORD.findall(answer), WORD.findall(rival)
    if len(words) < FEW_WORDS or not others:
        yield answer, True
        return
    lead = answer[: len(answer) - len(answer.lstrip())]
    yield lead, False
    for start, end, differs in _runs([_bare(word) for word in words], [_bare(word) for word in others]):
        run = "".join(words[start:end])
        yield run.rstrip(), differs
        yield run[len(run.rstrip()) :], False


def _runs(words: list[str], others: list[str]) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each run of words, and whether the other side lacks it."""
    for name, start, end, _, _ in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if start < end:
            yield start, end, name != "equal"


def _bare(word: str) -> str:
    return NOT_IN_A_WORD.sub("", word).lower()
