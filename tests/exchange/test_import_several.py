"""Several files brought in at once: one import, whose parts cost each other nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from matvey.customers.models import Customer
from matvey.exchange.actions import take_files
from matvey.exchange.imports.reading import Reading
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.records.models import Attachment
from tests.exchange.contact_files import bring_files, card
from tests.exchange.import_stories import NOW, PROGRAM, counts, errors, table
from tests.exchange.spreadsheet_files import zipped
from tests.exchange.undo_stories import undone

pytestmark = pytest.mark.django_db(transaction=True)

ANNA = card("FN:Анна Ким", "TEL:89051112233")
# A whole GIF of one point.
DOT = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
LEV = card("FN:Лев Орлов", "TEL:89054445566")
DAISY = table(("ООО «Ромашка»", "", "8 4852 72-34-56"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Any, settings: Any) -> None:
    settings.HOME = settings.MEDIA_ROOT = tmp_path


def names() -> set[str]:
    return set(Customer.objects.values_list("name", flat=True))


def test_cards_need_no_columns():
    imported = bring_files([("телефон.vcf", ANNA + LEV)])
    assert (imported.format, counts(imported)) == ("vcard", (2, 0, 0, 0))
    assert names() == {"Ким Анна", "Орлов Лев"}


def test_files_chosen_together_are_one_import():
    imported = bring_files([("а.vcf", ANNA), ("клиенты.csv", DAISY), ("б.vcf", LEV + ANNA)])
    assert (imported.format, counts(imported)) == ("several", (3, 0, 1, 0))
    assert names() == {"Ким Анна", "Орлов Лев", "ООО «Ромашка»"}
    [met] = imported.matches.all()
    assert (met.part, met.row) == (2, 2)


def test_so_are_the_files_of_an_archive_wherever_they_lie_in_it():
    archive = zipped({"../../etc/а.vcf": ANNA, "папка/клиенты.csv": DAISY, "__MACOSX/._а.vcf": "x"})
    imported = bring_files([("всё.zip", archive)])
    assert [part.name for part in imported.parts.all()] == ["а.vcf", "клиенты.csv"]
    assert names() == {"Ким Анна", "ООО «Ромашка»"}


def test_a_file_nobody_can_read_is_told_and_costs_the_others_nothing():
    imported = bring_files([("фото.jpg", b"\xff\xd8\xff" + bytes(100)), ("а.vcf", ANNA)])
    assert (counts(imported), names()) == ((1, 0, 0, 1), {"Ким Анна"})
    assert [(one.part, one.row) for one in imported.problems.all()] == [(0, 1)]


def test_an_encrypted_file_is_told_in_a_plain_sentence():
    content = bytearray(zipped({"а.vcf": ANNA}))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + at] |= 1
    with pytest.raises(UnreadableFile, match="паролем"):
        bring_files([("всё.zip", bytes(content))])


def test_an_archive_that_unpacks_to_far_too_much_is_refused():
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("а.vcf", bytes(200 * 1024**2))
    with pytest.raises(UnreadableFile, match="велик"):
        bring_files([("бомба.zip", target.getvalue())])


def test_a_trial_of_several_files_comes_to_the_same():
    files = [("а.vcf", ANNA + LEV), ("клиенты.csv", DAISY), ("б.vcf", LEV + card("NOTE:никто"))]
    tried, done = bring_files(files, is_dry_run=True), bring_files(files)
    assert (counts(tried), errors(tried)) == (counts(done), errors(done))


def test_the_page_shows_what_was_found_and_starts_the_import(people: Any, client: Client):
    client.force_login(people.administrator)
    answer = client.post("/imports/", {"file": [BytesIO(ANNA.encode()), BytesIO(DAISY.encode())]})
    imported = Import.objects.get()
    assert answer["Location"] == f"/imports/{imported.pk}/contents/"
    page = client.get(answer["Location"]).content.decode()
    assert "Ким Анна" in page
    assert "ООО «Ромашка»" in page
    started = client.post(answer["Location"], {"on_duplicate": "skip"})
    assert started["Location"] == f"/imports/{imported.pk}/"


def test_pasted_cards_are_read_as_cards(people: Any, client: Client):
    client.force_login(people.administrator)
    answer = client.post("/imports/", {"pasted": ANNA})
    assert "Ким Анна" in client.get(answer["Location"]).content.decode()


def test_people_of_one_company_become_its_contacts():
    cards = [card(f"N:{name};;;;", "ORG:ООО «Заря»", f"TEL:8905111220{n}") for n, name in enumerate("АБВ")]
    imported = bring_files([("а.vcf", "".join(cards[:2])), ("б.vcf", cards[2].replace("ООО «Заря»", "Заря"))])
    assert counts(imported) == (1, 2, 0, 0)
    assert not imported.matches.exists()
    assert set(Customer.objects.get().contacts.values_list("person__surname", flat=True)) == set("АБВ")


def test_companies_of_one_name_from_two_imports_stay_two():
    for name in ("А", "Б"):
        bring_files([("а.vcf", card(f"N:{name};;;;", "ORG:ООО «Заря»"))])
    assert Customer.objects.count() == 2


def test_people_of_one_company_in_an_outlook_export_do_so_too():
    header = "Имя;Фамилия;Организация;Телефон переносной;Годовщина;Краткое имя эл. почты;Частное"
    rows = ["Анна;Ким;Заря;89051112233;0.0.00;;Ложь", "Лев;Орлов;Заря;89054445566;0.0.00;;Ложь"]
    imported = bring_files([("outlook.csv", "\r\n".join([header, *rows]).encode("cp1251"))])
    assert (counts(imported), Customer.objects.get().about) == ((1, 1, 0, 0), "")


def test_a_photo_becomes_a_file_of_the_customer():
    twice = card("FN:Анна Ким", "TEL:89051112233", f"PHOTO;ENCODING=b;TYPE=GIF:{DOT}") * 2
    bring_files([("а.vcf", twice)], on_duplicate="update")
    [attached] = Attachment.objects.all()
    assert (attached.name, attached.object_id) == ("Ким Анна.gif", Customer.objects.get().pk)


def test_the_card_says_which_files_a_customer_came_from(people: Any, client: Client):
    bring_files([("телефон.vcf", ANNA), ("б.vcf", LEV)])
    bring_files([("ещё.vcf", ANNA)], on_duplicate="update")
    client.force_login(people.administrator)
    page = client.get(f"/customers/{Customer.objects.get(name='Ким Анна').pk}/").content.decode()
    assert "Откуда данные" in page
    assert "телефон.vcf" in page
    assert "ещё.vcf" in page
    assert "б.vcf" not in page


def test_undoing_takes_a_photo_back_that_completed_somebody():
    bring_files([("а.vcf", ANNA)])
    second = bring_files(
        [("а.vcf", card("FN:Анна Ким", "TEL:89051112233", f"PHOTO;ENCODING=b:{DOT}"))], on_duplicate="update"
    )
    assert Attachment.objects.exists()
    undone(second)
    assert not Attachment.objects.exists()


def test_an_import_that_stopped_goes_on_with_the_next_row_of_the_right_file():
    files = [
        ("а.vcf", ANNA + LEV),
        ("фото.jpg", "\xff\xd8\xff".encode("latin1")),
        ("клиенты.csv", DAISY),
        ("б.vcf", ANNA),
    ]
    imported = take_files(
        [ContentFile(one if isinstance(one, bytes) else one.encode(), name) for name, one in files],
        by=PROGRAM,
        at=NOW,
    )
    whole = [entry.position for entry in Reading.of(imported, 0, None).entries]
    assert len(whole) == 5
    for done, position in enumerate(whole, start=1):
        assert [entry.position for entry in Reading.of(imported, position, None).entries] == whole[done:]
