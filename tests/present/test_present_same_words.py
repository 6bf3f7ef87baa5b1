"""The page lays reused words side by side, under both articles."""

from pathlib import Path

from consilience.pipeline import Kit, full_report
from consilience.present import render

EXAMPLE = Path(__file__).parents[2] / "examples" / "japan-centers"


def test_reused_words_stand_side_by_side(kit: Kit) -> None:
    page = render(full_report((str(EXAMPLE),), kit), "html").decode()
    shared = "taught management and commerce to Russian company directors and founders of firms"
    beside = page[page.index('<details class="same">') :]
    assert beside[: beside.index("</details>")].count(shared) == 2
