"""The critical edition, validated against the schema of the Text Encoding Initiative."""

import gzip
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from consilience.present import Report, render

SCHEMA = Path(__file__).parent / "schemas" / "tei_all.rng.gz"
RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
# The elements of TEI that an edition may hold. All others are struck from the schema, which only makes it stricter, and
# ten times as fast to read.
USED = frozenset({
    "TEI", "ab", "app", "author", "bibl", "body", "date", "div", "encodingDesc", "fileDesc", "head", "idno", "item",
    "label", "lem", "list", "listWit", "note", "p", "ptr", "publicationStmt", "publisher", "rdg", "rdgGrp", "ref",
    "seg", "sourceDesc", "teiCorpus", "teiHeader", "text", "title", "titleStmt", "variantEncoding", "witness",
})  # fmt: skip


@cache
def schema() -> etree.RelaxNG:
    tree = etree.fromstring(gzip.decompress(SCHEMA.read_bytes()))
    for element in list(tree.iter(f"{RNG}element")):
        if element.get("name") and element.get("name") not in USED:
            for child in list(element):
                element.remove(child)
            etree.SubElement(element, f"{RNG}notAllowed")
    return etree.RelaxNG(tree)


def edition(report: Report) -> etree._Element:
    """The edition, parsed and valid."""
    root = etree.fromstring(render(report, "tei"))
    schema().assertValid(root)
    return root


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.findall(path, TEI))


def words(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


@pytest.mark.parametrize("stories", [0, 1, 2])
def test_an_edition_of_any_number_of_stories_is_valid(report: Report, stories: int) -> None:
    root = edition(replace(report, accounts=report.accounts * stories))
    assert etree.QName(root).localname == ("teiCorpus" if stories > 1 else "TEI")
    assert len(found(root, ".//t:listWit")) == stories


def test_the_schema_refuses_what_is_not_tei(report: Report) -> None:
    source = render(report, "tei").replace(b"<rdgGrp", b"<rdgGroup").replace(b"</rdgGrp", b"</rdgGroup")
    assert not schema().validate(etree.fromstring(source))


def test_every_article_is_a_witness_under_the_name_of_its_outlet(report: Report) -> None:
    witnesses = found(edition(report), ".//t:witness")
    assert [each.get(XML_ID) for each in witnesses] == ["s1-1", "s1-2", "s1-3", "s1-4", "s1-5"]
    assert [words(found(each, ".//t:publisher")[0]) for each in witnesses][:2] == [
        "Nordwind News Agency", "Harbour Post",
    ]  # fmt: skip
    dates = [dict(found(each, ".//t:date")[0].attrib) for each in witnesses]
    assert dates[1] == {"when": "2025-03-04"}
    assert dates[3] == {"notBefore": "2025-03-04", "notAfter": "2025-03-07"}


def test_a_disagreement_is_an_entry_of_the_apparatus_without_a_lemma(report: Report) -> None:
    entry = found(edition(report), ".//t:app[@type='disputed']")[0]
    groups = found(entry, "t:rdgGrp")
    assert [[each.get("wit") for each in group] for group in groups] == [["#s1-2", "#s1-4"], ["#s1-1", "#s1-3"]]
    assert [words(each) for each in found(groups[0], ".//t:seg[@type='answer']")] == ["14 people", "Fourteen people"]
    assert found(entry, ".//t:lem") == []
    assert words(found(entry, "t:note")[0]) == "14 and 12 cannot both be the number of people injured"


def test_the_lemma_of_a_superseded_point_is_the_latest_reading(report: Report) -> None:
    (lemma,) = found(edition(report), ".//t:app[@type='superseded']//t:lem")
    assert lemma.get("wit") == "#s1-5"


def test_every_reference_leads_to_a_witness(report: Report) -> None:
    root = edition(replace(report, accounts=report.accounts * 2))
    witnesses = {f"#{each.get(XML_ID)}" for each in found(root, ".//t:witness")}
    used = {each.get("target") for each in found(root, ".//t:p/t:ref")}
    used |= {each.get("wit") for each in root.iter(f"{{{TEI['t']}}}rdg", f"{{{TEI['t']}}}lem")}
    assert used <= witnesses
    assert len(used) > 5


def test_the_place_of_a_reading_is_its_place_in_the_text(report: Report) -> None:
    texts = {each.article.id: each.article.text for each in report.accounts[0].articles}
    for reading in found(edition(report), ".//t:rdg"):
        target = found(reading, "t:ptr")[0].get("target", "")
        article, _, place = target.removeprefix("urn:x-consilience:article:").partition("#char=")
        start, end = map(int, place.split(","))
        assert words(reading) == texts[article][start:end]


def test_the_timeline_has_dates_that_machines_read(report: Report) -> None:
    dates = [dict(each.attrib) for each in found(edition(report), ".//t:item/t:date")]
    assert dates == [
        {"from": "1998-01-01", "to": "1998-12-31"},
        {"from": "2025-02-01", "to": "2025-02-28"},
        {"when": "2025-03-03"},
        {"when": "2025-03-04"},
        {"when": "2025-03-10"},
        {},
    ]
