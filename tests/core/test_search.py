"""What the index finds, in which order, and for whom; the same on every database."""

from __future__ import annotations

import pytest

from matvey.core import search
from matvey.core.search import Hit, How, KindScope, SearchDocument, SearchScope
from matvey.core.search.databases import index

pytestmark = pytest.mark.django_db

ME, COLLEAGUE = 7, 8
CUSTOMERS = SearchScope.everything("customer")
DOCUMENTS = (
    SearchDocument(
        kind="customer",
        object_id=1,
        title="ООО «Ромашка»",
        subtitle="Ярославль",
        texts=("цветы, букеты и Ёлки", "Смирнова Анна Сергеевна"),
        numbers=("8 (905) 123-45-67", "7707083893"),
        emails=("info@romashka-yar.ru",),
        owner_id=ME,
        branch_id=1,
    ),
    SearchDocument(
        kind="customer",
        object_id=2,
        title="Иванов Иван Петрович",
        numbers=("+7 812 555-01-42 доб. 15",),
        emails=("ivanov_ip@mail.ru",),
        owner_id=COLLEAGUE,
        branch_id=1,
    ),
    SearchDocument(
        kind="customer", object_id=3, title="Siemens GmbH", texts=("pumps and bakeries",), branch_id=2
    ),
    SearchDocument(
        kind="customer", object_id=4, title="ИП Щербаков", texts=("склад № 12, дом 7",), department_id=3
    ),
    SearchDocument(kind="customer", object_id=5, title="АО «Ромашка плюс»", numbers=("500100732259",)),
    SearchDocument(kind="customer", object_id=6, title="Мебельный салон «Уют»", texts=("Партнёр Ромашки",)),
    SearchDocument(kind="customer", object_id=7, title="Иван Грозный"),
    SearchDocument(
        kind="customer", object_id=8, title="Кафе 1000 мелочей", texts=("скидка 50%, код a_b", "учёт в 1С")
    ),
)


@pytest.fixture(autouse=True)
def base(db: None) -> None:
    search.put(DOCUMENTS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # words in any order, and their beginnings
        ("Ромашка", [1, 5, 6]),
        ("ром", [1, 5, 6]),
        ("р", [1, 5, 6]),
        ("петрович иванов", [2]),
        ("иванов пет", [2]),
        ("плюс ромашка", [5]),
        ("ООО Ромашка", [1]),
        ("ромашка, ооо", [1]),
        ("«Ромашка»", [1, 5, 6]),
        ("анна смирнова", [1]),
        ("мелочей 1000", [8]),
        ("ярославль", [1]),
        # word forms
        ("ромашками", [1, 5, 6]),
        ("букетов", []),
        ("букет", [1]),
        ("букетами", [1]),
        ("партнёры", [6]),
        ("bakery", [3]),
        ("pump", [3]),
        ("pumping", [3]),
        ("Иванова", [2]),
        # ё and е, capitals, odd signs
        ("елки", [1]),
        ("ЁЛКА", [1]),
        ("партнер", [6]),
        ("ромашка\u00a0плюс", [5]),
        ("Pомашкa", [1, 5, 6]),
        # part of a word
        ("омаш", [1, 5, 6]),
        ("бель", [6]),
        ("emen", [3]),
        # phones, ИНН and other numbers
        ("8 (905) 123-45-67", [1]),
        ("+79051234567", [1]),
        ("(905) 12-34", [1]),
        ("89051", [1]),
        ("4567", [1]),
        ("123 45 67", [1]),
        ("555-01-42", [2]),
        ("88125550142", [2]),
        ("7707083893", [1]),
        ("083", [1]),
        ("0732259", [5]),
        ("ромашка 7708", []),
        ("ромашка 893", [1]),
        ("дом 7", [4]),
        ("7", [4]),
        ("склад №12", [4]),
        ("1000", [8]),
        # e-mail addresses
        ("info@romashka-yar.ru", [1]),
        ("INFO@rom", [1]),
        ("@mail.ru", [2]),
        ("ivanov_ip", [2]),
        ("romashka-yar", [1]),
        # the other alphabet
        ("romashka", [1, 5]),
        ("ROMASHKA PLYUS", [5]),
        ("scherbakov", [4]),
        ("shcherbakov", [4]),
        ("ivanov ivan", [2]),
        ("груп сименс", []),
        ("сименс", [3]),
        ("1c учет", [8]),
        # one typo, when nothing else is found
        ("ремашка", [6, 1, 5]),
        ("ромшака", [6, 1, 5]),
        ("щербакав", [4]),
        ("siemnes", [3]),
        ("simens", [3]),
        ("мебельнй уют", [6]),
        ("ремашкп", []),
        # signs that mean something to a database
        ("50%", [8]),
        ("%", []),
        ("код a_b", [8]),
        ("' OR 1=1 --", []),
        ('"ромашка" AND NOT уют*', []),
        ("\x00", []),
        ("", []),
        ("   ", []),
    ],
)
def test_a_question_finds(typed: str, found: list[int]) -> None:
    assert [hit.object_id for hit in search.find(typed, scope=CUSTOMERS)] == found


def test_a_title_named_comes_before_one_begun_and_one_mentioned() -> None:
    hits = search.find("ромашка", scope=CUSTOMERS)
    assert [(hit.title, hit.rank, hit.how) for hit in hits] == [
        ("ООО «Ромашка»", 0, How.TITLE),
        ("АО «Ромашка плюс»", 1, How.TITLE),
        ("Мебельный салон «Уют»", 2, How.WORD),
    ]


def test_a_surname_does_not_find_everybody_of_that_given_name() -> None:
    assert ids("Иванов") == [2]


def test_of_many_spellings_the_index_names_those_in_use() -> None:
    spellings = {f"ромашк{letter}" for letter in "абвгдежзиклмнопрст"} | {"ром\\ашка", "=ромашк"}
    assert index().known(spellings) == {"ромашка", "ромашки", "=ромашк"}
    assert index().known([]) == frozenset()


def test_typos_are_looked_for_only_when_nothing_is_found() -> None:
    assert search.find("ремашка", scope=CUSTOMERS)[0].how is How.TYPO
    search.put([SearchDocument(kind="customer", object_id=9, title="Ремашка")])
    assert ids("ремашка") == [9]


def test_equals_always_come_in_the_same_order() -> None:
    search.put(SearchDocument(kind="customer", object_id=100 + n, title="Пекарня") for n in range(30))
    assert ids("пекарня") == list(range(100, 120))


def test_the_ids_of_a_list_are_the_newest_first() -> None:
    assert search.ids("ромашка", kind="customer", scope=CUSTOMERS) == [6, 5, 1]
    assert search.ids("ромашка", kind="customer", scope=CUSTOMERS, limit=2) == [6, 5]


def test_of_very_many_those_begun_so_are_still_found() -> None:
    search.put(
        SearchDocument(kind="customer", object_id=100 + n, title=f"Хлеб {n} Яхонт") for n in range(450)
    )
    search.put([SearchDocument(kind="customer", object_id=50, title="Яхонт")])
    search.put(
        SearchDocument(kind="customer", object_id=1000 + n, title=f"Сыр {n} Яхонт") for n in range(450)
    )
    assert ids("яхонт")[0] == 50


def test_everybody_finds_within_their_rights() -> None:
    assert ids("ромашка", scope(owners={ME})) == [1]
    assert ids("ромашка", scope(owners={COLLEAGUE})) == []
    assert ids("иван", scope(owners={ME, COLLEAGUE})) == [2]
    assert ids("siemens", scope(branches={2})) == [3]
    assert ids("щербаков", scope(departments={3})) == [4]
    assert ids("ромашка", SearchScope()) == []


def test_a_private_note_is_found_by_its_writer_only() -> None:
    search.put(
        [SearchDocument(kind="note", object_id=1, title="Подарок Ромашке", owner_id=ME, private_to=ME)]
    )
    assert ids("подарок", SearchScope.everything("note", reader=ME)) == [1]
    assert ids("подарок", SearchScope.everything("note", reader=COLLEAGUE)) == []
    assert ids("подарок", SearchScope.everything("note")) == []


def test_kinds_do_not_mix() -> None:
    search.put([SearchDocument(kind="deal", object_id=1, title="Ромашка: поставка")])
    both = SearchScope.everything("customer", "deal")
    assert {hit.kind for hit in search.find("ромашка", scope=both)} == {"customer", "deal"}
    assert [hit.kind for hit in search.find("ромашка", scope=both, kinds=["deal"])] == ["deal"]


def scope(**places: set[int]) -> SearchScope:
    return SearchScope({"customer": KindScope(**{name: frozenset(ids) for name, ids in places.items()})})


def ids(typed: str, within: SearchScope = CUSTOMERS) -> list[int]:
    hits: list[Hit] = search.find(typed, scope=within)
    return [hit.object_id for hit in hits]
