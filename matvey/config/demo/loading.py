"""Loads the example company into an empty base, all of it or nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from matvey.administration import actions as administration
from matvey.config.demo.arrangements import Known, arrange
from matvey.config.demo.arrivals import enter
from matvey.config.demo.bakery import the_cafes, the_regulars
from matvey.config.demo.company import Company, found_company
from matvey.config.demo.crew import sheet_in
from matvey.config.demo.neighbours import the_neighbours, the_owner_of_three
from matvey.config.demo.salon import petrovs_deals, the_buyers
from matvey.config.demo.salon_contacts import write_contacts
from matvey.config.demo.salon_sheet import write_salon_sheet
from matvey.staff.models import Absence, Employee


@transaction.atomic
def load_demo(home: Path, *, now: datetime) -> bool:
    """Whether it was loaded: not where somebody works already, whoever that is.

    The salon's spreadsheet, Outlook, phone and mailbox are put into the folder `home`, to be imported by hand.
    """
    if Employee.objects.exists():
        return False
    now = timezone.localtime(now)
    write_salon_sheet(sheet_in(home), today=now.date())
    write_contacts(home.absolute(), today=now.date())
    company = found_company(now=now)
    regulars = enter(the_regulars(company, now=now), company, now=now)
    cafes = enter(the_cafes(company, now=now), company, now=now)
    enter(the_neighbours(company, now=now), company, now=now)
    buyers = enter(the_buyers(company, now=now), company, now=now)
    enter(the_owner_of_three(company, now=now), company, now=now)
    enter(petrovs_deals(company, now=now), company, now=now)
    arrange(Known(regulars, cafes, buyers), company, now=now)
    _absences(company, now)
    return True


def _absences(company: Company, now: datetime) -> None:
    """Kirill is on holiday and Olga stands in; Petrov was ill in spring; Zinaida goes away in three weeks."""
    holiday: administration.AbsenceData = {
        "reason": Absence.Reason.HOLIDAY,
        "starts_at": now - timedelta(days=2),
        "ends_at": now + timedelta(days=9),
        "deputy": company.people["olga"],
    }
    planned: administration.AbsenceData = {
        "reason": Absence.Reason.HOLIDAY,
        "starts_at": now + timedelta(days=20),
        "ends_at": now + timedelta(days=34),
    }
    ill: administration.AbsenceData = {"reason": Absence.Reason.ILL, "deputy": company.people["olga"]}
    petrov, spring = company.people["petrov"], now - timedelta(days=230)
    administration.mark_absent(petrov, ill, by=company.actors["marina"], at=spring)
    administration.come_back(petrov, by=company.actors["petrov"], at=spring + timedelta(days=6))
    administration.mark_absent(company.people["kirill"], holiday, by=company.actors["marina"], at=now)
    administration.mark_absent(company.people["zinaida"], planned, by=company.matvey, at=now)
