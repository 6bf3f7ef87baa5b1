"""What changed between two versions of a page: words, as spans of either text."""

import datetime
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec
from sqlalchemy import Connection, select

from consilience.records import AnnotatedArticle, Article, Record, Span
from consilience.store.addresses import canonical
from consilience.store.tables import ARTICLES

WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
# A page whose report differs by no more than this share of its words, and by spelling alone, is no new version: one
# mended slip in fifty words.
TRIVIAL_SHARE = 0.02
# Two spellings of one word share this much of their letters.
SPELLING = 0.75
# Words of a stretch laid against each other; longer stretches are told as replaced whole, so that the work is bounded.
LONGEST_STRETCH = 2_000


class Edit(Record, frozen=True, kw_only=True):
    """Words that were replaced: `old` in the earlier text, `new` in the later one; one of them None where words were
    only added or taken away."""

    old: Span | None
    new: Span | None


class Version(Record, frozen=True, kw_only=True):
    """One version of a page: the words that it changed of the version before, as spans of the two articles."""

    number: int
    article: str
    added: datetime.datetime
    title: str
    is_current: bool
    replaces: str | None = None
    changes: tuple[Edit, ...] = ()


class Word(Record, frozen=True, kw_only=True):
    text: str
    start: int
    end: int


def versions(connection: Connection, page: str) -> tuple[Version, ...]:
    """The versions of a page by its address, or by the id of an article of it, oldest first."""
    address = connection.execute(select(ARTICLES.c.address).where(ARTICLES.c.id == page)).scalar_one_or_none()
    wanted = select(ARTICLES).where(ARTICLES.c.address == (address or canonical(page)))
    found, before = [], None
    for row in connection.execute(wanted.order_by(ARTICLES.c.version)):
        article = msgspec.json.decode(row.record, type=AnnotatedArticle).article
        found.append(
            Version(
                number=row.version,
                article=row.id,
                added=datetime.datetime.fromisoformat(row.added),
                title=row.title,
                is_current=bool(row.current),
                replaces=row.replaces,
                changes=changed_words(before, article) if before else (),
            )
        )
        before = article
    return tuple(found)


def changed_words(old: Article, new: Article) -> tuple[Edit, ...]:
    """The stretches of words in which two versions of a report differ, in order of place; white space is none."""
    return tuple(
        Edit(old=_span(old, before), new=_span(new, after)) for before, after in _replaced(_words(old), _words(new))
    )


def is_trivial(old: AnnotatedArticle, new: AnnotatedArticle) -> bool:
    """Whether a page says the same as before: only white space, furniture or the spelling of a few words differ.

    A number, a name or a word that is added or left out is never trivial: “not” is one word.
    """
    before, after = _words(old.article), _words(new.article)
    pairs = list(_replaced(before, after))
    changed = sum(len(words) for _, words in pairs)
    if changed > TRIVIAL_SHARE * max(len(after), 1):
        return False
    return all(_is_spelling(one, two) for one, two in pairs)


def _is_spelling(old: Sequence[Word], new: Sequence[Word]) -> bool:
    return len(old) == len(new) and all(_alike(one.text, two.text) for one, two in zip(old, new, strict=True))


def _alike(one: str, two: str) -> bool:
    if one.casefold() == two.casefold():
        return True
    if not (one.isalpha() and two.isalpha() and one[0].islower() and two[0].islower()):
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= SPELLING


def _words(article: Article) -> list[Word]:
    """The words of the report, without its furniture."""
    places = [(block.span.start, block.span.end) for block in article.blocks if not block.is_furniture]
    if not article.blocks:
        places = [(0, len(article.text))]
    return [
        Word(text=match.group(), start=match.start(), end=match.end())
        for start, end in places
        for match in WORD.finditer(article.text, start, end)
    ]


def _replaced(old: list[Word], new: list[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """The stretches that differ, once what both begin and end with is set aside."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if not before and not after:
        return
    if len(before) > LONGEST_STRETCH or len(after) > LONGEST_STRETCH:
        yield before, after
        return
    matcher = SequenceMatcher(None, [word.text for word in before], [word.text for word in after], autojunk=False)
    for kind, i, j, k, end in matcher.get_opcodes():
        if kind != "equal":
            yield before[i:j], after[k:end]


def _shared(one: Sequence[Word], two: Sequence[Word]) -> int:
    count = 0
    for first, second in zip(one, two, strict=False):
        if first.text != second.text:
            break
        count += 1
    return count


def _span(article: Article, words: Sequence[Word]) -> Span | None:
    return article.span(words[0].start, words[-1].end) if words else None
