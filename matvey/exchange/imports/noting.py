"""Keeps what was wrong with rows and whom they met, for the page, the error spreadsheet and the command."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from matvey.core.bulk import insert_rows, new_row
from matvey.exchange.imports.deciding import Decision, Fate
from matvey.exchange.imports.preparing import Work
from matvey.exchange.imports.someone import Someone
from matvey.exchange.models import SEVERAL, Import, ImportMatch, ImportOrigin, ImportProblem


def note_problems(decisions: Sequence[Decision], of: Import) -> int:
    """How many there were."""
    rows = [
        new_row(
            ImportProblem,
            of_id=of.pk,
            part=decision.entry.part,
            row=row,
            column=problem.column[:200],
            message=str(problem.message)[:300],
            typed=problem.typed[:400],
        )
        for decision in decisions
        for row, problem in decision.problems
    ]
    insert_rows(rows)
    return len(rows)


def note_matches(decisions: Sequence[Decision], work: Work) -> None:
    insert_rows([_met(decision, work) for decision in decisions if _has_met(decision)])


def note_origins(decisions: Sequence[Decision], of: Import) -> None:
    """Which file a customer came from, where neither the customer nor the journal knows it."""
    fates = {Fate.UPDATED, Fate.CREATED} if of.format == SEVERAL else {Fate.UPDATED}
    known = {
        (one.whom.number, one.entry.part): one.whom.number
        for one in decisions
        if one.fate in fates and one.whom and one.whom.number
    }
    insert_rows(
        [
            new_row(ImportOrigin, of_id=of.pk, customer_id=number, part=part)
            for (_, part), number in known.items()
        ]
    )


def _has_met(decision: Decision) -> bool:
    """A company that the file itself brings in several rows was met by none of them."""
    return decision.match is not None and not decision.match.gathered


def _met(decision: Decision, work: Work) -> ImportMatch:
    """Of a customer this person may not see only whose it is."""
    assert decision.match is not None
    someone = decision.match.someone
    may_see = work.by.access.may_read("customer", someone.place)
    return new_row(
        ImportMatch,
        of_id=work.of.pk,
        part=decision.entry.part,
        row=decision.entry.row,
        name=decision.candidate.name[:250],
        customer_id=someone.number if may_see else None,
        customer_name=_name(someone) if may_see else _whose(someone, work),
        reasons=list(decision.match.reasons),
        done=decision.fate.value,
    )


def _name(someone: Someone) -> str:
    if someone.number is None:
        return _("%(name)s, row %(row)d of this file") % {"name": someone.name, "row": someone.row}
    return someone.name


def _whose(someone: Someone, work: Work) -> str:
    return _("already with %(who)s") % {"who": work.filing.colleague(someone.place.responsible_id)}
