"""Phones, e-mails, sites and addresses of a row as contact points."""

from __future__ import annotations

from matvey.customers.contact_values import ContactValue
from matvey.customers.models import ContactPoint
from matvey.customers.new import NewPoint
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Point, PointKind

_MEDIUMS = {
    PointKind.PHONE: ContactPoint.Medium.PHONE.value,
    PointKind.FAX: ContactPoint.Medium.PHONE.value,
    PointKind.EMAIL: ContactPoint.Medium.EMAIL.value,
    PointKind.SITE: ContactPoint.Medium.SITE.value,
    PointKind.MESSENGER: ContactPoint.Medium.MESSENGER.value,
}
_CHECKED = frozenset({PointKind.PHONE, PointKind.FAX, PointKind.EMAIL})
_ADDRESS = ContactPoint.Medium.ADDRESS.value


def new_points(candidate: Candidate) -> tuple[NewPoint, ...]:
    """The first phone and the first e-mail are the main ones; the first site stands on the card itself."""
    first_site = next((point for point in candidate.points if point.kind == PointKind.SITE), None)
    firsts = {id(points[0]) for points in (candidate.phones, candidate.emails) if points}
    return (
        *[
            new_point(point, is_main=id(point) in firsts)
            for point in candidate.points
            if point is not first_site
        ],
        *[NewPoint(_ADDRESS, text[:400]) for text in homes_of(candidate)],
    )


def new_point(point: Point, *, is_main: bool = False) -> NewPoint:
    """As typed, with the value that reading the file has found; a wrong phone or e-mail has none."""
    value = ContactValue(point.value[:254], point.extension[:12]) if point.kind in _CHECKED else None
    return NewPoint(_MEDIUMS[point.kind], point.typed[:400], point.label, is_main, value=value)


def site_of(candidate: Candidate) -> str:
    return next((point.typed for point in candidate.points if point.kind == PointKind.SITE), "")[:250]


def homes_of(candidate: Candidate) -> list[str]:
    """Where they really are; of a place without a street what is more than its town and region."""
    texts = [where.text for where in candidate.addresses if not where.is_legal]
    if candidate.addresses or not (candidate.postal_code or candidate.country):
        return texts
    parts = (candidate.postal_code, candidate.country, candidate.region, candidate.city)
    return [", ".join(filter(None, parts))]
