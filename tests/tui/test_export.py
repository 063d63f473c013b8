from __future__ import annotations

from pathlib import Path

from planner.planner import Planner
from tests.tui.driving import visiting
from tests.tui.samples import at


async def test_the_agreed_plans_are_written_and_the_others_not(planned: Planner, tmp_path: Path) -> None:
    path = tmp_path / "our [week].ics"
    async with visiting(planned) as visit:
        await visit.press("e", "ctrl+u")
        await visit.write(str(path))
        await visit.press("enter")
        assert visit.sheet == "WeekScreen"
        data = path.read_bytes().decode()
        assert "SUMMARY:Twenty-second hug" in data
        assert "SUMMARY:Three good things" in data
        assert "shelf" not in data
        assert any(said.startswith(f"Wrote {path}") for said in visit.said)


async def test_a_moved_plan_is_told_as_moved_by_the_next_export(couple: Planner) -> None:
    couple.add("Tea", at("thu", 20))
    async with visiting(couple) as visit:
        await visit.press("e")
        assert "One agreed event from this week on: 1 new." in visit.text
        await visit.press("enter", "m")
        await visit.write("fri 19:00")
        await visit.press("enter", "e")
        assert "1 moved" in visit.text
        await visit.press("enter")
        data = (Path.home() / "ourweek.ics").read_bytes()
        assert data.count(b"BEGIN:VEVENT") == 1
        assert b"20261127T190000" in data


async def test_a_discreet_calendar_holds_no_titles(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("e", "tab", "down", "enter", "shift+tab", "enter")
        data = (Path.home() / "ourweek.ics").read_bytes().decode()
        assert "SUMMARY:Time together" in data
        assert "hug" not in data


async def test_the_couples_own_level_of_titles_is_the_one_picked(planned: Planner) -> None:
    planned.change_couple("Settings were changed", titles="blank")
    async with visiting(planned) as visit:
        await visit.press("e")
        assert "(●) blank" in visit.text
        await visit.press("enter")
        assert "Twenty-second hug" not in (Path.home() / "ourweek.ics").read_text()


async def test_a_file_that_is_no_calendar_is_left_alone(planned: Planner, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear you")
    async with visiting(planned) as visit:
        await visit.press("e", "ctrl+u")
        await visit.write(str(path))
        await visit.press("enter")
        assert visit.sheet == "ExportSheet"
        assert any("is not a calendar" in said for said in visit.said)
        assert path.read_text() == "Dear you"


async def test_an_empty_name_and_a_folder_that_is_not_there_are_said(planned: Planner, tmp_path: Path) -> None:
    async with visiting(planned) as visit:
        await visit.press("e", "ctrl+u", "enter")
        assert any("Say which file to write" in said for said in visit.said)
        await visit.write(str(tmp_path / "none" / "week.ics"))
        await visit.press("enter")
        assert any("There is no folder" in said for said in visit.said)
        await visit.press("escape")
        assert visit.sheet == "WeekScreen"


async def test_an_empty_week_exports_an_empty_calendar_and_says_so(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("e")
        assert "No agreed plan yet from this week on: nothing new." in visit.text
