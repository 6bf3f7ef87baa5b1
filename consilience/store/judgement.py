"""What a person decided about a point, a statement or the grouping of a story."""

import datetime

from consilience.records import Record


class Judgement(Record, frozen=True, kw_only=True):
    """`author` judged `subject` (the id of a story, a point or an article) to be `value`, for the reason in `note`.

    Judgements are only ever added: a later one of the same subject overrules, and does not erase, an earlier one.
    """

    subject: str
    value: str
    author: str
    made: datetime.datetime
    note: str = ""
