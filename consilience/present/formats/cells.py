"""Values as the cells of a spreadsheet, none of which is a formula."""

from consilience.present.display import visible

# A spreadsheet reads a cell that begins so as a formula; the full-width signs, where Japanese or Chinese is written.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# The most that common spreadsheets hold in a cell.
LONGEST_CELL = 32_000
SEPARATOR = "; "

Value = str | int | float | tuple[str, ...] | None
Cell = str | int | float | None


def cell(value: Value, longest: int = LONGEST_CELL) -> Cell:
    """The value as a cell: numbers as they are, lists joined, and no text that is taken for a formula.

    >>> cell("=1+1"), cell(("a", "b")), cell(-1)
    ("'=1+1", 'a; b', -1)
    """
    if value is None or isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else SEPARATOR.join(value)
    shown = visible(text[:longest])[:longest]
    return f"'{shown}" if shown.startswith(FORMULA) else shown
