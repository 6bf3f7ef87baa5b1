import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from consilience.read import ReadOptions, read
from consilience.read.options import DEFAULTS
from consilience.records import Article, Capture, Problem, Role, digest

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
LINES = (
    "The river rose by two metres on Monday, and the whole of the old",
    "town was cut off from the coast. Nobody was hurt, the mayor of the evac-",
    "uated quarter said.",
    "Schools stay closed until Friday, and the water is expected to fall by",
    "the end of the week.",
)


def pdf(lines: tuple[str, ...] = LINES, password: str = "", pages: int = 1) -> bytes:
    """A PDF with the lines on each page, or an empty page for none."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    for _ in range(pages):
        page = writer.add_blank_page(width=600, height=800)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 50 700 Td {shown}ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    writer.add_metadata({"/Title": "River rises", "/Author": "By Ann Lee", "/CreationDate": "D:20300101000000"})
    if password:
        writer.encrypt(password)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def word(paragraphs: tuple[tuple[str, str], ...], title: str = "", author: str = "") -> bytes:
    document = Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style=style)
    document.core_properties.title = title
    document.core_properties.author = author
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def item(body: bytes, media_type: str, options: ReadOptions = DEFAULTS) -> Article | Problem:
    (found,) = read([Capture(uri="a", media_type=media_type, body=body, digest=digest(body))], options=options)
    return found


def article(body: bytes, media_type: str) -> Article:
    found = item(body, media_type)
    assert isinstance(found, Article)
    return found


def test_the_lines_of_a_pdf_are_joined_to_paragraphs() -> None:
    found = article(pdf(), PDF)
    assert found.text.split("\n") == [
        "The river rose by two metres on Monday, and the whole of the old town was cut off from the coast. "
        "Nobody was hurt, the mayor of the evacuated quarter said.",
        "Schools stay closed until Friday, and the water is expected to fall by the end of the week.",
    ]
    assert [found.words(block.span) for block in found.blocks] == found.text.split("\n")


def test_a_pdf_tells_its_title_and_author_and_not_when_it_was_saved() -> None:
    found = article(pdf(), PDF)
    assert found.title is not None
    assert found.title.value == "River rises"
    assert [author.value for author in found.authors] == ["Ann Lee"]
    assert found.published is None


def test_the_tests_pdf_is_one() -> None:
    assert len(PdfReader(io.BytesIO(pdf(pages=3))).pages) == 3


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(pdf(password="secret"), "is encrypted; save an unlocked copy", id="encrypted"),
        pytest.param(b"%PDF-1.7\nnothing of the kind", "is a broken PDF", id="broken"),
        pytest.param(pdf()[:400], "is a broken PDF", id="cut off"),
        pytest.param(pdf(lines=()), "OCR", id="no text layer"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_a_problem(body: bytes, words: str) -> None:
    found = item(body, PDF)
    assert isinstance(found, Problem)
    assert words in found.message


def test_a_pdf_of_many_pages_is_a_problem() -> None:
    found = item(pdf(pages=4), PDF, ReadOptions(most_pages=3))
    assert isinstance(found, Problem)
    assert "4 pages" in found.message


def test_the_paragraphs_of_a_word_document_are_blocks_by_their_style() -> None:
    paragraphs = (
        ("River rises", "Title"),
        ("The river rose\tby two metres.", "Normal"),
        ("", "Normal"),
        ("What comes next", "Heading 2"),
        ("It will fall.", "Normal"),
    )
    found = article(word(paragraphs, title="River rises", author="Ann Lee"), DOCX)
    assert found.text == "River rises\nThe river rose by two metres.\nWhat comes next\nIt will fall."
    assert [block.role for block in found.blocks] == [Role.HEADLINE, Role.BODY, Role.SUBHEADING, Role.BODY]
    assert [found.words(block.span) for block in found.blocks] == found.text.split("\n")
    assert found.title is not None
    assert found.title.value == "River rises"
    assert [author.value for author in found.authors] == ["Ann Lee"]


def test_a_word_document_of_a_program_names_no_author() -> None:
    assert article(word((("The river rose.", "Normal"),), author="python-docx"), DOCX).authors == ()


def test_the_cells_of_a_table_are_read_row_by_row() -> None:
    document = Document()
    document.add_paragraph("Levels:")
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Monday", "two metres"
    buffer = io.BytesIO()
    document.save(buffer)
    assert article(buffer.getvalue(), DOCX).text == "Levels:\nMonday two metres"


def bomb(tmp_path: Path) -> bytes:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 2_000_000 + b"</a>")
    return path.read_bytes()


def test_a_zip_bomb_is_a_problem(tmp_path: Path) -> None:
    found = item(bomb(tmp_path), DOCX, ReadOptions(largest_unpacked=1_000_000))
    assert isinstance(found, Problem)
    assert "unpacks to" in found.message


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(b"PK\x03\x04 and nothing more", "is a broken Word document", id="broken"),
        pytest.param(word(())[:2_000], "is a broken Word document", id="cut off"),
        pytest.param(word(()), "without text", id="empty"),
    ],
)
def test_a_word_document_that_cannot_be_read_is_a_problem(body: bytes, words: str) -> None:
    found = item(body, DOCX)
    assert isinstance(found, Problem)
    assert words in found.message
