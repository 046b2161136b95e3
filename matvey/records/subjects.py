"""The record that a tag, a comment or a file is about; rights follow it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from matvey.journal.facts import Fact
from matvey.staff import kinds
from matvey.staff.access import Access
from matvey.staff.kinds import Kind


@dataclass(frozen=True)
class Subject:
    """A record somebody may see, with its kind."""

    kind: Kind
    record: Any

    @classmethod
    def find(cls, key: str, pk: int, access: Access) -> Subject:
        """Raises `Http404` where this person may not see such a record, or the kind does not exist."""
        kind = kinds.find(key)
        record = kind.visible(access).filter(pk=pk).first() if kind else None
        if kind is None or record is None:
            raise Http404
        return cls(kind, record)

    @property
    def pk(self) -> int:
        return int(self.record.pk)

    @property
    def url(self) -> str:
        return self.kind.url(self.pk)

    @property
    def draft(self) -> str:
        """The name under which an unsent comment on it is kept."""
        return f"comment-{self.kind.key}-{self.pk}"

    def may_change(self, access: Access) -> bool:
        return access.may_write(self.kind.key, self.record)

    def demand_change(self, access: Access) -> None:
        if not self.may_change(access):
            raise PermissionDenied

    def fact(self, verb: str, **rest: Any) -> Fact:
        """A fact about this record, filed where its events belong."""
        return Fact(
            verb,
            self.kind.key,
            self.pk,
            customer_id=self.kind.customer_id(self.record),
            responsible_id=getattr(self.record, "responsible_id", None),
            **rest,
        )
