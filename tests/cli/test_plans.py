from __future__ import annotations

import pytest

from tests.cli.running import Ourweek


def test_an_activity_is_planned_by_words_that_name_exactly_one(ourweek: Ourweek) -> None:
    plan = ourweek.json("add", "hand cream", "fri", "20:00")["plan"]
    assert (plan["activity"], plan["title"]) == ("hand-cream-minutes", "Hand cream minutes")
    assert (plan["start"], plan["minutes"], plan["kind"]) == ("2026-11-27T20:00:00", 10, "touch")
    assert plan["consent"] == {"Alex": "agreed", "Sam": "agreed"}
    assert plan["state"] == "agreed"


def test_a_plan_that_was_made_is_shown_with_its_day_and_its_id(ourweek: Ourweek) -> None:
    ran = ourweek("add", "Tea", "fri", "20:00", "--own", "--minutes", "25")
    assert ran.out.startswith("Fri 27 Nov 20:00  ◆ Tea  25 min  [")
    assert ran.err == ""


def test_a_plan_of_another_year_is_shown_with_it(ourweek: Ourweek) -> None:
    assert ourweek("add", "Tea", "22 nov 20:00", "--own").out.startswith("Mon 22 Nov 2027 20:00  ◆ Tea")
    assert ourweek("move", "tea", "29 feb 20:00").out.startswith("Tue 29 Feb 2028 20:00  ◆ Tea")


def test_a_note_is_kept_whole_or_not_at_all(ourweek: Ourweek) -> None:
    kept = "a" * 1998 + "\na"
    assert ourweek.json("add", "Tea", "mon", "8:00", "--own", "--note", kept)["plan"]["note"] == kept
    ourweek.now = "2026-11-30T18:00"
    for words in (["add", "Walk", "fri", "20:00", "--own"], ["edit", "tea"], ["rate", "tea", "4", "--by", "Sam"]):
        ran = ourweek(*words, "--note", f"{kept} b", code=2)
        assert ran.err == "ourweek: A note holds 2000 characters, and this one has 2002; make it shorter.\n"
    (plan,) = ourweek.json("week")["plans"]
    assert (plan["note"], plan["rated_by"]) == (kept, [])


def test_words_that_could_be_two_activities_are_refused_with_both(ourweek: Ourweek) -> None:
    ran = ourweek("add", "thanks", "fri", "20:00", code=1)
    assert "could be" in ran.err
    assert ourweek.json("week")["plans"] == []


@pytest.mark.parametrize(
    ("when", "start"),
    [
        ("fri 20:00", "2026-11-27T20:00:00"),
        ("friday 8pm", "2026-11-27T20:00:00"),
        ("tomorrow 7:30", "2026-11-24T07:30:00"),
        ("2026-11-27T20:00", "2026-11-27T20:00:00"),
        ("today 21:00", "2026-11-23T21:00:00"),
        ("+3d 18:00", "2026-11-26T18:00:00"),
        ("mon 17:00", "2026-11-30T17:00:00"),
        ("mon 19:00", "2026-11-23T19:00:00"),
    ],
)
def test_a_time_is_anything_a_person_would_type(ourweek: Ourweek, when: str, start: str) -> None:
    assert ourweek.json("add", "--own", "Tea", *when.split())["plan"]["start"] == start
    assert ourweek.json("add", "--own", "Cake", when)["plan"]["start"] == start


@pytest.mark.parametrize("when", ["soonish", "3/4 20:00", "fri", "25:00", "2026-02-30 20:00"])
def test_a_time_that_cannot_be_read_is_refused(ourweek: Ourweek, when: str) -> None:
    ran = ourweek("add", "--own", "Tea", when, code=2)
    assert ran.err.startswith("ourweek: ")
    assert ran.err.count("\n") == 1


def test_a_time_that_the_clocks_skip_is_said_and_resolved(ourweek: Ourweek) -> None:
    ran = ourweek("add", "--own", "Tea", "2027-03-28", "02:30")
    assert ran.out.startswith("Sun 28 Mar 2027 03:30")
    assert ran.err == "The clocks skip 02:30 on 28 March 2027, so it is taken as 03:30.\n"


def test_what_is_at_the_same_time_is_said(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00")
    assert ourweek("add", "--own", "Cake", "fri", "20:30").err == "Tea is at that time too.\n"


def test_a_ritual_may_be_said_with_its_time(ourweek: Ourweek) -> None:
    plan = ourweek.json("add", "--own", "Thank-yous", "every", "other", "sunday", "19:00")["plan"]
    assert plan["every"] == "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"
    assert plan["start"].endswith("T19:00:00")


def test_a_ritual_comes_every_week(ourweek: Ourweek) -> None:
    plan = ourweek.json("add", "--own", "Thank-yous", "sun", "19:00", "--every", "week")["plan"]
    assert (plan["every"], plan["ritual"]) == ("FREQ=WEEKLY", True)
    (later,) = ourweek.json("week", "2026-12-20")["plans"]
    assert later["id"] == plan["id"]
    assert later["start"] == later["original_start"] == "2026-12-20T19:00:00"
    assert "Thank-yous ⟳" in ourweek("week").out


@pytest.mark.parametrize("rule", ["", " ", "sometimes"])
def test_what_is_no_rhythm_plans_nothing(ourweek: Ourweek, rule: str) -> None:
    assert "can't be read as a rhythm" in ourweek("add", "Tea", "fri", "20:00", "--own", "--every", rule, code=2).err
    assert ourweek.json("week")["plans"] == []


def test_a_rhythm_that_cannot_be_read_is_refused(ourweek: Ourweek) -> None:
    assert "rhythm" in ourweek("add", "--own", "Tea", "fri", "20:00", "--every", "so often", code=2).err


def test_a_proposed_plan_waits_until_the_other_agrees(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00", "--by", "Alex")
    assert "agreed to Tea already" in ourweek("agree", "tea", "--by", "Alex", code=1).err
    plan = ourweek.json("agree", "tea", "--by", "Sam")["plan"]
    assert (plan["state"], plan["consent"]) == ("agreed", {"Alex": "agreed", "Sam": "agreed"})


def test_a_declined_plan_leaves_no_trace_of_who_said_no(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00", "--by", "Alex")
    ran = ourweek("decline", "tea", "--by", "Sam")
    assert ran.err == "Taken off; that is quite all right.\n"
    assert ourweek.json("week")["plans"] == []
    assert ourweek("undo").out == "Taken back: Tea was taken off.\n"


def test_a_stranger_is_refused(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00", "--by", "Alex")
    for command in ("agree", "decline"):
        assert ourweek(command, "tea", "--by", "Kim", code=1).err == (
            "ourweek: 'Kim' is neither of you; say Alex or Sam.\n"
        )


def test_a_plan_is_moved_and_stays_the_same_plan(ourweek: Ourweek) -> None:
    plan = ourweek.own("Tea", "thu", "20:00")
    moved = ourweek.json("move", plan[:4], "fri", "7pm")["plan"]
    assert (moved["id"], moved["start"]) == (plan, "2026-11-27T19:00:00")
    assert moved["original_start"] == "2026-11-26T20:00:00"


def test_a_time_alone_moves_within_the_day(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "thu", "20:00")
    assert ourweek("move", "tea", "21:00").out.startswith("Thu 26 Nov 21:00")


def test_one_time_of_a_ritual_is_moved_and_the_others_stay(ourweek: Ourweek) -> None:
    ourweek.own("Thank-yous", "sun", "19:00", "--every", "week")
    moved = ourweek.json("move", "thank-yous@2026-12-06", "sat", "10:00")["plan"]
    assert moved["start"] == "2026-11-28T10:00:00"
    assert [plan["start"] for plan in ourweek.json("week", "2026-12-13")["plans"]] == ["2026-12-13T19:00:00"]


def test_the_rest_of_a_ritual_is_moved_when_asked(ourweek: Ourweek) -> None:
    ourweek.own("Thank-yous", "sun", "19:00", "--every", "week")
    ourweek("move", "thank-yous@2026-12-06", "2026-12-05", "10:00", "--all")
    assert [plan["start"] for plan in ourweek.json("week")["plans"]] == ["2026-11-29T19:00:00"]
    assert [plan["start"] for plan in ourweek.json("week", "2026-12-10")["plans"]] == ["2026-12-12T10:00:00"]


def test_the_time_to_come_of_a_ritual_is_meant_where_none_is_named(ourweek: Ourweek) -> None:
    ourweek.own("Thank-yous", "sun", "19:00", "--every", "week")
    ourweek.now = "2026-11-30T08:00"
    assert ourweek.json("move", "thank-yous", "20:00")["plan"]["original_start"] == "2026-12-06T19:00:00"


def test_removing_takes_one_time_off_or_the_rest(ourweek: Ourweek) -> None:
    ourweek.own("Thank-yous", "sun", "19:00", "--every", "week")
    removed = ourweek.json("remove", "thank-yous@2026-12-06")["plan"]
    assert removed["original_start"] == "2026-12-06T19:00:00"
    assert ourweek.json("week", "2026-12-06")["plans"] == []
    assert len(ourweek.json("week", "2026-12-13")["plans"]) == 1
    assert ourweek("remove", "thank-yous@2026-12-13", "--all").err == "Taken off; 'ourweek undo' brings it back.\n"
    assert ourweek.json("week", "2026-12-20")["plans"] == []
    assert len(ourweek.json("week")["plans"]) == 1


def test_own_words_and_length_can_be_changed(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00")
    plan = ourweek.json("edit", "tea", "--title", "Cocoa", "--minutes", "20", "--note", "with cinnamon")["plan"]
    assert (plan["title"], plan["minutes"], plan["note"]) == ("Cocoa", 20, "with cinnamon")
    assert ourweek.json("edit", "cocoa", "--note", "")["plan"]["note"] == ""
    assert ourweek("edit", "cocoa", code=2).err.startswith("ourweek: Say what to change: --title, --minutes or --note")


@pytest.mark.parametrize("words", ["move x fri 20:00", "remove x", "edit x --minutes 5", "agree x --by Sam", "done x"])
def test_a_plan_that_is_not_there_is_said_with_where_to_look(ourweek: Ourweek, words: str) -> None:
    ran = ourweek(*words.split(), code=1)
    assert ran.err == "ourweek: There is no plan 'x'; 'ourweek week' shows your plans with their ids.\n"


@pytest.mark.parametrize("when", ["sat 16:00", "tomorrow at 8pm", "every fri 20:00", "sat 16:00 every week"])
def test_a_name_without_its_quotes_is_told_where_they_go(ourweek: Ourweek, when: str) -> None:
    ran = ourweek("add", "--own", "Tea", "on", "the", "stairs", *when.split(), code=2)
    assert ran.err == f'ourweek: Words that belong together stand in quotes; write "Tea on the stairs" {when}.\n'


@pytest.mark.parametrize("when", ["next friday 20:00", "in two days 20:00", "28.11. 20:00", "freitag 20:00", "soon"])
def test_a_time_that_is_none_is_not_taken_for_a_part_of_the_name(ourweek: Ourweek, when: str) -> None:
    assert "can't be read" in ourweek("add", "--own", "Tea", *when.split(), code=2).err


def test_a_word_that_stands_in_two_titles_is_refused_with_both(ourweek: Ourweek) -> None:
    ourweek.own("Green tea", "thu", "20:00")
    ourweek.own("Black tea", "fri", "20:00")
    ran = ourweek("remove", "tea", code=1)
    assert "could be 2 plans" in ran.err
    assert "Green tea" in ran.err


def test_all_that_waits_is_agreed_to_at_once(ourweek: Ourweek) -> None:
    for title in ("Tea", "Soup"):
        ourweek.own(title, "fri", "20:00", "--by", "Alex")
    assert "not both" in ourweek("agree", "tea", "--all", "--by", "Sam", code=2).err
    agreed = ourweek.json("agree", "--all", "--by", "Sam")["plans"]
    assert [(plan["title"], plan["state"]) for plan in agreed] == [("Tea", "agreed"), ("Soup", "agreed")]
    assert "Nothing waits for Sam's answer" in ourweek("agree", "--all", "--by", "Sam", code=1).err
    assert "Say which plan" in ourweek("agree", "--by", "Sam", code=2).err
