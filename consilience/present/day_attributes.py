"""The attributes by which the page's script knows what to show on which day; without it the page shows today's account.

`data-since` hides an element before that day, `data-until` shows one only before it, and `data-then` holds its words,
or its verdict, on each day on which they change; `data-place` its place among its siblings.
"""

import json

from markupsafe import Markup, escape

from consilience.present.report_days import Changes


def since(day: int) -> Markup:
    """For what is told from that day on; nothing for what was told from the first."""
    return Markup(f' data-since="{day}"') if day else Markup()


def until(day: int) -> Markup:
    """For what is said only before that day, and never without the script."""
    return Markup(f' data-until="{day}" hidden')


def then(changes: Changes[str] | Changes[int]) -> Markup:
    """For what changes from day to day; nothing where it does not."""
    return Markup(f' data-then="{escape(json.dumps(changes, ensure_ascii=False))}"') if len(changes) > 1 else Markup()


def place(changes: Changes[int] | None) -> Markup:
    """For a part of a section whose order changes from day to day."""
    return Markup(f' data-place="{json.dumps(changes)}"') if changes else Markup()
