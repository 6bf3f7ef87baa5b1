"""Language tags as ISO 639-1 codes."""

# ISO 639-2 and 639-3 codes that news services use, with their two-letter code.
THREE_LETTERS = {
    "ara": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "cze": "cs", "chi": "zh", "dan": "da", "deu": "de", "dut": "nl",
    "ell": "el", "eng": "en", "est": "et", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gre": "el",
    "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko", "lav": "lv",
    "lit": "lt", "mkd": "mk", "msa": "ms", "nld": "nl", "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "ron": "ro",
    "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "spa": "es", "sqi": "sq", "srp": "sr", "swe": "sv",
    "tam": "ta", "tha": "th", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi", "zho": "zh",
}  # fmt: skip


def language_code(tag: str) -> str | None:
    """The ISO 639-1 code of a BCP 47 tag or a three-letter code; None for anything else.

    >>> language_code("en-GB"), language_code("eng"), language_code("english")
    ('en', 'en', None)
    """
    first = tag.strip().lower().replace("_", "-").partition("-")[0]
    code = THREE_LETTERS.get(first, first)
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
