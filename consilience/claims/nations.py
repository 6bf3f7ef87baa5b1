"""Which state a place, a people or a seat of government stands for."""

import tomllib
from functools import cache
from importlib import resources


def nation(words: str) -> str | None:
    """The state that a name, adjective or capital speaks for, or None.

    >>> nation("Tokyo"), nation("Russian"), nation("Gotham")
    ('Japan', 'Russia', None)
    """
    return _nations().get(words.lower().removeprefix("the "))


@cache
def _nations() -> dict[str, str]:
    table: dict[str, list[str]] = tomllib.loads(
        resources.files("consilience.claims").joinpath("nations.toml").read_text("utf-8")
    )
    return {word: name for name, words in table.items() for word in [name.lower(), *words]}
