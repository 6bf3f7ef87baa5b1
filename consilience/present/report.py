"""What a run hands over to be shown."""

from consilience.records import Account, Capture, Problem, Record


class Report(Record, frozen=True, kw_only=True):
    """The accounts of one run, the problems it met, and what it was made with.

    `recipe` holds the options and the names and versions of the models, as pairs in the order of showing. `captures`
    holds the bytes from which the articles were read, where they were kept: a bundle has them in it.
    """

    accounts: tuple[Account, ...]
    version: str
    problems: tuple[Problem, ...] = ()
    recipe: tuple[tuple[str, str], ...] = ()
    captures: tuple[Capture, ...] = ()
