"""Rows of a sheet that are no rows of its table: empty, totals, signatures, titles, the heading once more."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.layout.header import Header
from matvey.exchange.spreadsheets.values import EMPTY, Value, as_text

_COUNTED = (
    r"(?:по|на|за|в|клиент\w*|запис\w*|строк\w*|контрагент\w*|лист\w*|страниц\w*|групп\w*|шт\w*|руб\w*|чел\w*|позици\w*|"
    r"организаци\w*|компани\w*|контакт\w*|покупател\w*|заказчик\w*|списк\w*|таблиц\w*|раздел\w*|месяц\w*|год\w*|базе|"
    r"rows?|records?|customers?|clients?|contacts?|companies|of|for|page|sheet|by|on)"
)
_TOTAL = re.compile(
    r"(?:итого|всего|(?:общий |промежуточный )?итог|(?:общее )?количество|кол-во|(?:grand |sub)?total|count)"
    rf"(?:\s+{_COUNTED})*\s*[:=–—-]?\s*[\d\s.,]*\s*{_COUNTED}?\.?",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(r"(?:итого|всего|sub-?total)\s+(?:по|за|на|в|для|for)\s.*", re.IGNORECASE | re.DOTALL)
_SIGNATURE = re.compile(
    r"(?:исп\.|(?:исполнил\w?|исполнитель|составил\w?|подготовил\w?|проверил\w?|утверждаю|подпись)\b|м\.\s?п\.).*"
    r"|.{0,60}_{4,}.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_TOTAL = 100
_DIGITS_OF_A_PHONE = 11
_FIGURES = re.compile(r"[\d\s.,%₽$€()+-]*(?:руб|шт|чел|р)?\.?")


@dataclass(frozen=True, slots=True)
class Skipped:
    """Tells rows that hold customers from those that do not, under a given heading."""

    header: Header
    _numbers: frozenset[int] = frozenset()
    _first_values: frozenset[Value] = field(default=frozenset())

    @classmethod
    def under(cls, header: Header) -> Skipped:
        first_values = frozenset(value for row in header.rows for value in row if value != EMPTY)
        return cls(header, header.number_columns, first_values)

    def __contains__(self, row: Row) -> bool:
        if row.number <= self.header.last:
            return True
        filled = row.filled
        if not filled or (len(filled) <= len(self._numbers) and self._numbers.issuperset(filled)):
            return True
        if row.continued and row.continued.issuperset(filled):
            return True
        first = row.values[filled[0]]
        if first in self._first_values and self._is_heading_again(row, filled):
            return True
        if row.merged and self._is_section(row, filled):
            return True
        return _is_total(row, filled)

    def _is_heading_again(self, row: Row, filled: list[int]) -> bool:
        """Printed tables repeat their heading on each page."""
        for heading in self.header.rows:
            same = sum(column < len(heading) and row.values[column] == heading[column] for column in filled)
            if same * 5 >= len(filled) * 4 and (same > 1 or len(self.header.labels) == 1):
                return True
        return False

    def _is_section(self, row: Row, filled: list[int]) -> bool:
        """One cell stretched over at least half of the table is a title between the rows."""
        own = [column for column in filled if column not in row.continued]
        return len(own) == 1 and row.merged.get(own[0], 1) * 2 >= max(len(self.header.labels), 3)


def _is_total(row: Row, filled: list[int]) -> bool:
    texts = [as_text(row.values[column]) for column in filled if isinstance(row.values[column], str)]
    if not texts or len(texts[0]) > _LONGEST_TOTAL:
        return False
    if len(filled) == 1 and _SIGNATURE.fullmatch(texts[0]):
        return True
    if not (_TOTAL.fullmatch(texts[0]) or _is_subtotal(texts[0], row, filled[1:])):
        return False
    return all(
        len(text) <= _LONGEST_TOTAL and (_FIGURES.fullmatch(text) or _TOTAL.fullmatch(text))
        for text in texts[1:]
    )


def _is_subtotal(text: str, row: Row, others: list[int]) -> bool:
    """«Итого по Туле: 5 000» is one; «Всего на час» with a phone beside it is a customer."""
    digits = (sum(map(str.isdigit, as_text(row.values[column]))) for column in others)
    return bool(_SUBTOTAL.fullmatch(text)) and _DIGITS_OF_A_PHONE not in digits
