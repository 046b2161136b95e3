"""Whatever stands in the cells of a spreadsheet, it is imported, or refused with a sentence; never a crash."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from matvey.customers.models import Customer
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from tests.exchange.import_stories import bring_in, counts

pytestmark = pytest.mark.django_db(transaction=True)

HEADINGS = (
    *("Клиент", "Компания", "ФИО", "Фамилия", "Имя", "Отчество", "Должность", "Контакты", "Телефон"),
    *("Моб. телефон", "E-mail", "Сайт", "Telegram", "ИНН/КПП", "ИНН", "КПП", "ОГРН", "Р/с", "БИК", "Банк"),
    *("Адрес", "Юр. адрес", "Индекс", "Город", "Регион", "Дата рождения", "Первая покупка", "Тип", "Метки"),
    *("Источник", "Менеджер", "Филиал", "Примечание", "Код", "№", ""),
)
HALF_RIGHT = (
    *("ООО «Заря»", "Иванов И.И.", "ИП", "8 905 111-22-33", "+7", "a@b.ru", "@", "7707083893", "31.02.2020"),
    *("да", "итого", "=1+1", "7,9E+10", "1.0", "40702810000000000001", "«", "\x00", "\ud7ff", "\U0010ffff"),
)
cells = some.one_of(some.sampled_from(HALF_RIGHT), some.text(max_size=30), some.just(""))
tables = some.lists(some.sampled_from(HEADINGS), min_size=1, max_size=8, unique=True).flatmap(
    lambda header: some.tuples(
        some.just(header),
        some.lists(some.lists(cells, min_size=1, max_size=len(header) + 1), max_size=6),
    )
)


@pytest.mark.parametrize("on_duplicate", ["skip", "update"])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables)
def test_any_cells_are_imported_as_the_trial_foretold_or_refused(transactional_db, on_duplicate, table):
    Customer.objects.all().delete()
    header, rows = table
    text = "\n".join(
        ";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in [header, *rows]
    )
    content = text.encode("utf-8", "replace")
    try:
        tried = bring_in(content, on_duplicate=on_duplicate, is_dry_run=True)
    except (UnreadableFile, ValidationError) as refusal:
        assert str(refusal)  # noqa: PT017 - both outcomes are right, a refusal must give its reason
        return
    assert counts(bring_in(content, on_duplicate=on_duplicate)) == counts(tried)
