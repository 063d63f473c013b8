from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.model.boundary import About
from planner.model.errors import Refused
from planner.model.feedback import Said
from planner.model.proposal import Proposal
from planner.model.week import Week
from planner.planner import Planner
from tests.tui.driving import WIDE, Visit, visiting
from tests.tui.samples import WEEK, at, last_week

SUNDAY = datetime(2026, 11, 29, 18)


async def filling(visit: Visit) -> None:
    await visit.press("f")
    assert visit.sheet == "FillSheet"


async def test_a_time_that_is_left_free_is_not_planned_and_teaches_nothing(proposing: Planner) -> None:
    async with visiting(proposing) as visit:
        await visit.press("f", "down", "x")
        assert any(said.endswith("stays free.") for said in visit.said)
        await visit.press("A")
        assert len(visit.plans) == 2
        assert not proposing.home.feedback()
        await visit.press("u", "f")
        await visit.click("leaves a time free")
        await visit.press("x", "x")
        assert visit.sheet == "WeekScreen"
        assert not visit.plans


async def test_a_time_that_was_left_free_by_mistake_is_proposed_again_where_it_was(proposing: Planner) -> None:
    async with visiting(proposing) as visit:
        await visit.press("f")
        before = [line for line in visit.lines if ":00  " in line]
        await visit.press("j", "x", "x", "u")
        assert visit.said == ["Taken back: Sunday 19:00 was left free."]
        await visit.press("u", "k")
        assert [line for line in visit.lines if ":00  " in line] == before
        await visit.press("u")
        assert not proposing.home.plans()
        # A yes that is taken back afterwards brings all of them anyway.
        await visit.press("x", "enter", "u", "u")
        assert [line for line in visit.lines if ":00  " in line] == before
        assert not proposing.home.plans()


async def test_a_couple_fills_agrees_and_exports_a_week_with_six_keys_at_most(couple: Planner, tmp_path: Path) -> None:
    async with visiting(couple) as visit:
        await visit.press("f", "A", "e")
        await visit.press("enter")
        assert visit.pressed <= 6
        assert len(visit.plans) == 5
        assert (Path.home() / "ourweek.ics").read_bytes().count(b"BEGIN:VEVENT") == 5


async def test_one_proposal_is_agreed_and_the_others_stay_open(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        await visit.press("down", "enter")
        (plan,) = couple.home.plans()
        assert plan.agreed
        assert visit.sheet == "FillSheet"
        assert plan.title not in visit.text.replace(f"{plan.title} is on your week", "")
        await visit.press("escape")
        assert visit.sheet == "WeekScreen"
        assert plan.title in visit.text


async def test_keys_pressed_twice_plan_nothing_twice(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        await visit.pilot.press("A", "A")
        await visit.settle()
        assert len(couple.home.plans()) == 5
        assert len({plan.start for plan in couple.home.plans()}) == 5
        assert visit.sheet == "WeekScreen"


async def test_enter_pressed_ahead_agrees_to_one_after_the_other(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        await visit.pilot.press("enter", "enter")
        await visit.settle()
        assert len({plan.start for plan in couple.home.plans()}) == len(couple.home.plans()) == 2


async def test_f_pressed_twice_opens_one_sheet(couple: Planner) -> None:
    async with visiting(couple) as visit:
        visit.app.screen.action_fill()  # type: ignore[attr-defined]
        visit.app.screen.action_fill()  # type: ignore[attr-defined]
        await visit.settle()
        await visit.press("escape")
        assert visit.sheet == "WeekScreen"


async def test_agreeing_to_every_one_closes_the_sheet(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        await visit.press(*["enter"] * 5)
        assert visit.sheet == "WeekScreen"
        assert len(couple.home.plans()) == 5


async def test_another_shows_a_different_activity_for_the_slot_and_is_learnt_from(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        before = visit.text
        await visit.press("s")
        assert visit.text != before
        assert [feedback.said for feedback in couple.home.feedback()] == [Said.ANOTHER]
        assert not couple.home.plans()


async def test_another_says_when_nothing_else_fits(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        await visit.press(*"s" * 12)
        assert any("Nothing else fits" in said or "a dozen other ideas" in said for said in visit.said)
        assert visit.sheet == "FillSheet"


async def test_not_today_lets_an_activity_rest(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        await visit.press("n")
        assert Said.NOT_TODAY in [feedback.said for feedback in couple.home.feedback()]
        rested = next(f.activity for f in couple.home.feedback() if f.said is Said.NOT_TODAY)
        assert couple.catalogue.get(rested).title not in visit.text  # type: ignore[union-attr]
        assert "That one rests for a week; u takes it back." in visit.said


async def test_what_was_said_in_the_sheet_is_taken_back_there_and_nothing_from_before(couple: Planner) -> None:
    couple.add("Tea", at("wed", 7))
    async with visiting(couple, (140, 40)) as visit:
        await filling(visit)
        before = visit.text
        await visit.press("u")
        assert "undo" not in visit.footer
        assert [plan.title for plan in couple.home.plans()] == ["Tea"]
        await visit.press("enter", "n")
        assert len(couple.home.plans()) == 2
        assert "undo" in visit.footer
        await visit.press("u")
        assert Said.NOT_TODAY not in [feedback.said for feedback in couple.home.feedback()]
        await visit.press("u", "u")
        assert visit.sheet == "FillSheet"
        assert [plan.title for plan in couple.home.plans()] == ["Tea"]
        assert any(said.startswith("Taken back: ") for said in visit.said)
        await visit.press("escape", "f")
        assert visit.text.splitlines()[:12] == before.splitlines()[:12]


async def test_the_sheet_has_help_and_a_way_out_of_the_app(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        await visit.press("question_mark")
        assert visit.sheet == "HelpSheet"
        assert "Something else for this slot" in visit.text
        await visit.press("escape")
        assert visit.sheet == "FillSheet"
        await visit.click("? helps")
        await visit.click("Nothing here; the time stays free")
        assert any(said.endswith("stays free.") for said in visit.said)
        await visit.press("enter", "q")
        assert not visit.app.is_running
        assert len(couple.home.plans()) == 1


async def test_the_help_of_another_place_does_not_name_the_keys_of_the_sheet(couple: Planner) -> None:
    async with visiting(couple, (120, 60)) as visit:
        for section in ("1", "2", "6"):
            await visit.press(section, "question_mark")
            assert visit.sheet == "HelpSheet"
            assert "Both agree to this one" not in visit.text
            await visit.press("escape")


async def test_plans_that_one_proposes_wait_for_the_others_yes(couple: Planner) -> None:
    async with visiting(couple, WIDE) as visit:
        await filling(visit)
        await visit.press("p")
        assert visit.sheet == "WhoSheet"
        await visit.press("1")
        plans = couple.home.plans()
        assert len(plans) == 5
        assert {plan.agreed_by for plan in plans} == {("a",)}
        assert "◌" in visit.text
        assert "waiting for Sam's answer" in visit.text
        await visit.press("y")
        assert "Sam, would you like to?" in visit.text
        await visit.press("y")
        assert [plan.agreed_by for plan in couple.home.plans()].count(("a", "b")) == 1
        assert "Sam said yes" in visit.flat


async def test_a_private_no_goes_into_one_partners_file_and_the_activity_is_not_proposed_again(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        await visit.press("full_stop")
        assert visit.sheet == "WhoSheet"
        await visit.press("2")
        assert visit.sheet == "JustForMeSheet"
        await visit.press("down", "down", "enter")
        (boundary,) = couple.boundaries(couple.couple.partners[1])
        assert boundary.about is About.ACTIVITY
        assert boundary.until is None
        assert not couple.boundaries(couple.couple.partners[0])
        refused = couple.catalogue.get(boundary.value)
        assert refused is not None
        assert refused.title not in visit.text
        await visit.press("escape", "f")
        assert refused.title not in visit.text
        assert "Sam" not in " ".join(visit.said)


@pytest.mark.parametrize("key", ["p", "full_stop"])
async def test_escape_leads_back_from_every_step_of_the_sheet(couple: Planner, key: str) -> None:
    async with visiting(couple) as visit:
        await filling(visit)
        await visit.press(key, "escape")
        assert visit.sheet == "FillSheet"
        if key == "full_stop":
            await visit.press(key, "1", "escape")
            assert visit.sheet == "FillSheet"
        await visit.press("escape")
        assert visit.sheet == "WeekScreen"
        assert not couple.home.plans()
        assert not couple.home.boundaries()


async def test_a_week_without_free_time_says_so(couple: Planner) -> None:
    couple.change_couple("Free times were changed", free=())
    async with visiting(couple) as visit:
        assert "No free time is left in this week." in visit.text
        await visit.press("f")
        assert visit.sheet == "WeekScreen"
        assert any("] shows the next one" in said for said in visit.said)


async def test_a_week_that_is_over_offers_no_filling(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("[")
        assert "Nothing was planned in this week." in visit.text
        assert "fill" not in visit.footer
        await visit.press("f")
        assert visit.sheet == "WeekScreen"


async def test_the_rest_of_a_week_is_filled_around_what_is_planned(couple: Planner) -> None:
    couple.add("Dentist together", at("mon", 20), minutes=120)
    async with visiting(couple) as visit:
        await visit.press("f", "A")
        assert all(plan.start.day != 23 for plan in couple.home.plans() if plan.activity)
        assert len(couple.home.plans()) > 1
    assert last_week() < couple.now.date()


async def test_on_a_sunday_the_week_after_is_filled_with_six_keys_at_most(
    couple: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(couple, "_clock", lambda zone: SUNDAY.replace(tzinfo=ZoneInfo(zone)))
    async with visiting(couple) as visit:
        await visit.press("f")
        assert "Fill week 48 · 23 – 29 November" in visit.flat
        await visit.press("right_square_bracket")
        assert "Fill week 49 · 30 November – 6 December" in visit.flat
        await visit.press("A")
        assert "Week 49" in visit.text
        assert len(visit.plans) == 5
        await visit.press("e", "enter")
        assert visit.pressed <= 6
        assert (Path.home() / "ourweek.ics").read_bytes().count(b"BEGIN:VEVENT") == 5


async def test_proposals_are_thought_of_while_the_week_is_looked_at_and_nothing_is_said_of_it(
    planned: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Week] = []

    def refuses(week: Week) -> Iterator[bool]:
        yield True
        asked.append(week)
        raise Refused("There is nothing to propose.")

    monkeypatch.setattr("planner.tui.screens.filled_week._SETTLED", 0.001)
    monkeypatch.setattr("planner.tui.screens.filled_week._LEAF", 0.001)
    monkeypatch.setattr(planned, "filling", refuses)
    async with visiting(planned) as visit:
        await visit.press("]")
        for _ in range(200):
            if len(set(asked)) == 2:
                break
            await visit.settle()
        assert set(asked) == {WEEK, WEEK.shift(1)}
        assert not visit.said


async def test_the_same_past_and_time_are_thought_about_once(couple: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    first = couple.fill_week(WEEK)
    thought: list[object] = []

    def think(*asked: object) -> tuple[Proposal, ...]:
        thought.append(asked)
        return ()

    monkeypatch.setattr("planner.suggest.engine.fill_week", think)
    assert couple.fill_week(WEEK) == first
    assert not thought
    couple.not_today(first[0].activity)
    couple.fill_week(WEEK)
    assert thought
