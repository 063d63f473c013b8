"""The engine for other programs keeps their rules, learns from what they tell, and keeps their secrets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.suggest.protocol.engine import Engine

Json = dict[str, Any]
MONDAY = date(2025, 1, 6)
TAGS = ("music", "food", "screen")
SEASONS = ("winter", "spring", "summer", "autumn")


def an_item(number: int, **other: Any) -> Json:
    return {
        "id": f"item-{number:02}",
        "title": f"Item {number}",
        "kind": ("quality", "touch", "appreciation")[number % 3],
        "minutes": (10, 20, 45)[number % 3],
        "cost": 0,
        "energy": 1 + number % 2,
        "setting": "home",
        "contact": number % 2,
        "depth": 1,
        "tags": [TAGS[number % 3]],
        "kids_ok": True,
        "remote_ok": True,
        "async_ok": True,
        "needs_dry": False,
        "seasons": [],
        "cooldown_weeks": None,
        "popularity": 0.5,
        "evidence": 0,
    } | other


def a_slot(number: int, monday: date = MONDAY, **other: Any) -> Json:
    return {
        "id": f"slot-{number}",
        "start": f"{monday + timedelta(days=number)}T20:00",
        "minutes": 60,
        "energy": {"a": 2, "b": 2},
        "kids": [],
        "places": ["home", "out"],
        "weather": "dry",
        "busy": [],
    } | other


def a_couple(**other: Any) -> Json:
    free = {"contact_max": 4, "depth_max": 3, "tags_off": [], "settings_off": []}
    return {
        "partners": ["a", "b"],
        "wish": {"quality": 0.5, "touch": 0.25, "appreciation": 0.25},
        "boundaries": {"a": free, "b": free},
        "cooldown_weeks": 3,
        "hemisphere": "north",
    } | other


def an_engine(items: Sequence[Json], couple: Json | None = None, history: Sequence[Json] = ()) -> Engine:
    engine = Engine()
    engine.answer({"cmd": "catalogue", "items": list(items)})
    engine.answer(
        {"cmd": "init", "couple": couple or a_couple(), "seed": 1, "today": str(MONDAY), "history": list(history)}
    )
    return engine


def asked(monday: date = MONDAY, slots: Sequence[Json] | None = None, **other: Any) -> Json:
    return {
        "cmd": "plan",
        "week_start": str(monday),
        "seed": 3,
        "slots": list(slots) if slots is not None else [a_slot(n, monday) for n in range(5)],
        "max_items": 4,
        "budget": 20,
        "apart": False,
        "rituals": [],
        "alternates": 3,
    } | other


def lived(entries: Sequence[Json], monday: date, stars: dict[str, tuple[int, int]] | None = None) -> Json:
    """What became of a plan: all done, and rated as `stars` tells for its kinds."""
    events: list[Json] = []
    for entry in entries:
        at = {"item": entry["item"], "slot": entry["slot"], "date": str(monday)}
        events += [{"type": "planned", "item": at["item"], "slot": at["slot"]}, {"type": "done", **at}]
        for who, given_stars in zip("ab", (stars or {}).get(entry["item"], (4, 3)), strict=True):
            events.append({"type": "rating", "partner": who, "stars": given_stars, **at})
    return {"week_start": str(monday), "events": events, "slots": [a_slot(n, monday) for n in range(5)]}


def weeks(engine: Engine, count: int) -> list[Json]:
    """Let an engine live some weeks; return what it was told of them."""
    history = []
    for week in range(count):
        monday = MONDAY + timedelta(weeks=week)
        history.append(lived(engine.answer(asked(monday))["plan"], monday))
        engine.answer({"cmd": "feedback", **history[-1]})
    return history


def season(start: str, *, southern: bool) -> str:
    return SEASONS[(int(start[5:7]) % 12 // 3 + 2 * southern) % 4]


def broken(entry: Json, item: Json, slot: Json, couple: Json, request: Json) -> list[str]:
    """The rules that an entry breaks, asked one by one, of a couple without a past."""
    limits = couple["boundaries"].values()
    ways = {
        "length": item["minutes"] > slot["minutes"],
        "contact": item["contact"] > min(limit["contact_max"] for limit in limits),
        "depth": item["depth"] > min(limit["depth_max"] for limit in limits),
        "tag": any(tag in limit["tags_off"] for tag in item["tags"] for limit in limits),
        "setting": any(item["setting"] in limit["settings_off"] for limit in limits),
        "busy": len(slot["busy"]) == 2 or (bool(slot["busy"]) and not item["async_ok"]),
        "kids": bool(slot["kids"]) and not item["kids_ok"],
        "place": item["setting"] not in (*slot["places"], "anywhere"),
        "weather": slot["weather"] == "wet" and item["needs_dry"],
        "season": bool(item["seasons"])
        and season(slot["start"], southern=couple["hemisphere"] == "south") not in item["seasons"],
        "apart": request["apart"] and not item["remote_ok"],
    }
    return [rule for rule, is_broken in ways.items() if is_broken]


def a_record(**fields: Any) -> Json:
    return fields


ITEMS = st.lists(
    st.builds(
        a_record,
        minutes=st.sampled_from([5, 20, 60, 200]),
        cost=st.sampled_from([0, 0, 5, 30]),
        energy=st.integers(1, 3),
        setting=st.sampled_from(["home", "out", "outdoors", "anywhere"]),
        contact=st.integers(0, 4),
        depth=st.integers(0, 3),
        tags=st.lists(st.sampled_from(TAGS), unique=True, max_size=2),
        kids_ok=st.booleans(),
        remote_ok=st.booleans(),
        async_ok=st.booleans(),
        needs_dry=st.booleans(),
        seasons=st.lists(st.sampled_from(SEASONS), unique=True, max_size=2),
        popularity=st.sampled_from([None, 0.0, 0.5, 1.0]),
    ),
    max_size=14,
).map(lambda found: [an_item(number, **each) for number, each in enumerate(found)])
BOUNDS = st.builds(
    a_record,
    contact_max=st.integers(0, 4),
    depth_max=st.integers(0, 3),
    tags_off=st.lists(st.sampled_from(TAGS), unique=True, max_size=1),
    settings_off=st.lists(st.sampled_from(["out", "outdoors"]), unique=True, max_size=1),
)
COUPLES = st.builds(
    lambda mine, yours, side: a_couple(boundaries={"a": mine, "b": yours}, hemisphere=side),
    BOUNDS,
    BOUNDS,
    st.sampled_from(["north", "south"]),
)
SLOTS = st.lists(
    st.builds(
        a_record,
        minutes=st.sampled_from([5, 30, 60, 180]),
        energy=st.builds(a_record, a=st.integers(1, 3), b=st.integers(1, 3)),
        kids=st.sampled_from([[], ["a"], ["a", "b"]]),
        places=st.sampled_from([["home"], ["home", "out", "outdoors"], []]),
        weather=st.sampled_from(["dry", "wet"]),
        busy=st.sampled_from([[], [], ["a"], ["a", "b"]]),
    ),
    max_size=7,
).map(lambda found: [a_slot(number, **each) for number, each in enumerate(found)])


@settings(max_examples=60)
@given(ITEMS, COUPLES, SLOTS, st.integers(0, 7), st.sampled_from([0, 10, 40]), st.booleans())
def test_no_rule_is_ever_broken_and_the_reasons_add_up(
    items: list[Json], couple: Json, slots: list[Json], most: int, budget: int, apart: bool
) -> None:
    request = asked(slots=slots, max_items=most, budget=budget, apart=apart)
    plan = an_engine(items, couple).answer(request)["plan"]
    by_id, by_slot = {item["id"]: item for item in items}, {slot["id"]: slot for slot in slots}
    for entry in plan:
        assert broken(entry, by_id[entry["item"]], by_slot[entry["slot"]], couple, request) == []
        assert len(entry["reasons"]) >= 2
        assert sum(reason["weight"] for reason in entry["reasons"]) == pytest.approx(entry["score"], abs=1e-5)
        for other in entry["alternates"]:
            assert broken(entry, by_id[other], by_slot[entry["slot"]], couple, request) == []
    chosen = [entry["item"] for entry in plan]
    assert len(chosen) <= most
    assert len(set(chosen)) == len(chosen)
    assert len({entry["slot"] for entry in plan}) == len(plan)
    assert sum(by_id[slug]["cost"] for slug in chosen) <= budget
    assert not {other for entry in plan for other in entry["alternates"]} & set(chosen)


def test_what_was_done_rests_as_long_as_it_asks_for_or_as_the_couple_does() -> None:
    items = [an_item(0, cooldown_weeks=1), an_item(3), an_item(6, cooldown_weeks=0)]
    engine = an_engine(items)
    engine.answer({"cmd": "feedback", **lived([{"item": i["id"], "slot": "slot-0"} for i in items], MONDAY)})
    found = [
        sorted(e["item"] for e in engine.answer(asked(MONDAY + timedelta(weeks=week)))["plan"]) for week in range(4)
    ]
    assert found == [["item-06"], ["item-00", "item-06"], ["item-00", "item-06"], ["item-00", "item-03", "item-06"]]


def test_a_ritual_stays_in_its_slot_until_somebody_says_never() -> None:
    engine, ritual = an_engine([an_item(n) for n in range(9)]), {"slot": "slot-3", "item": "item-04"}
    (kept,) = [e for e in engine.answer(asked(rituals=[ritual]))["plan"] if e["slot"] == "slot-3"]
    assert kept["item"] == "item-04"
    never = {"type": "veto", "partner": "b", "item": "item-04", "date": str(MONDAY)}
    engine.answer({"cmd": "feedback", "week_start": str(MONDAY), "events": [never], "slots": []})
    later = engine.answer(asked(MONDAY + timedelta(weeks=1), rituals=[ritual]))["plan"]
    assert "item-04" not in {entry["item"] for entry in later}


@pytest.mark.parametrize("said", ["not_today", "rejected"])
def test_what_somebody_put_off_rests_the_week_after(said: str) -> None:
    engine = an_engine([an_item(0), an_item(1)])
    put_off = {"type": said, "partner": "a", "item": "item-00", "slot": "slot-0", "date": str(MONDAY)}
    engine.answer({"cmd": "feedback", "week_start": str(MONDAY), "events": [put_off], "slots": []})
    plan = engine.answer(asked(MONDAY + timedelta(weeks=1)))["plan"]
    assert [entry["item"] for entry in plan] == ["item-01"]


def test_a_boundary_holds_from_the_week_after_it_was_told() -> None:
    engine = an_engine([an_item(n) for n in range(9)])
    assert any("music" in an_item(int(e["item"][5:]))["tags"] for e in engine.answer(asked())["plan"])
    off = {"type": "boundary", "partner": "b", "set": {"tags_off": ["music"]}, "date": str(MONDAY)}
    engine.answer({"cmd": "feedback", "week_start": str(MONDAY), "events": [off], "slots": []})
    plan = engine.answer(asked(MONDAY + timedelta(weeks=1)))["plan"]
    assert plan
    assert not any("music" in an_item(int(e["item"][5:]))["tags"] for e in plan)


def test_planning_teaches_nothing_and_what_was_lived_is_the_same_told_again() -> None:
    items = [an_item(n, cooldown_weeks=0) for n in range(12)]
    engine = an_engine(items)
    history = weeks(engine, 15)
    request = asked(MONDAY + timedelta(weeks=15))
    once = json.dumps(engine.answer(request))
    assert json.dumps(engine.answer(request)) == once
    assert json.dumps(an_engine(items, history=history).answer(request)) == once


def test_what_both_love_comes_back_and_what_both_endure_does_not() -> None:
    items = [an_item(n, cooldown_weeks=0) for n in range(0, 30, 3)]
    loved = {item["id"]: (5, 5) if number % 2 else (1, 1) for number, item in enumerate(items)}
    engine = an_engine(items)
    for week in range(3):
        monday = MONDAY + timedelta(weeks=week)
        entries = [{"item": item["id"], "slot": "slot-0"} for item in items]
        engine.answer({"cmd": "feedback", **lived(entries, monday, loved)})
    plan = engine.answer(asked(MONDAY + timedelta(weeks=8)))["plan"]
    assert {loved[entry["item"]] for entry in plan} == {(5, 5)}


def test_it_makes_no_difference_who_is_called_a_and_who_b() -> None:
    items = [an_item(n, cooldown_weeks=0) for n in range(15)]
    stars = {item["id"]: (1 + number % 5, 1 + (number * 2) % 5) for number, item in enumerate(items)}
    plans = []
    for swapped in (False, True):
        engine = an_engine(items)
        for week in range(14):
            monday = MONDAY + timedelta(weeks=week)
            entries = [{"item": items[(week + n) % 15]["id"], "slot": f"slot-{n}"} for n in range(4)]
            given_stars = {slug: pair[::-1] if swapped else pair for slug, pair in stars.items()}
            engine.answer({"cmd": "feedback", **lived(entries, monday, given_stars)})
        plan = engine.answer(asked(MONDAY + timedelta(weeks=14)))["plan"]
        plans.append([(entry["slot"], entry["item"]) for entry in plan])
    assert plans[0] == plans[1]


def test_what_one_is_told_of_a_suggestion_rests_on_nothing_that_only_the_other_said() -> None:
    items, told = [an_item(n, cooldown_weeks=0) for n in range(12)], []
    history = weeks(an_engine(items), 6)
    for stars in (1, 5, None):
        changed = json.loads(json.dumps(history))
        for week in changed:
            for event in week["events"]:
                if event["type"] == "rating" and event["partner"] == "b" and stars is not None:
                    event["stars"] = stars
            if stars is None:
                week["events"] = [e for e in week["events"] if e.get("partner") != "b"]
        engine = an_engine(items, history=changed)
        engine.answer(asked(MONDAY + timedelta(weeks=6)))
        message = {"cmd": "explain", "week_start": str(MONDAY + timedelta(weeks=6)), "slot": a_slot(0), "viewer": "a"}
        told.append([engine.answer({**message, "item": item["id"]}) for item in items])
    assert told[0] == told[1] == told[2]


def test_the_questions_are_about_what_may_be_done_and_their_answers_count() -> None:
    items = [an_item(n, cooldown_weeks=0) for n in range(12)]
    bounds = a_couple()["boundaries"]["a"] | {"contact_max": 0}
    couple = a_couple(boundaries={"a": bounds, "b": bounds})
    engine = an_engine(items, couple)
    questions = engine.answer({"cmd": "quiz", "n": 4})["questions"]
    cards = [question["card"] for question in questions]
    assert len(set(cards)) == 4
    assert all(an_item(int(slug[5:]))["contact"] == 0 for slug in cards)
    for who in "ab":
        answers = [{"card": slug, "stars": 5 if slug == cards[0] else 1} for slug in cards]
        engine.answer({"cmd": "quiz_answers", "partner": who, "answers": answers})
    plan = engine.answer(asked(max_items=1, slots=[a_slot(0)]))["plan"]
    assert [entry["item"] for entry in plan] == [cards[0]]


@pytest.mark.parametrize(
    "answer",
    [
        {"pair": ["item-00", "item-03"], "choice": None},
        {"pair": ["item-00", "gone"], "choice": 0},
        {"card": "gone", "stars": 5},
    ],
)
def test_an_answer_that_says_nothing_changes_nothing(answer: Json) -> None:
    items = [an_item(n) for n in range(9)]
    without, given_one = an_engine(items), an_engine(items)
    given_one.answer({"cmd": "quiz_answers", "partner": "a", "answers": [answer]})
    assert without.answer(asked()) == given_one.answer(asked())


def test_a_past_with_what_left_the_catalogue_is_no_hindrance() -> None:
    engine = an_engine([an_item(n) for n in range(6)])
    gone = [
        {"type": "planned", "item": "gone", "slot": "slot-0"},
        {"type": "done", "item": "gone", "slot": "slot-0", "date": str(MONDAY)},
        {"type": "rating", "item": "gone", "partner": "a", "stars": 4, "slot": "slot-0", "date": str(MONDAY)},
        {"type": "swapped", "from": "gone", "to": "item-00", "partner": "a", "slot": "slot-0", "date": str(MONDAY)},
        {"type": "veto", "item": "gone", "partner": "b", "date": str(MONDAY)},
        {"type": "rejected", "item": "gone", "partner": "b", "slot": "slot-0", "date": str(MONDAY)},
        {"type": "something new", "whatever": 1},
    ]
    engine.answer({"cmd": "feedback", "week_start": str(MONDAY), "events": gone, "slots": []})
    assert engine.answer(asked(MONDAY + timedelta(weeks=1)))["plan"]


def test_a_catalogue_that_makes_no_sense_leaves_the_one_before_it() -> None:
    disturbed, other = (an_engine([an_item(n) for n in range(9)]) for _ in range(2))
    before = other.answer(asked())
    with pytest.raises(OverflowError):
        disturbed.answer({"cmd": "catalogue", "items": [an_item(20, minutes=10**400)]})
    liked = [{"card": f"item-{n:02}", "stars": 1 + 4 * (n % 2)} for n in range(9)]
    for engine in (disturbed, other):
        engine.answer({"cmd": "quiz_answers", "partner": "a", "answers": liked})
    assert disturbed.answer(asked()) == other.answer(asked()) != before
