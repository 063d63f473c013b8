from __future__ import annotations

import pytest

from tests.cli.running import Ourweek


@pytest.fixture
def tea(ourweek: Ourweek) -> Ourweek:
    """Tea was planned for this evening, and it is later now."""
    ourweek.own("Tea", "today", "20:00")
    ourweek.now = "2026-11-23T22:00"
    return ourweek


def test_what_was_done_is_marked_and_stands_in_the_journal(tea: Ourweek) -> None:
    assert tea.json("done", "tea")["plan"]["state"] == "done"
    assert "◆ Tea ✓  60 min, done" in tea("week").out
    (found,) = tea.json("journal")["check_ins"]
    assert found.pop("plan")
    assert found == {
        "activity": None,
        "title": "Tea",
        "kind": "quality-time",
        "start": "2026-11-23T20:00:00",
        "minutes": 60,
        "state": "done",
        "rated_by": [],
        "ratings": None,
        "notes": None,
    }


def test_what_did_not_happen_is_an_ordinary_answer(tea: Ourweek) -> None:
    ran = tea("skip", "tea")
    assert "Tea –  60 min, didn't happen" in ran.out
    assert ran.err == ""
    assert tea.json("journal")["check_ins"][0]["state"] == "skipped"
    assert "didn't happen" in tea("rate", "tea", "4", "--by", "Sam", code=1).err


def test_what_was_done_of_a_ritual_stays_so_unless_its_day_is_named(ourweek: Ourweek) -> None:
    ourweek.own("Song", "today", "20:00", "--every", "week")
    ourweek.now = "2026-11-24T10:00"
    ourweek("done", "song")
    assert ourweek.json("skip", "song")["plan"]["original_start"] == "2026-11-30T20:00:00"
    states = [found["state"] for found in ourweek.json("journal")["check_ins"]]
    assert states == ["skipped", "done"]
    assert ourweek.json("skip", "song@2026-11-23")["plan"]["state"] == "skipped"


def test_what_was_done_of_a_ritual_stays_so_too_where_no_time_of_it_is_left(ourweek: Ourweek) -> None:
    ourweek.own("Song", "today", "20:00", "--every", "FREQ=DAILY;COUNT=2")
    ourweek.now = "2026-11-25T10:00"
    ourweek("skip", "song@2026-11-23")
    ourweek("done", "song")
    assert "marked so already" in ourweek("skip", "song", code=1).err
    assert [found["state"] for found in ourweek.json("journal")["check_ins"]] == ["done", "skipped"]


def test_a_plan_that_was_done_by_mistake_did_not_happen_after_all(tea: Ourweek) -> None:
    tea("done", "tea")
    assert tea.json("skip", "tea")["plan"]["state"] == "skipped"


def test_an_empty_journal_says_what_fills_it(ourweek: Ourweek) -> None:
    assert "'ourweek done'" in ourweek("journal").out
    assert ourweek.json("journal") == {"check_ins": []}


def test_the_first_rating_is_sealed_and_the_second_opens_both(tea: Ourweek) -> None:
    first = tea("rate", "tea", "2", "--by", "Alex", "--note", "kingfisher")
    assert first.out == "Tea: your rating is sealed until Sam has rated too.\n"
    plan = tea.json("week")["plans"][0]
    assert (plan["state"], plan["rated_by"], plan["ratings"]) == ("done", ["Alex"], None)
    second = tea("rate", "tea", "more of this", "--by", "Sam", "--note", "heron", "--private")
    assert second.out == "Tea: Alex: so-so, Sam: more of this\n    Alex: “kingfisher”\n"
    plan = tea.json("week")["plans"][0]
    assert (plan["rated_by"], plan["ratings"]) == (["Alex", "Sam"], {"Alex": 2, "Sam": 5})
    assert tea.json("journal")["check_ins"][0]["notes"] == {"Alex": "kingfisher"}
    assert tea("journal").out == ("2026-11-23 20:00  ✓ ◆ Tea  Alex: so-so, Sam: more of this\n    Alex: “kingfisher”\n")


def test_rating_answers_with_the_plan_for_scripts(tea: Ourweek) -> None:
    assert tea.json("rate", "tea", "4", "--by", "sam")["plan"]["ratings"] is None
    assert tea.json("rate", "tea", "5", "--by", "alex")["plan"]["ratings"] == {"Alex": 5, "Sam": 4}


@pytest.mark.parametrize("rating", ["0", "6", "-1", "great", "4.5", ""])
def test_what_is_no_rating_is_refused(tea: Ourweek, rating: str) -> None:
    ran = tea("rate", "--by", "Sam", "--", "tea", rating, code=2)
    assert ran.err.startswith("ourweek: A rating is 1 (not for me)")
    assert tea.json("week")["plans"][0]["rated_by"] == []


def test_each_rates_the_last_time_of_a_ritual_not_the_next(ourweek: Ourweek) -> None:
    ourweek.own("Thank-yous", "sun", "19:00", "--every", "week")
    ourweek.now = "2026-12-03T21:00"
    for name in ("Alex", "Sam"):
        plan = ourweek.json("rate", "thank-yous", "4", "--by", name)["plan"]
        assert plan["original_start"] == "2026-11-29T19:00:00"


def test_a_note_that_stays_private_is_never_shown(tea: Ourweek) -> None:
    tea("rate", "tea", "2", "--by", "Alex", "--note", "kingfisher", "--private")
    tea("rate", "tea", "2", "--by", "Sam")
    for words in ("week", "journal", "week --json", "journal --json", "export -"):
        assert "kingfisher" not in tea(*words.split()).out


def test_changes_are_taken_back_one_by_one(tea: Ourweek) -> None:
    tea("done", "tea")
    tea("rate", "tea", "4", "--by", "Alex", "--note", "kingfisher")
    assert tea("undo").out == "Taken back: Alex rated Tea.\n"
    assert tea.json("undo") == {"undone": "Tea was done"}
    assert tea("undo").out == "Taken back: Tea was planned.\n"
    assert tea("undo", code=1).err == "ourweek: There is nothing to take back.\n"
    assert tea.json("week")["plans"] == []


def test_the_journal_can_be_narrowed(ourweek: Ourweek) -> None:
    for title, day in (("Tea", "2026-11-09"), ("Cake", "2026-11-16")):
        ourweek.own(title, day, "20:00")
        ourweek("done", title)
    ourweek("add", "hand-cream-minutes", "2026-11-20", "20:00")
    ourweek("done", "hand")
    titles = [c["title"] for c in ourweek.json("journal")["check_ins"]]
    assert titles == ["Hand cream minutes", "Cake", "Tea"]
    assert [c["title"] for c in ourweek.json("journal", "--since", "2026-11-16")["check_ins"]] == titles[:2]
    assert [c["title"] for c in ourweek.json("journal", "--kind", "touch")["check_ins"]] == titles[:1]


def test_the_journal_is_leafed_through_by_words_and_by_how_it_felt(tea: Ourweek) -> None:
    tea("rate", "tea", "4", "--by", "Alex", "--note", "kingfisher")
    assert len(tea.json("journal", "--felt", "waiting")["check_ins"]) == 1
    assert tea.json("journal", "kingfisher")["check_ins"] == []
    tea("rate", "tea", "5", "--by", "Sam")
    assert len(tea.json("journal", "kingfisher", "--felt", "loved")["check_ins"]) == 1
    assert "fewer words or wider limits" in tea("journal", "heron").out
    assert "loved, nice, mixed, waiting or skipped" in tea("journal", "--felt", "great", code=2).err
