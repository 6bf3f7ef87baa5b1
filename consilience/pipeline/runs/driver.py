"""A run over a corpus: phase after phase, each a set of tasks that an engine carries out."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from consilience.pipeline.engines import Engine
from consilience.pipeline.runs import accounts, articles, copies, windows
from consilience.pipeline.runs.accounts import AccountsFooter, Kept
from consilience.pipeline.runs.checkpoints import RunWatch, carried_out
from consilience.pipeline.runs.copies import CompareFooter
from consilience.pipeline.runs.index import Index
from consilience.pipeline.runs.joining import joined
from consilience.pipeline.runs.plan import Plan
from consilience.pipeline.runs.report import PhaseReport
from consilience.pipeline.runs.shards import footer
from consilience.pipeline.runs.tasks import Done, Task
from consilience.pipeline.runs.windows import WindowFooter
from consilience.provenance import CopyPair
from consilience.records import Problem, Record, Story

T = TypeVar("T", bound=Task)


class Found(Record, frozen=True, kw_only=True):
    """What the phases gave: stories, where the accounts stand, and copies."""

    stories: tuple[Story, ...]
    accounts: tuple[Kept, ...]
    copies: tuple[CopyPair, ...]


class Driver:
    """Leads one run through its phases, and keeps what they tell of themselves."""

    def __init__(self, plan: Plan, engine: Engine, watch: RunWatch) -> None:
        self._plan, self._engine, self._watch = plan, engine, watch
        self.index = Index()
        self.problems: list[Problem] = []
        self.finished: list[Done] = []
        self.phases: list[PhaseReport] = []

    def run(self, places: Sequence[str]) -> Found:
        """All phases, one after the other."""
        for _, path in self._phase(articles.PHASE, articles.read_articles, articles.article_tasks(places, self._plan)):
            self.index.add(path)
        self.problems.extend(self.index.problems)
        stories = tuple(self._stories())
        pairs = tuple(self._copies())
        return Found(stories=stories, copies=pairs, accounts=tuple(self._accounts(stories)))

    def _stories(self) -> Iterator[Story]:
        cut = list(windows.windows(self.index, self._plan.options.window))
        tasks = windows.window_tasks(cut, self.index, self._plan)
        shards = self._phase(windows.PHASE, windows.group, tasks)
        yield from joined([(cut[number], footer(path, WindowFooter).groups) for number, path in shards], self.index)

    def _copies(self) -> Iterator[CopyPair]:
        met = self._phase(copies.MEETING, copies.meet, copies.meet_tasks(self.index, self._plan))
        tasks = copies.compare_tasks([path for _, path in met], self.index, self._plan)
        for _, path in self._phase(copies.COMPARING, copies.compare, tasks):
            yield from footer(path, CompareFooter).pairs

    def _accounts(self, stories: Iterable[Story]) -> Iterator[Kept]:
        tasks = accounts.account_tasks(stories, self.index, self._plan)
        for _, path in self._phase(accounts.PHASE, accounts.tell, tasks):
            found = footer(path, AccountsFooter)
            self.problems.extend(found.problems)
            yield from found.accounts

    def _phase(self, phase: str, work: Callable[[T], Done], tasks: Iterable[T]) -> Iterator[tuple[int, str]]:
        """The numbers of a phase's tasks, in order, with their shards; tasks that were given up are problems."""
        started = time.perf_counter()
        listed = list(tasks)
        resumed = sum(self._plan.checkpoints.finished(phase, task.key) is not None for task in listed)
        found = list(carried_out(phase, work, listed, self._engine, self._plan.checkpoints, self._watch))
        done = [item for item in found if isinstance(item, Done)]
        self.problems.extend(item for item in found if isinstance(item, Problem))
        self.finished.extend(done)
        self.phases.append(
            PhaseReport(
                name=phase,
                tasks=len(listed),
                resumed=resumed,
                seconds=round(time.perf_counter() - started, 2),
                articles=sum(item.counts.get("articles", 0) for item in done),
            )
        )
        yield from ((item.number, self._plan.checkpoints.target(phase, item.key)) for item in done)
