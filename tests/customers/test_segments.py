"""Segments of the customer base."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.core.person_names import PersonName
from matvey.customers import criterion
from matvey.customers.actions.segments import (
    SegmentData,
    bin_segment,
    put_in_segment,
    restore_segments,
    save_segment,
    take_out_of_segment,
)
from matvey.customers.models import Segment
from matvey.customers.new import NewContact, NewPerson, NewPoint, Purchases
from matvey.customers.segments import Question, count, explanations, members
from matvey.records.actions.tags import add_tags
from matvey.records.filters import Asking
from matvey.records.subjects import Subject


def ask(*criteria, match="all"):
    return {
        "match": match,
        "criteria": [dict(zip(("key", "operator", "value"), c, strict=False)) for c in criteria],
    }


@pytest.fixture
def asking(by_owner, now):
    return Asking(by_owner.access, now)


@pytest.fixture
def segment(by_owner, now):
    data = SegmentData("Туляки с телефоном", ask(("region", "is", ["71"]), ("phone", "yes")))
    return save_segment(data, by=by_owner, at=now)


PHONE = (NewPoint("phone", "+78125550142"),)


def test_a_question_is_asked_anew_at_every_look(add, segment, asking):
    assert not members(segment, asking)
    add("Ромашка", region="71", points=PHONE)
    add("Василёк", region="77", points=PHONE)
    assert [customer.name for customer in members(segment, asking)] == ["Ромашка"]


def test_each_member_is_explained(add, segment, asking):
    romashka = add("Ромашка", region="71", points=PHONE)
    why = explanations(segment, [romashka], asking)[romashka.pk]
    assert len(why) == 2
    assert why[1].endswith("+78125550142")


def test_it_is_counted_before_it_is_used(add, asking):
    add("Ромашка", region="71")
    add("Василёк", region="77")
    assert count(ask(("region", "is", ["71"]), ("region", "is", ["77"]), match="any"), asking) == 2
    assert count(ask(("region", "is_not", ["71"])), asking) == 1


def test_a_member_one_may_not_see_is_no_member(add, segment, by_stranger, now):
    add("Ромашка", region="71", points=PHONE)
    assert not members(segment, Asking(by_stranger.access, now))


def test_the_first_so_many_are_taken_in_their_order(add, by_owner, asking, now):
    today = now.date()
    for n in range(4):
        add(f"К{n}", purchases=Purchases(today - timedelta(days=n), today - timedelta(days=n)))
    add("Не покупал")
    data = SegmentData("Двое", ask(("form", "is", ["company"])), first=2, first_by="bought")
    found = members(save_segment(data, by=by_owner, at=now), asking)
    assert {customer.name for customer in found} == {"К0", "К1"}


@pytest.mark.parametrize(
    "question",
    [
        {},
        ask(),
        ask(("no such", "is", ["1"])),
        ask(("region", "like", ["71"])),
        ask(("region", "is", ["nowhere"])),
        ask(("no_contact", "is", "-1")),
        ask(("no_contact", "is", "много")),
        ask(("phone", "yes"), match="most"),
        {"criteria": ["region"]},
        ask(*[("phone", "yes")] * 21),
    ],
)
def test_a_question_without_sense_is_refused(by_owner, now, question):
    with pytest.raises(ValidationError):
        save_segment(SegmentData("?", question), by=by_owner, at=now)
    assert not Segment.objects.exists()


def test_a_criterion_nobody_knows_any_more_is_met_by_nobody(customer, asking):
    forgotten = Question.kept(ask(("form", "is", ["company"]), ("gone", "is", ["1"])))
    assert forgotten.unknown == ("gone",)
    assert not customer.__class__.objects.filter(forgotten.condition(asking)).exists()


def test_a_fixed_list_holds_whom_it_was_given(add, by_stranger, now):
    fixed = save_segment(SegmentData("Список", way="list"), by=by_stranger, at=now)
    mine, other = add("Мой", by=by_stranger), add("Чужой")
    assert put_in_segment(fixed, [mine.pk, mine.pk], by=by_stranger, at=now) == 1
    assert put_in_segment(fixed, [mine.pk, other.pk], by=by_stranger, at=now) == 0
    assert list(members(fixed, Asking(by_stranger.access, now))) == [mine]
    assert take_out_of_segment(fixed, [mine.pk], by=by_stranger, at=now) == 1


def test_sharing_needs_the_right_and_nobody_changes_what_is_not_theirs(
    segment, by_owner, by_colleague, by_administrator, now
):
    shared = SegmentData("Общий", ask(("phone", "yes")), shared=True)
    with pytest.raises(PermissionDenied):
        save_segment(shared, by=by_owner, at=now)
    with pytest.raises(PermissionDenied):
        save_segment(SegmentData("Чужой", ask(("phone", "yes"))), by=by_colleague, at=now, segment=segment)
    assert save_segment(shared, by=by_administrator, at=now) in Segment.objects.visible_to(
        by_colleague.access
    )
    assert segment not in Segment.objects.visible_to(by_colleague.access)


def test_a_segment_comes_back_from_the_bin(segment, by_owner, now):
    bin_segment(segment, by=by_owner, at=now)
    assert not Segment.objects.kept().exists()
    assert restore_segments([segment.pk], by=by_owner, at=now) == 1
    assert Segment.objects.kept().exists()


CASES = {
    "status": ["potential"], "responsible": "owner", "branch": "branch", "region": ["71"], "role": ["customer"],
    "form": ["company"], "no_contact": 30, "added_within": 1, "birthday": 7, "completeness": 101,
}  # fmt: skip


@pytest.mark.parametrize("key", CASES)
def test_each_criterion_finds_and_explains(add, owner, asking, by_owner, now, key):
    born = NewContact(NewPerson(PersonName("Орлов"), now.day, now.month), points=PHONE)
    customer = add("Ромашка", region="71", contacts=(born,))
    value = {"owner": [str(owner.pk)], "branch": [str(owner.branch_id)]}.get(str(CASES[key]), CASES[key])
    data = SegmentData("Проба", ask((key, "is", value)))
    row = save_segment(data, by=by_owner, at=now)
    assert list(members(row, asking)) == [customer]
    assert explanations(row, [customer], asking)[customer.pk][0]
    assert Question.kept(row.question).asked[0].sentence(asking)


def test_a_tag_is_a_criterion(customer, by_owner, asking, now):
    from matvey.customers.kinds import CUSTOMER
    from matvey.records.models import Tag

    add_tags([Subject(CUSTOMER, customer)], ["опт"], by=by_owner, at=now)
    assert count(ask(("tag", "is", [str(Tag.objects.get().pk)])), asking) == 1


def test_every_criterion_has_a_name_and_operators(db):
    assert all(str(one.label) and one.operators for one in criterion.all_criteria())
