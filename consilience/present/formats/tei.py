"""A report as a critical edition: TEI P5, the articles its witnesses, each disagreement an entry of the apparatus."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from consilience.present.days import timex_stretch
from consilience.present.display import one_line, safe_link
from consilience.present.formats.identifiers import place, urn
from consilience.present.formats.xml_text import xml_text
from consilience.present.heading import head_words
from consilience.present.outline import Answer, Citation, Line, Moment, Outline, Reading, Topic, Witness, outline
from consilience.present.pieces import pieces
from consilience.present.report import Report
from consilience.present.wording import say
from consilience.records import Publication, Verdict

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def tei(report: Report) -> bytes:
    """A `TEI` for one story, a `teiCorpus` for several.

    A disputed point has no lemma, since none of its readings is preferred; the lemma of a superseded one is the latest.
    """
    from lxml import etree

    shown = [outline(account, f"s{number}") for number, account in enumerate(report.accounts, 1)]
    if len(shown) == 1:
        root = _story(shown[0], report)
    else:
        root = _root("teiCorpus" if shown else "TEI")
        _header(root, say("motto"), report, ())
        root.extend([_story(each, report) for each in shown])
        if not shown:
            _add(_add(_add(root, "text"), "body"), "p", say("no stories"))
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=False)) + b"\n"


def _root(name: str) -> "Element":
    from lxml import etree

    # None stands for the default namespace, which the stubs of lxml do not know
    namespaces = cast("dict[str, str]", {None: NAMESPACE})
    return etree.Element(f"{{{NAMESPACE}}}{name}", nsmap=namespaces)


def _story(shown: Outline, report: Report) -> "Element":
    root = _root("TEI")
    _header(root, one_line(shown.account.story.label), report, shown.witnesses)
    body = _add(_add(root, "text"), "body")
    _add(body, "head", one_line(shown.account.story.label))
    _add(body, "p", head_words(shown))
    _brief(body, shown.brief)
    _apparatus(body, "disputed", shown.disputed)
    _apparatus(body, "superseded", shown.superseded)
    _timeline(body, shown.timeline)
    return root


def _header(root: "Element", title: str, report: Report, witnesses: Iterable[Witness]) -> None:
    header = _add(root, "teiHeader")
    file = _add(header, "fileDesc")
    _add(_add(file, "titleStmt"), "title", title)
    _add(_add(file, "publicationStmt"), "p", say("footer", version=one_line(report.version)))
    source = _add(file, "sourceDesc")
    found = list(witnesses)
    if found:
        held = _add(source, "listWit")
        for witness in found:
            _witness(held, witness)
        encoding = _add(header, "encodingDesc")
        _add(encoding, "variantEncoding", method="parallel-segmentation", location="internal")
    else:
        _add(source, "p", say("page note"))


def _witness(held: "Element", witness: Witness) -> None:
    """An article as a witness, under the name of its outlet."""
    article = witness.article
    entry = _add(held, "witness", n=str(witness.number))
    entry.set(XML_ID, witness.key)
    book = _add(entry, "bibl")
    for author in article.authors:
        _add(book, "author", one_line(author.value))
    _add(book, "title", witness.title, level="a")
    _add(book, "publisher", witness.name)
    _add(book, "date", witness.published, **_published(article.published))
    _add(book, "idno", urn("article", article.id), type="URI")
    if link := safe_link(article.uri):
        _add(book, "ref", link, target=xml_text(link))


def _published(published: Publication | None) -> dict[str, str]:
    if published is None:
        return {}
    if published.is_exact:
        return {"when": published.latest.isoformat()}
    return {"notBefore": published.earliest.isoformat(), "notAfter": published.latest.isoformat()}


def _brief(body: "Element", lines: tuple[Line, ...]) -> None:
    if lines:
        part = _part(body, "brief")
        for line in lines:
            _cite(_add(part, "p", f"{line.words} ", n=line.mark), line.citations)


def _apparatus(body: "Element", name: str, topics: tuple[Topic, ...]) -> None:
    """One `app` a point, a group of readings for each answer, a reading for each article."""
    if not topics:
        return
    part = _part(body, name)
    for topic in topics:
        entry = _add(part, "ab", n=topic.mark)
        _add(entry, "label", one_line(topic.point.about))
        app = _add(entry, "app", type=topic.point.verdict.value)
        for answer in topic.answers:
            _answer(app, answer, is_lemma=topic.point.verdict is Verdict.SUPERSEDED and answer == topic.answers[-1])
        _add(app, "note", one_line(topic.point.reason))


def _answer(app: "Element", answer: Answer, *, is_lemma: bool) -> None:
    group = _add(app, "rdgGrp", n=answer.letter)
    for number, reading in enumerate(answer.readings):
        _reading(_add(group, "lem" if is_lemma and not number else "rdg", wit=f"#{reading.witness.key}"), reading)


def _reading(parent: "Element", reading: Reading) -> None:
    """The sentence, the words of the answer in it set off, and its place in the article's text."""
    for words, is_focus in pieces(reading):
        _add(parent, "seg", words, **({"type": "answer"} if is_focus else {}))
    _add(parent, "ptr", target=place(reading.sentence))


def _timeline(body: "Element", moments: tuple[Moment, ...]) -> None:
    if moments:
        held = _add(_part(body, "timeline"), "list")
        for moment in moments:
            item = _add(held, "item", n=moment.mark)
            _add(item, "date", moment.date, **_when(moment.entry.date))
            _cite(_add(item, "p", f"{moment.words} "), moment.citations)


def _when(timex: str) -> dict[str, str]:
    stretch = timex_stretch(timex)
    if stretch is None:
        return {}
    first, last = (day.isoformat() for day in stretch)
    return {"when": first} if first == last else {"from": first, "to": last}


def _part(body: "Element", name: str) -> "Element":
    part = _add(body, "div", type=name)
    _add(part, "head", say(name))
    return part


def _cite(parent: "Element", citations: Iterable[Citation]) -> None:
    for citation in citations:
        _add(parent, "ref", citation.label, target=f"#{citation.witness.key}", source=place(citation.span))


def _add(parent: "Element", name: str, words: str = "", **attributes: str) -> "Element":
    from lxml import etree

    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    child.text = xml_text(words) or None
    return child
