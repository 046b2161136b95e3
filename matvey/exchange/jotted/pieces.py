"""Free text between the marks cut into pieces, and what a piece looks like: company, human, place, position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from matvey.core.company_names import split_company_name
from matvey.core.regions import region_by_name, region_of_city
from matvey.exchange.spreadsheets.name_words import SURNAME_ENDS
from matvey.exchange.spreadsheets.names import (
    is_given_name,
    is_position,
    looks_like_company,
    looks_like_person,
)

_TOKEN = re.compile(
    r"«[^»\n]*»|\"[^\"\n]*\"|„[^“”\n]*[“”]|“[^”\n]*”|\s[-–—]\s|[,;|/()\n\x00•·]|[^,;|/()\n\x00•·«\"„“\s]+|\s|.",
    re.DOTALL,
)
_TAKEN_OUT_AT_THE_END = re.compile(r"\s*\x00\s*(?=[»\"“”])")
_TAKEN_OUT = re.compile(r"\s*\x00\s*")
_EMPTY_QUOTES = re.compile(r"«\s*»|\"\s*\"|„\s*[“”]|“\s*”")
_BREAK = re.compile(r"\s[-–—]\s|[,;|/()\n\x00•·]")
_STREET = re.compile(
    r"(?:^|\s)(?:ул|улица|пр-?к?т|просп|проспект|пер|переулок|ш|шоссе|наб|набережная|б-?р|бул|бульвар|пл|площадь|мкр"
    r"|микрорайон|проезд|пр-д|тракт|р-н|район|обл|область|край|пос|пгт|дер|street|st|ave|avenue|road)(?:\.|\s|$)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:д|дом|оф|офис|кв|стр|строение|корп|корпус|к|эт|этаж|пом|помещение|каб|лит|вл|под|подъезд)\.?\s?№?\d+\S{0,4}|\d+\s?этаж",
    re.IGNORECASE,
)
_NUMBER_OF_HOUSE = re.compile(r"\d{1,4}\s?[а-яa-z]?(?:[/-]\d+)?", re.IGNORECASE)
_POSTCODE = re.compile(r"[1-6]\d{5}")
_CITY_WORD = re.compile(r"(?:г|гор|город)\.?\s+(?P<city>\S.*)", re.IGNORECASE)
_NAME_WORD = re.compile(r"[А-ЯЁA-Z][а-яёa-z'’]+(?:-[А-ЯЁA-Z]?[а-яёa-z]+)?")
_SIGNS = " \t\n:.-–—☎☏✆📞📱✉📧🌐🏢📍\ufe0f"
_LONGEST = 120


class Look(StrEnum):
    COMPANY = "company"
    PERSON = "person"
    POSITION = "position"
    CITY = "city"
    ADDRESS = "address"
    OTHER = "other"


@dataclass(slots=True)
class Piece:
    """A piece of the text as typed, and the number of its line."""

    text: str
    line: int
    look: Look = Look.OTHER


def pieces_of(text: str) -> list[Piece]:
    """In their order; \\x00 stands where a mark was taken out. Nothing but separators is left out."""
    pieces = [Piece(part, line) for part, line in _cut(text)]
    pieces = [part for piece in pieces for part in _apart(piece)]
    previous: Piece | None = None
    for piece in pieces:
        piece.look = _look(piece.text, previous)
        previous = piece
    return pieces


def _cut(text: str) -> Iterator[tuple[str, int]]:
    line, words = 0, ""
    for token in (*_TOKEN.findall(text), "\n"):
        if not _BREAK.fullmatch(token):
            words += token
            continue
        if trimmed := _trimmed(words):
            yield trimmed, line
        words = ""
        line += token.count("\n")


def _trimmed(words: str) -> str:
    """Without the signs around it; a picture of a telephone or an envelope is no more than a label."""
    words = _without_places(words)
    bare = words.strip(_SIGNS)
    is_abbreviation = words.rstrip().endswith(f"{bare}.") and re.search(r"(?:^|[\s.])\w{1,4}$", bare)
    return f"{bare}." if bare and is_abbreviation else bare


def _without_places(words: str) -> str:
    """Without the places inside quotation marks where a phone or an address was taken out."""
    if "\x00" not in words:
        return words
    words = _TAKEN_OUT.sub(" ", _TAKEN_OUT_AT_THE_END.sub("", words))
    return _EMPTY_QUOTES.sub("", words)


def _apart(piece: Piece) -> list[Piece]:
    """Names that stand side by side without a comma: «Ромашка Иван Петров», «Иван Петров директор»."""
    words = piece.text.split()
    if len(piece.text) > _LONGEST or not 3 <= len(words) <= 8 or split_company_name(piece.text).form == "ИП":
        return [piece]
    for start, end in _runs(len(words)):
        name = words[start:end]
        if _is_surely_person(name) and not (_is_whole_name(words) and end - start < len(words)):
            around = (" ".join(words[:start]), " ".join(name), " ".join(words[end:]))
            return [Piece(text, piece.line) for text in around if text]
    return [piece]


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Three words before two, at the end before the beginning before the middle."""
    for length in (3, 2):
        starts = range(count - length, -1, -1)
        yield from ((start, start + length) for start in starts)


def _is_surely_person(words: list[str]) -> bool:
    """A given name beside a surname, or a patronymic: nothing a company would be called by."""
    text = " ".join(words)
    if not all(map(_NAME_WORD.fullmatch, words)) or not looks_like_person(text) or looks_like_company(text):
        return False
    return _is_whole_name(words) if len(words) == 3 else _is_pair(words)


def _is_pair(words: list[str]) -> bool:
    one, other = words
    return (is_given_name(one) and _ends_like_surname(other)) or (
        is_given_name(other) and _ends_like_surname(one)
    )


def _is_whole_name(words: list[str]) -> bool:
    return len(words) == 3 and any(re.search(r"(?:вич|вна|чна|ьич)$", word.lower()) for word in words[1:])


def _ends_like_surname(word: str) -> bool:
    return word.lower().endswith(SURNAME_ENDS) and not is_given_name(word)


def _look(text: str, previous: Piece | None) -> Look:
    if len(text) > _LONGEST:
        return Look.OTHER
    if _is_address(text, previous):
        return Look.ADDRESS
    if city_in(text) and not is_given_name(text):
        return Look.CITY
    if is_position(text):
        return Look.POSITION
    if looks_like_person(text) and not looks_like_company(text):
        return Look.PERSON
    return Look.COMPANY if looks_like_company(text) else Look.OTHER


def _is_address(text: str, previous: Piece | None) -> bool:
    if _HOUSE.fullmatch(text) or _POSTCODE.fullmatch(text):
        return True
    if _STREET.search(text) and not looks_like_company(text):
        return True
    if region_by_name(text) and not region_of_city(text) and not text.isdecimal():
        return True
    return bool(previous and previous.look is Look.ADDRESS and _NUMBER_OF_HOUSE.fullmatch(text))


def city_in(text: str) -> str:
    """The town a piece names and nothing else: «г. Тула», «Казань»; empty for other words."""
    if found := _CITY_WORD.fullmatch(text):
        return found["city"] if len(found["city"].split()) <= 3 else ""
    return text if region_of_city(text) else ""
