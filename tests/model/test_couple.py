from __future__ import annotations

import pytest

from planner.model.couple import Couple, Limits, two_partners
from planner.model.errors import Misread, Refused
from planner.model.kinds import Care, Cost
from planner.model.value import replace
from planner.model.wishes import CalendarWishes, OwnWishes
from tests.model.samples import a_day


def couple(first: str, second: str) -> Couple:
    return Couple(id="c", partners=two_partners(first, second), timezone="Europe/London", since=a_day("2026-11-02"))


def test_two_names_make_two_partners_with_lasting_ids() -> None:
    one, two = two_partners("  Alex ", "Sam\x1b\u202e")
    assert (one.name, two.name) == ("Alex", "Sam")
    assert one.id != two.id
    assert [partner.id for partner in two_partners("Kim", "Lee")] == [one.id, two.id]


def test_of_a_couple_that_has_set_nothing_little_is_asked() -> None:
    both = couple("Alex", "Sam")
    assert both.limits == Limits(1, 3, Cost.TREAT, budget=4, care=Care.COVER, apart=False, per_week=5)
    assert (both.first_weekday, both.southern, both.reminder, both.motion, both.bell) == (0, False, None, True, True)


@pytest.mark.parametrize(("first", "second"), [("", "Sam"), ("Alex", "  "), ("\u200b", "Sam"), ("Alex", "\u3164\x00")])
def test_a_partner_needs_a_name_that_can_be_seen(first: str, second: str) -> None:
    with pytest.raises(Misread, match="needs a name"):
        two_partners(first, second)


@pytest.mark.parametrize(
    ("first", "second"), [("Sam", "Sam"), ("Sam", "sAM "), ("Zoë", "Zoe\u0308"), ("x" * 30 + "1", "x" * 30 + "2")]
)
def test_two_with_one_name_are_asked_to_tell_themselves_apart(first: str, second: str) -> None:
    with pytest.raises(Misread, match="tell you apart"):
        two_partners(first, second)


@pytest.mark.parametrize(
    ("said", "name"), [("Alex", "Alex"), ("alex", "Alex"), (" SAM ", "Sam"), ("s", "Sam"), ("Al", "Alex")]
)
def test_a_partner_is_found_by_name_or_by_its_beginning(said: str, name: str) -> None:
    assert couple("Alex", "Sam").partner(said).name == name


def test_a_whole_name_goes_before_a_beginning() -> None:
    assert couple("Samantha", "Sam").partner("sam").name == "Sam"
    assert couple("Sam", "Samantha").partner("sama").name == "Samantha"


def test_a_letter_means_the_name_that_begins_with_it_whoever_came_first() -> None:
    for pair in (("Ben", "Anna"), ("Anna", "Ben")):
        assert couple(*pair).partner("a").name == "Anna"
        assert couple(*pair).partner("b").name == "Ben"


@pytest.mark.parametrize("said", ["", " ", "Kim", "Alexx", "lex", "\u200b"])
def test_somebody_else_is_refused_and_both_names_are_said(said: str) -> None:
    with pytest.raises(Refused, match="Alex or Sam"):
        couple("Alex", "Sam").partner(said)


def test_a_beginning_that_fits_both_is_refused() -> None:
    with pytest.raises(Refused, match="Alex or Alan"):
        couple("Alex", "Alan").partner("al")


def test_an_id_is_no_name() -> None:
    kim_and_lee = couple("Kim", "Lee")
    with pytest.raises(Refused):
        kim_and_lee.partner(kim_and_lee.partners[0].id)


def test_a_partner_is_found_by_id_and_so_is_the_other() -> None:
    both = couple("Alex", "Sam")
    for one, two in (both.partners, both.partners[::-1]):
        assert both.by_id(one.id) == one
        assert both.other(one) == two
    assert both.names == ("Alex", "Sam")


def test_each_has_wishes_of_their_own_and_lives_where_both_do_until_they_say_otherwise() -> None:
    there = OwnWishes(timezone="Pacific/Auckland")
    both = replace(couple("Alex", "Sam"), calendar=CalendarWishes(own=(OwnWishes(), there)))
    alex, sam = both.partners
    assert (both.own(alex), both.own(sam)) == (OwnWishes(), there)
    assert (both.zone_of(alex), both.zone_of(sam)) == ("Europe/London", "Pacific/Auckland")
