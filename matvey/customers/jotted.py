"""The socket for reading free text: an app above that can take a business card apart fills the new customer's form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

type Reading = Callable[[str], Mapping[str, str]]

_readings: list[Reading] = []


def plug_in(reading: Reading) -> None:
    """`reading` answers values by the names of the fields of `NewCustomerForm`, empty where nothing is said."""
    _readings[:] = [reading]


def is_plugged_in() -> bool:
    return bool(_readings)


def read(text: str) -> dict[str, str]:
    """What the text says, empty where nobody can read it."""
    return dict(_readings[0](text)) if _readings else {}


def is_jotting(text: str) -> bool:
    """Whether the text is more than words to search for: a phone or an address beside a name, a list of things."""
    said = read(text)
    has_way = bool(said.get("phone") or said.get("email"))
    return (has_way and bool(said.get("name") or said.get("about"))) or (
        bool(said.get("name")) and "," in text
    )
