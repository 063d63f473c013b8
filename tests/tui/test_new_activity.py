from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from planner.catalogue.catalogue import Catalogue, load
from planner.model.activity import Energy, Kind, Minutes, Setting
from planner.planner import Planner
from planner.store.home import Home
from planner.tui import themes
from tests.tui.driving import BERLIN, NARROW, WIDE, Visit, visiting
from tests.tui.samples import ACTIVITIES, MONDAY, at, plan_a_week

SMALL = (60, 20)
SIZES = pytest.mark.parametrize("size", [SMALL, NARROW, WIDE], ids=["60x20", "80x24", "120x40"])
CUE = "Would you like this now? Either of you can stop at any time."


@pytest.fixture
def couple(folder: Path) -> Planner:
    """Alex and Sam, whose own packs are read beside the small catalogue, whenever that is read."""
    packs = folder / "packs"
    planner = Planner(
        Home(folder),
        lambda: Catalogue((*ACTIVITIES, *load((), packs).activities)),
        lambda zone: MONDAY.replace(tzinfo=ZoneInfo(zone)),
        lambda: str(uuid4()),
    )
    planner.begin(("Alex", "Sam"), BERLIN)
    return planner


@pytest.fixture
def pack(folder: Path) -> Path:
    """The file that an activity goes into."""
    return folder / "packs" / "own.toml"


def written(pack: Path) -> list[dict[str, Any]]:
    """The activities that the file holds."""
    held: list[dict[str, Any]] = tomllib.loads(pack.read_text(encoding="utf-8"))["activity"]
    return held


async def fill_in(visit: Visit, name: str, text: str) -> None:
    """Write into a field that is in focus after a few tabs, in place of what is in it."""
    while visit.app.focused is not visit.widget(f"#{name}"):
        await visit.press("tab")
    await visit.press("end", "ctrl+u")
    await visit.write(text)


async def test_a_title_and_a_kind_are_enough(couple: Planner, pack: Path) -> None:
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Star watching")
        await visit.press("enter", "space", "ctrl+s")
        assert visit.sheet == "WeekScreen"
        (said,) = visit.said
        assert said == f"Star watching is written in {pack}."
    activity = couple.catalogue.find("Star watching")
    assert (activity.kind, activity.minutes, activity.energy) == (
        Kind.QUALITY_TIME,
        Minutes(15, 30, 60),
        Energy.ORDINARY,
    )
    assert (activity.setting, activity.steps, activity.consent_cue) == ((Setting.HOME,), (), "")
    assert [each["title"] for each in written(pack)] == ["Star watching"]


@SIZES
async def test_every_field_is_filled_in_with_the_keyboard_alone(
    couple: Planner, pack: Path, size: tuple[int, int]
) -> None:
    async with visiting(couple, size) as visit:
        await visit.press("n")
        await visit.write("Slow dance")
        await visit.press("enter", "down", "space", "tab")
        assert visit.app.focused is visit.widget("#consent_cue")
        await fill_in(visit, "consent_cue", "One song? Sitting it out is fine.")
        await fill_in(visit, "minutes", "8")
        await visit.press("enter", "space", "tab", "tab", "space", "tab", "tab", "left", "space", "tab")
        await visit.write("Hold on, and sway.")
        await visit.press("enter")
        await visit.write("Choose a song.")
        await visit.press("enter")
        await visit.write("Dance.")
        await visit.press("tab")
        await visit.write("Stay on the sofa.")
        await visit.press("enter")
        assert visit.sheet == "WeekScreen"
    assert written(pack) == [
        {
            "id": "slow-dance",
            "title": "Slow dance",
            "kind": "touch",
            "summary": "Hold on, and sway.",
            "steps": ["Choose a song.", "Dance."],
            "minutes": {"min": 4, "typical": 8, "max": 16},
            "energy": "low",
            "setting": ["outdoors"],
            "gentler": "Stay on the sofa.",
            "consent_cue": "One song? Sitting it out is fine.",
        }
    ]


@SIZES
async def test_the_mouse_alone_writes_one_and_plans_it(couple: Planner, size: tuple[int, int]) -> None:
    async with visiting(couple, size) as visit:
        await visit.foot("add")
        await visit.click("search, or something")
        await visit.write("Star watching")
        await visit.click("an activity of your own")
        assert visit.sheet == "NewActivitySheet"
        await visit.click("appreciation")
        await visit.click("[ ] outdoors")
        await visit.click("lively")
        await visit.click("Keep it")
        assert visit.sheet == "AddSheet"
        visit.app.clear_notifications()
        await visit.settle()
        assert "Star watching · Mon 23 November, 20:00" in visit.text
        await visit.click("Add it")
        plan = visit.plans["Star watching"]
        assert (plan.activity, plan.kind, plan.minutes) == ("star-watching", Kind.APPRECIATION, 30)
    activity = couple.catalogue.find("Star watching")
    assert (activity.setting, activity.energy) == ((Setting.HOME, Setting.OUTDOORS), Energy.LIVELY)


async def test_the_line_of_the_list_leads_to_the_form_with_what_was_typed(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("walk")
        await visit.press("down", "up", "enter")
        assert visit.sheet == "NewActivitySheet"
        assert "Title        walk" in visit.text
        await visit.press("escape")
        assert visit.sheet == "AddSheet"
        await visit.press("tab", "enter")
        assert visit.sheet == "NewActivitySheet"
        await visit.press("space", "ctrl+s", "enter")
        assert visit.plans["walk"].activity == "walk"
        await visit.press("enter")
        assert "30 min · free · home" in visit.text


@pytest.mark.parametrize("keys", [("ctrl+n",), ("down", "n"), ("down", "ctrl+n")])
async def test_a_key_leads_from_adding_to_the_form(couple: Planner, keys: tuple[str, ...]) -> None:
    async with visiting(couple) as visit:
        await visit.press("a", *keys)
        assert visit.sheet == "NewActivitySheet"


async def test_typing_never_leads_to_the_form(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("nnn")
        assert visit.sheet == "AddSheet"
        await visit.press("tab", "tab", "ctrl+u")
        await visit.write("now")
        assert visit.sheet == "AddSheet"


async def test_a_second_enter_on_the_line_opens_no_second_form(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("zzz")
        await visit.press("down", "down")
        await visit.pilot.press("enter", "enter")
        await visit.settle()
        await visit.press("escape")
        assert visit.sheet == "AddSheet"


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=["60x20", "80x24"])
@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("title", "", "The title is missing; write it."),
        ("title", "x" * 41, "The title is 41 characters long; keep it to 40."),
        ("title", "Tea: a love story", "The title holds a colon; do without."),
        ("minutes", "half an hour", "The minutes are not a whole number from 1 to 1440."),
        ("summary", "y" * 141, "The summary is 141 characters long; keep it to 140."),
        ("gentler", "z" * 241, "The gentler is 241 characters long; keep it to 240."),
    ],
)
async def test_what_is_amiss_is_said_in_the_form_and_nothing_typed_is_lost(
    couple: Planner, pack: Path, name: str, text: str, sentence: str, size: tuple[int, int]
) -> None:
    before = pack.read_bytes() if pack.exists() else None
    async with visiting(couple, size) as visit:
        await visit.press("n")
        await visit.write("Star watching")
        await visit.press("enter", "down", "space")
        await fill_in(visit, "steps", "Look up.")
        await visit.press("enter")
        await visit.write("Name three.")
        await fill_in(visit, name, "")
        await visit.paste(text)
        await visit.press("ctrl+s")
        assert visit.sheet == "NewActivitySheet"
        assert sentence in visit.flat
        assert not visit.said
        assert visit.app.focused is visit.widget(f"#{name}")
        for button in ("#do", "#leave"):
            assert visit.widget(button).region.bottom < size[1] - 1
        assert (pack.read_bytes() if pack.exists() else None) == before
        field: Any = visit.widget(f"#{name}")
        assert field.value == text
        good = {"title": "Star watching", "minutes": "30"}.get(name, "Look up together.")
        await fill_in(visit, name, good)
        assert sentence not in visit.flat
        await visit.press("ctrl+s")
        assert visit.sheet == "WeekScreen"
    last = written(pack)[-1]
    assert (last["title"], last["kind"], last["steps"]) == ("Star watching", "touch", ["Look up.", "Name three."])
    assert last["consent_cue"] == CUE


async def test_a_kind_has_to_be_chosen(couple: Planner, pack: Path) -> None:
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Star watching")
        await visit.press("ctrl+s")
        assert "The kind is missing; choose one." in visit.text
        assert not pack.exists()
        await visit.press("space")
        assert "The kind is missing" not in visit.text
        await visit.press("ctrl+s")
        assert visit.sheet == "WeekScreen"


async def test_too_many_steps_are_said(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Seven")
        await visit.press("enter", "space")
        await fill_in(visit, "steps", "1")
        await visit.paste("\r\n2\n3\n4\n5\n6\n7")
        await visit.press("ctrl+s")
        assert "7 entries; write at most 6." in visit.text
        assert visit.app.focused is visit.widget("#steps")


async def test_what_the_pack_held_before_it_still_holds(couple: Planner, pack: Path) -> None:
    pack.parent.mkdir()
    held = "# in our words\n[[activity]]\nid = 'pancakes'\ntitle = 'Pancakes'  # on Sundays\nkind = 'quality-time'\n"
    pack.write_text(held, encoding="utf-8", newline="\n")
    async with visiting(couple) as visit:
        for title in ("Star watching", "Moon watching"):
            await visit.press("n")
            await visit.write(title)
            await visit.press("enter", "space", "ctrl+s")
    assert pack.read_bytes().startswith(held.encode())
    assert [each["title"] for each in written(pack)] == ["Pancakes", "Star watching", "Moon watching"]


async def test_a_pack_that_is_not_sound_is_said_and_left_alone(couple: Planner, pack: Path) -> None:
    pack.parent.mkdir()
    pack.write_text("[[activity]\n", encoding="utf-8")
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Star watching")
        await visit.press("enter", "space", "ctrl+s")
        assert "Nothing was written" in visit.text
        assert "Star watching" in visit.text
    assert pack.read_text(encoding="utf-8") == "[[activity]\n"


@pytest.mark.parametrize("title", ["[/]", "[link=x]y[/link]", "[bold", "$quiet", 'Tea "for" two \\', "お茶と散歩"])
async def test_a_title_is_kept_whatever_is_in_it(couple: Planner, pack: Path, title: str) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.paste(title)
        await visit.press("ctrl+n")
        assert title in visit.text
        await visit.press("space", "ctrl+s")
        assert visit.said[0].startswith(f"{title} is written in ")
        assert title in visit.text
        await visit.press("enter")
        assert visit.starts(title) == [at("mon", 20)]
    assert [each["title"] for each in written(pack)] == [title]


async def test_escape_sequences_stay_out_of_the_steps_and_off_the_screen(couple: Planner, pack: Path) -> None:
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Tea")
        await visit.press("enter", "space")
        await fill_in(visit, "steps", "")
        await visit.paste("Boil\x1b]52;c;aGk=\x07\twater.\r\n\r\nPour\u202e it.")
        assert not set("\x1b\x07\u202e\t") & set(visit.text)
        await visit.press("ctrl+s")
    assert written(pack)[0]["steps"] == ["Boil]52;c;aGk= water.", "Pour it."]


async def test_only_touch_asks_for_words_for_asking(couple: Planner, pack: Path) -> None:
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Star watching")
        assert "Ask first" not in visit.text
        await visit.click("touch")
        assert "Would you like this now? Either of you" in visit.text
        await visit.click("quality time")
        assert "Ask first" not in visit.text
        await visit.press("ctrl+s")
    assert "consent_cue" not in written(pack)[0]


async def test_touch_has_the_standard_words_where_they_were_taken_out(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Slow dance")
        await visit.press("enter", "down", "space")
        await fill_in(visit, "consent_cue", "")
        await visit.press("ctrl+s")
    assert couple.catalogue.find("Slow dance").consent_cue == CUE


async def test_saying_not_now_writes_nothing(couple: Planner, pack: Path) -> None:
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Star watching")
        await visit.click("Not now")
        assert visit.sheet == "SureSheet"
        await visit.press("y")
        assert visit.sheet == "WeekScreen"
        assert not pack.exists()


async def test_keeping_it_twice_in_a_row_writes_it_once(couple: Planner, pack: Path) -> None:
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Star watching")
        await visit.press("enter", "space")
        await visit.pilot.press("ctrl+s", "ctrl+s")
        await visit.settle()
        assert visit.sheet == "WeekScreen"
    assert len(written(pack)) == 1


async def test_the_week_keeps_its_keys_and_its_help_names_the_form(couple: Planner) -> None:
    plan_a_week(couple)
    async with visiting(couple, WIDE) as visit:
        await visit.press("question_mark")
        await visit.click("Write an activity of your own")
        assert visit.sheet == "NewActivitySheet"


@SIZES
@pytest.mark.parametrize("theme", [themes.DARK.name, themes.LIGHT.name])
async def test_the_form_fits_and_scrolls_with_its_answers_in_view(
    couple: Planner, size: tuple[int, int], theme: str
) -> None:
    async with visiting(couple, size, theme=theme) as visit:
        await visit.press("n")
        await visit.click("touch")
        for name in ("title", "kind", "consent_cue", "minutes", "home", "energy", "summary", "steps", "gentler"):
            visit.widget(f"#{name}").focus()
            await visit.settle()
            inside = visit.widget("VerticalScroll").region
            assert inside.contains_region(visit.widget(f"#{name}").region), name
            for button in ("Not now", "Keep it"):
                assert visit.spot(button)[1] < size[1] - 2
        await visit.resize(20, 6)
        await visit.resize(*size)
        assert visit.sheet == "NewActivitySheet"


@SIZES
async def test_no_room_is_left_empty_below_the_form_and_what_is_amiss_pushes_nothing_out(
    couple: Planner, size: tuple[int, int]
) -> None:
    couple.write_activity({"title": "Star watching", "kind": "touch"})
    async with visiting(couple, size) as visit:
        await visit.press("n")
        assert size == SMALL or visit.spot("Keep it")[1] == visit.spot("Gentler")[1] + 2
        await visit.write("Star watching")
        await visit.click("● touch", nth=-1)
        await visit.press("ctrl+s")
        assert "has this name already" in visit.flat
        assert visit.spot("Keep it")[1] < size[1] - 2
        assert visit.spot("Star watching")


async def test_a_title_that_is_there_already_is_said(couple: Planner, pack: Path) -> None:
    couple.write_activity({"title": "Star watching", "kind": "touch"})
    before = pack.read_bytes()
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Star watching")
        await visit.press("enter", "space", "ctrl+s")
        assert '"Star watching" in the pack "own" has this name already' in visit.flat
        assert pack.read_bytes() == before
        await visit.press("shift+tab", "end")
        await visit.write(" again")
        await visit.press("ctrl+s")
        assert visit.sheet == "WeekScreen"
    assert [each["title"] for each in written(pack)] == ["Star watching", "Star watching again"]


@pytest.mark.parametrize("minutes", ["0", "1441", "12.5", "-3", "²", "9" * 5000])
async def test_minutes_are_a_whole_number_within_a_day(couple: Planner, minutes: str) -> None:
    async with visiting(couple) as visit:
        await visit.press("n")
        await visit.write("Star watching")
        await visit.press("enter", "space")
        await fill_in(visit, "minutes", "")
        await visit.paste(minutes)
        await visit.press("ctrl+s")
        assert "The minutes are not a whole number from 1 to 1440." in visit.text
        assert visit.sheet == "NewActivitySheet"
