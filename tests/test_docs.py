"""The documentation says what the program does: generated pages are up to date, links lead somewhere, examples run."""

import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from consilience.cli import app
from consilience.pipeline import Kit
from docs import generate

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("changes/*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FENCE_LINE = re.compile(r"^```.*$", re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
KINDS_OF_CHANGE = {"added", "changed", "fixed", "removed"}


def by_path(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_page_of_the_command_line_is_up_to_date() -> None:
    assert generate.CLI.read_text("utf-8") == generate.cli_page(), "run: make docs"


def test_every_command_and_option_is_documented() -> None:
    sections = generate.CLI.read_text("utf-8").split("\n## ")
    for words in generate.commands():
        section = next(each for each in sections if each.startswith(" ".join(("consilience", *words)) + "\n"))
        missing = [option for option in _options(words) if option not in section]
        assert not missing


def test_the_excerpt_in_the_readme_is_what_the_program_prints(kit: Kit) -> None:
    page = generate.README.read_text("utf-8")
    assert page == generate.with_excerpt(page, generate.excerpt(kit)), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=by_path)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if not re.match(r"https?:", link)]
    assert [link for link in links if not _leads_somewhere(page, link)] == []


def test_every_page_of_the_documentation_is_linked_from_the_readme() -> None:
    linked = {(ROOT / link).resolve() for link in LINK.findall(generate.README.read_text("utf-8"))}
    assert [page.name for page in sorted((ROOT / "docs").glob("*.md")) if page.resolve() not in linked] == []


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (program,) = [code for language, code in _fenced(generate.README) if language == "python"]
    exec(compile(program, "README.md", "exec"), {})
    assert "tunnel · when" in capsys.readouterr().out


def test_the_program_on_the_page_of_the_library_prints_what_it_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    program = next(code for language, code in _fenced(ROOT / "docs" / "library.md") if language == "python")
    exec(compile(program, "library.md", "exec"), {})
    promised = [line.partition(")  # ")[2] for line in program.splitlines() if "print(" in line]
    assert capsys.readouterr().out.splitlines() == promised


def test_the_examples_of_the_python_api_give_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = FENCE_LINE.sub("", (ROOT / "docs" / "api.md").read_text("utf-8"))
    examples = doctest.DocTestParser().get_doctest(text, {}, "api", "docs/api.md", 0)
    assert examples.examples
    assert doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(examples).failed == 0


def test_the_change_that_contributing_walks_through_is_in_the_tree() -> None:
    quoted = [code for language, code in _fenced(ROOT / "CONTRIBUTING.md") if language in {"python", "toml"}]
    assert quoted
    for code in quoted:
        first, _, words = code.partition("\n")
        assert words in (ROOT / first.removeprefix("# ")).read_text("utf-8")


def test_decisions_are_numbered_without_gaps() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:03d}-" for number in range(1, len(pages) + 1)]
    assert all(page.read_text("utf-8").startswith(f"# {page.name[:3]}. ") for page in pages)


def test_terms_of_the_glossary_stand_once_and_in_order() -> None:
    terms = re.findall(r"^\| ([^|]+) \|", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE)[1:]
    assert terms[1:] == sorted(set(terms[1:]))


def test_news_fragments_name_their_kind() -> None:
    fragments = [path for path in (ROOT / "changes").glob("*.md") if path.name != "README.md"]
    assert [path.name for path in fragments if _kind(path) not in KINDS_OF_CHANGE] == []


def _options(words: tuple[str, ...]) -> list[str]:
    command: Any = typer.main.get_command(app)
    for word in words:
        command = command.commands[word]
    return [name for parameter in command.params for name in parameter.opts if name.startswith("-")]


def _leads_somewhere(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(page: Path) -> set[str]:
    """The names under which GitHub links to the headings of a page."""
    headings = HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _fenced(page: Path) -> Iterator[tuple[str, str]]:
    yield from FENCED.findall(page.read_text("utf-8"))


def _kind(path: Path) -> str:
    return path.stem.rpartition(".")[2]
