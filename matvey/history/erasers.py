"""What the history keeps of a person."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from matvey.customers.erasure import Eraser, Erasing, add
from matvey.history.actions.forgetting import forget_correspondence, forget_words
from matvey.history.models import Correspondence, Interaction


def _interactions(erasing: Erasing) -> int:
    """Those with the person, and those in whose text the person is named."""
    name = erasing.person.name
    wanted = Q(customer__in=erasing.customers) | Q(person=erasing.person)
    if name.surname and name.given:
        wanted |= Q(text__contains=name.surname) & Q(text__contains=name.given)
    return forget_words(Interaction.objects.filter(wanted), at=erasing.at)


def _correspondence(erasing: Erasing) -> int:
    wanted = Q(customer__in=erasing.customers) | Q(person=erasing.person)
    return forget_correspondence(Correspondence.objects.filter(wanted), at=erasing.at)


add(
    Eraser("interactions", gettext_noop("interactions"), _interactions),
    Eraser("correspondence", gettext_noop("correspondence"), _correspondence),
)
