"""English times of day: the clock, and the parts of the day."""

from consilience.annotate.times import meanings_periods as periods
from consilience.annotate.times.rule import Example, Rule

PLACE = r"(?:local|eastern|central|pacific|standard|daylight|moscow)(?: (?:standard|daylight))?(?: time)?"
TIME = rf"{{hour}}(?:[:.]{{minute}}(?::(?P<second>\d\d))?)? ?{{meridiem}}(?:,? \(?(?:{{zone}}|{PLACE})\)?)?"
DATE = r"(?:{month} {dayno}|{dayno2} {month2})"
DAY = rf"(?:,? (?:on )?(?:{{weekday}}|{{near}}))?(?:,? (?:on )?{DATE}(?:,? {{year}})?)?"

RULES = (
    Rule(
        "clock with a.m. or p.m.",
        rf"(?:(?P<edge>about|around) )?{TIME}{DAY}",
        periods.clock,
        Example("Doors open at 10 p.m. Tuesday.", "10 p.m. Tuesday", "TIME", "2025-09-09T22:00"),
    ),
    Rule(
        "day before the clock",
        rf"(?:{{weekday}}|{{near}}),? (?:at )?{TIME}",
        periods.clock,
        Example("Doors open tomorrow at 7:15 p.m.", "tomorrow at 7:15 p.m.", "TIME", "2025-09-11T19:15"),
    ),
    Rule(
        "clock of 24 hours",
        rf"{{hour}}:{{minute}}(?::(?P<second>\d\d))?(?: ?(?:hours|hrs|{{zone}}|local time))?{DAY}",
        periods.clock,
        Example("It struck at 19:21.", "19:21", "TIME", "2025-09-10T19:21"),
    ),
    Rule(
        "date and clock",
        rf"{DATE},? {{year}},?(?: at)? {{hour}}:{{minute}}(?::(?P<second>\d\d))?(?: ?{{meridiem}})?(?: {{zone}})?",
        periods.clock,
        Example("Posted Aug 13, 2025 19:21", "Aug 13, 2025 19:21", "TIME", "2025-08-13T19:21"),
    ),
    Rule(
        "iso instant",
        r"(?P<year>(?:19|20)\d\d)-(?P<monthno>\d\d)-(?P<dayno>\d\d)T"
        r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\.\d{1,6})?(?P<offset>Z|[+-]\d\d:?\d\d)?",
        periods.instant,
        Example("Updated 2025-09-10T08:30:00Z", "2025-09-10T08:30:00Z", "TIME", "2025-09-10T08:30:00Z"),
    ),
    Rule(
        "o'clock",
        rf"{{hour}} o['’]clock(?: in the (?P<part>morning|afternoon|evening))?{DAY}",
        periods.clock,
        Example("It struck at ten o'clock.", "ten o'clock", "TIME", "2025-09-10T10:00"),
    ),
    Rule(
        "military time",
        rf"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d) ?(?:{{zone}}|hours|hrs){DAY}",
        periods.clock,
        Example("It struck at 0735 GMT.", "0735 GMT", "TIME", "2025-09-10T07:35Z"),
    ),
    Rule(
        "noon or midnight",
        rf"{{moment}}{DAY}",
        periods.clock,
        Example("It will end at noon Thursday.", "noon Thursday", "TIME", "2025-09-11T12:00"),
    ),
    Rule(
        "part of a named day",
        r"(?:(?P<edge>early|late|later|earlier)(?: on)? )?(?:(?P<step>last|this|next) )?"
        r"(?:{weekday}|(?P<near>yesterday|tomorrow|this|last|later this|earlier this)) (?:(?:early|late) )?{part}",
        periods.part_of_day,
        Example("They met Tuesday evening.", "Tuesday evening", "TIME", "2025-09-09TEV"),
    ),
    Rule(
        "part of the day before its day",
        r"(?:the )?(?:(?P<edge>early|late) )?{part} (?:on |of )?"
        r"(?:(?P<near>yesterday|tomorrow|today)|{weekday}"
        r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{month} {dayno}(?:,? {year})?)",
        periods.part_of_day,
        Example("At mid-afternoon yesterday it fell.", "mid-afternoon yesterday", "TIME", "2025-09-09TAF"),
    ),
    Rule(
        "part of a calendar day",
        r"(?:the )?(?:(?P<edge>early|late) )?{part} (?:of |on )?{dayno} {month}(?:,? {year})?",
        periods.part_of_day,
        Example(
            "It burned on the night of 5 September 2024.", "the night of 5 September 2024", "TIME", "2024-09-05TNI"
        ),
    ),
    Rule(
        "part of the next day",
        r"the (?:very )?(?P<step>next|following|previous) {part}",
        periods.part_from_focus,
        Example("It shut on May 3, 2024 and opened the next morning.", "the next morning", "TIME", "2024-05-04TMO"),
    ),
    Rule(
        "early or late part of the day",
        r"(?P<edge>early|late) {part}",
        periods.part_of_day,
        Example("They had left by late afternoon.", "late afternoon", "TIME", "2025-09-10TAF"),
    ),
    Rule(
        "part of the day",
        r"(?:the )?(?:(?P<edge>early|late)~)?{part}",
        periods.bare_part,
        Example("They rose early in the morning.", "the morning", "TIME", "2025-09-10TMO"),
    ),
    Rule(
        "tonight",
        r"(?P<near>tonight)(?P<part>)",
        periods.tonight,
        Example("They play tonight.", "tonight", "TIME", "2025-09-10TNI"),
    ),
    Rule(
        "overnight",
        r"overnight",
        periods.overnight,
        Example("Prices fell overnight.", "overnight", "TIME", "2025-09-09TNI"),
    ),
)
