"""Companies' names as people type them: the legal form apart from the name itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from matvey.core.folding import fold, look_alikes, sort_key

# After ОКОПФ (ОК 028-2012) and chapter 4 of the Civil Code, with the foreign forms met in Russian bases.
LEGAL_FORMS: dict[str, tuple[str, ...]] = {
    "ООО": ("общество с ограниченной ответственностью", "ооо", "о.о.о.", "ooo"),
    "АО": ("акционерное общество", "ао"),
    "ПАО": ("публичное акционерное общество", "пао"),
    "НАО": ("непубличное акционерное общество", "нао"),
    "ЗАО": ("закрытое акционерное общество", "зао"),
    "ОАО": ("открытое акционерное общество", "оао"),
    "ОДО": ("общество с дополнительной ответственностью", "одо"),
    "ИП": ("индивидуальный предприниматель", "ип", "и.п.", "ип."),
    "ПБОЮЛ": ("предприниматель без образования юридического лица", "пбоюл"),
    "ЧП": ("частное предприятие", "частный предприниматель", "чп"),
    "КФХ": ("крестьянское фермерское хозяйство", "крестьянское (фермерское) хозяйство", "кфх"),
    "ГУП": ("государственное унитарное предприятие", "гуп"),
    "МУП": ("муниципальное унитарное предприятие", "муп"),
    "ФГУП": ("федеральное государственное унитарное предприятие", "фгуп"),
    "ФГБУ": ("федеральное государственное бюджетное учреждение", "фгбу"),
    "ФКУ": ("федеральное казенное учреждение", "фку"),
    "ГБУ": ("государственное бюджетное учреждение", "гбу"),
    "ГКУ": ("государственное казенное учреждение", "гку"),
    "МБУ": ("муниципальное бюджетное учреждение", "мбу"),
    "МКУ": ("муниципальное казенное учреждение", "мку"),
    "МБОУ": ("муниципальное бюджетное общеобразовательное учреждение", "мбоу"),
    "МБДОУ": ("муниципальное бюджетное дошкольное образовательное учреждение", "мбдоу"),
    "ГБУЗ": ("государственное бюджетное учреждение здравоохранения", "гбуз"),
    "НКО": ("некоммерческая организация", "нко"),
    "АНО": ("автономная некоммерческая организация", "ано"),
    "ТСЖ": ("товарищество собственников жилья", "тсж"),
    "ТСН": ("товарищество собственников недвижимости", "тсн"),
    "СНТ": ("садоводческое некоммерческое товарищество", "снт"),
    "ГСК": ("гаражно-строительный кооператив", "гск"),
    "ЖСК": ("жилищно-строительный кооператив", "жск"),
    "СПК": ("сельскохозяйственный производственный кооператив", "спк"),
    "ТОО": ("товарищество с ограниченной ответственностью", "тоо"),
    "LLC": ("limited liability company", "llc", "l.l.c."),
    "Ltd": ("limited", "ltd", "ltd.", "co. ltd", "co., ltd", "co. ltd.", "co., ltd."),
    "Inc": ("incorporated", "inc", "inc."),
    "Corp": ("corporation", "corp", "corp."),
    "PLC": ("public limited company", "plc"),
    "GmbH": ("gesellschaft mit beschrankter haftung", "gmbh"),
    "AG": ("aktiengesellschaft", "ag"),
    "S.A.": ("societe anonyme", "s.a."),
    "S.r.l.": ("s.r.l.", "srl"),
    "Oy": ("oy",),
    "AB": ("aktiebolag",),
    "OÜ": ("oü",),
    "SIA": ("sia",),
    "UAB": ("uab",),
    "Sp. z o.o.": ("sp. z o.o.", "sp. z o. o."),
}
_FORM_OF = {fold(spelling): form for form, spellings in LEGAL_FORMS.items() for spelling in spellings}
_FOREIGN = frozenset(form for form in LEGAL_FORMS if not re.match("[А-Я]", form))
_OF_A_PERSON = frozenset({"ИП", "ПБОЮЛ", "ЧП"})


def _either_of(spellings: list[str]) -> str:
    longest_first = sorted(spellings, key=len, reverse=True)
    return "|".join(re.escape(spelling).replace(r"\ ", r"\s+") for spelling in longest_first)


_BEFORE = _either_of([spelling for spelling, form in _FORM_OF.items() if form not in _FOREIGN])
_LEADING = re.compile(rf"^(?P<form>{_BEFORE})(?=[\s\"«“„(,]|$)[\s,]*", re.IGNORECASE)
_TRAILING = re.compile(rf"[\s,\"»”(](?P<form>{_either_of(list(_FORM_OF))})\)?$", re.IGNORECASE)
_QUOTES = '"«»“”„'


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A company's name in parts: `form` is the usual abbreviation («ООО») or empty, `core` the rest."""

    form: str
    core: str

    @property
    def folded(self) -> str:
        """The core in the form in which names are compared."""
        return sort_key(self.core)

    @property
    def full(self) -> str:
        """The name as documents write it: «ООО «Ромашка»», «ИП Иванов И. И.», «Ромашка» without a form."""
        if not self.form:
            return self.core
        if self.form in _FOREIGN:
            return f"{self.core} {self.form}"
        unquoted = self.form in _OF_A_PERSON or any(quote in self.core for quote in _QUOTES)
        return f"{self.form} {self.core}" if unquoted else f"{self.form} «{self.core}»"


@lru_cache(maxsize=4096)
def split_company_name(text: str) -> CompanyName:
    """Part a company's name: «Ромашка, ООО», «ООО "Ромашка"», «Romashka LLC» → form and core.

    A name that is nothing but a legal form stays whole, and no part of the name is lost but its outer quotes.
    """
    name = " ".join(text.split())
    plain = look_alikes(name).replace("ё", "е").replace("Ё", "Е")  # as long as the name, so places agree
    for pattern in (_LEADING, _TRAILING):
        if found := pattern.search(plain):
            rest = name[found.end() :] if pattern is _LEADING else name[: found.start("form")]
            if core := _unquoted(rest.strip(" ,;(")):
                return CompanyName(_FORM_OF[fold(found["form"])], core)
    return CompanyName("", _unquoted(name) or name)


def company_sort_key(text: str) -> str:
    """`sort_key` of a company's name without legal form and quotes: «ООО «Ёлка»» stands under е."""
    return split_company_name(text).folded or sort_key(text)


def _unquoted(text: str) -> str:
    """The name without the pair of quotes around the whole, or without a quote nobody closed."""
    if not text or text[0] not in _QUOTES:
        return text
    depth = 0
    for place, character in enumerate(text):
        if character in _QUOTES:
            depth += 1 if _opens(text, place) else -1
        if depth == 0 and place < len(text) - 1:
            return text
    return (text[1:] if depth else text[1:-1]).strip()


def _opens(text: str, place: int) -> bool:
    character = text[place]
    if character in "«„":
        return True
    return character in '"“' and (
        place == 0 or (not text[place - 1].isalnum() and text[place - 1] not in '.!?"')
    )
