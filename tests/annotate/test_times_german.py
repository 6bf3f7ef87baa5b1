"""German, the proof that a language is a lexicon and a table."""

import datetime

import pytest

from consilience.annotate.times import find_times
from consilience.records import Publication

DAY = datetime.date(2025, 9, 10)
PUBLISHED = Publication(earliest=DAY, latest=DAY, evidence=())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das teilte sie am Mittwoch mit.", ["2025-09-10"]),
        ("Die Verhandlungen sollen am Freitag beginnen.", ["2025-09-12"]),
        ("Er trat am Dienstagabend um 20.15 Uhr auf.", ["2025-09-09TEV", "2025-09-09T20:15"]),
        ("Vor drei Jahren, im Februar 2022, zog er um.", ["2022", "2022-02"]),
        ("Seit Anfang der 1990er Jahre lebt er hier.", ["199"]),
        ("Heute Morgen fielen die Kurse, gestern Abend stiegen sie.", ["2025-09-10TMO", "2025-09-09TEV"]),
        ("Zwischen 2000 und 2003 wuchs das Dorf.", ["2000", "2003"]),
        ("Sie tagen vom 15. bis 19. September 2025.", ["2025-09-15", "2025-09-19"]),
        ("Jeden Montag und alle zwei Wochen fährt er.", ["XXXX-WXX-1", "P2W"]),
        ("Es dauert mindestens zwei Monate, fast anderthalb Jahre.", ["P2M", "P1Y6M"]),
        ("Er war 36 Jahre alt.", []),
        ("Auf 2000 Metern wohnen rund 1990 Menschen.", []),
    ],
)
def test_german_times_have_the_same_values(text: str, expected: list[str]) -> None:
    assert [time.value for time in find_times(text, "a", PUBLISHED, "de")] == expected


def test_a_language_without_tables_has_no_times() -> None:
    assert find_times("Le conseil a siégé mardi.", "a", PUBLISHED, "fr") == ()
