"""The couple's home: what is saved is there, for this program and the next."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.couple import Couple, two_partners
from planner.model.errors import DataProblem
from planner.model.plan import Plan
from planner.model.value import replace
from planner.model.wishes import CalendarWishes
from planner.store.codec import encode
from planner.store.home import Home
from planner.store.records import kept, read_record
from tests import strategies
from tests.store.samples import FRIDAY, NOW, a_boundary, a_check_in, a_plan, a_rating, everything, save

if TYPE_CHECKING:
    from planner.store.records import Record


def test_a_home_that_is_not_there_yet_is_empty_and_reading_does_not_make_it(tmp_path: Path) -> None:
    home = Home(tmp_path / "data")
    assert everything(home) == ((),) * 13
    assert home.plan("tea@ourweek") is None
    assert not home.changed()
    assert not (tmp_path / "data").exists()


def test_what_many_records_say_lies_in_memory_once(tmp_path: Path) -> None:
    plans = [a_plan(f"tea-{number}", note="by the window") for number in range(3)]
    save(Home(tmp_path), *plans)
    home = Home(tmp_path)
    notes = [plan.note for plan in home.plans()]
    assert home.plans() == tuple(plans)
    assert all(note is notes[0] for note in notes)


def test_what_is_saved_is_there_for_the_next_program(tmp_path: Path) -> None:
    plan = a_plan()
    save(Home(tmp_path), plan, a_check_in(plan, "a"), a_rating(plan, "a", note="quiet"), a_boundary("b"))
    home = Home(tmp_path)
    assert home.plans() == (plan,)
    assert home.plan(plan.id) == plan
    assert home.check_in(plan.id, FRIDAY) == a_check_in(plan, "a")
    assert home.sealed_ratings() == home.sealed_ratings("a") == (a_rating(plan, "a", note="quiet"),)
    assert home.boundaries() == home.boundaries("b") == (a_boundary("b"),)
    assert home.boundaries("a") == ()
    assert home.sealed_ratings("b") == ()


def test_a_record_takes_the_place_of_the_one_with_its_key(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan("tea"), a_plan("walk"))
    save(home, a_plan("tea", minutes=90))
    assert {plan.id: plan.minutes for plan in home.plans()} == {"tea@ourweek": 90, "walk@ourweek": 45}


def test_what_became_of_some_occurrences_is_what_became_of_each(tmp_path: Path) -> None:
    home, plan = Home(tmp_path), a_plan("tea")
    check_in = a_check_in(plan)
    save(home, plan, check_in)
    other = ("nothing@ourweek", check_in.original_start)
    assert home.check_ins_at([check_in.key, other]) == {check_in.key: home.check_in(*check_in.key)}
    assert not home.check_ins_at([])


def test_what_is_dropped_is_gone(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan("tea"), a_plan("walk"))
    with home.act("Tea was taken off", NOW) as writing:
        writing.drop(a_plan("tea"), a_plan("never-there"))
    assert home.plans() == Home(tmp_path).plans() == (a_plan("walk"),)


def test_a_couple_that_an_earlier_version_kept_has_the_usual_wishes_for_its_calendars() -> None:
    couple = Couple(id="c", partners=two_partners("Alex", "Sam"), timezone="UTC", since=NOW.date())
    stored = encode(couple)
    del stored["calendar"]
    assert read_record(Couple, stored) == couple
    stored["calendar"] = {"name": "Us"}
    assert read_record(Couple, stored) == replace(couple, calendar=CalendarWishes(name="Us"))


def test_inside_an_act_what_was_saved_is_already_there(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with home.act("Tea was planned", NOW) as writing:
        writing.save(a_plan())
        assert home.plans() == (a_plan(),)
        assert Home(tmp_path).plans() == ()


def test_an_act_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan("tea"))
    before = everything(home)

    def fail() -> None:
        with home.act("Never", NOW) as writing:
            writing.save(a_plan("tea", minutes=5), a_boundary("a"))
            writing.drop(a_plan("tea"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert everything(home) == everything(tmp_path) == before


def test_an_act_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan())
    before = (tmp_path / "journal.jsonl").read_bytes()
    save(home, a_plan())
    assert (tmp_path / "journal.jsonl").read_bytes() == before


def test_an_act_inside_an_act_is_a_mistake(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with pytest.raises(RuntimeError), home.act("One", NOW), home.act("Two", NOW):
        pass


@pytest.mark.parametrize("partner", ["c", "", "../a"])
def test_there_is_no_third_partner(tmp_path: Path, partner: str) -> None:
    with pytest.raises(ValueError, match="a or b"):
        Home(tmp_path).boundaries(partner)


def test_a_rating_without_its_check_in_does_not_count(tmp_path: Path) -> None:
    home, plan = Home(tmp_path), a_plan()
    save(home, a_check_in(plan, "b"), a_rating(plan, "a"), a_rating(plan, "b"))
    assert home.sealed_ratings() == (a_rating(plan, "b"),)
    save(home, a_check_in(plan, "a", "b"))
    assert home.sealed_ratings() == (a_rating(plan, "a"), a_rating(plan, "b"))


def test_what_a_partner_enters_alone_never_lies_in_a_shared_file(tmp_path: Path) -> None:
    plan = a_plan()
    save(Home(tmp_path), a_check_in(plan, "a"), a_rating(plan, "a", note="canary"), a_boundary("a", "canary"))
    holding = {path.name for path in tmp_path.iterdir() if path.is_file() and b"canary" in path.read_bytes()}
    assert holding == {"private-a.json", "private-a.jsonl"}


def test_private_files_are_left_alone_until_they_are_asked_for(tmp_path: Path) -> None:
    save(Home(tmp_path), a_plan(), a_boundary("a"))
    (tmp_path / "private-a.json").write_bytes(b"damaged")
    (tmp_path / "private-a.jsonl").write_bytes(b"damaged\n")
    home = Home(tmp_path)
    save(home, a_plan("walk"))
    assert len(home.plans()) == 2
    with pytest.raises(DataProblem, match="private-a"):
        home.boundaries("a")


def test_fields_of_another_version_stay(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan())
    with home.act("", NOW):
        store = home.store_of(a_plan())
        store.put("plans", "tea@ourweek", {"colour": "teal"})
    save(home, a_plan(minutes=20))
    assert home.plan("tea@ourweek") == a_plan(minutes=20)
    stored = json.loads((tmp_path / "store.json").read_bytes())
    assert stored["tables"]["plans"]["tea@ourweek"]["colour"] == "teal"


@pytest.mark.parametrize(
    "garbage",
    [
        {"minutes": "long"},
        {"minutes": True},
        {"kind": "sport"},
        {"kind": ["touch"]},
        {"start": "Friday"},
        {"start": 5},
        {"changes": None},
        {"changes": [3]},
        {"changes": [{"start": None}]},
        {"title": None},
    ],
)
def test_garbage_in_a_record_is_a_problem_said_plainly(tmp_path: Path, garbage: dict[str, object]) -> None:
    home = Home(tmp_path)
    save(home, a_plan())
    with home.act("", NOW):
        home.store_of(a_plan()).put("plans", "tea@ourweek", garbage)
    with pytest.raises(DataProblem, match="among the plans"):
        home.plans()
    with pytest.raises(DataProblem, match="among the plans"):
        home.plan("tea@ourweek")


def test_a_field_that_is_missing_gets_its_default_or_is_a_problem() -> None:
    stored = encode(a_plan())
    del stored["note"]
    assert read_record(Plan, stored) == a_plan()
    del stored["title"]
    with pytest.raises(DataProblem):
        read_record(Plan, stored)


@given(record=strategies.records)
def test_every_record_comes_back_as_it_was(record: Record) -> None:
    stored = json.loads(json.dumps(encode(record)))
    assert read_record(type(record), stored) == record


@given(
    record=strategies.records,
    nonsense=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    ),
    data=st.data(),
)
def test_no_nonsense_in_a_field_ends_in_anything_but_a_record_or_a_plain_problem(
    record: Record, nonsense: object, data: st.DataObject
) -> None:
    stored = encode(record)
    stored[data.draw(st.sampled_from(sorted(stored)))] = nonsense
    found: object = None
    with suppress(DataProblem):
        found = read_record(type(record), stored)
    assert found is None or type(found) is type(record)


@given(records=st.lists(strategies.records, max_size=6))
def test_any_records_are_there_after_opening_again(
    records: list[Record], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("home")
    home = Home(folder)
    save(home, *records)
    assert everything(folder) == everything(home)
    keys = {(home.store_of(r).name, kept(type(r)).table, kept(type(r)).key(r)) for r in records}
    assert len({entry for entry in keys if entry[1] != "sealed"}) <= sum(map(len, everything(home))) <= len(keys)


def test_an_instant_needs_its_zone(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zone"), Home(tmp_path).act("Tea", datetime(2026, 11, 23)) as writing:
        writing.save(a_plan())
    assert Home(tmp_path).plans() == ()


def test_text_of_every_kind_is_kept_as_it_is(tmp_path: Path) -> None:
    odd = 'line\nline\u2028sep \x85 \x00 \ud800 \U0001f9d8 "quoted" \\ é'
    save(Home(tmp_path), a_plan(note=odd))
    assert Home(tmp_path).plans() == (a_plan(note=odd),)
    (tmp_path / "store.json").unlink()
    assert Home(tmp_path).plans() == (a_plan(note=odd),)
