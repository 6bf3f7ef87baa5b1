"""Profiles of outlets, by host and by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.models import outlets as outlets_module
from consilience.models.outlets import (
    VARIABLE,
    UnreadableOutlets,
    agencies,
    normalised_name,
    outlet_by_host,
    outlet_by_name,
    outlets,
)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("reuters.com", "Reuters"),
        ("www.Reuters.com", "Reuters"),
        ("edition.cnn.com", "CNN"),
        ("g1.globo.com", "G1"),
        ("notreuters.com", None),
        ("com", None),
        pytest.param("a." * 500_000 + "com", None, id="a megabyte"),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_its_host(host: str, name: str | None) -> None:
    found = outlet_by_host(host)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("AP", "Associated Press"),
        ("The A.P.", "Associated Press"),
        ("new york times", "The New York Times"),
        ("The", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_its_names(written: str, name: str | None) -> None:
    found = outlet_by_name(written)
    assert (found.name if found else None) == name


def test_agencies_are_outlets_marked_so() -> None:
    assert {"Reuters", "TASS", "Kyodo News"} <= {agency.name for agency in agencies()}
    assert all(agency.agency for agency in agencies())


def test_no_two_outlets_share_a_name_or_a_host() -> None:
    names = [normalised_name(outlet.name) for outlet in outlets()]
    hosts = [host for outlet in outlets() for host in outlet.hosts]
    assert len(set(names)) == len(names)
    assert len(set(hosts)) == len(hosts)


def test_hosts_are_written_bare() -> None:
    assert all(host == host.lower() and not host.startswith("www.") for outlet in outlets() for host in outlet.hosts)


@pytest.fixture
def own_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "own.toml"
    monkeypatch.setenv(VARIABLE, str(path))
    _forget()
    yield path
    monkeypatch.undo()
    _forget()


def test_a_reader_adds_outlets_and_replaces_one(own_table: Path) -> None:
    own_table.write_text(
        '[[outlets]]\nname = "Velmora Post"\nhosts = ["velmorapost.example"]\ncountry = "NO"\n'
        '[[outlets]]\nname = "Reuters"\nhosts = ["reuters.example"]\ncountry = "GB"\nagency = true\n',
        "utf-8",
    )
    assert outlet_by_host("www.velmorapost.example") == outlet_by_name("The Velmora Post")
    reuters = outlet_by_name("Reuters")
    assert reuters is not None
    assert reuters.hosts == ("reuters.example",)


@pytest.mark.parametrize("content", ["[[outlets]]\nname = 5\n", "no table", ""], ids=["type", "syntax", "empty"])
def test_a_table_that_cannot_be_read_is_named(own_table: Path, content: str) -> None:
    own_table.write_text(content, "utf-8")
    with pytest.raises(UnreadableOutlets, match=r"own\.toml"):
        outlets()


def _forget() -> None:
    for kept in (outlets, agencies, outlets_module._by_host, outlets_module._by_name):
        kept.cache_clear()
