"""English durations and repetitions."""

from consilience.annotate.times import meanings_periods as periods
from consilience.annotate.times.rule import Example, Rule

BOUND = r"(?:{bound} )?"
# "over three years" is through three years as often as more than three, so "over" bounds only a single unit.
NUMBER_BOUND = r"(?:(?!over|under){bound} )?"
OF_PAST = r"(?:(?:each of |all |much of )?(?:(?:the|this|these|those|its|his|her|their) )?(?:past|last|next|previous|first|latest|coming|preceding|final|same|entire|following) )"

DURATIONS = (
    Rule(
        "number of units",
        rf"{NUMBER_BOUND}{{number}}(?:~(?:more|additional|full|consecutive|straight|trading|whole|long|other|extra))?~{{unit}}(?:~long)?(?: or (?:so|more|less))?(?!~old)",
        periods.counted,
        Example("The strike lasted at least 20 more years.", "at least 20 more years", "DURATION", "P20Y"),
    ),
    Rule(
        "two numbers of units",
        rf"{BOUND}(?:{OF_PAST})?(?P<number>\d{{1,3}}|one|two|three|four|five|six|seven|eight|nine|ten)~(?:to|or)~(?:\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|twelve)~{{unit}}",
        periods.duration,
        Example("It took two to three weeks.", "two to three weeks", "DURATION", "P2W"),
    ),
    Rule(
        "number of past or coming units",
        rf"(?:(?P<bound>about|nearly|almost|at least|more than|less than) )?{OF_PAST}{{number}}~(?:more |additional |full )?{{unit}}(?: or so)?",
        periods.duration,
        Example("In the past three months it fell.", "the past three months", "DURATION", "P3M"),
    ),
    Rule(
        "the number of units",
        r"(?:the|these|those) {number} {unit}(?<=s)",
        periods.counted,
        Example("In the nine months it fell.", "the nine months", "DURATION", "P9M"),
    ),
    Rule(
        "one unit",
        rf"{BOUND}(?:an?|one|an entire|a full|a whole|an additional|another)~{{unit}}(?:~long)?(?!~(?:earlier|ago|before|old))",
        periods.single,
        Example("It takes a year.", "a year", "DURATION", "P1Y"),
    ),
    Rule(
        "half a unit",
        rf"{BOUND}(?:half an?|a half|half~an?) {{unit}}",
        periods.half_more,
        Example("It takes half an hour.", "half an hour", "DURATION", "PT30M"),
    ),
    Rule(
        "one and a half units",
        rf"{BOUND}an? {{unit}} (?P<more>and a half)",
        periods.half_more,
        Example("It took a minute and a half.", "a minute and a half", "DURATION", "PT1M30S"),
    ),
    Rule(
        "unit or two",
        r"(?:an?|one) {unit} or (?:two|so)",
        periods.one_unit,
        Example("It takes a year or two.", "a year or two", "DURATION", "P1Y"),
    ),
    Rule(
        "uncounted units",
        r"(?:(?:hundreds|thousands|dozens|scores|tens) of )?(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?:~long| (?:or|and) (?:hours|days|weeks|months|years|decades|centuries))?(?!~(?:old|apart))",
        periods.duration,
        Example("They waited for decades.", "decades", "DURATION", "PXDE"),
    ),
    Rule(
        "uncounted past or coming units",
        r"(?:the |these |those )?(?:recent|past|coming|last|next|first|final|previous|following|early|closing) (?P<unit>minutes|hours|days|weeks|months|quarters|years|decades|centuries)(?: (?:or|and) (?:hours|days|weeks|months|years))?",
        periods.duration,
        Example("It grew in recent months.", "recent months", "DURATION", "PXM"),
    ),
    Rule(
        "unit-long",
        r"(?:an? )?{unit}~long",
        periods.one_unit,
        Example("The day-long meeting ended.", "day-long", "DURATION", "P1D"),
    ),
    Rule(
        "some time",
        r"(?:for )?(?P<while>a while|some time|quite some time)",
        periods.some_time,
        Example("They will stay some time.", "some time", "DURATION", "PXX"),
    ),
)

ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
}
SETS = (
    *(
        Rule(word, word, periods.repeated(value), Example(f"They publish {word} figures.", word, "SET", value))
        for word, value in ADVERBS.items()
    ),
    Rule(
        "every unit",
        r"(?:every(?: (?:other|single))?|each) (?:{number} )?{unit}",
        periods.every,
        Example("They play every two weeks.", "every two weeks", "SET", "P2W"),
    ),
    Rule(
        "every weekday",
        r"(?:every|each)(?: other)? {weekday}(?:~(?P<part>morning|afternoon|evening|night))?",
        periods.every_weekday,
        Example("They fly each Thursday.", "each Thursday", "SET", "XXXX-WXX-4"),
    ),
    Rule(
        "weekdays in the plural",
        r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?= (?:morning|night|evening|afternoon)s))(?: (?P<part>mornings|nights|evenings|afternoons))?",
        periods.every_weekday,
        Example("They fly Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
    ),
    Rule(
        "every month by name",
        r"(?:every|each) {month}",
        periods.every_month,
        Example("They march each July.", "each July", "SET", "XXXX-07"),
    ),
    Rule(
        "every part of the day",
        r"(?:every|each) (?P<part>morning|afternoon|evening|night)",
        periods.every_part,
        Example("They swim every morning.", "every morning", "SET", "XXXX-XX-XXTMO"),
    ),
)

RULES = DURATIONS + SETS
