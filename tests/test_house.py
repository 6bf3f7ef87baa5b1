"""The shape of the house: who may import whom, what packages export, how long modules are."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import consilience

ROOT = Path(consilience.__file__).parent
PACKAGES = sorted(f"consilience.{each.name}" for each in pkgutil.iter_modules([str(ROOT)]) if each.ispkg)
MODULES = sorted(ROOT.rglob("*.py"))
LONGEST_MODULE = 400
NAMELESS = {"utils", "helpers", "common", "misc", "util", "helper"}


def test_the_journey_runs_one_way_and_stages_do_not_know_each_other() -> None:
    assert lint_imports(config_filename=str(ROOT.parent / "pyproject.toml")) == 0


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_says_what_it_is_and_lists_its_names_in_order(name: str) -> None:
    package = importlib.import_module(name)
    exported = getattr(package, "__all__", [])
    assert package.__doc__
    assert [*exported] == sorted(exported, key=lambda word: (not word.isupper(), word.islower(), word))
    assert all(hasattr(package, each) for each in exported)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_one_idea_with_a_name(path: Path) -> None:
    assert path.stem not in NAMELESS
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE
