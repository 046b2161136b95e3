"""Whatever an import does, undoing it leaves the base as it was before."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from matvey.core import search
from matvey.customers.models import Customer
from matvey.exchange.undoing.ordering import ahead
from matvey.records.actions.custom_fields import add_custom_field
from matvey.records.models import CustomField
from tests.exchange.import_stories import NOW, PROGRAM, bring_in, counts, table
from tests.exchange.undo_stories import everything, undone

pytestmark = pytest.mark.django_db(transaction=True)

HEADER = (
    *("Клиент", "Контактное лицо", "Должность", "Телефон", "E-mail", "ИНН", "КПП", "Р/с", "БИК", "Город"),
    *(
        "Дата рождения",
        "Первая покупка",
        "Последняя покупка",
        "Тип",
        "Метки",
        "Примечание",
        "Сайт",
        "Дуб или бук",
    ),
)
# Few values, so that rows meet those of the base, and each other, over and over.
COLUMNS = {
    "Клиент": ("ООО «Заря»", "Заря", "Иванова Анна", "Иванова Анна Петровна", "ИП Козлов С. В."),
    "Контактное лицо": ("Петров Пётр", "Петров Пётр Ильич", "Сидорова Анна"),
    "Должность": ("директор",),
    "Телефон": ("89051112233", "89051112233, 89057778899", "89161234567", "12-34"),
    "E-mail": ("a@b.ru", "c@d.ru", "никакой"),
    "ИНН": ("7707083893", "500100732259", "123"),
    "КПП": ("773601001",),
    "Р/с": ("40702810938000060473",),
    "БИК": ("044525225",),
    "Город": ("Тула", "Казань"),
    "Дата рождения": ("12.03.1985", "01.02.1990"),
    "Первая покупка": ("01.02.2020", "05.06.2021"),
    "Последняя покупка": ("03.04.2022", "01.01.2019"),
    "Тип": ("поставщик", "партнёр"),
    "Метки": ("опт", "опт, ковка"),
    "Примечание": ("любит дуб", "звонить утром"),
    "Сайт": ("zarya.ru",),
    "Дуб или бук": ("дуб", "бук"),
}
rows = some.tuples(*(some.sampled_from(("", "", *COLUMNS[heading])) for heading in HEADER))
files = some.lists(rows, min_size=1, max_size=6).map(lambda lines: table(*lines, header=HEADER))


@pytest.fixture
def own_field(db: None) -> CustomField:
    data = {"kind": "customer", "label": "Дуб или бук", "type": "text"}
    return add_custom_field(data, by=PROGRAM, at=NOW)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(there=files, came=files, on_duplicate=some.sampled_from(["update", "update", "skip", "create"]))
def test_an_import_and_its_undoing_leave_everything_as_it_was(own_field, there, came, on_duplicate):
    Customer.objects.all().delete()
    search.rebuild("customer", pause=lambda seconds: None)
    bring_in(there, on_duplicate="update")
    before, main = everything(), mains()
    imported = bring_in(came, on_duplicate=on_duplicate)
    first = counts(imported)
    if any(ahead(imported)):
        assert undone(imported)[1] == 0
    assert (everything(), mains()) == (before, main)
    assert not search.in_step("customer")
    assert counts(bring_in(came, on_duplicate=on_duplicate)) == first


def mains() -> list[tuple[object, ...]]:
    """What is derived from other rows, and shown in lists."""
    derived = ("pk", "main_phone", "main_email", "new_until_on", "active_until_on", "kept_until_on", "group")
    return list(Customer.objects.kept().order_by("pk").values_list(*derived))
