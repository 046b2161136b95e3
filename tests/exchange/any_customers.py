"""Customers of any kind a company may have, for the tests that take them out and bring them in."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from matvey.core.person_names import PersonName
from matvey.core.regions import regions
from matvey.customers.models import Source
from matvey.customers.new import (
    NewAccount,
    NewContact,
    NewCounterparty,
    NewCustomer,
    NewPerson,
    NewPoint,
    Purchases,
)

LETTERS = st.characters(
    codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="\u115f\u1160\u3164\uffa0"
)
WORD = st.text(LETTERS, min_size=1, max_size=12)
NAMES = st.one_of(
    st.sampled_from(
        ["ООО «Ромашка»", "Итого", "=1+1", "Нет", "ИП Петров", "-", "Клиент", "0", "+7 905 1112233"]
    ),
    st.lists(WORD, min_size=1, max_size=3).map(" ".join),
)
TEXT = st.one_of(st.just(""), st.lists(WORD, min_size=1, max_size=4).map(" ".join))
LINES = st.lists(st.lists(WORD, min_size=1, max_size=3).map(" ".join), max_size=3).map("\n".join)
BORN = st.one_of(
    st.just((None, None, None)),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)).map(lambda d: (d.day, d.month, d.year)),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda d: (d.day, d.month, None)),
    st.integers(1900, 2026).map(lambda year: (None, None, year)),
)
PERSON_NAMES = st.builds(PersonName, WORD, TEXT, TEXT)
PEOPLE = st.builds(
    lambda name, born, sex, note: NewPerson(name, *born, sex=sex, note=note),
    PERSON_NAMES, BORN, st.sampled_from(["", "f", "m"]), LINES,
)  # fmt: skip
TYPED = {
    "phone": st.one_of(
        st.from_regex(r"8 9[0-6][0-9] [0-9]{3}-[0-9]{2}-[0-9]{2}( доб\. [0-9]{2})?", fullmatch=True),
        st.sampled_from(["нет телефона", "12-34", "8 905 111-22-33 [основной]"]),
    ),
    "email": st.one_of(
        st.from_regex(r"[a-z]{1,8}@[a-z]{2,8}\.ru", fullmatch=True), st.just("почты нет [рабочий]")
    ),
    "messenger": st.sampled_from(["Telegram: @ivan", "wa.me/79051112233"]),
    "address": st.sampled_from(["Тула, ул. Мира, 5", "301030, Ясногорск [склад]"]),
    "site": st.sampled_from(["romashka.ru", "https://vk.com/romashka"]),
}
POINTS = st.lists(
    st.sampled_from(sorted(TYPED)).flatmap(
        lambda medium: st.builds(
            NewPoint,
            st.just(medium),
            TYPED[medium],
            label=st.sampled_from(["", "mobile", "work", "home"]),
            confirmed_on=st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2026, 1, 1))),
        )
    ),
    max_size=4,
    unique_by=lambda point: (point.medium, point.typed),
).map(lambda points: tuple(points))
CONTACTS = st.lists(
    st.builds(NewContact, PEOPLE, TEXT, st.booleans(), note=TEXT, points=POINTS),
    max_size=3,
    unique_by=lambda contact: contact.person.name.full.casefold(),
).map(tuple)
ACCOUNTS = st.lists(
    st.builds(
        NewAccount,
        st.sampled_from(["40702810138000060701", "40817810099910004312", "123"]),
        st.sampled_from(["044525225", "044030653"]),
        TEXT,
        st.sampled_from(["", "30101810400000000225"]),
    ),
    max_size=2,
    unique_by=lambda account: account.number,
).map(tuple)
PARTIES = st.lists(
    st.builds(
        NewCounterparty,
        NAMES,
        st.sampled_from(["company", "sole_trader", "division", "foreign"]),
        TEXT,
        st.sampled_from(["", "7707083893", "770708389", "500100732259"]),
        st.sampled_from(["", "773601001", "12"]),
        st.sampled_from(["", "1027700132195"]),
        TEXT,
        TEXT,
        ACCOUNTS,
    ),
    max_size=2,
    unique_by=lambda party: party.name.casefold(),
).map(tuple)
DAYS = st.lists(st.dates(date(2000, 1, 1), date(2026, 11, 1)), min_size=2, max_size=2).map(sorted)


@st.composite
def customers(draw: Any) -> NewCustomer:
    is_person = draw(st.booleans())
    first, last = draw(DAYS)
    return NewCustomer(
        name=draw(NAMES),
        form="person" if is_person else "company",
        person=draw(PEOPLE) if is_person else None,
        roles=draw(
            st.frozensets(st.sampled_from(["customer", "supplier", "partner", "competitor"]), min_size=1)
        ),
        region=draw(st.sampled_from(["", *regions()])),
        city=draw(TEXT),
        site=draw(TYPED["site"]),
        about=draw(LINES),
        source_id=draw(st.sampled_from([None, *Source.objects.values_list("pk", flat=True)])),
        purchases=Purchases(first, last, draw(st.sampled_from([None, 7, 30]))),
        points=draw(POINTS),
        contacts=() if is_person else draw(CONTACTS),
        counterparties=draw(PARTIES),
    )
