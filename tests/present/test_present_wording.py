"""The program's own words stand in one table, and each of them is used."""

import re
from pathlib import Path

import pytest

import consilience.present
from consilience.present.wording import LINKS, NOUNS, VERDICTS, WORDING
from consilience.records import LinkKind, Verdict

FOLDER = Path(consilience.present.__file__).parent
SOURCES = [path for path in sorted(FOLDER.rglob("*")) if path.suffix in {".py", ".j2"} and path.name != "wording.py"]
WRITTEN = "\n".join(path.read_text("utf-8") for path in SOURCES)
# Commands and pages count with the same nouns.
COMMANDS = [path for path in sorted(FOLDER.parent.rglob("*.py")) if path.name != "wording.py"]
COUNTED = "\n".join((WRITTEN, *(path.read_text("utf-8") for path in COMMANDS)))
MARKUP = re.compile(r"<!--.*?-->|&nbsp;|<[^>]*>|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@pytest.mark.parametrize("name", WORDING)
def test_every_wording_is_used(name: str) -> None:
    assert re.search(rf"""["']{re.escape(name)}["']""", WRITTEN)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_is_counted(noun: str) -> None:
    assert re.search(rf"""["']{re.escape(noun)}["']""", COUNTED)


def test_every_wording_that_is_said_is_in_the_table() -> None:
    said = set(re.findall(r"""\bsay\(["']([^"']*)["']""", WRITTEN))
    assert said - WORDING.keys() == set()


def test_the_template_has_no_words_of_its_own() -> None:
    template = (FOLDER / "page" / "page.html.j2").read_text("utf-8")
    assert re.findall(r"[A-Za-z]{2,}", MARKUP.sub("", template)) == []


def test_every_verdict_and_every_link_has_its_words() -> None:
    assert (set(VERDICTS), set(LINKS)) == (set(Verdict), set(LinkKind))


def test_no_two_verdicts_look_alike() -> None:
    assert len({sign for sign, _ in VERDICTS.values()}) == len({word for _, word in VERDICTS.values()}) == len(Verdict)
