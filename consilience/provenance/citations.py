"""The agencies and outlets that an article names as the source of its words."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from consilience.models.outlets import Outlet, outlet_by_host, outlet_by_name
from consilience.records import AnnotatedArticle, Article, Link, LinkKind, MentionKind, Span

# The rules under which the whole article is the agency's, not a passage of it.
WHOLE_ARTICLE = frozenset({"agency dateline", "agency byline", "agency credit line", "agency copyright"})

# A name as it is printed: capitalised words in a row, as many as any outlet has, after those that begin a sentence.
NAME = re.compile(
    r"\b(?!(?:Also|As|But|Earlier|In|Later|Meanwhile|On|Separately|When|While|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s)"
    r"[A-Z][\w.&-]+(?:[ \u00a0](?:(?:of|and|&)[ \u00a0])?[A-Z][\w.&-]*){0,5}"
)
# What may follow the outlet's name within such a row: "Fox News Sunday", "Washington Post Editor Jane Roe".
PART = re.compile(
    r"\s(?:Channel|Correspondent|Editor|Host|Live|Magazine|Network|News|Online|Poll|Radio|Reporter|Sunday|TV|Weekend)\b"
)
LONGEST_CONTEXT = 80
CUES_BEFORE = re.compile(
    r"\b(?:according to|(?:first )?reported (?:by|in|on)|reports? (?:by|from|in|on)|told|tells|telling"
    r"|interview (?:with|on|to)|(?:spoke|speaking|talking) (?:to|with)|cit(?:ing|ed by)|quot(?:ing|ed by)"
    r"|(?:seen|obtained|reviewed) by|published (?:by|in|on)|(?:statement|confirmed|email|letter) to"
    r"|wrote (?:in|for)|writing in)\s(?:[\w'’-]+\s){0,5}$"
)
CUES_AFTER = re.compile(
    r"(?:['’]s?)?,?\s(?:[a-z-]+\s){0,3}(?:reported|reports|reporting|said|says|wrote|writes|quoted|cited|revealed|citing)\b"
)
DATELINE = re.compile(r"^[^()\n]{0,80}\(([^()\n]{2,40})\)\s?[-–—_:]")
BYLINE = re.compile(r"^(?:by|source|text|via|from)\b[:\s]*([^\n]{2,60})$", re.IGNORECASE)
CREDIT_AT_END = re.compile(r"(?:\(|(?:^|\s)[—–-]\s?)([A-Za-z][\w .&-]{1,39})\)?\s*$")
COPYRIGHT = re.compile(
    r"\W*(?:copyright|©|\(c\))[\s\d©,-]{0,20}(?:by )?([A-Z][\w .&-]{1,60}?)(?:[.,]|\s[A-Za-z ]{0,20}rights|$)",
    re.IGNORECASE,
)
LINE = re.compile(r"\S[^\n]*")
# Datelines and bylines stand in the first lines, credits in the last.
FIRST_LINES = LAST_LINES = 4
LONGEST_LINE = 2_000
LONGEST_CREDIT = 60


class Credit(NamedTuple):
    """An outlet or agency that an article credits, the rule that found it, and the words, unless they are metadata."""

    outlet: Outlet
    rule: str
    evidence: Span | None


def citation_links(annotated: AnnotatedArticle) -> Iterator[Link]:
    """One CITES link for each outlet or agency and rule, with all the words that credit it, in order of name."""
    found: dict[tuple[str, str], set[Span]] = {}
    for credit in credits_of(annotated):
        evidence = found.setdefault((credit.outlet.name, credit.rule), set())
        evidence.update((credit.evidence,) if credit.evidence else ())
    target = annotated.article.id
    for (name, rule), evidence in sorted(found.items()):
        yield Link(source=name, target=target, kind=LinkKind.CITES, rule=rule, evidence=tuple(sorted(evidence)))


def credits_of(annotated: AnnotatedArticle) -> Iterator[Credit]:
    """Every credit that an article gives to an outlet other than its own."""
    own = own_outlet(annotated.article)
    for finder in (_in_text, _in_first_lines, _in_last_lines, _in_authors):
        yield from (credit for credit in finder(annotated) if own is None or credit.outlet.name != own.name)


def own_outlet(article: Article) -> Outlet | None:
    """The profile of the outlet that published the article, by its name or else by its address."""
    named = outlet_by_name(article.outlet.value) if article.outlet else None
    return named or outlet_by_host(host(article.uri))


def host(uri: str) -> str:
    """The host of an address on the web; empty for a file.

    >>> host("https://news.example.org/pier"), host("pier.txt")
    ('news.example.org', '')
    """
    try:
        return urlsplit(uri).hostname or ""
    except ValueError:
        return ""


def _in_text(annotated: AnnotatedArticle) -> Iterator[Credit]:
    """Names of outlets after or before words of reporting, or as the source of an attribution."""
    article = annotated.article
    surnames = _surnames(annotated)
    sources = sorted(span for found in annotated.attributions for span in (*found.source, found.via) if span)
    for outlet, place in _outlets_named(article):
        credited = _is_credited(article.text, place) or _is_within(place, sources)
        if credited and article.words(place) not in surnames:
            yield Credit(outlet, "named in the report", place)


def _outlets_named(article: Article) -> list[tuple[Outlet, Span]]:
    """Every outlet named in the report; "the Times" is one with that last word which the article is from or names."""
    own = own_outlet(article)
    endings = {own.name.split()[-1]: own} if own and " " in own.name else {}
    found = []
    for start, end in _report(article):
        for match in NAME.finditer(article.text, start, end):
            outlet, length = _outlet_at_start(match[0])
            words = match[0][:length].split()
            short = endings.get(words[-1]) if words[:-1] in ([], ["The"]) and words else None
            if outlet is not None and short is None and len(words) > 1:
                endings[outlet.name.split()[-1]] = outlet
            if outlet is not None:
                found.append((short or outlet, article.span(match.start(), match.start() + length)))
    return found


def _report(article: Article) -> Iterator[tuple[int, int]]:
    """The stretches of text that are no furniture."""
    if not article.blocks:
        yield 0, len(article.text)
    for block in article.blocks:
        if not block.is_furniture:
            yield block.span.start, block.span.end


def _outlet_at_start(name: str) -> tuple[Outlet | None, int]:
    """The outlet that the name means, parts of it or its people left out, and the length of its name."""
    whole = name.rstrip(".-")
    parts = [part.start() for part in PART.finditer(whole)]
    found = ((outlet_by_name(whole[:end]), end) for end in (len(whole), *reversed(parts)))
    return next((named for named in found if named[0] is not None), (None, 0))


def _surnames(annotated: AnnotatedArticle) -> frozenset[str]:
    """The last words of persons' full names: a Bloomberg need not be the agency."""
    persons = (mention for mention in annotated.mentions if mention.kind is MentionKind.PERSON)
    names = (annotated.article.words(mention.span).split() for mention in persons)
    return frozenset(name[-1] for name in names if len(name) > 1)


def _is_within(place: Span, sources: list[Span]) -> bool:
    """Whether the last of the sorted sources that begins no later holds the place."""
    following = bisect_right(sources, place.start, key=lambda source: source.start)
    return following > 0 and sources[following - 1].contains(place)


def _is_credited(text: str, name: Span) -> bool:
    before = text[max(0, name.start - LONGEST_CONTEXT) : name.start]
    return bool(CUES_BEFORE.search(before) or CUES_AFTER.match(text, name.end, name.end + LONGEST_CONTEXT))


def _in_first_lines(annotated: AnnotatedArticle) -> Iterator[Credit]:
    article = annotated.article
    for start, line in _lines(article, _report(article))[:FIRST_LINES]:
        yield from _credited(article, start, DATELINE.match(line), "agency dateline")
        yield from _credited(article, start, BYLINE.match(line), "agency byline")


def _in_last_lines(annotated: AnnotatedArticle) -> Iterator[Credit]:
    """Credits under the report, and copyright lines wherever they stand; a caption's credit is of its picture alone."""
    article = annotated.article
    for start, line in _lines(article, _report(article))[-LAST_LINES:]:
        skipped = max(0, len(line) - LONGEST_CREDIT)
        yield from _credited(article, start + skipped, CREDIT_AT_END.search(line[skipped:]), "agency credit line")
    for start, line in _lines(article, [(0, len(article.text))]):
        yield from _credited(article, start, COPYRIGHT.match(line[:300]), "agency copyright")


def _lines(article: Article, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
    """Each line of the stretches that is not empty, cut where it is no line any more, with its place."""
    found = (match for start, end in stretches for match in LINE.finditer(article.text, start, end))
    return [(match.start(), match[0][:LONGEST_LINE]) for match in found]


def _credited(article: Article, start: int, match: re.Match[str] | None, rule: str) -> Iterator[Credit]:
    if match is None:
        return
    outlet = _agency(match[1])
    if outlet is not None:
        yield Credit(outlet, rule, article.span(start + match.start(1), start + match.end(1)))


def _agency(words: str) -> Outlet | None:
    """The agency that stands alone in the words, or with its writer ("Jane Roe, AFP", "Reuters Staff")."""
    parts = re.split(r"[,/|]| - |\band\b", words)
    named = (outlet_by_name(part.strip().removesuffix(" Staff")) for part in parts if part.strip())
    return next((outlet for outlet in named if outlet is not None and outlet.agency), None)


def _in_authors(annotated: AnnotatedArticle) -> Iterator[Credit]:
    for author in annotated.article.authors:
        outlet = _agency(author.value)
        if outlet is not None:
            yield Credit(outlet, "agency byline", author.span)
