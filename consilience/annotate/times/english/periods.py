"""English durations and repetitions."""

from consilience.annotate.times import meanings_periods as periods
from consilience.annotate.times.rule import Example, Rule

BOUND = r"(?:{bound} )?"
# "over three years" is through three years as often as more than three, so "over" bounds only a single unit.
NUMBER_BOUND = r"(?:(?!over|under){bound} )?"
OF_PAST = (
    r"(?:(?:each of |all |much of )?(?:(?:the|this|these|those|its|his|her|their) )?"
    r"(?:past|last|next|previous|first|latest|coming|preceding|final|same|entire|following) )"
)
MANY = r"(?:minutes|hours|days|weeks|months|quarters|years|decades|centuries)"
MORE = r"(?:~(?:more|additional|full|consecutive|straight|trading|whole|long|other|extra))?"
DIGITS = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
PLURAL_PART = r"mornings|nights|evenings|afternoons"
NAMES = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

DURATIONS = (
    Rule(
        "number of units",
        rf"{NUMBER_BOUND}{{number}}{MORE}~{{unit}}(?:~long)?(?: or (?:so|more|less))?(?!~old)",
        periods.counted,
        Example("The strike lasted at least 20 more years.", "at least 20 more years", "DURATION", "P20Y"),
    ),
    Rule(
        "two numbers of units",
        rf"{BOUND}{OF_PAST}?(?P<number>{DIGITS})(?:~(?:to|or)~|[-–]){DIGITS}~{{unit}}",
        periods.duration,
        Example("It took two to three weeks.", "two to three weeks", "DURATION", "P2W"),
    ),
    Rule(
        "number of past or coming units",
        rf"{NUMBER_BOUND}{OF_PAST}{{number}}{MORE}~{{unit}}(?: or so)?",
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
        rf"{BOUND}(?:an?|one|an entire|a full|a whole|an additional|another)~{{unit}}(?:~long)?"
        r"(?!~(?:earlier|ago|before|old))",
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
        rf"(?:(?:hundreds|thousands|dozens|scores|tens) of )?(?P<unit>(?!quarters){MANY})(?:~long| (?:or|and) {MANY})?"
        r"(?!~(?:old|apart))",
        periods.duration,
        Example("They waited for decades.", "decades", "DURATION", "PXDE"),
    ),
    Rule(
        "uncounted past or coming units",
        r"(?:the |these |those )?"
        r"(?:recent|past|coming|last|next|first|final|previous|following|early|closing) "
        rf"(?P<unit>{MANY})(?: (?:or|and) {MANY})?",
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

# The Bangor Daily News, the Weekly Standard.
PROPER_NAME = r"(?-i:[A-Z][a-z]+ [A-Z])"
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
        Rule(
            word,
            rf"(?!{PROPER_NAME}){word}",
            periods.repeated(value),
            Example(f"They publish {word} figures.", word, "SET", value),
        )
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
        rf"(?P<weekday>{NAMES}s|{NAMES}(?= (?:{PLURAL_PART})))(?: (?P<part>{PLURAL_PART}))?",
        periods.every_weekday,
        Example("They fly Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
    ),
    Rule(
        "weekends",
        r"weekends",
        periods.repeated("XXXX-WXX-WE"),
        Example("They sail on weekends.", "weekends", "SET", "XXXX-WXX-WE"),
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
