"""What was measured, as one line of the table; known without the program being set up."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One line of the table. Milliseconds as the visitor saw them; `queries` is the most one request took.

    `cpu_ms` is what the program itself computed in the middle case, without the time of a PostgreSQL. `errors` of
    a crowd are requests that failed, `client_share` what of one processor the crowd itself took.
    """

    work: str
    reader: str
    database: str
    customers: int
    p50_ms: float
    p95_ms: float
    queries: int
    per_s: float | None = None
    cpu_ms: float | None = None
    slowest: str = ""
    errors: int | None = None
    client_share: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Without what is unknown."""
        return {name: value for name, value in asdict(self).items() if value not in (None, "")}
