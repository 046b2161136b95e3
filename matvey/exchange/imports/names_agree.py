"""Whether the name in a row may be that of a customer: a shared phone alone does not make two one."""

from __future__ import annotations

import re

from matvey.customers.duplicates.likeness import likeness
from matvey.customers.duplicates.names import company_name, customer_name
from matvey.exchange.imports.someone import Someone
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, CustomerKind

_NAMELESS = re.compile(r"\+?\d{10,15}|\S+@\S+")


def names_agree(candidate: Candidate, someone: Someone) -> bool:
    """True also where one of them has no name, only a phone, an e-mail or an INN to be called by.

    Names are compared as everywhere (`customers.duplicates`); one that has a word of its own is another's.
    Somebody whose letters or meetings a file tells of is whoever has the address.
    """
    if not candidate.is_named or candidate.goes_by_address or _NAMELESS.fullmatch(someone.name):
        return True
    theirs = customer_name("person" if someone.person else "company", someone.name, someone.person)
    form = "person" if candidate.kind == CustomerKind.PERSON else "company"
    names = [customer_name(form, candidate.name, candidate.person)]
    if candidate.legal_name:
        names.append(company_name(candidate.legal_name))
    return any(likeness(name, theirs).is_called_so for name in names)
