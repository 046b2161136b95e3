"""Whether a text names a person or a company."""

from __future__ import annotations

import re

from matvey.core.company_names import LEGAL_FORMS, split_company_name
from matvey.core.given_names import COMMON_GIVEN_NAMES
from matvey.exchange.spreadsheets.name_words import (
    COMPANY_ENDS,
    COMPANY_WORDS,
    SHORT_GIVEN_NAMES,
    SURNAME_ENDS,
)

_COMPANY_PHRASES = (
    "группа компаний",
    "торговый дом",
    "детский сад",
    "дом культуры",
    "торговый центр",
    "бизнес центр",
)
_FORM_WORDS = frozenset(
    word.lower()
    for spellings in LEGAL_FORMS.values()
    for spelling in spellings
    for word in (*spelling.split()[:1], *spelling.split()[-1:])
) | {"ooo", "oao", "зao", "оoо"}
_WORDS = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?")
_QUOTED = re.compile(r"[«\"“„][^«»\"“”„]{2,}[»\"”]")

_NAME_WORD = re.compile(
    r"[А-ЯЁA-Z][а-яёa-z'’]*(?:-[А-ЯЁA-Z]?[а-яёa-z]+)?|[А-ЯЁA-Z]\.|[а-яё]+(?:оглы|кызы)|оглы|кызы"
)
_CERTAINSURNAME_ENDS = ("ов", "ев", "ин", "ова", "ева", "ина", "ский", "ская", "енко")
_PATRONYMIC_ENDS = (
    "ович",
    "евич",
    "ович",
    "ьич",
    "мич",
    "кич",
    "ична",
    "инична",
    "овна",
    "евна",
    "оглы",
    "кызы",
    "ыч",
)
_INITIALS = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.?)?"
    r"|[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+ [А-ЯЁ]{2}"
)
_POSITIONS = re.compile(
    r"(?:(?:генеральн|ген|исполнительн|коммерческ|финансов|техническ|главн|гл|старш|ст|ведущ|зам|нач|руковод|управляющ|и\.\s?о)"
    r"\w*(?:\.\s*|\s+))*"
    r"(?:директор\w*|бухгалтер\w*|менеджер\w*|инженер\w*|секретар\w*|учредитель|собственник|владел\w+|хозя\w+"
    r"|снабжен\w+|закупщик|закупки|логист|юрист|продавец|администратор|дизайнер|прораб|мастер|технолог|специалист"
    r"|товаровед|кладовщик|завхоз|президент|председатель|управляющ\w+|руководитель|начальник|заведующ\w+|отдел\w*"
    r"|бухгалтерия|снабжение|director|manager|ceo|cfo|owner|accountant|head)"
    r"(?:\s+(?:по|отдела|отделом|службы|склада|магазина|салона|производства|цеха|филиала|of)\b[\w\s-]*)?\.?",
    re.IGNORECASE,
)


def is_given_name(word: str) -> bool:
    """Whether the word is one of the usual given names, also as friends say it."""
    folded = word.lower().replace("ё", "е")
    return folded in COMMON_GIVEN_NAMES or folded in SHORT_GIVEN_NAMES


def looks_like_company(text: str) -> bool:
    """A legal form, a name in quotes, or a word only companies are called by."""
    if len(text) > 200:
        return False
    words = _WORDS.findall(text.lower())
    if not words:
        return False
    if not COMPANY_WORDS.isdisjoint(words) or _QUOTED.search(text):
        return True
    if any(word.endswith(COMPANY_ENDS) and len(word) > 6 for word in words):
        return True
    return has_legal_form(text, words) or any(phrase in text.lower() for phrase in _COMPANY_PHRASES)


def has_legal_form(text: str, words: list[str]) -> bool:
    """Whether a legal form stands before or after the name; `words` are the text's in small letters."""
    if (
        words[0] not in _FORM_WORDS
        and words[-1] not in _FORM_WORDS
        and words[-1].rstrip(".") not in _FORM_WORDS
    ):
        return False
    return bool(split_company_name(text).form)


def looks_like_person(text: str) -> bool:
    """Two to four words of which initials, a patronymic, a known given name or a surname's ending say so."""
    words = text.split()
    if not 2 <= len(words) <= 4 or len(text) > 60:
        return bool(_INITIALS.fullmatch(text))
    if "." in text and _INITIALS.fullmatch(text):
        return True
    if text.isupper() or text.islower():
        words = text.title().split()
    if not all(map(_NAME_WORD.fullmatch, words)):
        return bool(_INITIALS.fullmatch(text))
    if any(len(word) > 4 and word.lower().endswith(_PATRONYMIC_ENDS) for word in words[1:]):
        return True
    return any(map(is_given_name, words)) or _is_pair_of_names(words)


def _is_pair_of_names(words: list[str]) -> bool:
    surname_first = len(words) == 2 and words[0].lower().endswith(SURNAME_ENDS)
    return surname_first and not looks_like_company(" ".join(words))


def looks_like_one_name(text: str) -> bool:
    """A single word that is a given name or ends like a surname: «Марина», «Иванов»."""
    if not _NAME_WORD.fullmatch(text):
        return False
    return is_given_name(text) or text.lower().endswith(_CERTAINSURNAME_ENDS)


def is_position(text: str) -> bool:
    """Whether the text is a position: «ген. директор», «менеджер по закупкам»."""
    return len(text) <= 100 and _POSITIONS.fullmatch(text) is not None
