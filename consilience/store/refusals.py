"""Why a library cannot be opened, or does not hold what was asked for."""

from consilience.records import ConsilienceError

VARIABLE = "CONSILIENCE_LIBRARY"


class NotALibrary(ConsilienceError):
    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place} is no library: {reason}. Name a library, or a new file to make one")


class OlderLibrary(NotALibrary):
    def __init__(self, place: str, layout: int, current: int) -> None:
        ConsilienceError.__init__(
            self,
            f"{place} has layout {layout}, and this version reads {current}. "
            f"Take what it holds into a new library: consilience library --library NEW import {place}",
        )


class NoLibraryNamed(ConsilienceError):
    def __init__(self) -> None:
        super().__init__(f"no library is named. Use --library FILE|URL, or set {VARIABLE}")


class UnknownStory(ConsilienceError):
    def __init__(self, story: str) -> None:
        super().__init__(f"no story has the id {story}. List them with: consilience library stories")


class UnknownJudgement(ConsilienceError):
    def __init__(self, judgement: str) -> None:
        super().__init__(f"no judgement is {judgement}. List them with: consilience library judgements")


class WrongJudgement(ConsilienceError):
    def __init__(self, reason: str) -> None:
        super().__init__(f"this cannot be judged so: {reason}")
