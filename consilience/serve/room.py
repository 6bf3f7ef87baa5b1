"""What every group of addresses is handed."""

from dataclasses import dataclass, field

from consilience.serve.shelf import Shelf
from consilience.serve.throttle import Throttle
from consilience.serve.work import Work
from consilience.store import Library
from consilience.store.users import Users


@dataclass(frozen=True)
class Room:
    """The library that is shown, its users, the work that runs on it, and what is remembered between two requests.

    Where it `is_alone` nobody but this machine reaches it: then a library without users is open.
    """

    library: Library
    users: Users
    work: Work
    shelf: Shelf = field(default_factory=Shelf)
    throttle: Throttle = field(default_factory=Throttle)
    is_alone: bool = True

    def close(self) -> None:
        """Stop the work after the task at hand and let go of the library."""
        self.work.stop()
        self.users.close()
        self.library.close()
