"""Personal names as Russians write them: surname, given name and patronymic told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matvey.core.folding import fold
from matvey.core.given_names import COMMON_GIVEN_NAMES

# Only surnames like Абрамович end so too; the place in the name tells them apart.
_PATRONYMIC = re.compile(r"(?:[ое]вич|[иы]ч|[ое]вна|ична|инична)$")
_EASTERN_PATRONYMIC = frozenset({"оглы", "кызы", "улы", "уулу", "углы", "гызы", "кизи"})
_SURNAME = re.compile(r"(?:[ое]ва?|[иы]на?|[сц]к(?:ий|ая|ой)|[еэ]нко|[ую]к|[иы]х|дзе|швили|янц?)$")
_INITIAL = re.compile(r"^[^\W\d_]\.?$")
_GLUED_INITIALS = re.compile(r"(?<=\.)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in three parts as typed; what is not known is an empty string."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""

    @property
    def full(self) -> str:
        """«Иванов Иван Петрович», the order of documents."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)

    @property
    def short(self) -> str:
        """«И. П. Иванов», or what is known of it."""
        if not self.surname:
            return " ".join(part for part in (self.given, self.patronymic) if part)
        return " ".join([*map(_initial, filter(None, (self.given, self.patronymic))), self.surname])

    @property
    def address(self) -> str:
        """«Иван Петрович», as one speaks to the person."""
        return " ".join(part for part in (self.given, self.patronymic) if part) or self.surname


def split_person_name(text: str) -> PersonName:
    """Part a full name in either order: «Иванов Иван Петрович», «Иван Петрович Иванов», «И. П. Иванов».

    The patronymic's ending tells the order, then initials, then the well-known given names and surname
    endings; in doubt the first word is the surname, as in Russian lists. No word is ever lost.
    """
    parts = _GLUED_INITIALS.sub(" ", text.replace(",", " ")).split()
    if not parts:
        return PersonName()
    if len(parts) > 1 and any(map(_is_initial, parts)):
        return _with_initials(parts)
    if len(parts) == 1:
        return PersonName(given=parts[0]) if _is_given(parts[0]) else PersonName(surname=parts[0])
    return _with_patronymic(parts) or _without_patronymic(parts)


def _with_initials(parts: list[str]) -> PersonName:
    initials = [part for part in parts if _is_initial(part)]
    spoken = [part for part in parts if not _is_initial(part)]
    if spoken and len(spoken) > 1 and not _is_initial(parts[1]):
        # «Иванов Иван П.»: a given name is there, the initial is the patronymic's.
        return PersonName(spoken[0], " ".join(spoken[1:]), " ".join(initials))
    given, *rest = [*initials, *([] if spoken else [""])]
    return PersonName(" ".join(spoken), given, " ".join(filter(None, rest)))


def _with_patronymic(parts: list[str]) -> PersonName | None:
    if fold(parts[-1]) in _EASTERN_PATRONYMIC and len(parts) > 3:
        return PersonName(parts[0], " ".join(parts[1:-2]), " ".join(parts[-2:]))
    at = next((place for place in (2, 1, 3) if place < len(parts) and _is_patronymic(parts[place])), None)
    if at is None:
        return None
    before, after = parts[:at], parts[at + 1 :]
    if after:
        return PersonName(" ".join(after), " ".join(before), parts[at])
    if at == 1:
        return PersonName(given=parts[0], patronymic=parts[1])
    surname_words = 2 if len(before) == 3 and _is_given(before[2]) else 1
    return PersonName(" ".join(before[:surname_words]), " ".join(before[surname_words:]), parts[at])


def _without_patronymic(parts: list[str]) -> PersonName:
    first, last = parts[0], parts[-1]
    turned = _is_given(first) and not _is_given(last)
    turned = turned or (_looks_surname(last) and not _looks_surname(first) and not _is_given(last))
    if turned:
        return PersonName(last, " ".join(parts[:-1]))
    return PersonName(first, " ".join(parts[1:]))


def _is_initial(part: str) -> bool:
    return bool(_INITIAL.match(part))


def _is_given(part: str) -> bool:
    return fold(part) in COMMON_GIVEN_NAMES


def _is_patronymic(part: str) -> bool:
    return len(part) > 4 and bool(_PATRONYMIC.search(fold(part)))


def _looks_surname(part: str) -> bool:
    return bool(_SURNAME.search(fold(part)))


def _initial(part: str) -> str:
    return "-".join(f"{piece[0]}." for piece in part.split("-") if piece)
