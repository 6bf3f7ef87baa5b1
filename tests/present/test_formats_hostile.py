"""Whatever the articles hold, every format can be written, in time, the same again, and by its own rules."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree
from msgspec.structs import replace

from consilience.present import Report, render
from consilience.present.formats import verify
from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Claim,
    ClaimKind,
    Finding,
    Mention,
    MentionKind,
    Point,
    Position,
    Problem,
    Sentence,
    Source,
    SourceKind,
    Statement,
    Story,
    TimelineEntry,
    Verdict,
)

FORMATS = (
    "jsonl", "tables", "parquet", "xlsx", "docx", "jsonld", "tei", "ftm", "ftm-statements", "bibtex", "csl-json", "ris",
    "ics", "bundle",
)  # fmt: skip
SECONDS_FOR_TEN_MEGABYTES = 5
HOSTILE = [
    "".join(map(chr, range(0x20))) + "\x7f\x85",
    "\u202eright\u2066left\u2069",
    "\ud800half\udfff",
    "\ufffe\uffff\U0001fffe",
    "]]><x>&amp;</x><?x?><!--",
    '=cmd|"/C calc"!A0',
    "_x0041_",
    "\u0301combining",
    " ",
    "𝄞" * 20_000,
]


def hostile(words: str) -> Report:
    """An account all of whose words are these."""
    name = Finding(value=words, rule=words)
    article = Article(
        id=words, uri=words, capture="0", text=words, title=name, outlet=name, authors=(name,), language=name
    )
    span = article.span(0, len(words))
    source = Source(name=words, kind=SourceKind.PERSON)
    claim = Claim(
        id=words, kind=ClaimKind.NUMBER, evidence=span, focus=span, topic=span, subject=words, relation=words,
        value=words, rule=words, sources=(source,), origin=words,
    )  # fmt: skip
    position = Position(value=words, claims=(claim,), outlets=1, independent=1)
    other = Position(value=words, claims=(replace(claim, id="other"),), outlets=1, independent=1)
    point = Point(
        id=words, about=words, kind=ClaimKind.NUMBER, verdict=Verdict.DISPUTED, reason=words, rule=words,
        positions=(position, other),
    )  # fmt: skip
    account = Account(
        story=Story(id=words, articles=(words,), label=words),
        articles=(
            AnnotatedArticle(
                article=article,
                sentences=(Sentence(span=span),),
                mentions=(Mention(span=span, kind=MentionKind.PERSON),),
            ),
        ),
        statements=(Statement(text=words, verdict=Verdict.SINGLE, outlets=1, independent=1, support=(span,)),),
        points=(point,),
        timeline=(TimelineEntry(date="2025", text=words, support=(span,)),),
    )
    problem = Problem(stage="read", uri=words, message=words)
    return Report(accounts=(account,), version="0.1.0", problems=(problem,), recipe=(("parser", words),))


def is_xml(written: bytes) -> None:
    etree.fromstring(written)


def is_package_of_xml(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(packed.read(name))


def is_whole(written: bytes) -> None:
    assert list(verify(written)) == []


def is_text(written: bytes) -> None:
    assert not set(written.decode()) & set(
        map(chr, [*range(9), *range(0x0E, 0x20), 0x7F, 0x85, 0x202E, 0x2066, 0xFFFF])
    )


RULES: dict[str, Callable[[bytes], None]] = {
    "tei": is_xml,
    "xlsx": is_package_of_xml,
    "docx": is_package_of_xml,
    "bundle": is_whole,
    "bibtex": is_text,
    "ris": is_text,
    "ics": is_text,
}


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
@pytest.mark.parametrize("name", FORMATS)
def test_hostile_words_are_written(name: str, words: str) -> None:
    written = render(hostile(words), name)
    assert written
    RULES.get(name, bytes)(written)


@pytest.mark.parametrize("name", FORMATS)
def test_a_paragraph_of_ten_megabytes_takes_seconds(name: str) -> None:
    report = hostile("<b>\u202e& " * 1_250_000)
    began = time.process_time()
    render(report, name)
    assert time.process_time() - began < SECONDS_FOR_TEN_MEGABYTES


@pytest.mark.parametrize("name", FORMATS)
def test_spans_of_articles_that_are_not_there_are_left_out(report: Report, name: str) -> None:
    account = report.accounts[0]
    assert render(replace(report, accounts=(replace(account, articles=account.articles[:2]),)), name)
