"""What changed between two versions of a page: words, as spans of either text."""

import datetime
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec
from sqlalchemy import Connection, select

from consilience.records import AnnotatedArticle, Article, Record, Role, Span
from consilience.store.addresses import canonical
from consilience.store.tables import ARTICLES

# Words with the marks inside them, a sign before a number, and every mark that is not PLAIN: “£” and “%”, question and
# quotation marks.
PLAIN = re.escape(",;:.…()[]{}*•|/\\_!-‐‑‒–—−\u00ad\u200b\u200c\u200d\u2060\ufeff")
TOKEN = re.compile(rf"[^\W_]+(?:['’.,][^\W_]+)*|(?<![\w.,])[-−](?=\d)|[^\w\s{PLAIN}]")
# One kind of quotation mark is as good as another; none at all is not.
QUOTES = dict.fromkeys(map(ord, "“”„‟«»‹›‘’‚‛'`´"), '"')
# Furniture in which something may be said: what a picture shows, what was corrected.
TELLING = frozenset({Role.CAPTION, Role.DISCLAIMER})
# A slip is a letter doubled or undoubled, or two neighbours swapped, within words of so many letters. Reasoned, not
# measured: shorter words too often become others (“later”, “latter”; “united”, “untied”), of longer ones few
# (“complaint”, “compliant”). No number, day or negation is a slip of another, as sixty would be of sixteen, and likely
# of unlikely, if shared letters were counted.
SHORTEST_SLIP = 8
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
    """Whether a page says the same as before: only white space, furniture, plain marks or slips of the pen differ.

    However long the article: one number, name or word that is another, added or left out is never trivial.
    """
    if _titled(old.article) != _titled(new.article):
        return False
    return all(_are_slips(one, two) for one, two in _replaced(_words(old.article), _words(new.article)))


def is_slip(one: str, other: str) -> bool:
    """Whether one word is the other with a slip of the pen, told so that it is hardly ever a word of its own.

    >>> is_slip("enginers", "engineers"), is_slip("million", "billion"), is_slip("unlikely", "likely")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_SLIP or not (one.isalpha() and other.isalpha() and one.islower() and other.islower()):
        return False
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if at == 0 or short[-1] != long[-1]:
        return False
    if len(short) == len(long):
        return short[at + 1 : at - 1 : -1] == long[at : at + 2] and short[at + 2 :] == long[at + 2 :]
    return long[at] == long[at - 1] and short[at:] == long[at + 1 :]


def _are_slips(old: Sequence[Word], new: Sequence[Word]) -> bool:
    if len(old) != len(new):
        return False
    pairs = ((one.text, two.text) for one, two in zip(old, new, strict=True))
    return all(one == two or is_slip(one, two) for one, two in pairs)


def _titled(article: Article) -> list[str]:
    return _tokens(article.title.value) if article.title else []


def _tokens(text: str) -> list[str]:
    return [match.group().translate(QUOTES) for match in TOKEN.finditer(text)]


def _words(article: Article) -> list[Word]:
    """The words and telling marks of the report, without its furniture."""
    places = [(b.span.start, b.span.end) for b in article.blocks if not b.is_furniture or b.role in TELLING]
    if not article.blocks:
        places = [(0, len(article.text))]
    return [
        Word(text=match.group().translate(QUOTES), start=match.start(), end=match.end())
        for start, end in places
        for match in TOKEN.finditer(article.text, start, end)
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
