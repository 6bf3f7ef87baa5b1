"""Who counts as a voice: independent counts against hand-made keys, and the reuse known in the seeds."""

from pathlib import Path
from types import ModuleType

import msgspec

from bench.accounts import folders
from bench.scorers import Scorers
from consilience.pipeline import full_report, standard_kit
from consilience.present import Report, render
from consilience.records import LinkKind

REUSE = frozenset({LinkKind.REUSE, LinkKind.COPY})


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """Shares of counts that are right and of facts that are compared; of known reuse found, and told the right way.

    A count is right when it equals the key's, or does not exceed it where the key's is an upper bound. So that counting
    everything as one voice is no way to a good figure, `one_voice_share` tells how many facts with an upper bound of
    two or more are told as one voice: the lower the better.
    """
    scorer = scorers.load("score_account")
    reports = {name: full_report(_articles(folder), standard_kit()) for name, folder in folders(data).items()}
    counted = [_counted(folder, reports[name], scorer) for name, folder in folders(data).items()]
    right, compared, linkable, one_voice, bounded = (sum(column) for column in zip(*counted, strict=True))
    return {
        "origins.right_share": right / max(compared, 1),
        "origins.compared_share": compared / max(linkable, 1),
        "origins.one_voice_share": one_voice / max(bounded, 1),
    } | _reuse(data / "seeds", reports["seeds"])


def _articles(folder: Path) -> tuple[str, ...]:
    return tuple(str(path) for path in sorted(folder.glob("*.txt")))


def _counted(folder: Path, report: Report, scorer: ModuleType) -> tuple[int, int, int, int, int]:
    """Facts counted right, compared, and in two articles or more; told as one voice, of those with a higher bound."""
    key = scorer.Key(msgspec.json.decode((folder / "key.json").read_bytes()))
    told = scorer.Report(msgspec.json.decode(render(report, "json")))
    scored = scorer.origins(key, told)
    bounds = {fact: count for fact, (count, is_bound) in key.counts.items() if is_bound and count > 1}
    several = sum(len({place[0] for place in places}) > 1 for _, places, _ in key.facts)
    key.counts = dict.fromkeys(bounds, (1, False))
    alone = scorer.origins(key, told)
    return scored["right"], scored["facts compared"], several, alone["right"], alone["facts compared"]


def _reuse(folder: Path, report: Report) -> dict[str, float]:
    """The known reuse that is linked in either direction, and in the right one."""
    known = msgspec.json.decode((folder / "key.json").read_bytes())["text_reuse"]
    links = [link for account in report.accounts for link in account.links if link.kind in REUSE]
    names = {
        annotated.article.id: Path(annotated.article.uri).name[:3]
        for account in report.accounts
        for annotated in account.articles
    }
    directed = {(names[link.source], names[link.target]) for link in links}
    either = directed | {(target, source) for source, target in directed}
    return {
        "origins.seeds_reuse_found": sum((one["from_"], one["to"]) in either for one in known) / len(known),
        "origins.seeds_direction_right": sum((one["from_"], one["to"]) in directed for one in known) / len(known),
    }
