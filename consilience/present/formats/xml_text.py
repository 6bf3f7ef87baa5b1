"""Text that may stand in XML."""

import re

from consilience.present.display import visible

# What remains of XML's forbidden characters once control characters are shown as signs.
NO_CHARACTER = re.compile("[\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text as it is shown, without the characters that XML 1.0 does not allow.

    >>> xml_text("a\\x00b\\uffff")
    'a␀b\ufffd'
    """
    return NO_CHARACTER.sub("\ufffd", visible(text))
