"""What is sealed, seen from the screens: asked for once, unseen, and nothing lost where it is not given."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from planner.model.boundary import About
from planner.model.checkin import Rating
from planner.planner import Planner
from planner.tui.widgets.setting_list import SettingList
from tests.tui.driving import NARROW, WIDE, planner_at, visiting
from tests.tui.samples import activity, at

pytestmark = pytest.mark.usefixtures("_quick_keys")

ALEX, BOTH = "two cups", "one door"


@pytest.fixture
def sealed(planned: Planner) -> Planner:
    """Alex's own part is under a passphrase that this window was not given yet."""
    alex = planned.couple.partners[0]
    planned.add_boundary(alex, About.TAG, "music")
    planned.set_passphrase(alex, ALEX)
    return planner_at(planned.home.folder, ids_from=100)


async def test_fill_asks_the_one_who_has_a_passphrase_and_then_goes_on(sealed: Planner) -> None:
    async with visiting(sealed) as visit:
        await visit.press("f")
        assert visit.sheet == "PassphraseSheet"
        assert "Alex, your passphrase" in visit.text
        await visit.write(ALEX)
        assert ALEX not in visit.text
        await visit.press("enter")
        assert visit.sheet == "FillSheet"
        await visit.press("escape", "f")
        assert visit.sheet == "FillSheet"


async def test_what_waits_for_a_passphrase_is_covered_in_the_journal_for_both(sealed: Planner) -> None:
    alex, sam = sealed.couple.partners
    walk = sealed.add(activity("slow-walk"), at("mon", 10)).standing
    sealed.unlock(alex, ALEX)
    sealed.rate(walk, alex, Rating.SO_SO)
    shut = planner_at(sealed.home.folder, ids_from=200)
    shut.rate(walk, sam, Rating.LOVELY)
    async with visiting(shut, WIDE) as visit:
        await visit.press("4")
        assert "sealed sealed" in visit.flat
        assert "♥" not in visit.flat
        assert "Both have rated; Alex's passphrase opens it." in visit.flat


async def test_the_week_behind_is_covered(sealed: Planner) -> None:
    async with visiting(sealed, NARROW) as visit:
        assert "Twenty-second hug" in visit.text
        await visit.press("f")
        assert "hug" not in visit.text


async def test_a_wrong_one_is_said_and_the_line_is_empty_again(sealed: Planner) -> None:
    async with visiting(sealed) as visit:
        await visit.press("f")
        await visit.write("no")
        await visit.press("enter")
        assert visit.sheet == "PassphraseSheet"
        assert "try again" in visit.text
        assert visit.app.screen.query_one("#passphrase", Input).value == ""
        await visit.write(ALEX)
        await visit.click("Open")
        assert visit.sheet == "FillSheet"


async def test_not_now_leaves_everything_as_it_was_and_says_so(sealed: Planner) -> None:
    async with visiting(sealed) as visit:
        await visit.press("f", "escape")
        assert visit.sheet == "WeekScreen"
        assert visit.said == ["This needs Alex's passphrase; nothing was changed."]
        await visit.press("f")
        await visit.click("Not now")
        assert visit.sheet == "WeekScreen"


async def test_the_rest_of_the_week_needs_none(sealed: Planner) -> None:
    async with visiting(sealed) as visit:
        await visit.press("d")
        assert visit.sheet == "WeekScreen"
        assert "Twenty-second hug" in visit.check_ins


async def test_a_rating_asks_before_there_are_words_to_lose(sealed: Planner) -> None:
    async with visiting(sealed) as visit:
        await visit.press("d", "r", "1")
        assert visit.sheet == "PassphraseSheet"
        await visit.write(ALEX)
        await visit.press("enter")
        assert visit.sheet == "RatingSheet"


async def test_the_second_rating_opens_with_the_first_ones_passphrase(sealed: Planner) -> None:
    hug = sealed.find("hug")
    alex, _ = sealed.couple.partners
    other = planner_at(sealed.home.folder, ids_from=200)
    other.unlock(alex, ALEX)
    other.rate(hug, alex, Rating.LOVELY, "kingfisher")
    async with visiting(sealed) as visit:
        await visit.press("r", "2", "5", "enter")
        assert visit.sheet == "PassphraseSheet"
        assert "kingfisher" not in visit.text
        await visit.press("escape")
        assert visit.said == ["Both are in. They open with Alex's passphrase, on any other day as well."]
        assert "both have rated" in visit.flat
        await visit.press("f")
        await visit.write(ALEX)
        await visit.press("enter", "escape")
        assert visit.check_ins["Twenty-second hug"].revealed


async def test_what_both_share_is_asked_for_before_the_week(planned: Planner) -> None:
    planned.set_passphrase(None, BOTH)
    async with visiting(planner_at(planned.home.folder)) as visit:
        assert visit.sheet == "PassphraseSheet"
        assert "It opens what you share" in visit.flat
        await visit.write(BOTH)
        await visit.press("enter")
        assert visit.sheet == "WeekScreen"
        assert "Twenty-second hug" in visit.text


async def test_whoever_does_not_give_it_is_let_out(planned: Planner) -> None:
    planned.set_passphrase(None, BOTH)
    async with visiting(planner_at(planned.home.folder)) as visit:
        await visit.press("escape")
        assert visit.app.return_code == 1
        assert "Twenty-second hug" not in visit.text


async def test_a_passphrase_set_in_another_window_is_asked_for_here(planned: Planner) -> None:
    async with visiting(planned) as visit:
        other = planner_at(planned.home.folder)
        other.set_passphrase(None, BOTH)
        await visit.press("right_square_bracket")
        assert visit.sheet == "PassphraseSheet"
        await visit.write(BOTH)
        await visit.press("enter")
        assert visit.sheet == "WeekScreen"


async def test_without_the_library_it_is_said_what_is_missing(
    sealed: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.sealing.available", lambda: False)
    async with visiting(sealed) as visit:
        await visit.press("f")
        assert visit.sheet == "WeekScreen"
        assert "ourweek[encryption]" in visit.said[0]


async def test_a_passphrase_is_set_changed_and_removed_on_us(planned: Planner) -> None:
    alex = planned.couple.partners[0]
    async with visiting(planned) as visit:
        await visit.press("6")
        listed = visit.app.screen.query_one(SettingList)
        listed.highlighted = listed.get_option_index("passphrase")
        await visit.settle()
        await visit.press("enter", "enter")
        await visit.write("short")
        await visit.press("enter", "enter")
        assert "At least 8 characters" in visit.text
        await visit.press("shift+tab", "ctrl+u")
        await visit.write(ALEX)
        await visit.press("enter")
        await visit.write("two cup")
        await visit.press("enter")
        assert "Those were two different ones." in visit.text
        await visit.write(ALEX)
        await visit.press("enter")
        assert planned.has_passphrase(alex)
        assert "sealed from now on" in visit.flat
        await visit.press("escape", "enter", "enter", "down", "enter")
        assert not planned.has_passphrase(alex)
        assert "sealed no longer" in visit.flat
