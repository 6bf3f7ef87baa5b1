"""Words that two reporters share without having read one another."""

# Function words of English, and the stock of reporting ("did not immediately respond to a request for comment").
_FUNCTION_WORDS = """
a about above after again against ago all almost also although among an and any are around as at away back be
because been before being below between both but by can cannot could did do does doing done down due during each
either else even ever every few first for from further get got had has have having he her here hers herself him
himself his how however i if in into is it its itself just last least less like made make many may me might mine
more most much must my myself near neither never next no nor not now of off often on once one only onto or other
others our ours out over own per quite rather s same second several shall she should since so some still such t
than that the their theirs them themselves then there these they third this those though three through thus to
together too toward towards two under until up upon us very was we well were what when where whether which while
who whom whose why will with within without would yet you your yours
"""
_STOCK_WORDS = """
according added address administration agency announced anonymity asked authorised authorities authorized
available channel comment comments condition country day days declined department early email emailed expected
familiar five following four general government head immediately including interview issue late later left matter
media members minister ministers ministry minutes month months morning national new news newspaper night number
office official officials old order part people percent phone place police post posted president press prime
public publicly published release reported reporters reporting request requests respond response result returned
right said say saying says secretary set social sources speak spoke spokesman spokesperson spokeswoman state
statement states team television ten telephone time times today told took tuesday united used week weeks went
white work world year years yesterday
"""


TELLING_NOTHING = frozenset(_FUNCTION_WORDS.split()) | frozenset(_STOCK_WORDS.split())


def is_telling(word: str) -> bool:
    """Whether a word shows, beside others, that a text was copied: no name, number, function or stock word.

    >>> [word for word in "the minister ordered 12 vessels home".split() if is_telling(word)]
    ['ordered', 'vessels', 'home']
    """
    return word.islower() and word.isalpha() and word not in TELLING_NOTHING
