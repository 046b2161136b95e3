"""Takes back what an import did to customers: those it added go into the bin, the others get back what they had."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db.models import F, Q, QuerySet

from matvey.customers.actions.binning import bin_customers
from matvey.customers.models import Customer
from matvey.customers.models.customer_rows import CustomerQuerySet
from matvey.exchange.models import ImportChange, ImportUndo
from matvey.exchange.undoing.changed_since import UNDONE
from matvey.exchange.undoing.judging import Verdict, Work, judge, judge_rows, note_left
from matvey.exchange.undoing.parts import state_of
from matvey.exchange.undoing.setting_back import set_back
from matvey.history.actions.withdrawing import withdraw_imported
from matvey.history.models import Correspondence, Interaction


def added_by(number: int) -> CustomerQuerySet:
    """Whom that import has added, without those somebody has binned; one that was merged is part of another."""
    added = Customer.objects.filter(imported_in=number)
    return added.filter(Q(binned_at=None) | Q(merged_into__isnull=False))


def told_by(number: int) -> CustomerQuerySet:
    """Of whom that import has brought meetings or correspondence."""
    met = Interaction.objects.from_import(number).values("customer")
    written = Correspondence.objects.from_import(number).values("customer")
    return Customer.objects.filter(Q(pk__in=met) | Q(pk__in=written))


def take_back_history(ids: Collection[int], work: Work) -> None:
    """What was between these customers and us, as the import told it; before their people, whom it names.

    Whoever was changed since keeps it. Those the import has done nothing else to are listed here, the others with
    what else becomes of them.
    """
    held = list(Customer.objects.locked(ids))
    verdict = judge(held, (), work)
    passed = [customer.pk for customer in verdict.passes(held)]
    withdraw_imported(work.undo.of_id, passed, by=work.by, at=work.at)
    others = {*added_by(work.undo.of_id).filter(pk__in=ids).values_list("pk", flat=True)}
    others |= {*_noted(ids, work).values_list("customer_id", flat=True)}
    verdict.left = {pk: why for pk, why in verdict.left.items() if pk not in others}
    _count(len({*passed} - others), verdict, (), work)


def bin_added(ids: Collection[int], work: Work) -> None:
    """Of these customers, whom the import has added, those nobody has changed since."""
    held = list(Customer.objects.locked(ids) & added_by(work.undo.of_id))
    verdict = judge(held, (), work)
    gone = [customer.pk for customer in verdict.passes(held)]
    bin_customers(gone, by=work.by, at=work.at, verb=UNDONE)
    _count(len(gone), verdict, (), work)


def set_back_completed(ids: Collection[int], work: Work) -> None:
    """Of these customers, who were there before the import, those nobody has changed since."""
    held = list(Customer.objects.locked(ids).select_related("person"))
    noted = _noted(ids, work)
    changes = folded(noted)
    verdict, now = judge(held, changes, work), state_of(ids)
    judge_rows(verdict, changes, now)
    passed = {customer.pk: customer for customer in verdict.passes(held)}
    set_back(passed, [one for one in changes if one.customer_id in passed], work)
    noted.filter(customer_id__in=passed).delete()
    _count(len(passed), verdict, changes, work)


def _noted(ids: Collection[int], work: Work) -> QuerySet[ImportChange]:
    return ImportChange.objects.filter(of=work.undo.of_id, customer_id__in=ids).order_by("pk")


def folded(changes: Iterable[ImportChange]) -> list[ImportChange]:
    """One for each row of the base, where several rows of the file have changed it one after the other."""
    rows: dict[tuple[str, int], ImportChange] = {}
    for later in changes:
        first = rows.setdefault((later.part, later.object_id), later)
        if first is not later and not first.is_new:
            first.before = later.before | first.before
            first.after = first.after | later.after
    return list(rows.values())


def _count(undone: int, verdict: Verdict, changes: Sequence[ImportChange], work: Work) -> None:
    left = note_left(verdict, changes, work)
    ImportUndo.objects.filter(pk=work.undo.pk).update(undone=F("undone") + undone, left=F("left") + left)
