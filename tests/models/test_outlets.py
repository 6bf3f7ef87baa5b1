"""Profiles of outlets, by host and by name."""

import pytest

from consilience.models.outlets import agencies, normalised_name, outlet_by_host, outlet_by_name, outlets


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
