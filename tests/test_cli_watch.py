"""The command that watches, as it is called: its lines, its exit status, its end by a signal."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.store import Library
from tests.local_site import Page, Site, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def started(desk: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "consilience", "library", "-l", str(desk), "watch", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def publish(site: Site, *towns: str) -> None:
    for town in towns:
        text = f"A fire destroyed the town hall of {town} on Tuesday, the mayor of {town} said. Nobody was hurt."
        site.pages[f"/{town}"] = Page(f"<html><title>Fire in {town}</title><p>{text}</p></html>")
    items = "".join(f"<item><link>{site.url(f'/{town}')}</link></item>" for town in towns)
    site.pages["/feed"] = Page(f"<rss><channel>{items}</channel></rss>")


def test_one_round_is_one_line(site: Site, tmp_path: Path) -> None:
    publish(site, "Velmora")
    running = started(tmp_path / "desk.library", "--once", site.url("/feed"))
    output, errors = running.communicate(timeout=60)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  1 looked at, 1 with news, 1 new article, 1 story\n", output)
    assert (running.returncode, errors) == (0, "")


def test_where_nothing_could_be_looked_at_the_status_says_so(tmp_path: Path) -> None:
    running = started(tmp_path / "desk.library", "--once", str(tmp_path / "none"))
    output, errors = running.communicate(timeout=60)
    assert "1 problem" in output
    assert "does not exist" in errors
    assert running.returncode == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_watch_after_the_article_at_hand(site: Site, tmp_path: Path, number: signal.Signals) -> None:
    publish(site, "Velmora", "Orlava", "Brekke")
    running = started(tmp_path / "desk.library", site.url("/feed"))
    first = site.pages["/Velmora"]

    def stopping() -> Page:
        running.send_signal(number)
        assert isinstance(first, Page)
        return first

    site.pages["/Velmora"] = stopping
    output, errors = running.communicate(timeout=60)
    assert running.returncode == 0, errors
    assert "1 new article" in output
    assert "/Brekke" not in site.asked
    with Library.open(tmp_path / "desk.library", must_exist=True) as library:
        assert library.count() == 1
        assert not list(library.check())
