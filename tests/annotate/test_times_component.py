"""The tagger as a spaCy component, without the rest of Consilience."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from consilience.annotate.times.component import NAME

DOCUMENT = Path(__file__).parents[2] / "docs" / "times.md"


@pytest.fixture
def nlp() -> Language:
    return spacy.blank("en")


def test_a_pipeline_tells_times_from_its_configured_day(nlp: Language) -> None:
    nlp.add_pipe(NAME, config={"published": "2025-09-10"})
    doc = nlp("The board met on Tuesday.")
    assert [(time.type, time.value) for time in doc._.times] == [("DATE", "2025-09-09")]


def test_a_document_may_bring_its_own_day(nlp: Language) -> None:
    nlp.add_pipe(NAME, config={"published": "2025-09-10"})
    doc = nlp.make_doc("The board met on Tuesday.")
    doc.user_data["published"] = "2024-01-05"
    assert [time.value for time in nlp(doc)._.times] == ["2024-01-02"]


def test_without_a_day_values_stay_open(nlp: Language) -> None:
    nlp.add_pipe(NAME)
    assert [time.value for time in nlp("The board met on Tuesday.")._.times] == ["XXXX-WXX-2"]


def test_german_is_an_option() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe(NAME, config={"published": "2025-09-10", "language": "de"})
    assert [time.value for time in nlp("Der Rat tagte am Dienstag.")._.times] == ["2025-09-09"]


def test_importing_the_tagger_does_not_import_spacy() -> None:
    program = (
        "import sys, types, consilience\n"
        "room = types.ModuleType('consilience.annotate')\n"
        "room.__path__ = [consilience.__path__[0] + '/annotate']\n"
        "sys.modules['consilience.annotate'] = room\n"
        "import consilience.annotate.times\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_documented_example_runs() -> None:
    programs = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert programs
    for program in programs:
        exec(compile(program, str(DOCUMENT), "exec"), {})
