from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest

from planner.model.checkin import Became, CheckIn
from planner.model.errors import Refused
from planner.model.naming import find_standing
from planner.model.plan import Change, Plan
from planner.model.short_id import short_id
from planner.model.standing import Standing, State
from planner.model.value import replace
from tests.model.samples import FRIDAY, at, plan

NOW = at("2026-11-25 09:00")
WALK = plan(id="3f2a91", title="Evening walk")
TEA = plan(id="3fb077", title="Tea and talk", start=at("2026-11-28 16:00"))
THANKS = plan(id="c4d500", title="Thank-yous", start=at("2026-11-01 18:30"), rule="FREQ=WEEKLY")
ALL = (WALK, TEA, THANKS)


def checked(of: Plan, start: datetime, became: Became = Became.DONE) -> CheckIn:
    return CheckIn(
        plan=of.id,
        original_start=start,
        became=became,
        activity=of.activity,
        title=of.title,
        kind=of.kind,
        start=start,
        minutes=of.minutes,
        at=of.created,
    )


def found(
    text: str,
    *plans: Plan,
    check_ins: tuple[CheckIn, ...] = (),
    ready: Callable[[Standing], bool] = lambda _: True,
    now: datetime = NOW,
) -> tuple[str, str]:
    occurrence = find_standing(text, plans or ALL, check_ins, now, ready).occurrence
    return occurrence.plan.id, f"{occurrence.start:%m-%d}"


@pytest.mark.parametrize(
    "text", ["3f2a91", "3f2a", "3f2", " 3F2A ", "walk", "EVENING", "evening walk", "walk@2026-11-27"]
)
def test_a_plan_is_found_by_the_beginning_of_its_id_or_by_words_of_its_title(text: str) -> None:
    assert found(text) == ("3f2a91", "11-27")


def test_a_ritual_is_found_however_rarely_it_comes_round() -> None:
    rare = plan(id="d1", title="Anniversary", start=at("2026-02-14 19:00"), rule="FREQ=YEARLY;INTERVAL=3")
    now = at("2027-01-10 09:00")
    to_come = find_standing("anniversary", (rare,), (), now, lambda s: s.occurrence.start > now)
    assert to_come.occurrence.start == at("2029-02-14 19:00")
    assert found("anniversary", rare, now=at("2027-06-10 09:00")) == ("d1", "02-14")
    out = replace(rare, changes=(Change(at("2029-02-14 19:00"), None),))
    assert find_standing("anniversary", (out,), (), at("2027-06-10 09:00"), lambda _: True).occurrence.day.year == 2032


def test_where_none_is_ready_in_the_first_sense_the_next_one_counts() -> None:
    def far(standing: Standing) -> bool:
        return standing.occurrence.start >= at("2030-01-01 09:00")

    def to_come(standing: Standing) -> bool:
        return standing.occurrence.start > NOW

    assert find_standing("thank", ALL, (), NOW).occurrence.day.day == 22
    assert find_standing("thank", ALL, (), NOW, far, to_come).occurrence.day.day == 29
    assert find_standing("thank", ALL, (), NOW, far).occurrence.day.day == 22


def test_a_ritual_that_ended_long_ago_is_not_meant() -> None:
    ended = plan(id="d1", title="Tea", start=at("2020-02-14 19:00"), rule="FREQ=WEEKLY;COUNT=9")
    assert found("tea", ended, TEA) == ("3fb077", "11-28")


@pytest.mark.parametrize(
    "text", ["", "  ", "@", "walks", "wal", "f2a", "xyz", "walk@2026-11-28", "@2026-11-27", "?", "("]
)
def test_what_names_nothing_is_refused_with_the_way_to_the_ids(text: str) -> None:
    with pytest.raises(Refused, match=r"There is no plan .* 'ourweek week' shows your plans"):
        found(text)


def test_what_could_be_several_is_refused_with_what_it_could_be() -> None:
    with pytest.raises(Refused, match=r"'3f' could be 2 plans \(3f2a Evening walk, 3fb0 Tea and talk\)"):
        found("3f")


def test_plans_with_one_title_are_told_apart_by_their_time() -> None:
    again = plan(id="3fc111", title="Evening walk", start=at("2026-11-29 08:00"))
    named = "3f2a Evening walk on Fri 27 Nov 20:00, 3fc1 Evening walk on Sun 29 Nov 08:00"
    with pytest.raises(Refused, match=re.escape(named)):
        found("walk", WALK, again)


def test_of_many_only_three_are_named() -> None:
    many = [plan(id=f"a{n}0000", title="Walk") for n in range(5)]
    with pytest.raises(Refused, match="could be 5 plans") as refusal:
        found("walk", *many)
    assert str(refusal.value).count("Walk") == 3


def test_a_word_that_begins_an_id_as_well_could_be_either() -> None:
    cafe, tea = plan(id="b10000", title="Cafe crawl"), plan(id="cafe01", title="Tea")
    with pytest.raises(Refused, match="could be 2 plans"):
        found("cafe", cafe, tea)
    assert found("crawl", cafe, tea)[0] == "b10000"
    assert found("cafe0", cafe, tea)[0] == "cafe01"


def test_a_whole_id_is_never_ambiguous() -> None:
    short, long = plan(id="abc", title="Tea"), plan(id="abcd", title="Abc")
    assert found("abc", short, long)[0] == "abc"


@pytest.mark.parametrize("word", ["straße", "STRASSE", "café", "你好", "b++"])
def test_words_of_any_language_are_found(word: str) -> None:
    titled = plan(id="123456", title="Die Straße, ein Café, 你好 b++")
    assert found(word, titled)[0] == "123456"


def test_a_part_of_a_title_is_enough_where_no_spaces_part_its_words() -> None:
    book, tea = plan(id="123456", title="日本語の本を読む"), plan(id="654321", title="お茶の時間とケーキ")
    assert found("日本語", book, tea)[0] == "123456"
    assert found("ケーキ", book, tea)[0] == "654321"


def test_of_several_those_that_are_ready_come_first() -> None:
    past = plan(id="aa1111", title="Walk", start=at("2026-11-18 20:00"))
    ahead = plan(id="bb2222", title="Walk")
    done = (checked(past, past.start),)

    def to_come(standing: Standing) -> bool:
        return standing.state not in (State.DONE, State.SKIPPED)

    assert found("walk", past, ahead, check_ins=done, ready=to_come)[0] == "bb2222"
    with pytest.raises(Refused, match="could be 2"):
        found("walk", past, ahead, check_ins=done)


def test_what_is_not_ready_is_still_found_when_it_is_the_only_one() -> None:
    assert found("walk", check_ins=(checked(WALK, FRIDAY),), ready=lambda s: s.state is State.OPEN)[0] == "3f2a91"


def test_a_day_tells_plans_of_one_title_apart_whatever_became_of_them() -> None:
    weeks = [plan(id=f"a{n}0000", title="Walk", start=at(f"2026-11-{10 + n} 20:00")) for n in range(3)]
    done = tuple(checked(each, each.start) for each in weeks)
    assert found("walk@2026-11-11", *weeks, check_ins=done, ready=lambda s: s.state is State.OPEN)[0] == "a10000"


def test_of_a_ritual_the_nearest_occurrence_is_meant_or_the_one_of_a_day() -> None:
    assert found("thank-yous") == ("c4d500", "11-22")
    assert found("thank-yous", now=at("2026-11-26 09:00")) == ("c4d500", "11-29")
    assert found("thank-yous@2026-12-06") == ("c4d500", "12-06")
    assert found("c4d5@2030-11-24") == ("c4d500", "11-24")


def test_of_a_ritual_the_nearest_that_is_ready_is_meant() -> None:
    done = (checked(THANKS, at("2026-11-22 18:30")),)
    assert found("thank-yous", check_ins=done, ready=lambda s: s.check_in is None) == ("c4d500", "11-29")


def test_a_moved_occurrence_is_found_by_its_first_day_and_by_its_new_one() -> None:
    moved = plan(
        id="c4d500",
        title="Thank-yous",
        start=at("2026-11-01 18:30"),
        rule="FREQ=WEEKLY",
        changes=(Change(at("2026-11-29 18:30"), at("2026-11-30 19:00")),),
    )
    assert found("thank-yous@2026-11-29", moved) == ("c4d500", "11-30")
    assert found("thank-yous@2026-11-30", moved) == ("c4d500", "11-30")


def test_a_day_on_which_a_ritual_is_not_names_nothing() -> None:
    with pytest.raises(Refused, match="There is no plan"):
        found("thank-yous@2026-11-28")


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "0001-01-01", "1969-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_is_refused(day: str) -> None:
    with pytest.raises(Refused, match=f"There is no such day as {day}"):
        found(f"thank-yous@{day}")


def test_an_id_that_holds_an_at_sign_is_whole_again() -> None:
    known = plan(id="3f2a@ourweek", title="Tea")
    assert found("3f2a@ourweek", known)[0] == known.id
    assert found("3f2a@ourweek@2026-11-27", known)[0] == known.id


def test_a_ritual_that_begins_in_two_years_is_found() -> None:
    later = plan(id="dd0000", title="Party", start=at("2028-12-31 20:00"), rule="FREQ=YEARLY")
    assert found("party", later) == ("dd0000", "12-31")


def test_a_title_that_looks_like_a_day_is_a_title() -> None:
    assert found("2026-12-24", plan(id="dd0000", title="2026-12-24"))[0] == "dd0000"


def test_what_happens_once_is_found_however_long_ago_it_was() -> None:
    dance = plan(id="dd0000", title="First dance", start=at("2019-06-01 14:00"))
    assert found("first dance", dance) == ("dd0000", "06-01")


def test_a_short_id_is_the_shortest_that_tells_plans_apart() -> None:
    ids = ["3f2a91", "3f2a77", "c0ffee"]
    assert [short_id(each, ids) for each in ids] == ["3f2a9", "3f2a7", "c0ff"]
    assert short_id("ab", ["abc"]) == "ab"
