"""The table of the kinds of claim, and what the documentation says of it."""

from pathlib import Path

from consilience.claims.kinds import KINDS
from consilience.records import ClaimKind

ARCHITECTURE = Path(__file__).parents[2] / "docs" / "architecture.md"


def test_every_question_that_is_compared_is_documented_under_its_kind() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    rows = [line.split("|")[1:3] for line in text.splitlines() if line.startswith("|")]
    documented = {(kind.strip(), question.strip()) for kind, several in rows for question in several.split(",")}
    assert {(kind.kind.value, kind.question) for kind in KINDS} <= documented


def test_every_kind_of_claim_has_a_comparator() -> None:
    assert {kind.kind for kind in KINDS} == set(ClaimKind)
