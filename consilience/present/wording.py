"""Every word that the program itself says in an account; all others are an article's, under a span."""

from consilience.records import ClaimKind, LinkKind, Modality, Standing, Verdict

WORDING = {
    "program": "Consilience",
    "motto": "One sourced account of what the reports say",
    "index": "Stories in this report",
    "no stories": "No account could be made from the input.",
    "label": "headline in {outlet}",
    "label words": "from {outlet}",
    "contents": "Contents",
    "skip": "Skip to the account",
    "brief": "In brief",
    "no brief": "No statement could be supported.",
    "disputed": "Where the reports disagree",
    "no disputes": "No two reports were found to contradict each other.",
    "one report": "There is only one report, and none to compare it with.",
    "superseded": "What later reports overtook",
    "further": "Further points",
    "timeline": "Timeline",
    "axis": "When it happened, above, and when it was reported, below; long gaps are compressed, bars are imprecise",
    "clock happened": "Happened",
    "clock reported": "Reported",
    "first reported": "first reported {date}, {outlet}",
    "matrix": "Who says what",
    "matrix note": "The weightiest points and the articles that speak of them.",
    "point": "Point",
    "states": "states it",
    "answer": "gives answer {letter}",
    "silent": "silent",
    "silent mark": "·",
    "before": "published before the first report of this",
    "before mark": "–",
    "matrix key": "letters are the answers, tinted where they contradict answer A",
    "states mark": "●",
    "source": "Source",
    "sources": "Sources",
    "see": "see {mark}",
    "dependence": "Who depends on whom",
    "dependence figure": "Arrows run from a source to the article that depends on it",
    "no links": "No article was found to copy, reuse or cite another.",
    "voices": "Independent voices",
    "no shared voice": "Every article counts as an independent voice.",
    "articles": "The articles",
    "problems": "Problems met",
    "recipe": "How this was made",
    "undated": "no date found",
    "no headline": "no headline found",
    "no outlet": "outlet not named",
    "furniture": "{count} of page furniture, not used",
    "gap": "[{count} not shown]",
    "evidence": "Where these facts come from",
    "published": "published {date}",
    "reported": "reported {date}",
    "happened": "happened {date}",
    "due": "for {date}",
    "told as": "told as {words}",
    "from": "from {chain}",
    "by": "by {names}",
    "score": "{percent} of its words",
    "more points": "{count} more in the JSON report.",
    "more": "{count} more",
    "same words": "the same words side by side",
    "back": "Used in",
    "primary": "{count} named",
    "then": "then:",
    "rule": "rule: {rule}",
    "kind": "{kind}; rule: {rule}",
    "confidence": "of such differences read by hand {percent} in 100 were right",
    "asserted by": "asserted by {names}",
    "denied by": "denied by {names}",
    "in original": "in the original",
    "copy": "Copy with sources",
    "copied": "Copied",
    "as of": "The account as of",
    "as of help": "An earlier day shows what had been reported by then, and how it stood.",
    "all by": "{day}: every report",
    "were out": "Out by then: {out} of {all}.",
    "doubtful": "{count} of them perhaps not yet: only a range of days is known.",
    "show all": "Show every report",
    "not yet": "not yet published",
    "perhaps not yet": "perhaps not yet published",
    "none yet": "Nothing yet on this day.",
    "on this day": "On this day:",
    "later": "later {verdict}",
    "original": "Open the original",
    "mixed letters": "mixes {scripts} letters",
    "mixed words": "Words that look like others:",
    "page note": "Every sentence is quoted from a saved article or is a fixed phrase; no model wrote any of it.",
    "footer": "Made by Consilience {version}",
    "within": "within {stretch}",
    "season": "{season} {year}",
    "quarter": "quarter {quarter} of {year}",
    "week": "week {week} of {year}",
    "half": "half {half} of {year}",
    "decade": "the {decade}s",
    "verdict": "Verdict",
    "title": "Title",
    "outlet": "Outlet",
    "authors": "Authors",
    "date": "Date",
    "language": "Language",
}

NOUNS = {
    "article": ("article", "articles"),
    "outlet": ("outlet", "outlets"),
    "origin": ("independent origin", "independent origins"),
    "independent": ("independent", "independent"),
    "primary source": ("primary source", "primary sources"),
    "disagreement": ("disagreement", "disagreements"),
    "point": ("point", "points"),
    "block": ("block", "blocks"),
    "character": ("character", "characters"),
    "story": ("story", "stories"),
    "report": ("report", "reports"),
    "new article": ("new article", "new articles"),
    "new version": ("new version", "new versions"),
    "new judgement": ("new judgement", "new judgements"),
    "problem": ("problem", "problems"),
}

# How a claim tells what it tells, where that is more than a plain fact; what is under way is one.
MODALITIES = {
    Modality.POSSIBLE: "possible",
    Modality.PLANNED: "planned or to come",
    Modality.ANNOUNCED: "announced",
    Modality.ORDERED: "ordered",
    Modality.SUSPENDED: "suspended",
    Modality.TERMINATED: "ended or called off",
}
STANDINGS = {
    Standing.ALLEGED: "alleged",
    Standing.DENIED: "denied",
    Standing.CONFIRMED: "confirmed",
}

VERDICTS = {
    Verdict.AGREED: ("●", "agreed"),
    Verdict.SINGLE: ("○", "one source"),
    Verdict.COMPATIBLE: ("◐", "compatible"),
    Verdict.DISPUTED: ("≠", "disputed"),
    Verdict.SUPERSEDED: ("→", "superseded"),
}

KINDS = {
    ClaimKind.EVENT: "what happened",
    ClaimKind.STATUS: "state of affairs",
    ClaimKind.DENIAL: "assertion and denial",
    ClaimKind.DATE: "date",
    ClaimKind.NUMBER: "number",
    ClaimKind.OFFICE: "office",
    ClaimKind.REASON: "reason",
    ClaimKind.QUOTATION: "wording of a quotation",
    ClaimKind.SPEAKER: "speaker",
    ClaimKind.PLACE: "place",
    ClaimKind.DOER: "who did it",
    ClaimKind.CORRECTION: "correction",
}

LINKS = {
    LinkKind.COPY: "copies",
    LinkKind.REUSE: "reuses passages of",
    LinkKind.CITES: "cites",
    LinkKind.TRANSLATION: "may translate",
}


def say(name: str, **values: str | int) -> str:
    """The wording of that name, filled in."""
    return WORDING[name].format(**values)


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "outlet"), count(12000, "character")
    ('1 outlet', '12,000 characters')
    """
    return f"{number:,} {NOUNS[noun][number != 1]}"


def voices(outlets: int, independent: int) -> str:
    """How many print it and how many of those are independent.

    >>> voices(4, 2)
    '4 outlets, 2 independent'
    """
    return f"{count(outlets, 'outlet')}, {count(independent, 'independent')}"
