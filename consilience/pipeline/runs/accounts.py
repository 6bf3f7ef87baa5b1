"""The third phase: the articles of the stories that are worth it are parsed, compared, and told in an account."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from consilience.pipeline.kit import Kit, standard_kit
from consilience.pipeline.options import Options
from consilience.pipeline.runs.index import Index
from consilience.pipeline.runs.options import Deep
from consilience.pipeline.runs.plan import Plan
from consilience.pipeline.runs.shards import Place, Shard, records
from consilience.pipeline.runs.tasks import Done, Tally, Task
from consilience.pipeline.stages import NAMES, run
from consilience.records import Account, AnnotatedArticle, Dossier, Problem, Record, Story

PHASE = "accounts"
# Stories go to a worker together until they have so many articles: about two seconds of parsing.
BATCH = 24
BY_STORY = NAMES[NAMES.index("cluster") + 1 :]


class ToldStory(Record, frozen=True, kw_only=True):
    """A story and where its articles stand, in its order."""

    story: Story
    places: tuple[Place, ...]


class AccountsTask(Task, frozen=True, kw_only=True):
    """Some stories to tell."""

    stories: tuple[ToldStory, ...]
    options: Options


class Kept(Record, frozen=True, kw_only=True):
    """Where the account of a story stands."""

    story: str
    place: Place


class AccountsFooter(Record, frozen=True, kw_only=True):
    """The accounts of a shard, and the problems met."""

    accounts: tuple[Kept, ...]
    problems: tuple[Problem, ...]


def account_tasks(stories: Iterable[Story], index: Index, plan: Plan) -> Iterator[AccountsTask]:
    """A task for each batch of the stories that are told."""
    worth = (story for story in stories if WORTH_TELLING[plan.options.deep](story, index))
    for number, batch in enumerate(_batches(worth)):
        key, target = plan.slot(PHASE, *(part for story in batch for part in _identity(story, index)))
        told = tuple(ToldStory(story=story, places=tuple(map(index.place, story.articles))) for story in batch)
        weight = sum(len(story.articles) for story in batch)
        yield AccountsTask(
            key=key, number=number, target=target, weight=weight, stories=told, options=plan.options.stages
        )


def tell(task: AccountsTask) -> Done:
    """Carry out one task."""
    tally, shard, kit = Tally(), Shard(task.target), standard_kit(task.options)
    kept: list[Kept] = []
    problems: list[Problem] = []
    for item in _told(task.stories, kit, tally):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            with tally.timed("keep accounts"):
                kept.append(Kept(story=item.story.id, place=shard.add(item)))
    shard.close(AccountsFooter(accounts=tuple(kept), problems=tuple(problems)))
    tally.add("accounts", len(kept))
    tally.add("problems", len(problems))
    tally.add("articles", sum(len(told.places) for told in task.stories))
    return tally.done(PHASE, task)


def _told(stories: Sequence[ToldStory], kit: Kit, tally: Tally) -> Iterator[Account | Problem]:
    """The accounts of some stories, whose articles go through the parser together."""
    with tally.timed("fetch accounts"):
        articles = [item.article for told in stories for item in records(told.places, AnnotatedArticle)]
    with tally.timed("annotate with grammar"):
        annotated = list(run(articles, kit, since="annotate", until="annotate"))
    items: list[Dossier | Account | Problem] = [item for item in annotated if isinstance(item, Problem)]
    by_name = {item.article.id: item for item in annotated if isinstance(item, AnnotatedArticle)}
    for told in stories:
        members = tuple(by_name[name] for name in told.story.articles if name in by_name)
        items.append(Dossier(story=told.story, articles=members))
    for stage in BY_STORY:
        with tally.timed(stage):
            items = list(run(items, kit, since=stage, until=stage))
    yield from (item for item in items if isinstance(item, Account | Problem))


def _batches(stories: Iterable[Story]) -> Iterator[tuple[Story, ...]]:
    """The stories in order, packed until a batch holds BATCH articles."""
    packed: list[Story] = []
    for story in stories:
        packed.append(story)
        if sum(len(each.articles) for each in packed) >= BATCH:
            yield tuple(packed)
            packed = []
    if packed:
        yield tuple(packed)


def _identity(story: Story, index: Index) -> Iterator[str]:
    """All on which the account of a story depends."""
    yield f"{story.id} {story.label}"
    yield from map(index.identity, story.articles)


def _is_of_several(story: Story, index: Index) -> bool:
    """Whether several outlets tell a story; one that is not known counts as one of its own."""
    outlets = [index.rows[name].outlet for name in story.articles]
    return len({outlet for outlet in outlets if outlet}) + outlets.count("") > 1


WORTH_TELLING: dict[Deep, Callable[[Story, Index], bool]] = {
    Deep.ALL: lambda story, index: True,
    Deep.SEVERAL: _is_of_several,
    Deep.NONE: lambda story, index: False,
}
