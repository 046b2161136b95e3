"""What people do on the pages of the customer base."""

from __future__ import annotations

import pytest

from matvey.core.person_names import PersonName
from matvey.customers.models import (
    AccessRequest,
    CallRefusal,
    Consent,
    Customer,
    CustomerLink,
    LinkType,
    Segment,
    Source,
)
from matvey.customers.new import NewContact, NewPerson, NewPoint
from matvey.records.models import Comment, Notification


@pytest.fixture
def anna_at_work(client, people):
    client.force_login(people.owner)
    return client


@pytest.fixture
def person(add):
    return add("Ким Анна", form="person", person=NewPerson(PersonName("Ким", "Анна"), 24, 11, 1980))


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_a_relative_and_a_family_event_stand_on_the_card(anna_at_work, person):
    base = f"/customers/{person.pk}/people/{person.person_id}"
    anna_at_work.post(
        f"{base}/relatives/", {"relation": "child", "name": "Лиза", "birth_day": 29, "birth_month": 2}
    )
    anna_at_work.post(
        f"{base}/life-events/", {"happened_on": "2026-05-01", "text": "Свадьба", "tone": "joyful"}
    )
    card = text(anna_at_work.get(f"/customers/{person.pk}/"))
    assert "Лиза" in card
    assert "29 февраля" in card
    assert "Свадьба" in card


def test_a_day_no_year_has_is_refused_and_nothing_typed_is_lost(anna_at_work, person):
    url = f"/customers/{person.pk}/people/{person.person_id}/relatives/"
    answer = anna_at_work.post(url, {"relation": "child", "name": "Лиза", "birth_day": 31, "birth_month": 2})
    assert answer.status_code == 422
    assert "Лиза" in answer.content.decode()
    assert not person.person.relatives.exists()


def test_customers_are_linked_by_whatever_is_remembered(anna_at_work, add):
    first, second = add("Ромашка"), add("ООО «Василёк»")
    data = {"type": LinkType.objects.get(key="same_owner").pk, "words": "василек"}
    anna_at_work.post(f"/customers/{first.pk}/links/", data)
    assert CustomerLink.objects.get().b == second
    assert "Василёк" in text(anna_at_work.get(f"/customers/{first.pk}/"))


def test_where_several_fit_one_is_chosen(anna_at_work, add):
    first, ids = add("Ромашка"), [add(f"Василёк {n}").pk for n in range(2)]
    data = {"type": LinkType.objects.get(key="family").pk, "words": "василек"}
    answer = anna_at_work.post(f"/customers/{first.pk}/links/", data)
    assert answer.status_code == 422
    assert all(f'value="{pk}"' in answer.content.decode() for pk in ids)
    anna_at_work.post(f"/customers/{first.pk}/links/", {**data, "other": ids[1]})
    assert CustomerLink.objects.get().b_id == ids[1]


def test_a_consent_is_entered_and_withdrawn(anna_at_work, person):
    data = {"basis": "email", "obtained": "paper", "given_at": "2026-01-10T10:00", "text_version": "2026-01"}
    assert anna_at_work.post(f"/customers/{person.pk}/consents/", data).status_code == 303
    consent = Consent.objects.get()
    anna_at_work.post(f"/customers/{person.pk}/consents/{consent.pk}/withdrawal/", {"note": "Письмом"})
    consent.refresh_from_db()
    assert consent.withdrawal_note == "Письмом"


def test_asked_not_to_be_called_is_one_tap(anna_at_work, person):
    anna_at_work.post(f"/customers/{person.pk}/call-refusals/")
    anna_at_work.post(f"/customers/{person.pk}/call-refusals/")
    assert CallRefusal.objects.get().withdrawn_at is None


def test_a_lost_customer_comes_back(anna_at_work, customer):
    anna_at_work.post(f"/customers/{customer.pk}/loss/", {"reason": "Ушли к соседу"})
    assert "Ушли к соседу" in text(anna_at_work.get(f"/customers/{customer.pk}/"))
    anna_at_work.post(f"/customers/{customer.pk}/return/")
    assert not customer.loss_declarations.filter(withdrawn_on=None).exists()


def test_a_customer_goes_to_the_bin_from_its_card(anna_at_work, customer):
    assert text(anna_at_work.get(f"/customers/{customer.pk}/binning/"))
    anna_at_work.post(f"/customers/{customer.pk}/binning/")
    assert not Customer.objects.kept().exists()
    assert anna_at_work.get(f"/customers/{customer.pk}/").status_code == 404


def test_a_segment_is_put_together_counted_and_explained(anna_at_work, add):
    add("Ромашка", region="71", points=(NewPoint("phone", "+78125550142"),))
    add("Василёк", region="77")
    question = {
        "row": ["a", "b"],
        "key.a": "region",
        "operator.a": "is",
        "value.a": ["71"],
        "key.b": "phone",
        "operator.b": "yes",
    }
    assert "1" in text(anna_at_work.post("/segments/count/", question))
    anna_at_work.post("/segments/new/", {"name": "Туляки", "way": "question", "match": "all", **question})
    card = text(anna_at_work.get(f"/segments/{Segment.objects.get().pk}/"))
    assert "Ромашка" in card
    assert "Василёк" not in card
    assert "+78125550142" in card


def test_a_segment_without_criteria_comes_back_with_a_sentence(anna_at_work):
    answer = anna_at_work.post("/segments/new/", {"name": "Туляки"})
    assert answer.status_code == 422
    assert not Segment.objects.exists()


def test_a_segment_is_a_filter_of_the_list(anna_at_work, add):
    add("Ромашка", region="71")
    add("Василёк", region="77")
    data = {"name": "Туляки", "row": "a", "key.a": "region", "operator.a": "is", "value.a": "71"}
    anna_at_work.post("/segments/new/", data)
    found = text(anna_at_work.get(f"/customers/?segment={Segment.objects.get().pk}"))
    assert "Ромашка" in found
    assert "Василёк" not in found


def test_the_look_up_says_only_with_whom_it_is(client, people, add, by_stranger):
    add("Секретная ромашка", points=(NewPoint("phone", "+78125550142"),))
    client.force_login(people.stranger)
    found = text(client.post("/customers/look-up/", {"phone": "8 812 555-01-42"}))
    assert "Анна Соколова" in found
    assert "ромашка" not in found


def test_asking_for_a_guessed_number_finds_nothing(client, people, customer, narrow_sellers):
    client.force_login(people.stranger)
    assert client.post(f"/customers/{customer.pk}/access/", {"reason": "Мой"}).status_code == 404


def test_a_person_has_a_card_of_their_own(anna_at_work, add):
    company = add("Ромашка", contacts=(NewContact(NewPerson(PersonName("Орлов", "Дмитрий"), 1, 2)),))
    person = company.contacts.get().person
    card = text(anna_at_work.get(f"/people/{person.pk}/"))
    assert "Ромашка" in card
    assert "1 февраля" in card
    anna_at_work.post(f"/people/{person.pk}/edit/", {"surname": "Орлов", "given_name": "Илья"})
    person.refresh_from_db()
    assert person.given_name == "Илья"


def test_the_birthdays_of_a_span_nobody_knows_are_those_of_a_week(anna_at_work, person):
    assert text(anna_at_work.get("/birthdays/?span=century&branch=nowhere"))


def test_a_list_of_people_takes_as_many_queries_for_many_as_for_few(
    anna_at_work, add, django_assert_max_num_queries
):
    for n in range(20):
        add(f"К{n}", contacts=(NewContact(NewPerson(PersonName(f"Орлов{n}"))),))
    with django_assert_max_num_queries(20):
        anna_at_work.get("/people/")


def test_a_card_takes_as_many_queries_for_many_contacts_as_for_few(
    anna_at_work, add, django_assert_max_num_queries
):
    phone = NewPoint("phone", "+7 900 100-20-30")
    people = [NewPerson(PersonName(f"Орлов{n}")) for n in range(8)]
    customer = add("Ромашка", contacts=tuple(NewContact(person, points=(phone,)) for person in people))
    with django_assert_max_num_queries(32):
        anna_at_work.get(f"/customers/{customer.pk}/")


def test_a_list_takes_as_many_queries_for_many_as_for_few(anna_at_work, add, django_assert_max_num_queries):
    for n in range(20):
        add(f"К{n}")
    with django_assert_max_num_queries(18):
        anna_at_work.get("/customers/")


def test_the_administrator_keeps_sources_and_terms(client, people):
    client.force_login(people.administrator)
    client.post("/settings/sources/new/", {"name": "Листовка"})
    assert Source.objects.filter(name="Листовка").exists()
    terms = {"new_days": 30, "active_days": 60, "intervals": 2}
    assert client.post("/settings/statuses/", terms).status_code == 303
    assert "60" in text(client.get("/settings/statuses/"))
    assert client.post("/settings/completeness/", {"phone": 5}).status_code == 303
    assert 'value="5"' in text(client.get("/settings/completeness/"))


def test_a_status_has_weights_of_its_own(client, people):
    client.force_login(people.administrator)
    page = "/settings/completeness/?status=new"
    assert client.post(page, {"phone": 0, "about": 7}).status_code == 303
    assert 'value="7"' in text(client.get(page))
    assert 'value="7"' not in text(client.get("/settings/completeness/"))
    assert client.post(page, {"phone": 101}).status_code == 422


def test_what_is_typed_is_compared_with_the_base(client, people, add, by_stranger):
    add("Секретная ромашка", points=(NewPoint("phone", "+78125550142"),))
    mine = add("Василёк", by=by_stranger, points=(NewPoint("email", "a@vasilek.example"),))
    client.force_login(people.stranger)
    known = text(client.post("/customers/known/", {"phone": "8 812 555-01-42", "email": "a@vasilek.example"}))
    assert "Анна Соколова" in known
    assert "ромашка" not in known
    assert f"/customers/{mine.pk}/" in known
    assert "Василёк" not in text(
        client.post(f"/customers/known/?besides={mine.pk}", {"typed": "a@vasilek.example"})
    )


def test_a_similar_name_is_shown_to_who_may_see_it(client, people, add, by_stranger):
    add("ООО «Ромашка»")
    for who, said in ((people.owner, True), (people.stranger, False)):
        client.force_login(who)
        assert ("«Ромашка»" in text(client.post("/customers/known/", {"name": "ромашка"}))) is said


def test_what_is_too_long_to_be_anybodys_is_found_nowhere(anna_at_work):
    assert "ромашка" not in text(anna_at_work.post("/customers/known/", {"name": "ромашка" * 99}))


def test_a_request_is_answered_in_my_day(client, people, customer, by_stranger, now):
    asked = AccessRequest.objects.create(
        customer=customer, asker=people.stranger, asked=people.owner, asked_at=now
    )
    client.force_login(people.owner)
    assert "Глеб Дронов" in text(client.get("/"))
    answer = client.post(f"/access-requests/{asked.pk}/", {"granted": "yes"}, headers={"HX-Request": "true"})
    assert "Глеб Дронов" in text(answer)
    assert "data-request" not in text(client.get("/"))
    client.force_login(people.stranger)
    assert client.post(f"/access-requests/{asked.pk}/", {"granted": "no"}).status_code == 422


def test_who_is_mentioned_only_in_the_second_wording_hears_of_it(anna_at_work, person, people):
    boris, daria = people.colleague, people.administrator
    anna_at_work.post(f"/comments/customer/{person.pk}/", {"text": f"@{boris} взгляните"})
    anna_at_work.post(f"/comments/{Comment.objects.get().pk}/", {"text": f"@{boris} и @{daria}, взгляните"})
    told = Notification.objects.order_by("pk").values_list("employee", flat=True)
    assert list(told) == [boris.pk, daria.pk]
