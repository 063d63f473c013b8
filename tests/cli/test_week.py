from __future__ import annotations

import pytest

from tests.cli.running import Ourweek

PLAN_KEYS = (
    "id activity title kind start timezone minutes every original_start consent state ritual rated_by ratings note"
)


def test_an_empty_week_is_an_invitation(ourweek: Ourweek) -> None:
    assert "Nothing planned yet. 'ourweek fill --agree' fills it around your week." in ourweek("week").out
    assert "'ourweek fill next --agree' fills it" in ourweek("week", "next").out
    assert "'ourweek fill 2026-12-28 --agree' fills it" in ourweek("week", "53").out
    assert "Nothing was planned in this week." in ourweek("week", "last").out


def test_a_week_holds_what_scripts_count_on(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00", "--by", "Alex", "--minutes", "30", "--note", "the green one")
    week = ourweek.json("week")
    assert list(week) == ["start", "end", "plans", "busy", "slots", "balance"]
    assert (week["start"], week["end"], week["busy"]) == ("2026-11-23", "2026-11-29", [])
    assert week["balance"] == {
        "wished": {"quality-time": 0.333, "touch": 0.333, "appreciation": 0.333},
        "planned": {"quality-time": 1.0, "touch": 0.0, "appreciation": 0.0},
    }
    assert {"start": "2026-11-27T20:30:00", "minutes": 120} in week["slots"]
    (plan,) = week["plans"]
    assert " ".join(plan) == PLAN_KEYS
    assert plan | {"id": ""} == {
        "id": "",
        "activity": None,
        "title": "Tea",
        "kind": "quality-time",
        "start": "2026-11-27T20:00:00",
        "timezone": "Europe/Berlin",
        "minutes": 30,
        "every": None,
        "original_start": "2026-11-27T20:00:00",
        "consent": {"Alex": "agreed", "Sam": "open"},
        "state": "open",
        "ritual": False,
        "rated_by": [],
        "ratings": None,
        "note": "the green one",
    }


def test_a_week_says_who_a_plan_waits_for_and_how_it_can_be_named(ourweek: Ourweek) -> None:
    plan = ourweek.own("Tea", "fri", "20:00", "--by", "Alex")
    shown = ourweek("week").out
    assert "Fri 27 Nov\n" in shown
    assert f"  20:00  ◆ Tea ◌  60 min, waits for Sam  [{plan[:4]}]\n" in shown
    assert "Free     Mon 20:00-22:00" in shown
    assert "Balance  ◆ quality time 100% (wished 33%)" in shown


def test_what_went_by_unanswered_is_told_as_the_screens_tell_it_and_waits_for_nobody(ourweek: Ourweek) -> None:
    plan = ourweek.own("Tea", "mon", "20:00", "--by", "Alex")
    ourweek.own("Soup", "fri", "20:00", "--by", "Sam")
    shown = ourweek("--now", "2026-11-24T09:00", "week").out
    assert f"  20:00  ◆ Tea ◌  60 min, stayed open  [{plan[:4]}]\n" in shown
    assert "Soup ◌  60 min, waits for Alex  [" in shown


def test_a_filled_week_fits_eighty_columns(ourweek: Ourweek) -> None:
    ourweek("fill", "--agree")
    shown = ourweek("week").out
    assert max(len(line) for line in shown.splitlines()) <= 80
    for slot in ourweek.json("week")["slots"]:
        assert f"{slot['start'][11:16]}-" in shown


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("", "2026-11-23"),
        ("next", "2026-11-30"),
        ("last", "2026-11-16"),
        ("2026-12-31", "2026-12-28"),
        ("sun", "2026-11-23"),
    ],
)
def test_a_week_is_named_by_a_word_or_by_a_day_of_it(ourweek: Ourweek, words: str, start: str) -> None:
    assert ourweek.json("week", *words.split())["start"] == start


def test_a_week_begins_on_the_day_that_the_couple_chose(ourweek: Ourweek) -> None:
    ourweek("settings", "week-start", "sunday")
    assert ourweek.json("week")["start"] == "2026-11-22"


def test_what_is_no_week_is_refused(ourweek: Ourweek) -> None:
    assert "can't be read as a week" in ourweek("week", "someday", code=2).err


def test_today_is_one_line_or_nothing(ourweek: Ourweek) -> None:
    assert ourweek("today").out == ""
    assert ourweek.json("today") == {"plan": None}
    ourweek.own("Tea", "today", "20:00")
    assert ourweek("today").out == "20:00  ◆ Tea  60 min\n"
    assert ourweek.json("today")["plan"]["title"] == "Tea"
    ourweek.now = "2026-11-23T21:30"
    assert ourweek("today").out == ""


def test_today_says_nothing_to_nobody(nobody: Ourweek) -> None:
    assert nobody("today").out == ""
    assert nobody.json("today") == {"plan": None}


def test_filling_only_shows_until_somebody_agrees(ourweek: Ourweek) -> None:
    found = ourweek.json("fill")
    assert list(found) == ["seed", "proposals"]
    assert list(found["proposals"][0]) == ["slot", "activity", "title", "kind", "minutes", "reasons"]
    assert list(found["proposals"][0]["slot"]) == ["start", "minutes"]
    assert list(found["proposals"][0]["reasons"][0]) == ["code", "text"]
    ran = ourweek("fill")
    for proposal in found["proposals"]:
        assert proposal["title"] in ran.out
        assert all(reason["text"] in ran.out for reason in proposal["reasons"])
    assert "'ourweek fill --agree' plans these" in ran.err
    assert "'ourweek fill next --agree --seed 7' plans these" in ourweek("fill", "next", "--seed", "7").err
    assert ourweek.json("week")["plans"] == []


def test_agreeing_plans_exactly_what_was_shown(ourweek: Ourweek) -> None:
    shown = ourweek.json("fill")
    found = ourweek.json("fill", "--agree")
    assert list(found) == ["seed", "proposals", "plans"]
    assert {key: found[key] for key in shown} == shown
    planned = ourweek.json("week")["plans"]
    assert planned == found["plans"]
    assert [plan["title"] for plan in planned] == [proposal["title"] for proposal in shown["proposals"]]
    assert {plan["state"] for plan in planned} == {"agreed"}


def test_a_partner_alone_only_proposes(ourweek: Ourweek) -> None:
    ran = ourweek("fill", "next", "--by", "Sam")
    assert ran.err == "They wait for Alex's answer.\n"
    plans = ourweek.json("week", "next")["plans"]
    assert {plan["state"] for plan in plans} == {"open"}
    assert all(plan["consent"] == {"Alex": "open", "Sam": "agreed"} for plan in plans)
    assert all(f"[{plan['id'][:4]}" in ran.out for plan in plans)


@pytest.mark.parametrize("words", [("--agree", "--dry-run"), ("--by", "Sam", "--dry-run"), ("--dry-run",)])
def test_a_dry_run_plans_nothing(ourweek: Ourweek, words: tuple[str, ...]) -> None:
    assert ourweek.json("fill", *words) == ourweek.json("fill")
    assert ourweek.json("week")["plans"] == []


def test_the_same_seed_gives_the_same_and_another_gives_others(ourweek: Ourweek) -> None:
    seed = ourweek.json("fill")["seed"]
    assert ourweek.json("fill", "--seed", str(seed)) == ourweek.json("fill")
    others = [ourweek.json("fill", "--seed", str(number))["proposals"] for number in range(3)]
    assert len({str(each) for each in others}) > 1


def test_a_week_without_room_says_why_nothing_is_proposed(ourweek: Ourweek) -> None:
    ourweek("settings", "per-week", "2")
    ourweek("fill", "--agree")
    assert "suggestions stop at 2 plans" in ourweek("fill", code=1).err
    assert "That week has gone by" in ourweek("fill", "last", code=1).err
    ourweek("settings", "free", "mon", "08:00-09:00")
    ourweek("settings", "per-week", "5")
    assert "There is no free time left in that week" in ourweek("fill", code=1).err


def test_ideas_for_one_moment_are_different_and_fit(ourweek: Ourweek) -> None:
    words = ("--minutes", "20", "--energy", "low", "--at", "tomorrow 21:00", "--count", "2")
    found = ourweek.json("suggest", *words)
    assert list(found) == ["seed", "proposals"]
    first, second = found["proposals"]
    assert first["activity"] != second["activity"]
    assert first["slot"] == {"start": "2026-11-24T21:00:00", "minutes": 20}
    assert max(first["minutes"], second["minutes"]) <= 20
    assert ourweek("suggest", *words).out.startswith("Tue 24 Nov 21:00  ")


def test_ideas_are_for_now_and_three_where_nothing_else_is_said(ourweek: Ourweek) -> None:
    proposals = ourweek.json("suggest")["proposals"]
    assert len(proposals) == 3
    assert proposals[0]["slot"] == {"start": "2026-11-23T18:00:00", "minutes": 30}


def test_ideas_for_a_time_that_the_clocks_skip_are_for_the_one_that_they_show(ourweek: Ourweek) -> None:
    ran = ourweek("suggest", "--at", "2027-03-28 02:30", "--count", "1")
    assert ran.out.startswith("Sun 28 Mar 03:30")
    assert ran.err == "The clocks skip 02:30 on 28 March 2027, so it is taken as 03:30.\n"
    assert ourweek("suggest", "--at", "2027-03-28 03:30", "--count", "1").err == ""


@pytest.mark.parametrize("kind", ["quality-time", "touch", "appreciation"])
def test_ideas_may_be_of_one_kind(ourweek: Ourweek, kind: str) -> None:
    proposals = ourweek.json("suggest", "--kind", kind, "--minutes", "60")["proposals"]
    assert {proposal["kind"] for proposal in proposals} == {kind}


def test_ideas_may_be_for_two_who_are_apart(ourweek: Ourweek) -> None:
    activities = {a["id"]: a for a in ourweek.json("catalogue", "list", "--setting", "apart")["activities"]}
    proposals = ourweek.json("suggest", "--setting", "apart", "--minutes", "60")["proposals"]
    assert {proposal["activity"] for proposal in proposals} <= set(activities)


def test_no_idea_is_said_kindly(ourweek: Ourweek) -> None:
    ran = ourweek("suggest", "--minutes", "1", "--setting", "out", "--kind", "touch", code=1)
    assert ran.err.startswith("ourweek: Nothing fits that moment just now;")
