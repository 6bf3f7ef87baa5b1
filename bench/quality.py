"""The table of figures in docs/quality.md, written by the benchmark itself."""

from pathlib import Path

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def write_quality(figures: dict[str, float], page: Path) -> None:
    """Replace what stands between the two marks of the page with tables of the figures."""
    text = page.read_text("utf-8")
    before, rest = text.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    tables = "\n".join((*_accounts(figures), "", *_others(figures)))
    page.write_text(f"{before}{BEGIN}\n{tables}\n{END}{after}", "utf-8")


ROWS = (
    ("alignment precision", "{precision:.2f}"),
    ("alignment recall", "{recall:.2f}"),
    ("facts of two articles linked", "{linked:.0f} of {linkable:.0f}"),
    ("real disputes found", "{disputes_found:.0f} of {disputes_in_key:.0f}"),
    ("disputes reported, right by key", "{reported:.0f}, {reported_right:.0f}"),
    ("false alarms by key", "{alarms:.0f}"),
    ("independent counts right", "{origins_right:.0f} of {origins_compared:.0f}"),
    ("claims inside furniture", "{inside_furniture:.0f}"),
    ("publication ranges right", "{dates_right:.0f} of {dates:.0f}"),
)
NAMES = ("seeds", "cantor", "comey", "hunter", "iran", "korea", "lawsuit")


def _accounts(figures: dict[str, float]) -> list[str]:
    stories = [name for name in NAMES if f"accounts.{name}.precision" in figures]
    if not stories:
        return []
    lines = ["| | " + " | ".join(stories) + " |", "|---" * (len(stories) + 1) + "|"]
    for label, template in ROWS:
        cells = (template.format(**_of(figures, f"accounts.{name}.")) for name in stories)
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return lines


def _others(figures: dict[str, float]) -> list[str]:
    shown = {
        name: value
        for name, value in figures.items()
        if not name.startswith("accounts.") or name.startswith("accounts.stories.")
    }
    return ["| figure | value |", "|---|---|", *(f"| {name} | {value:.3f} |" for name, value in shown.items())]


def _of(figures: dict[str, float], prefix: str) -> dict[str, float]:
    return {name.removeprefix(prefix): value for name, value in figures.items() if name.startswith(prefix)}
