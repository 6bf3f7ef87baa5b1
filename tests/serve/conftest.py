"""A library with one story for the tests of this folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.store import Library
from tests.serve.rooms import Browser, account, browsing


@pytest.fixture(scope="session")
def made_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "desk.library"
    with Library.open(path) as opened:
        opened.save_accounts([account()])
    return path


@pytest.fixture
def library(made_library: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_library, tmp_path / "desk.library"))


@pytest.fixture
def browser(library: Path) -> Iterator[Browser]:
    with browsing(library) as found:
        yield found
