"""The months by the first letters of their names, in the languages of most news on the web."""

# English, German, French, Spanish, Italian, Portuguese, Dutch; where three letters are shared, four tell them apart.
BEGINNINGS = {
    "jan": 1, "ene": 1, "gen": 1, "feb": 2, "fév": 2, "fev": 2, "fbr": 2, "mar": 3, "mär": 3, "maa": 3, "mrt": 3,
    "apr": 4, "avr": 4, "abr": 4, "may": 5, "mai": 5, "mag": 5, "mei": 5, "jun": 6, "juin": 6, "giu": 6, "jul": 7,
    "juil": 7, "lug": 7, "aug": 8, "aoû": 8, "aou": 8, "ago": 8, "sep": 9, "set": 9, "oct": 10, "okt": 10, "ott": 10,
    "out": 10, "nov": 11, "dec": 12, "dez": 12, "déc": 12, "dic": 12,
}  # fmt: skip
LONGEST = 10


def month(name: str) -> int | None:
    """The number of a month, from its name or an abbreviation of three letters and more.

    >>> month("Sept"), month("juillet"), month("Oktober"), month("Friday")
    (9, 7, 10, None)
    """
    letters = name.lower()
    if len(letters) > LONGEST:
        return None
    return BEGINNINGS.get(letters[:4]) or BEGINNINGS.get(letters[:3])
