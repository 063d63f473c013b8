"""What couples come for, key by key at the screens, as far as the week, the ideas and the first run go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import icalendar

from planner.model.balance import EVEN
from planner.model.checkin import Became
from planner.model.standing import State
from planner.model.week import Week
from planner.planner import Planner
from tests.end_to_end.conftest import At
from tests.tui.driving import WIDE, Visit, visiting

MONDAY, TUESDAY, FRIDAY, SUNDAY = (f"2026-11-{day}T21:00" for day in ("23", "24", "27", "29"))


def begun(planner: Planner) -> Planner:
    """Alex and Sam have been through the first run."""
    planner.begin(("Alex", "Sam"), "Europe/Berlin")
    return planner


def events(path: Path) -> list[Any]:
    """The events of a calendar file."""
    found: list[Any] = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return found


async def test_on_their_first_evening_they_give_names_and_tastes_and_have_a_first_week(at: At) -> None:
    planner = at(MONDAY)
    async with visiting(planner) as visit:
        await visit.write("Alex")
        await visit.press("enter")
        await visit.write("Sam")
        await visit.press("enter", "enter")
        for partner in ("Alex", "Sam"):
            await visit.press("enter")
            assert f"{partner}, which would you rather do?" in visit.text
            await visit.press(*"1212121212")
        assert (len(planner.home.quiz_answers("a")), len(planner.home.quiz_answers("b"))) == (10, 10)
        await visit.press("enter", "enter")
        assert visit.sheet == "FillSheet"
        await visit.press("A")
        assert visit.sheet == "WeekScreen"
        assert planner.couple.balance == EVEN
        plans = planner.home.plans()
        assert len(plans) >= 3
        assert all(plan.agreed and plan.title in visit.text for plan in plans)


async def test_from_nothing_to_a_week_on_the_calendar_takes_at_most_twenty_keys(at: At) -> None:
    async with visiting(at(MONDAY)) as visit:
        await visit.write("Alex")
        await visit.press("enter")
        await visit.write("Sam")
        await visit.press("enter", "enter", "s", "enter", "A", "e", "enter")
        assert visit.pressed <= 20
        assert len(events(Path.home() / "ourweek.ics")) >= 3


async def test_on_sunday_they_look_at_the_proposals_swap_one_agree_and_export(at: At) -> None:
    planner = begun(at(SUNDAY))
    async with visiting(planner, WIDE) as visit:
        await visit.press("]", "f")
        first = screen_of(visit)._proposals[0].activity.title
        await visit.press("s")
        assert screen_of(visit)._proposals[0].activity.title != first
        await visit.press("A", "e", "enter")
        plans = planner.home.plans()
        assert first not in [plan.title for plan in plans]
        assert all(plan.start.date() in Week.of(planner.now).shift(1) for plan in plans)
        assert len(events(Path.home() / "ourweek.ics")) == len(plans) >= 3


async def test_what_moved_is_one_event_of_the_calendar_at_its_new_time(at: At) -> None:
    planner = begun(at(MONDAY))
    planner.add("The long walk", planner.now.replace(day=26))
    path = Path.home() / "ourweek.ics"
    async with visiting(planner) as visit:
        await visit.press("e", "enter")
        (before,) = events(path)
        await visit.press("m")
        await visit.write("fri 7pm")
        await visit.press("enter", "e", "enter")
        (after,) = events(path)
        assert after["UID"] == before["UID"]
        assert after["SEQUENCE"] > before["SEQUENCE"]
        assert f"{after.decoded('DTSTART'):%a %H:%M}" == "Fri 19:00"


async def test_tonight_with_twenty_minutes_and_no_energy_they_do_something_and_say_how_it_was(at: At) -> None:
    planner = begun(at(TUESDAY))
    async with visiting(planner) as visit:
        await visit.press("2")
        while screen_of(visit)._dials.minutes > 20:
            await visit.press("left")
        await visit.press("e")
        ideas = screen_of(visit)._ideas
        assert len(ideas) == 3
        assert all(idea.minutes <= 20 and idea.activity.energy == "low" and idea.reasons for idea in ideas)
        await visit.press("enter")
        while visit.sheet == "GuidedScreen":
            await visit.press("space")
        await visit.press("1", "1", "4", "enter", "enter", "5", "enter")
        assert visit.sheet == "RevealSheet"
        await visit.press("enter")
        assert visit.sheet == "IdeasScreen"
        (check_in,) = planner.home.check_ins()
        assert (check_in.title, check_in.became) == (ideas[0].activity.title, Became.DONE)
        assert {opinion.partner: opinion.rating for opinion in check_in.opinions} == {"a": 4, "b": 5}
        assert check_in.start == planner.now


async def test_one_rates_on_friday_and_the_other_on_sunday_and_neither_sees_the_others_before(at: At) -> None:
    friday = begun(at(FRIDAY))
    friday.add("Soup together", friday.now.replace(hour=19))
    async with visiting(friday) as visit:
        await visit.press("d", "r", "1", "2")
        await visit.write("too salty")
        await visit.press("enter", "escape")
        assert "sealed until Sam has too" in visit.text
        assert "so-so" not in visit.text
        assert "too salty" not in visit.text
    sunday = at(SUNDAY)
    async with visiting(sunday) as visit:
        await visit.press("up", "up")
        seen = visit.text
        await visit.press("r")
        seen += visit.text
        await visit.press("2", "5")
        seen += visit.text
        assert "too salty" not in seen
        await visit.press("enter")
        assert visit.sheet == "RevealSheet"
        assert "too salty" in visit.text
        await visit.press("enter")
        assert "Alex: so-so · Sam: more of this" in visit.text


async def test_a_partner_who_never_answers_is_waited_for_and_never_chased(at: At) -> None:
    planner = begun(at(MONDAY))
    async with visiting(planner) as visit:
        await visit.press("f", "p", "1")
        assert "waiting for Sam's answer" in visit.text
        await visit.press("e", "enter")
    async with visiting(at(SUNDAY)) as visit:
        assert not visit.said
        week = visit.planner.week(Week.of(visit.planner.now))
        assert {standing.state for standing in week.standings} == {State.OPEN}
        assert visit.text.count("◌") == len(week.standings)
        await visit.click("◌")
        assert "it stayed open, and that is fine" in visit.text
        assert not visit.planner.export().agenda.events


def screen_of(visit: Visit) -> Any:
    """The screen in front, with what it holds."""
    return visit.app.screen
