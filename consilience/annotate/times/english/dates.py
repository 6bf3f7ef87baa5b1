"""English dates: days, months, years, weekdays, quarters, seasons, decades, centuries, holidays."""

from consilience.annotate.times import meanings_days as days
from consilience.annotate.times import meanings_months as months
from consilience.annotate.times.rule import Example, Rule

OF = r"(?:,? (?:of )?|,)"
ENDS = r"(?:(?P<edge>early|earlier|late|mid|(?:the )?(?:start|beginning|end|close|middle) of|around|about)~)?"
NAME = r"january|february|(?-i:March|MARCH|May|MAY)|april|june|july|august|september|october|november|december"
ERA = r"(?! ?(?:%|percent))"

TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
DIGITS = "one|two|three|four|five|six|seven|eight|nine"
SPOKEN = (
    r"(?P<century>(?:six|seven|eight|nine)teen|twenty)~"
    rf"(?P<rest>(?:{TENS})(?:~(?:{DIGITS}))?|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
    r"(?! (?:people|percent|dollars|men|years))"
)

DAYS = (
    Rule(
        "attacks of 11 September 2001",
        r"9/11|(?:the )?(?:september|sept\.?) 11(?= (?:terror(?:ist)? )?attacks)",
        days.fixed("2001-09-11"),
        Example("The law is older than 9/11.", "9/11", "DATE", "2001-09-11"),
    ),
    Rule(
        "iso day",
        r"(?P<first>[12]\d{3})-(?P<second>\d\d)-(?P<third>\d\d)",
        days.numeric_day("ymd"),
        Example("Updated 2025-08-13.", "2025-08-13", "DATE", "2025-08-13"),
    ),
    Rule(
        "slashed day",
        r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<third>(?:19|20)?\d\d)(?!/)",
        days.slashed_day,
        Example("Filed 3/14/2024.", "3/14/2024", "DATE", "2024-03-14"),
    ),
    Rule(
        "slashed day, year first",
        r"(?P<first>(?:19|20)\d\d)/(?P<second>\d{1,2})/(?P<third>\d{1,2})",
        days.numeric_day("ymd"),
        Example("Filed 2024/03/14.", "2024/03/14", "DATE", "2024-03-14"),
    ),
    Rule(
        "dotted day",
        r"(?P<first>\d{1,2})\.(?P<second>\d{1,2})\.(?P<third>(?:19|20)\d\d)",
        days.numeric_day("dmy"),
        Example("It closed on 14.03.2024.", "14.03.2024", "DATE", "2024-03-14"),
    ),
    Rule(
        "month and day",
        rf"(?:{{weekday}},? |(?P<edge>around|about) )?{{month}} {{dayno}}(?:,? {{year}})?{ERA}",
        days.calendar_day,
        Example("The bridge opened on Sept. 5.", "Sept. 5", "DATE", "2025-09-05"),
    ),
    Rule(
        "day and month",
        rf"(?:{{weekday}},? )?(?:the )?{{dayno}} (?:(?:day )?of )?{{month}}(?:{OF}{{year}})?",
        days.calendar_day,
        Example("The bridge opened on 11th September, 2025.", "11th September, 2025", "DATE", "2025-09-11"),
    ),
    Rule(
        "two days of a month",
        r"(?P<head>{month} (?P<dayno>\d{1,2}))(?: ?[-–] ?| (?:to|and|through|or|until) )"
        r"(?P<last>[123]?\d)(?!\d|,\d| ?%)"
        r"(?:,? {year})?(?! (?:people|men|women|others?|years|days|percent|[ap]\.?m))",
        days.calendar_day,
        Example("Talks will run from September 15 to 19.", "19", "DATE", "2025-09-19"),
        parts=(("head", days.calendar_day), ("last", days.last_day)),
    ),
    Rule(
        "two days before a month",
        r"(?P<dayno>\d{1,2})(?: ?[-–] ?| (?:to|and|or|until) )(?P<head>(?P<last>[123]?\d) {month}(?:,? {year})?)",
        days.calendar_day,
        Example("Talks will run from 15 to 19 September.", "15", "DATE", "2025-09-15"),
        parts=(("dayno", days.calendar_day), ("head", days.last_day)),
    ),
)

MONTHS = (
    Rule(
        "month and year",
        rf"{ENDS}{{month}}{OF}{{year}}",
        months.month,
        Example("They met in January 2025.", "January 2025", "DATE", "2025-01"),
    ),
    Rule(
        "month and short year",
        rf"{ENDS}{{month}} (?P<year>['’]\d\d)",
        months.month,
        Example("They met in March '03.", "March '03", "DATE", "2003-03"),
    ),
    Rule(
        "month",
        rf"{ENDS}(?P<month>{NAME})",
        months.bare_month,
        Example("They met in January.", "January", "DATE", "2025-01"),
    ),
    Rule(
        "short month",
        rf"{ENDS}(?P<month>(?-i:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\.)(?! ?\d)",
        months.month,
        Example("They met in Aug. at sea.", "Aug.", "DATE", "2025-08"),
    ),
    Rule(
        "month of this year",
        rf"{ENDS}{{month}},? (?:of )?(?P<step>last|this|next|the previous|the following) (?P<unit>year)",
        months.month_of_step,
        Example("In June last year it rained.", "June last year", "DATE", "2024-06"),
    ),
    Rule(
        "last or next month by name",
        rf"(?:{ENDS})(?P<step>last|this past|past|this coming|this|next|coming) {{month}}(?!\.? ?\d)",
        months.month_of_step,
        Example("They signed last May.", "last May", "DATE", "2025-05"),
    ),
)

YEARS = (
    Rule(
        "month and spoken year",
        rf"{{month}} {SPOKEN}",
        months.spoken_month,
        Example("It shut in January nineteen ninety-seven.", "January nineteen ninety-seven", "DATE", "1997-01"),
    ),
    Rule(
        "year",
        rf"{ENDS}(?:the year )?{{year}}{ERA}",
        months.bare_year,
        Example("Work began in 1994.", "1994", "DATE", "1994"),
    ),
    Rule(
        "short year",
        rf"{ENDS}(?P<year>['’]\d\d)(?!s)",
        months.bare_year,
        Example("Work began in '94.", "'94", "DATE", "1994"),
    ),
    Rule(
        "spoken year",
        rf"(?:the year )?{SPOKEN}",
        months.spoken_year,
        Example("Work began in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996"),
    ),
    Rule(
        "year two thousand",
        r"the year (?P<century>two thousand)(?: (?:and )?(?P<rest>one|two|three|four|five|six|seven|eight|nine))?",
        months.spoken_year,
        Example("It will end by the year two thousand.", "the year two thousand", "DATE", "2000"),
    ),
    Rule(
        "fiscal year",
        rf"{ENDS}(?:(?:the )?fiscal(?: year)?~(?:year )?|FY ?){{year}}",
        months.fiscal_year,
        Example("Sales grew in fiscal 2003.", "fiscal 2003", "DATE", "2003"),
    ),
    Rule(
        "years of a season",
        r"(?P<year>(?:19|20)\d\d)[-–/](?P<last>\d\d)(?= (?:season|school|academic|fiscal|campaign|winter|budget))",
        months.year,
        Example("They won the 2009-10 season.", "2009", "DATE", "2009"),
        parts=(("year", months.year), ("last", months.last_year)),
    ),
    Rule(
        "decade",
        rf"(?:the )?{ENDS}(?:the )?(?P<decade>(?:1[5-9]|20)\d0(?:['’]?s)|['’]?[2-9]0['’]?s)",
        months.decade,
        Example("It was built in the late 1970s.", "the late 1970s", "DATE", "197"),
    ),
    Rule(
        "spoken decade",
        rf"the {ENDS}(?:nineteen )?(?P<decade>)"
        r"(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
        months.decade,
        Example("It was built in the nineties.", "the nineties", "DATE", "199"),
    ),
    Rule(
        "century",
        rf"(?:the )?{ENDS}{{ordinal}}~century",
        months.century,
        Example("She is a 20th century painter.", "20th century", "DATE", "19"),
    ),
)

WEEKDAYS = (
    Rule(
        "weekday",
        r"(?:(?P<edge>early|earlier|late|later)(?: on)? )?{weekday}",
        days.weekday,
        Example("The board met Tuesday.", "Tuesday", "DATE", "2025-09-09"),
    ),
    Rule(
        "weekday to weekday",
        r"{weekday}(?: ?[-–] ?| (?:to|through|until) ){weekday2}",
        days.weekday,
        Example("It was open from Monday to Wednesday.", "Wednesday", "DATE", "2025-09-10"),
        parts=(("weekday", days.weekday), ("weekday2", days.last_weekday)),
    ),
    Rule(
        "last or next weekday",
        r"(?:the )?(?P<step>last|this past|past|this coming|this|next|coming|previous|following) {weekday}",
        days.weekday_of_step,
        Example("The board met last Friday.", "last Friday", "DATE", "2025-09-05"),
    ),
    Rule(
        "weekday of a week",
        r"{weekday},? (?:of )?(?P<step>last|this|next) week",
        days.weekday_of_week,
        Example("The board met on Monday last week.", "Monday last week", "DATE", "2025-09-01"),
    ),
    Rule(
        "nth weekday of a month",
        r"(?:the )?(?P<ordinal>first|second|third|fourth|last) {weekday} (?:of|in) {month}(?:,? {year})?",
        days.nth_weekday,
        Example("They vote on the first Monday of March 2024.", "the first Monday of March 2024", "DATE", "2024-03-04"),
    ),
    Rule(
        "week of a day",
        r"the week of {month} {dayno}(?:,? {year})?",
        days.week_of_day,
        Example("A hearing was set for the week of March 3.", "the week of March 3", "DATE", "2025-W10"),
    ),
    Rule(
        "week of a month",
        r"(?:the )?(?P<edge>first|last|second|third|opening|closing) (?:few )?(?:weeks?|days|weekend) of {month}"
        r"(?:,? {year})?",
        months.month,
        Example("It shut in the last week of May 2024.", "the last week of May 2024", "DATE", "2024-05"),
    ),
    Rule(
        "weekday with a spoken date",
        r"(?:this coming )?(?:{weekday},? )?{month} (?:the )?{ordinal}",
        days.ordinal_day,
        Example("It fell on March eighth.", "March eighth", "DATE", "2025-03-08"),
    ),
)

PERIODS = (
    Rule(
        "quarter",
        r"(?:the )?(?:fiscal~)?{ordinal}(?: fiscal)? (?:quarter|(?P<half>half))(?:,? (?:of )?(?:fiscal )?{year})?",
        months.quarter,
        Example("It lost money in the third quarter.", "the third quarter", "DATE", "2025-Q3"),
    ),
    Rule(
        "quarter as an adjective",
        r"{ordinal}[-\u2010-\u2012](?:quarter|(?P<half>half))",
        months.quarter,
        Example("It posted a third-quarter loss.", "third-quarter", "DATE", "2025-Q3"),
    ),
    Rule(
        "short half",
        r"(?P<half>(?-i:H))(?P<ordinal>[12])(?: (?:of )?{year})?",
        months.quarter,
        Example("It lost money in H2 2023.", "H2 2023", "DATE", "2023-H2"),
    ),
    Rule(
        "half of a year",
        r"(?:the )?(?P<portion>first|second|last|latter) half of (?:the year )?{year}",
        months.half,
        Example("It grew in the last half of 1989.", "the last half of 1989", "DATE", "1989-H2"),
    ),
    Rule(
        "quarter after its year",
        r"(?:the )?{year}(?:['’]s)? (?:fiscal )?{ordinal}~(?:quarter|(?P<half>half))",
        months.quarter,
        Example("A charge in the 1988 second quarter hurt.", "the 1988 second quarter", "DATE", "1988-Q2"),
    ),
    Rule(
        "quarter of last or next year",
        r"(?:the )?{ordinal}~(?:quarter|(?P<half>half)) (?:of )?(?P<step>last|this|next) year",
        months.quarter,
        Example(
            "It lost money in the second quarter of last year.", "the second quarter of last year", "DATE", "2024-Q2"
        ),
    ),
    Rule(
        "last or next year's quarter",
        r"(?P<step>last|this|next) year['’]s {ordinal}~(?:quarter|(?P<half>half))",
        months.quarter,
        Example("It starts in next year's first quarter.", "next year's first quarter", "DATE", "2026-Q1"),
    ),
    Rule(
        "short quarter",
        r"(?-i:Q)(?P<ordinal>[1-4])(?: (?:of )?{year})?",
        months.quarter,
        Example("It lost money in Q2 2024.", "Q2 2024", "DATE", "2024-Q2"),
    ),
    Rule(
        "season and year",
        rf"(?:the )?{ENDS}{{season}} (?:of )?{{year}}(?:[-–/]\d\d(?!\d))?",
        months.season,
        Example("It opened in the winter of 1994.", "the winter of 1994", "DATE", "1994-WI"),
    ),
    Rule(
        "last or next season",
        rf"{ENDS}(?P<step>last|this past|past|this coming|this|next|coming) {{season}}",
        months.season,
        Example("It opened last spring.", "last spring", "DATE", "2025-SP"),
    ),
    Rule(
        "season",
        r"the (?:(?P<edge>early|late)~)?(?P<season>spring|summer|autumn|winter|(?<=\bin\sthe\s)fall(?! (?:of|in)))",
        months.season,
        Example("It sold well into the summer.", "the summer", "DATE", "2025-SU"),
    ),
    Rule(
        "holiday",
        r"(?:(?P<step>last|this|next) )?{holiday}(?:,? {year})?",
        days.holiday,
        Example("They rested on Christmas Day 2024.", "Christmas Day 2024", "DATE", "2024-12-25"),
    ),
)

RULES = DAYS + MONTHS + YEARS + WEEKDAYS + PERIODS
