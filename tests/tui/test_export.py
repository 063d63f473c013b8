from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.model.when import parse_when
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
        assert "SUMMARY:Twenty-second hug" not in data
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
        await visit.press("e", "tab", "down", "space", "enter")
        data = (Path.home() / "ourweek.ics").read_bytes().decode()
        assert "SUMMARY:Time together" in data
        assert "hug" not in data
        assert "good things" not in data


async def test_the_next_time_it_goes_where_it_went_and_says_as_much(planned: Planner, tmp_path: Path) -> None:
    path = tmp_path / "ours.ics"
    async with visiting(planned) as visit:
        await visit.press("e", "ctrl+u")
        await visit.write(str(path))
        await visit.press("tab", "down", "space", "enter")
        path.unlink()
        await visit.press("e")
        assert "(●) soft" in visit.text
        await visit.press("enter")
        assert "good things" not in path.read_text(encoding="utf-8")
    assert not (Path.home() / "ourweek.ics").exists()


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


async def test_titles_of_their_own_for_each_kind_are_one_more_line_to_pick(planned: Planner) -> None:
    planned.change_couple("", titles="blank:plain:plain")
    async with visiting(planned) as visit:
        await visit.press("e")
        assert "(●) yours   blank:plain:plain" in visit.text
        await visit.press("enter")
        data = (Path.home() / "ourweek.ics").read_text()
        assert "SUMMARY:Twenty-second hug" in data
        assert "SUMMARY:Busy" in data


@pytest.mark.parametrize(
    ("downs", "typed", "said", "titles"),
    [
        (0, "", "2 agreed events from this week on", ["Tea", "Cake"]),
        (1, "", "One agreed event in this week", ["Tea"]),
        (2, "", "3 agreed events in all", ["Soup", "Tea", "Cake"]),
        (3, "2026-11-20 to fri", "2 agreed events in these days", ["Soup", "Tea"]),
    ],
)
async def test_the_days_that_were_picked_are_written(
    couple: Planner, downs: int, typed: str, said: str, titles: list[str]
) -> None:
    for title, when in (("Soup", "2026-11-20 20:00"), ("Tea", "fri 20:00"), ("Cake", "2026-12-01 20:00")):
        couple.add(title, parse_when(when, couple.now))
    async with visiting(couple) as visit:
        await visit.press("e", "tab", "tab", *["down"] * downs, "space")
        if typed:
            await visit.write(typed)
        assert f"{said}: {len(titles)} new." in visit.text
        await visit.press(*(["enter"] if typed else ["shift+tab", "shift+tab", "enter"]))
        assert visit.sheet == "WeekScreen"
        data = (Path.home() / "ourweek.ics").read_text()
        assert re.findall("SUMMARY:(.*)", data) == titles


@pytest.mark.parametrize("typed", ["", "soon", "fri", "fri to someday", "2026-11-28 to 2026-11-27"])
async def test_days_that_cannot_be_read_are_said_and_nothing_is_written(couple: Planner, typed: str) -> None:
    async with visiting(couple) as visit:
        await visit.press("e", "tab", "tab", "down", "down", "down", "space")
        await visit.write(typed)
        await visit.press("enter")
        assert visit.sheet == "ExportSheet"
        assert visit.said
        assert not (Path.home() / "ourweek.ics").exists()


async def test_enter_writes_from_wherever_somebody_is_and_the_footer_says_so(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("e")
        for _ in range(5):
            assert visit.footer[0] == "write it", visit.app.focused
            await visit.press("tab")
        await visit.press("tab", "enter")
        assert visit.sheet == "WeekScreen"


async def test_a_folder_is_written_where_that_is_ticked(couple: Planner) -> None:
    couple.add("Tea", at("thu", 20))
    async with visiting(couple) as visit:
        await visit.press("e")
        await visit.click("one file for each event")
        assert f"{Path.home() / 'ourweek'} " in visit.text
        await visit.click("Write it")
        folder = Path.home() / "ourweek"
        assert [b"Tea" in file.read_bytes() for file in folder.glob("*.ics")] == [True]
        assert (folder / "displayname").read_text() == "Ourweek\n"


async def test_a_folder_that_is_no_longer_ticked_is_a_file_again(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("e")
        await visit.click("one file for each event")
        await visit.click("open it with")
        assert f"{Path.home() / 'ourweek.ics'} " in visit.text
        assert "[✓] open it" in visit.text
        assert "[ ] one file" in visit.text


async def test_a_calendar_is_opened_where_that_is_ticked(couple: Planner, opener: Path) -> None:
    couple.add("Tea", at("thu", 20))
    async with visiting(couple) as visit:
        await visit.press("e")
        await visit.click("open it with")
        await visit.click("Write it")
        assert visit.sheet == "WeekScreen"
        assert opener.read_text().strip() == str(Path.home() / "ourweek.ics")
        assert any("and opened it: 1 new." in said for said in visit.said)


async def test_how_much_is_said_is_read_whole_on_a_small_screen(planned: Planner) -> None:
    async with visiting(planned, (60, 20)) as visit:
        await visit.press("e")
        for said in ("plain  titles; touch soft", "soft   “Time together”", "blank  “Busy”", "from this week on"):
            assert said in visit.text
        # Certain days need a line more.
        await visit.click("from … to …")
        assert "plain  titles; touch soft" in visit.text
        assert visit.spot("Write it", nth=-1)[1] < visit.app.size.height - 2
