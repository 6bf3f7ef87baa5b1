"""A browser for all tests of this folder, and the pages of the bundled stories."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.pipeline import Kit, full_report
from consilience.present import render
from tests.browser.chromium import Chromium, chromium, executable

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = sorted(path.parent.name for path in EXAMPLES.glob("*/expected.json"))
MISSING = "no Chromium is installed; the page is tested in one. On Debian: apt-get install chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """A browser; without one, tests are skipped on a desk and fail in continuous integration."""
    path = executable()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with chromium(path) as running:
        yield running


@pytest.fixture(scope="session", params=STORIES)
def page(request: pytest.FixtureRequest, kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a bundled story."""
    path = tmp_path_factory.mktemp("pages") / f"{request.param}.html"
    path.write_bytes(render(full_report((str(EXAMPLES / request.param),), kit), "html"))
    return path
