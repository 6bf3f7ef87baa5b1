"""The document for a word processor, read back with its own library."""

import io

from docx import Document

from consilience.present import Report, render


def paragraphs(report: Report) -> list[tuple[str, str]]:
    page = Document(io.BytesIO(render(report, "docx")))
    return [(each.style.name if each.style else "", each.text) for each in page.paragraphs]


def test_the_sections_are_headings(report: Report) -> None:
    found = paragraphs(report)
    assert found[0] == ("Heading 1", "Fourteen hurt as ferry Lady Maren strikes Skarvik breakwater")
    assert [words for style, words in found if style == "Heading 2"] == [
        "In brief",
        "Where the reports disagree",
        "What later reports overtook",
        "Further points",
        "Timeline",
        "Sources",
        "Problems met",
    ]


def test_a_statement_cites_the_numbers_of_the_sources(report: Report) -> None:
    found = [words for _, words in paragraphs(report)]
    assert found[3] == (
        "The ferry Lady Maren struck the breakwater at Skarvik on Monday evening, injuring 14 people. [2] [1] [3] [5]"
        " — agreed; 4 outlets, 2 independent"
    )
    assert found[-4].startswith("[5] Metropole · ")


def test_the_words_that_answer_are_bold(report: Report) -> None:
    page = Document(io.BytesIO(render(report, "docx")))
    bold = {run.text for each in page.paragraphs for run in each.runs if run.bold}
    assert {"14 people", "12 people", "Fourteen people"} <= bold
