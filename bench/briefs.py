"""Briefs against hand-made keys: how much of what several reports tell stands in the few sentences of a brief.

The measure is that of pyramids (Nenkova and Passonneau 2004): a fact weighs as much as there are reports that tell it.
"""

from pathlib import Path
from typing import Any

from bench.accounts import told_accounts
from bench.scorers import Scorers


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """Over all annotated stories: the share of the facts' weight that the printed sentences tell, the share of facts of
    three reports or more, and the share of statements that tell only facts told before them.
    """
    scorer = scorers.load("score_account")
    weighed = told = common = common_told = repeating = statements = 0
    for key, report in told_accounts(data, scorers).values():
        facts = [spans for _, spans, _ in key.facts]
        weights = [len({file for file, _, _ in spans}) for spans in facts]
        found = _found(facts, report, scorer)
        known = set().union(*found)
        weighed += sum(weight for weight in weights if weight > 1)
        told += sum(weights[fact] for fact in known if weights[fact] > 1)
        common += sum(weight > 2 for weight in weights)
        common_told += sum(weights[fact] > 2 for fact in known)
        repeating += sum(bool(facts) and facts <= set().union(*found[:place]) for place, facts in enumerate(found))
        statements += len(found)
    return {
        "briefs.weight_told": told / weighed,
        "briefs.facts_of_three_told": common_told / common,
        "briefs.repeating": repeating / statements,
    }


def _found(facts: list[list[Any]], report: Any, scorer: Any) -> list[set[int]]:
    """For each statement the facts that its printed sentence tells."""
    printed = [report.spans(statement["support"][:1])[0] for statement in report.statements]
    return [{number for number, spans in enumerate(facts) if scorer.meets(place, spans)} for place in printed]
