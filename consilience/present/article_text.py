"""The text of an article as markup: every used span marked, named, and linked back to where it is used."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from markupsafe import escape
from msgspec.structs import replace

from consilience.present.display import visible
from consilience.present.nesting import Turn, turns
from consilience.present.outline import Witness
from consilience.present.wording import count, say
from consilience.records import Article, Block, Record, Role, Span

# Characters of one article shown in full; beyond them only what is used, with the words around it.
LONGEST_ARTICLE = 30_000
LONGEST_MARK = 2_000
AROUND_MARK = 200
# More links back from one span say no more.
MOST_BACK_LINKS = 8

# The initials of the marks, the weightiest first; passages that two articles share come last.
TONES = (("D", "disputed"), ("O", "overtaken"), ("B", "brief"), ("T", "brief"), ("P", "brief"), ("L", "link"))

Uses = Mapping[Span, tuple[str, ...]]
"""The parts of the account (B1, D2 …) that use a span."""


class Paragraph(Record, frozen=True, kw_only=True):
    """A block of an article as markup; furniture is folded unless something in it is used."""

    role: Role
    markup: str
    is_furniture: bool
    is_folded: bool


class _Cut(Record, frozen=True, kw_only=True):
    """A stretch of a block that is shown, with the marks in it; `skipped` characters before it are not."""

    start: int
    end: int
    skipped: int
    turns: tuple[Turn, ...] = ()


class _Marks(Record, frozen=True, kw_only=True):
    """Where the marks over each span first open and last close, and what they link back to."""

    witness: Witness
    story: str
    used: Uses
    first: Mapping[Span, Turn]
    last: Mapping[Span, Turn]

    def tag(self, turn: Turn) -> str:
        back = self.used[turn.span]
        if not turn.opens:
            return f"</mark>{_links_back(back, self.story) if turn == self.last[turn.span] else ''}"
        name = f' id="{anchor(self.witness, turn.span)}"' if turn == self.first[turn.span] else ""
        return f'<mark{name} class="{_tone(back)}">'


def anchor(witness: Witness, span: Span) -> str:
    """The id of the mark over a span of that article."""
    return f"{witness.key}-{span.start}-{span.end}"


def paragraphs(witness: Witness, used: Uses, story: str) -> Iterator[Paragraph]:
    """The article's blocks in order. `story` is the key before the marks to which the links back lead."""
    blocks = tuple(_blocks(witness.article))
    touching = _touching([block.span for block in blocks], sorted(used))
    cuts = [(block, tuple(_cuts(block.span, touching[block.span], room))) for block, room in _with_room(blocks)]
    every = [turn for _, found in cuts for cut in found for turn in cut.turns]
    marks = _Marks(
        witness=witness,
        story=story,
        used=used,
        first={turn.span: turn for turn in reversed(every) if turn.opens},
        last={turn.span: turn for turn in every if not turn.opens},
    )
    for block, found in cuts:
        if found:
            yield Paragraph(
                role=block.role,
                markup="".join(part for cut in found for part in _parts(cut, marks)),
                is_furniture=block.is_furniture,
                is_folded=block.is_furniture and not any(cut.turns for cut in found),
            )


def folded(found: Iterable[Paragraph]) -> Iterator[tuple[bool, tuple[Paragraph, ...]]]:
    """The paragraphs in rows: whether a row is folded, and its paragraphs."""
    for is_folded, row in groupby(found, key=lambda paragraph: paragraph.is_folded):
        yield is_folded, tuple(row)


def _blocks(article: Article) -> Iterator[Block]:
    """The blocks in order, none over another, and the text that lies in none as body."""
    place = 0
    for block in sorted(article.blocks, key=lambda block: block.span):
        yield from _between(article, place, block.span.start)
        start = max(place, block.span.start)
        if start < block.span.end:
            yield replace(block, span=article.span(start, block.span.end))
            place = block.span.end
    yield from _between(article, place, len(article.text))


def _between(article: Article, start: int, end: int) -> Iterator[Block]:
    if article.text[start:end].strip():
        yield Block(span=article.span(start, end), role=Role.BODY, rule="")


def _with_room(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """Each block with the number of characters that may still be shown when it begins."""
    room = LONGEST_ARTICLE
    for block in blocks:
        yield block, room
        room = max(0, room - (block.span.end - block.span.start))


def _touching(blocks: list[Span], spans: Iterable[Span]) -> dict[Span, list[Span]]:
    """The spans that lie in each block, wholly or in part."""
    found: dict[Span, list[Span]] = {block: [] for block in blocks}
    starts = [block.start for block in blocks]
    for span in spans:
        place = max(0, bisect_right(starts, span.start) - 1)
        while place < len(blocks) and blocks[place].start < span.end:
            if span.overlaps(blocks[place]):
                found[blocks[place]].append(span)
            place += 1
    return found


def _cuts(block: Span, spans: list[Span], room: int) -> Iterator[_Cut]:
    """The first `room` characters of a block and the used spans in it; nothing of a block without either."""
    place = block.start
    for start, end in _shown(block, spans, room):
        inside = tuple(turns(start, end, (span for span in spans if span.start < end and start < span.end)))
        yield _Cut(start=start, end=end, skipped=start - place, turns=inside)
        place = end
    if block.start < place < block.end:
        yield _Cut(start=block.end, end=block.end, skipped=block.end - place)


def _shown(block: Span, spans: list[Span], room: int) -> list[tuple[int, int]]:
    """The stretches of the block that are shown, in order and apart."""
    wanted = [(block.start, min(block.end, block.start + room))] if room else []
    for span in spans:
        end = min(span.end, span.start + LONGEST_MARK)
        wanted.append((max(block.start, span.start - AROUND_MARK), min(block.end, end + AROUND_MARK)))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretch for stretch in wanted if stretch[0] < stretch[1]):
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged


def _parts(cut: _Cut, marks: _Marks) -> Iterator[str]:
    text, place = marks.witness.article.text, cut.start
    if cut.skipped:
        yield f' <span class="gap">{escape(say("gap", count=count(cut.skipped, "character")))}</span> '
    for turn in cut.turns:
        yield escape(visible(text[place : turn.at]))
        yield marks.tag(turn)
        place = turn.at
    yield escape(visible(text[place : cut.end]))


def _links_back(back: tuple[str, ...], story: str) -> str:
    links = " ".join(f'<a href="#{story}-{mark}">{mark}</a>' for mark in back[:MOST_BACK_LINKS])
    return f'<sup class="back"><span class="unseen">{escape(say("back"))} </span>{links}</sup>'


def _tone(back: tuple[str, ...]) -> str:
    """How a mark looks: by the weightiest part that uses it."""
    return next(tone for initial, tone in TONES if any(mark.startswith(initial) for mark in back))
