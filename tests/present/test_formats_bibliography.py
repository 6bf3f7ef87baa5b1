"""The articles as BibTeX, CSL-JSON and RIS, each read back by a reader that is not ours."""

import datetime
import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from msgspec.structs import replace

from consilience.present import Report, render
from consilience.records import Finding, Publication

HOSTILE = [
    "50% off & more_$1 #2",
    "} , evil = {x",
    "a { b",
    r"C:\path\{x} \input{secret}",
    "~tilde^hat",
    "two\n\nlines\r\nTY  - EVIL",
    '"quoted" @comment{x}',
    "a\x00b\u202ec\uffff",
]


def with_front(report: Report, words: str) -> Report:
    """The report with these words as title, outlet and author of its first article."""
    account = report.accounts[0]
    first = account.articles[0]
    found = Finding(value=words, rule="heading")
    article = replace(first.article, title=found, outlet=found, authors=(found,), uri=f"https://x.example/{{{words}}}")
    changed = replace(account, articles=(replace(first, article=article), *account.articles[1:]))
    return replace(report, accounts=(changed,))


def entries(report: Report, *, decoded: bool = False) -> list[dict[str, str]]:
    middleware = [LatexDecodingMiddleware()] if decoded else []
    library = parse_string(render(report, "bibtex").decode(), append_middleware=middleware)
    assert not library.failed_blocks
    return [{field.key: str(field.value) for field in entry.fields} for entry in library.entries]


def test_bibtex_has_an_entry_an_article(report: Report) -> None:
    found = entries(report)
    assert len(found) == 5
    assert found[1] == {
        "author": "Inge Dalby",
        "title": "{Fourteen hurt as ferry Lady Maren strikes Skarvik breakwater}",
        "journal": "Harbour Post",
        "year": "2025",
        "date": "2025-03-04",
        "url": "https://post.example/news/ferry",
        "langid": "en",
        "month": "mar",
    }


def test_a_day_that_is_not_sure_is_a_range(report: Report) -> None:
    ledger = next(entry for entry in entries(report) if entry["journal"] == "The Coast Ledger")
    assert (ledger["date"], ledger.get("month"), ledger.get("url")) == ("2025-03-04/2025-03-07", None, None)


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_no_title_leaves_its_field(report: Report, words: str) -> None:
    quiet, loud = entries(report), entries(with_front(report, words))
    assert len(loud) == len(quiet)
    assert set(loud[0]) - {"author", "url"} == set(quiet[0]) - {"author", "url"}
    assert loud[1:] == quiet[1:]


@pytest.mark.parametrize("words", ["50% off & more_$1 #2", r"C:\path\input", "~tilde"], ids=ascii)
def test_a_reader_of_latex_sees_the_title_as_it_was(report: Report, words: str) -> None:
    (found, *_) = entries(with_front(report, words), decoded=True)
    assert found["journal"] == words


def test_a_name_that_holds_and_stays_one_name(report: Report) -> None:
    (found, *_) = entries(with_front(report, "Dalby, Inge and Sons"))
    assert found["author"] == "{Dalby, Inge and Sons}"


def test_csl_has_the_parts_that_citation_managers_read(report: Report) -> None:
    found = json.loads(render(report, "csl-json"))
    assert [item["issued"]["date-parts"] for item in found] == [
        [[2025, 3, 3]], [[2025, 3, 4]], [[2025, 3, 4]], [[2025, 3, 4], [2025, 3, 7]], [[2025, 3, 11]],
    ]  # fmt: skip
    assert found[1] == {
        "id": found[1]["id"],
        "type": "article-newspaper",
        "title": "Fourteen hurt as ferry Lady Maren strikes Skarvik breakwater",
        "container-title": "Harbour Post",
        "author": [{"literal": "Inge Dalby"}],
        "issued": {"date-parts": [[2025, 3, 4]]},
        "URL": "https://post.example/news/ferry",
        "language": "en",
    }


def test_the_keys_of_articles_are_the_same_in_every_format(report: Report) -> None:
    keys = [item["id"] for item in json.loads(render(report, "csl-json"))]
    library = parse_string(render(report, "bibtex").decode())
    assert [entry.key for entry in library.entries] == keys
    assert [entry["id"] for entry in rispy.loads(render(report, "ris").decode())] == keys


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_no_title_begins_a_line_of_ris(report: Report, words: str) -> None:
    found = rispy.loads(render(with_front(report, words), "ris").decode())
    assert [entry["type_of_reference"] for entry in found] == ["NEWS"] * 5
    assert found[1:] == rispy.loads(render(report, "ris").decode())[1:]


def test_ris_has_the_day_where_it_is_sure(report: Report) -> None:
    found = {entry["secondary_title"]: entry for entry in rispy.loads(render(report, "ris").decode())}
    assert found["Harbour Post"]["date"] == "2025/03/04"
    assert "date" not in found["The Coast Ledger"]
    assert found["The Coast Ledger"]["year"] == "2025"


def test_an_article_of_which_nothing_is_known_has_an_entry(report: Report) -> None:
    account = report.accounts[0]
    bare = replace(
        account.articles[0].article, title=None, outlet=None, authors=(), published=None, language=None, uri="a.txt"
    )
    alone = replace(report, accounts=(replace(account, articles=(replace(account.articles[0], article=bare),)),))
    assert entries(alone) == [{}]
    assert set(json.loads(render(alone, "csl-json"))[0]) == {"id", "type"}


def test_a_year_before_the_thousandth_has_four_digits(report: Report) -> None:
    account = report.accounts[0]
    day = datetime.date(987, 1, 2)
    early = Publication(earliest=day, latest=day, evidence=())
    articles = tuple(replace(each, article=replace(each.article, published=early)) for each in account.articles)
    found = entries(replace(report, accounts=(replace(account, articles=articles),)))
    assert found[0]["year"] == "0987"
