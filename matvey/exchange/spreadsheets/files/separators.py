"""Which sign separates the cells of a text."""

from __future__ import annotations

import csv
import re
from collections import Counter

WEIGHTS = {"\t": 1.25, ";": 1.1, "|": 1.0, ",": 0.9}
"""The signs that may separate, and how unlikely each is to stand in a text by chance."""

_DECLARED = re.compile(r'^\ufeff?"?sep=(.)"?\s*$', re.IGNORECASE)
_RECORDS = 400

csv.field_size_limit(2**30)  # how long a cell may be is limited by lines, see `delimited`


def declared_separator(line: str) -> str | None:
    """The sign of a first line "sep=;", which spreadsheet programs obey and do not show."""
    found = _DECLARED.match(line)
    return found[1] if found else None


def separator_of(lines: list[str], told: str = "") -> tuple[str, int]:
    """The separator and the usual number of cells in a row; a text of one column gets the semicolon."""
    declared = told or (declared_separator(lines[0]) if lines else None)
    if declared:
        return declared, _judged(lines[1:] or lines, declared)[1]
    judged = {sign: _judged(lines, sign) for sign in WEIGHTS}
    best = max(judged, key=lambda sign: judged[sign][0] * WEIGHTS[sign])
    score, width = judged[best]
    return (best, width) if score > 0 else (";", 1)


def _judged(lines: list[str], sign: str) -> tuple[float, int]:
    """How evenly the sign cuts the rows (0 when it does not), and into how many cells."""
    records = csv.reader(lines[: _RECORDS * 2], delimiter=sign)
    widths = [len(record) for record, _number in zip(records, range(_RECORDS), strict=False) if any(record)]
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return 0.0, 1
    width, times = counted.most_common(1)[0]
    share = times / len(widths)
    return share * (1 + 0.1 * min(width, 10)) if share > 0.25 or width > 2 else 0.0, width
