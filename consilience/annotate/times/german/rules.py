"""German time expressions."""

from consilience.annotate.times import meanings_days as days
from consilience.annotate.times import meanings_months as months
from consilience.annotate.times import meanings_periods as periods
from consilience.annotate.times import meanings_relative as relative
from consilience.annotate.times.rule import Example, Rule

EDGE = r"(?:{edge} )?"
BOUND = r"(?:{bound} )?"
DAY = r"(?:,? (?:am |den )?(?:{weekday}|{near}))?(?:,? (?:am |den )?{dayno} {month}(?: {year})?)?"

DATES = (
    Rule(
        "day in figures",
        r"(?P<first>\d{1,2})\.(?P<second>\d{1,2})\.(?P<third>(?:19|20)\d\d)",
        days.numeric_day("dmy"),
        Example("Der Vertrag endete am 14.03.2024.", "14.03.2024", "DATE", "2024-03-14"),
    ),
    Rule(
        "iso day",
        r"(?P<first>[12]\d{3})-(?P<second>\d\d)-(?P<third>\d\d)",
        days.numeric_day("ymd"),
        Example("Stand 2025-08-13.", "2025-08-13", "DATE", "2025-08-13"),
    ),
    Rule(
        "day and month",
        r"(?:{weekday},? (?:den |dem )?)?{dayno} {month}(?: {year})?",
        days.calendar_day,
        Example("Die Brücke öffnete am 5. September.", "5. September", "DATE", "2025-09-05"),
    ),
    Rule(
        "two days of a month",
        r"(?P<dayno>\d{1,2}\.)(?: ?[-–] ?| (?:bis|und) )(?P<head>(?P<last>[123]?\d)\. {month}(?: {year})?)",
        days.calendar_day,
        Example("Sie tagen vom 15. bis 19. September 2025.", "15.", "DATE", "2025-09-15"),
        parts=(("dayno", days.calendar_day), ("head", days.last_day)),
    ),
    Rule(
        "month and year",
        rf"{EDGE}{{month}} (?:des jahres )?{{year}}",
        months.month,
        Example("Im Januar 2025 schloss sie.", "Januar 2025", "DATE", "2025-01"),
    ),
    Rule(
        "month",
        rf"{EDGE}{{month}}",
        months.month,
        Example("Im Januar schloss sie.", "Januar", "DATE", "2025-01"),
    ),
    Rule(
        "last or next month by name",
        r"{step} {month}",
        months.month_of_step,
        Example("Sie schloss im vergangenen Mai.", "vergangenen Mai", "DATE", "2025-05"),
    ),
    Rule(
        "year",
        rf"{EDGE}(?:jahr(?:e|es)? )?{{year}}",
        months.bare_year,
        Example("Sie besteht seit 1994.", "1994", "DATE", "1994"),
    ),
    Rule(
        "decade",
        rf"(?:der |die |den )?{EDGE}(?:der )?(?P<decade>(?:19|20)\d0|[2-9]0)er(?:~jahren?)?",
        months.decade_in_figures,
        Example("In den 1990er Jahren wuchs sie.", "den 1990er Jahren", "DATE", "199"),
    ),
    Rule(
        "century",
        r"(?:das |des |dem |im )?{ordinal} jahrhunderts?",
        months.century,
        Example("Ein Haus des 19. Jahrhunderts.", "des 19. Jahrhunderts", "DATE", "18"),
    ),
    Rule(
        "quarter",
        r"(?:das |des |dem )?{ordinal} quartals?(?: (?:des jahres )?{year})?",
        months.quarter,
        Example("Im dritten Quartal 2024 wuchs sie.", "dritten Quartal 2024", "DATE", "2024-Q3"),
    ),
    Rule(
        "season and year",
        rf"{EDGE}{{season}} {{year}}",
        months.season,
        Example("Im Herbst 2024 wuchs sie.", "Herbst 2024", "DATE", "2024-FA"),
    ),
    Rule(
        "last or next season",
        r"{step} {season}",
        months.season,
        Example("Im letzten Frühjahr wuchs sie.", "letzten Frühjahr", "DATE", "2025-SP"),
    ),
    Rule(
        "weekday",
        r"{weekday}",
        days.weekday,
        Example("Das teilte sie am Dienstag mit.", "Dienstag", "DATE", "2025-09-09"),
    ),
    Rule(
        "last or next weekday",
        r"{step} {weekday}",
        days.weekday_of_step,
        Example("Das war am vergangenen Freitag.", "vergangenen Freitag", "DATE", "2025-09-05"),
    ),
    Rule(
        "holiday",
        r"{holiday}(?: {year})?",
        days.holiday,
        Example("Sie ruhten Weihnachten 2024.", "Weihnachten 2024", "DATE", "2024-12-25"),
    ),
)
CLOCK = (
    Rule(
        "clock",
        rf"{{hour}}(?:[:.]{{minute}})? uhr(?: {{minute2}})?{DAY}",
        periods.clock,
        Example("Er begann um 19.30 Uhr.", "19.30 Uhr", "TIME", "2025-09-10T19:30"),
    ),
    Rule(
        "day and clock",
        r"(?:{weekday}|{near})(?: um|,)? {hour}(?:[:.]{minute})? uhr",
        periods.clock,
        Example("Er begann gestern um 22 Uhr.", "gestern um 22 Uhr", "TIME", "2025-09-09T22:00"),
    ),
    Rule(
        "part of a named day",
        r"(?:{weekday} ?|(?P<near>heute|gestern|vorgestern|übermorgen) ){part}",
        periods.part_of_day,
        Example("Er sprach am Dienstagabend.", "Dienstagabend", "TIME", "2025-09-09TEV"),
    ),
    Rule(
        "noon or midnight of a day",
        r"(?:{weekday} ?|{near} ){moment}",
        periods.clock,
        Example("Er sprach gestern Mittag.", "gestern Mittag", "TIME", "2025-09-09T12:00"),
    ),
)
RELATIVE = (
    *(
        Rule(
            word,
            word,
            relative.day_away(count),
            Example(f"Das Gericht tagt {word}.", word, "DATE", value),
        )
        for word, count, value in (
            ("vorgestern", -2, "2025-09-08"),
            ("gestern", -1, "2025-09-09"),
            ("heute", 0, "2025-09-10"),
            ("morgen", 1, "2025-09-11"),
            ("übermorgen", 2, "2025-09-12"),
        )
    ),
    Rule(
        "last, this or next unit",
        rf"{EDGE}{{step}} (?P<unit>woche|wochenende|monats?|quartals?|jahr(?:es)?|jahrzehnt|jahrhundert)",
        relative.unit_of_step,
        Example("Im vergangenen Monat fiel er.", "vergangenen Monat", "DATE", "2025-08"),
    ),
    Rule(
        "units ago",
        rf"(?P<step>vor) {BOUND}{{number}} {{unit}}",
        relative.ago,
        Example("Er fiel vor zwei Wochen.", "vor zwei Wochen", "DATE", "2025-W35"),
    ),
    Rule(
        "in units",
        rf"(?P<step>in) {BOUND}{{number}} (?P<unit>tagen|wochen|monaten|jahren)",
        relative.ago,
        Example("Er tagt in drei Tagen.", "in drei Tagen", "DATE", "2025-09-13"),
    ),
    *(
        Rule(words, words, relative.reference(value), Example(f"So ist es {words}.", words, "DATE", value))
        for words, value in (
            ("jetzt", "PRESENT_REF"),
            ("derzeit", "PRESENT_REF"),
            ("zurzeit", "PRESENT_REF"),
            ("momentan", "PRESENT_REF"),
            ("kürzlich", "PAST_REF"),
            ("unlängst", "PAST_REF"),
            ("vor kurzem", "PAST_REF"),
            ("bald", "FUTURE_REF"),
            ("in zukunft", "FUTURE_REF"),
            ("künftig", "FUTURE_REF"),
        )
    ),
)
PERIODS = (
    Rule(
        "number of units",
        rf"{BOUND}{{number}}~?{{unit}}(?: lang)?(?!~alt)",
        periods.duration,
        Example("Er dauerte fast zwei Jahre.", "fast zwei Jahre", "DURATION", "P2Y"),
    ),
    Rule(
        "past or coming units",
        rf"{BOUND}(?:den |die |der )?(?:vergangenen|letzten|nächsten|kommenden) {{number}} {{unit}}",
        periods.duration,
        Example("In den vergangenen drei Monaten fiel er.", "den vergangenen drei Monaten", "DURATION", "P3M"),
    ),
    Rule(
        "uncounted units",
        r"(?P<unit>jahrelang|monatelang|wochenlang|tagelang|jahrzehntelang)(?P<number>)",
        periods.long_units,
        Example("Sie warteten jahrelang.", "jahrelang", "DURATION", "PXY"),
    ),
    *(
        Rule(word, f"{word}(?:e|en|er|es)?", periods.repeated(value), Example(f"Er tagt {word}.", word, "SET", value))
        for word, value in (
            ("stündlich", "PT1H"),
            ("täglich", "P1D"),
            ("wöchentlich", "P1W"),
            ("monatlich", "P1M"),
            ("jährlich", "P1Y"),
        )
    ),
    Rule(
        "every unit",
        r"(?:jede[nrs]?|alle) (?:{number} )?{unit}",
        periods.every,
        Example("Er tagt alle zwei Wochen.", "alle zwei Wochen", "SET", "P2W"),
    ),
    Rule(
        "every weekday",
        r"jeden {weekday}",
        periods.every_weekday,
        Example("Er tagt jeden Montag.", "jeden Montag", "SET", "XXXX-WXX-1"),
    ),
)
RULES = DATES + CLOCK + RELATIVE + PERIODS
