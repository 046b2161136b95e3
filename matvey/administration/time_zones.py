"""The time zones a branch may be in: Russia's first, from west to east, then the neighbours."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Hours from Moscow: federal law of 03.06.2011 № 107-ФЗ, art. 5, as changed up to 2020.
RUSSIA: Final[tuple[tuple[str, Promise, int], ...]] = (
    ("Europe/Kaliningrad", gettext_lazy("Kaliningrad"), -1),
    ("Europe/Moscow", gettext_lazy("Moscow"), 0),
    ("Europe/Samara", gettext_lazy("Samara"), 1),
    ("Asia/Yekaterinburg", gettext_lazy("Yekaterinburg"), 2),
    ("Asia/Omsk", gettext_lazy("Omsk"), 3),
    ("Asia/Krasnoyarsk", gettext_lazy("Krasnoyarsk, Novosibirsk"), 4),
    ("Asia/Irkutsk", gettext_lazy("Irkutsk"), 5),
    ("Asia/Yakutsk", gettext_lazy("Yakutsk"), 6),
    ("Asia/Vladivostok", gettext_lazy("Vladivostok"), 7),
    ("Asia/Magadan", gettext_lazy("Magadan"), 8),
    ("Asia/Kamchatka", gettext_lazy("Kamchatka"), 9),
)
NEIGHBOURS: Final[tuple[tuple[str, Promise], ...]] = (
    ("Europe/Minsk", gettext_lazy("Minsk")),
    ("Asia/Almaty", gettext_lazy("Almaty")),
    ("Asia/Bishkek", gettext_lazy("Bishkek")),
    ("Asia/Tashkent", gettext_lazy("Tashkent")),
    ("Asia/Dushanbe", gettext_lazy("Dushanbe")),
    ("Asia/Ashgabat", gettext_lazy("Ashgabat")),
    ("Asia/Yerevan", gettext_lazy("Yerevan")),
    ("Asia/Baku", gettext_lazy("Baku")),
    ("Asia/Tbilisi", gettext_lazy("Tbilisi")),
    ("Europe/Chisinau", gettext_lazy("Chisinau")),
)


def time_zone_choices() -> list[tuple[str, str]]:
    """(IANA name, words) for a select; in Russia people name a zone by its distance from Moscow."""
    russian = [(name, f"{city} ({_distance(hours)})") for name, city, hours in RUSSIA]
    return russian + [(name, str(city)) for name, city in NEIGHBOURS]


def time_zone_words(name: str) -> str:
    """The zone as the select says it; a zone that is not offered keeps its IANA name."""
    return dict(time_zone_choices()).get(name, name)


def _distance(hours: int) -> str:
    return _("Moscow time %+d h") % hours if hours else _("Moscow time")
