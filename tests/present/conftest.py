"""An invented story in five reports, and its account made by hand."""

import datetime
import re
from pathlib import Path

import pytest

from consilience.present.report import Report
from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Attribution,
    Block,
    Claim,
    ClaimKind,
    Finding,
    Link,
    LinkKind,
    Mention,
    MentionKind,
    Modality,
    Origin,
    Passage,
    Period,
    Point,
    Position,
    Problem,
    Publication,
    Quantity,
    Quotation,
    Role,
    Sentence,
    Source,
    SourceKind,
    Span,
    Standing,
    Statement,
    Story,
    TimeExpression,
    TimelineEntry,
    Verdict,
    replaced,
)

FERRY = Path(__file__).parent / "ferry"
TEXTS = {path.stem: path.read_text("utf-8").strip() for path in sorted(FERRY.glob("*.txt"))}

OUTLETS = {
    "post": "Harbour Post",
    "nordwind": "Nordwind News Agency",
    "skerry": "Daily Skerry",
    "ledger": "The Coast Ledger",
    "metropole": "Metropole",
}
DAYS = {"post": (4, 4), "nordwind": (3, 3), "skerry": (4, 4), "ledger": (4, 7), "metropole": (11, 11)}
FURNITURE = {
    "Subscribe to our morning letter": Role.SUBSCRIPTION,
    "Read more: The ten best beaches of the outer isles": Role.TEASER,
    "Nordwind is not responsible for the content of third parties.": Role.DISCLAIMER,
    "Support us with a donation of any size.": Role.APPEAL,
    "Follow us on our channels": Role.SOCIAL,
}
FRONT = {0: Role.OUTLET, 1: Role.HEADLINE}
SENTENCE = re.compile(r"\S.+?(?:[.”](?=\s|$)|$)")
COASTGUARD = Source(name="coastguard", kind=SourceKind.OFFICIAL)
HOSPITAL = Source(name="regional hospital", kind=SourceKind.OFFICIAL)
NORDWIND = Source(name="Nordwind", kind=SourceKind.AGENCY)
NORLINE = Source(name="Norline", kind=SourceKind.OFFICIAL)
CAPTAIN = Source(name="Jorun Aas", kind=SourceKind.PERSON)
DISPUTED, SUPERSEDED, AGREED = Verdict.DISPUTED, Verdict.SUPERSEDED, Verdict.AGREED


def at(article: str, words: str) -> Span:
    """The span of the words in one of the invented articles."""
    start = TEXTS[article].index(words)
    return Span(article=article, start=start, end=start + len(words))


def read(name: str) -> AnnotatedArticle:
    """The invented article with its blocks, sentences and dates."""
    text, blocks, place = TEXTS[name], [], 0
    for number, line in enumerate(text.split("\n")):
        span = Span(article=name, start=place, end=place + len(line))
        role = FURNITURE.get(line) or FRONT.get(number) or (Role.BODY if len(line) > 60 else Role.DATELINE)
        blocks.append(Block(span=span, role=role, rule=f"the table of {role}"))
        place += len(line) + 1
    title = text.split("\n")[1]
    first, last = (datetime.date(2025, 3, day) for day in DAYS[name])
    article = Article(
        id=name,
        uri=f"https://{name}.example/news/ferry" if name != "ledger" else "articles/ledger.txt",
        capture="0" * 16,
        text=text,
        blocks=tuple(blocks),
        title=Finding(value=title, rule="first heading", span=at(name, title)),
        outlet=Finding(value=OUTLETS[name], rule="first line", span=at(name, OUTLETS[name])),
        authors=(Finding(value="Inge Dalby", rule="byline", span=at(name, "Inge Dalby")),) if name == "post" else (),
        published=Publication(
            earliest=first, latest=last, evidence=(Finding(value=str(first), rule="date line"),), instant=None
        ),
        language=Finding(value="en", rule="py3langid"),
    )
    return AnnotatedArticle(article=article, sentences=tuple(sentences(article)))


def sentences(article: Article) -> list[Sentence]:
    report = [block.span for block in article.blocks if block.role is Role.BODY]
    return [
        Sentence(span=article.span(block.start + found.start(), block.start + found.end()))
        for block in report
        for found in SENTENCE.finditer(article.words(block))
    ]


def claim(article: str, evidence: str, focus: str, *sources: Source, kind: ClaimKind = ClaimKind.NUMBER) -> Claim:
    first, last = DAYS[article]
    return Claim(
        id=f"{article}-{at(article, focus).start}",
        kind=kind,
        evidence=at(article, evidence),
        focus=at(article, focus),
        topic=at(article, evidence),
        subject="people",
        relation="injured",
        value=focus.lower(),
        rule="a counted noun",
        happened=Period(earliest="2025-03-03", latest="2025-03-03"),
        reported=Period(earliest=f"2025-03-{first:02}", latest=f"2025-03-{last:02}"),
        sources=sources,
        origin=sources[0].name if sources else OUTLETS[article],
    )


def position(value: str, independent: int, *claims: Claim, primary: int = 0) -> Position:
    outlets = len({each.evidence.article for each in claims})
    return Position(value=value, claims=claims, outlets=outlets, independent=independent, primary=primary)


def point(name: str, about: str, verdict: Verdict, weight: float, reason: str, *positions: Position) -> Point:
    kind = positions[0].claims[0].kind
    rule = f"{kind} comparator"
    return Point(
        id=name, about=about, kind=kind, verdict=verdict, reason=reason, rule=rule, positions=positions, weight=weight
    )


ABOUT_A_DOZEN = replaced(
    claim("metropole", "About a dozen people were hurt", "About a dozen"),
    low=10.0,
    high=14.0,
    unit="person",
    modifier="about",
    place=at("metropole", "Skarvik"),
)
ADMISSION = replaced(
    claim("metropole", "repairs to the rudder of the Lady Maren had been postponed twice", "admitted", NORLINE),
    modality=Modality.SUSPENDED,
    standing=Standing.CONFIRMED,
    manner=at("metropole", "twice"),
    reason=at("metropole", "before the crash"),
)
QUOTATION, STATUS, EVENT = ClaimKind.QUOTATION, ClaimKind.STATUS, ClaimKind.EVENT
POINTS = (
    point(
        "injured",
        "people injured",
        DISPUTED,
        9.0,
        "14 and 12 cannot both be the number of people injured",
        position(
            "14 people",
            2,
            claim("post", "injuring 14 people", "14 people"),
            claim("ledger", "Fourteen people were treated for injuries", "Fourteen people", HOSPITAL),
            primary=1,
        ),
        position(
            "12 people",
            1,
            claim("nordwind", "leaving 12 people injured", "12 people", HOSPITAL, NORDWIND),
            claim("skerry", "leaving 12 people injured", "12 people", HOSPITAL, NORDWIND),
            primary=1,
        ),
    ),
    point(
        "quote",
        "words of Jorun Aas",
        DISPUTED,
        5.0,
        "one utterance, printed with different words between quotation marks",
        position(
            "We lost steering two minutes before the wall,",
            1,
            *(
                claim("post", words, words, CAPTAIN, kind=QUOTATION)
                for words in ["We lost steering two minutes before the wall,"]
            ),
        ),
        position(
            "We had lost the steering about two minutes before we met the wall,",
            1,
            *(
                claim("ledger", words, words, CAPTAIN, kind=QUOTATION)
                for words in ["We had lost the steering about two minutes before we met the wall,"]
            ),
        ),
    ),
    point(
        "repairs",
        "Norline – repairs to the rudder",
        SUPERSEDED,
        8.0,
        "the later statement of Norline replaces the earlier denial",
        position(
            "admitted",
            1,
            ADMISSION,
        ),
        position(
            "denied",
            2,
            claim(
                "post", "denied on Tuesday that it had put off repairs to the rudder", "denied", NORLINE, kind=STATUS
            ),
            claim("ledger", "called reports of postponed rudder repairs “invented”", "invented", NORLINE, kind=STATUS),
            primary=1,
        ),
    ),
    point(
        "passengers",
        "passengers on board",
        AGREED,
        4.0,
        "the same number in every report that gives one",
        position(
            "212 passengers",
            1,
            claim("post", "The vessel was carrying 212 passengers from Holm", "212 passengers", COASTGUARD),
            claim("nordwind", "The Lady Maren had 212 passengers on board", "212 passengers", COASTGUARD, NORDWIND),
            claim("skerry", "The Lady Maren had 212 passengers on board", "212 passengers", COASTGUARD, NORDWIND),
            primary=1,
        ),
    ),
    point(
        "dozen",
        "people hurt",
        Verdict.COMPATIBLE,
        2.0,
        "“about a dozen” is a rounding that holds 12 and 14",
        position("12 people", 1, claim("nordwind", "leaving 12 people injured", "12 people", HOSPITAL)),
        position("About a dozen", 1, ABOUT_A_DOZEN),
    ),
    point(
        "charge",
        "charge against the captain",
        Verdict.SINGLE,
        1.0,
        "no other report speaks of it",
        position(
            "not decided", 1, claim("metropole", "Police have not decided whether to charge the captain", "not decided")
        ),
    ),
)


def statement(verdict: Verdict, outlets: int, independent: int, point: str | None, *support: Span) -> Statement:
    words = TEXTS[support[0].article][support[0].start : support[0].end]
    return Statement(
        text=words, verdict=verdict, outlets=outlets, independent=independent, support=support, point=point
    )


STRUCK = "The ferry Lady Maren struck the breakwater at Skarvik on Monday evening, injuring 14 people."
HIT = (
    "A passenger ferry hit the breakwater of Skarvik harbour on Monday, leaving 12 people injured, "
    "the regional hospital told Nordwind."
)
ADMITTED = (
    "Norline admitted on Monday that repairs to the rudder of the Lady Maren had been postponed twice before the crash."
)
RAN = "About a dozen people were hurt when the ship ran into the breakwater at Skarvik on 3 March."
STATEMENTS = (
    statement(AGREED, 4, 2, None, at("post", STRUCK), at("nordwind", HIT), at("skerry", HIT), at("metropole", RAN)),
    statement(
        DISPUTED, 4, 2, "injured", at("ledger", "Fourteen people were treated for injuries"), at("nordwind", HIT)
    ),
    statement(SUPERSEDED, 3, 2, "repairs", at("metropole", ADMITTED)),
    statement(
        AGREED,
        3,
        1,
        "passengers",
        at("post", "The vessel was carrying 212 passengers from Holm, the coastguard said."),
        at("nordwind", "The Lady Maren had 212 passengers on board, according to the coastguard."),
        at("skerry", "The Lady Maren had 212 passengers on board, according to the coastguard."),
    ),
    statement(
        Verdict.SINGLE,
        1,
        1,
        "charge",
        at("metropole", "Police have not decided whether to charge the captain, the Harbour Post reported."),
        at("metropole", "crossings would not resume before April"),
    ),
)
TIMELINE = (
    ("1998", "The ship was built in 1998 and was last inspected in February.", "post"),
    ("2025-02", "last inspected in February", "post"),
    ("2025-03-03", STRUCK, "post"),
    ("2025-03-04", "The operator, Norline, denied on Tuesday that it had put off repairs to the rudder.", "post"),
    ("2025-03-10", ADMITTED, "metropole"),
    ("PRESENT_REF", "crossings would not resume before April", "metropole"),
)
SHARED = HIT + " The Lady Maren had 212 passengers on board, according to the coastguard."
LINKS = (
    Link(
        source="nordwind",
        target="skerry",
        kind=LinkKind.COPY,
        rule="containment of 5-grams",
        score=0.91,
        passages=(Passage(source=at("nordwind", SHARED), target=at("skerry", SHARED)),),
    ),
    Link(
        source="post",
        target="metropole",
        kind=LinkKind.CITES,
        rule="outlet named after a verb of saying",
        evidence=(at("metropole", "the Harbour Post reported"),),
    ),
    Link(
        source="regional hospital",
        target="ledger",
        kind=LinkKind.CITES,
        rule="source named after a verb of saying",
        evidence=(at("ledger", "the regional hospital said"),),
    ),
    Link(
        source="regional hospital",
        target="nordwind",
        kind=LinkKind.CITES,
        rule="source named after a verb of saying",
        evidence=(at("nordwind", "the regional hospital told Nordwind"),),
    ),
)
ORIGINS = (
    Origin(id="o1", name="Nordwind News Agency", members=("nordwind", "skerry")),
    Origin(id="o2", name="Harbour Post", members=("post", "metropole")),
    Origin(id="o3", name="The Coast Ledger", members=("ledger",)),
)


@pytest.fixture
def account() -> Account:
    """The invented story's account."""
    order = ("nordwind", "post", "skerry", "ledger", "metropole")
    story = Story(
        id="5107ac0de5107ac0",
        articles=order,
        label="Fourteen hurt as ferry Lady Maren strikes Skarvik breakwater",
        first=datetime.date(2025, 3, 3),
        latest=datetime.date(2025, 3, 11),
    )
    return Account(
        story=story,
        articles=tuple(map(read, order)),
        statements=STATEMENTS,
        points=POINTS,
        timeline=tuple(
            TimelineEntry(date=date, text=words, support=(at(article, words),)) for date, words, article in TIMELINE
        ),
        links=LINKS,
        origins=ORIGINS,
    )


@pytest.fixture
def report(account: Account) -> Report:
    """A report of that one story."""
    return Report(
        accounts=(account,),
        version="0.1.0",
        problems=(Problem(stage="read", uri="articles/broken.pdf", message="no text layer; run OCR over it first"),),
        recipe=(("parser", "en_core_web_sm 3.8.0"), ("language", "py3langid")),
    )


@pytest.fixture
def annotated() -> AnnotatedArticle:
    """One invented article with an annotation of each kind."""
    article = read("nordwind").article

    def words(text: str) -> Span:
        return at("nordwind", text)

    told = Attribution(
        content=(words("leaving 12 people injured"),),
        source=(words("the regional hospital"),),
        cue=(words("told"),),
        rule="a verb of saying",
        via=words("Nordwind"),
    )
    return AnnotatedArticle(
        article=article,
        sentences=read("nordwind").sentences,
        mentions=(Mention(span=words("Lady Maren"), kind=MentionKind.PRODUCT),),
        times=(TimeExpression(span=words("Monday"), type="DATE", value="2025-03-03", rule="a weekday"),),
        quantities=(Quantity(span=words("12 people"), low=12, high=12, unit="person"),),
        quotations=(Quotation(span=words("Ferry hits"), is_scare=True),),
        attributions=(told,),
    )
