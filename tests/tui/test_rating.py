from __future__ import annotations

from typing import Any

import pytest

from planner.model.checkin import Became, Rating
from planner.planner import Planner
from tests.tui.driving import WIDE, Visit, visiting
from tests.tui.samples import at

SECRET = "xyzzy-secret"


@pytest.fixture
def done(couple: Planner) -> Planner:
    """One evening that was done."""
    couple.mark(couple.add("Tea", at("mon", 20)).standing, Became.DONE)
    return couple


async def rate(visit: Visit, who: str, rating: str, note: str = "") -> None:
    """Rate what is under the cursor."""
    await visit.press(who)
    await answer(visit, rating, note)


async def answer(visit: Visit, rating: str, note: str = "") -> None:
    """Fill the rating sheet in."""
    assert visit.sheet == "RatingSheet"
    await visit.press(rating)
    await visit.write(note)
    await visit.press("enter")


async def test_both_rate_one_after_the_other_and_both_answers_open_together(done: Planner) -> None:
    async with visiting(done) as visit:
        await visit.press("r")
        await rate(visit, "1", "4", "warm hands")
        assert visit.sheet == "HandOverSheet"
        assert "warm hands" not in visit.text
        assert not visit.check_ins["Tea"].opinions
        await visit.press("enter")
        assert "Sam, how did it feel?" in visit.text
        await answer(visit, "5", "again soon")
        assert visit.sheet == "RevealSheet"
        for words in ("Alex", "♥ ♥ ♥ ♥ ·", "lovely", "warm hands", "Sam", "♥ ♥ ♥ ♥ ♥", "more of this", "again soon"):
            assert words in visit.text
        opinions = {opinion.partner: opinion for opinion in visit.check_ins["Tea"].opinions}
        assert (opinions["a"].rating, opinions["b"].rating) == (Rating(4), Rating(5))
        await visit.press("q")
        assert visit.sheet == "WeekScreen"
        assert "Alex: lovely · Sam: more of this" in visit.text


async def test_the_second_partner_rates_another_day(done: Planner) -> None:
    async with visiting(done) as visit:
        await visit.press("r")
        await rate(visit, "1", "2", SECRET)
        await visit.press("escape")
        assert visit.sheet == "WeekScreen"
        assert "sealed until Sam has too" in visit.text
    async with visiting(done) as visit:
        assert SECRET not in visit.text
        await visit.press("r")
        # Each keeps their own number, and enter is the one who is still to rate.
        assert visit.text.index("1 Alex") < visit.text.index("2 Sam")
        await rate(visit, "enter", "3")
        assert visit.sheet == "RevealSheet"
        assert SECRET in visit.text
        assert visit.check_ins["Tea"].revealed


async def test_a_private_note_is_never_shown(done: Planner) -> None:
    async with visiting(done) as visit:
        await visit.press("r", "1", "4")
        await visit.write(SECRET)
        await visit.press("tab", "space", "shift+tab", "enter", "enter")
        await rate(visit, "1", "5", "ours")
        assert "lovely" in visit.text
        assert SECRET not in visit.text
        assert "ours" in visit.text
        (kept,) = (sealed for sealed in done.home.sealed_ratings("a"))
        assert (kept.note, kept.private) == (SECRET, True)


async def test_a_rating_may_be_given_again_before_and_after_both_are_open(done: Planner) -> None:
    async with visiting(done) as visit:
        await visit.press("r")
        await rate(visit, "1", "1")
        await visit.press("escape", "r")
        assert "covered until both are in" in visit.text
        await visit.press("1")
        assert "You have rated it before; this takes its place." in visit.text
        await answer(visit, "4")
        assert not visit.check_ins["Tea"].opinions
        await visit.press("enter")
        assert "rated it before" not in visit.text
        await answer(visit, "5")
        assert "Alex: lovely · Sam: more of this" not in visit.text
        await visit.press("enter", "r")
        assert "Both are in. Who feels otherwise by now?" in visit.text
        await rate(visit, "1", "5")
        assert visit.sheet == "RevealSheet"
        await visit.press("escape")
        assert "Alex: more of this · Sam: more of this" in visit.text


async def test_the_list_and_enter_rate_as_well_as_the_numbers(done: Planner) -> None:
    async with visiting(done) as visit:
        await visit.press("r", "enter", "down", "enter", "enter")
        assert done.home.sealed_ratings("a")[0].rating is Rating(4)


async def test_what_was_not_marked_yet_is_done_once_it_is_rated(couple: Planner) -> None:
    couple.add("Tea", at("mon", 18))
    async with visiting(couple) as visit:
        await visit.press("r")
        await rate(visit, "1", "4")
        assert visit.check_ins["Tea"].became is Became.DONE


@pytest.mark.parametrize("steps", [(), ("1",), ("1", "4"), ("1", "4", "tab")])
async def test_escape_at_every_step_keeps_nothing(done: Planner, steps: tuple[str, ...]) -> None:
    async with visiting(done) as visit:
        await visit.press("r", *steps, "escape")
        assert visit.sheet == "WeekScreen"
        assert not done.home.sealed_ratings()
        assert visit.check_ins["Tea"].rated_by == ()


@pytest.mark.parametrize("size", [(80, 24), WIDE, (60, 20)])
async def test_between_the_ratings_no_screen_shows_the_first_one(done: Planner, size: tuple[int, int]) -> None:
    async with visiting(done, size) as visit:
        await visit.press("r")
        await rate(visit, "1", "1", SECRET)
        seen = [visit.text]

        async def look(*keys: str) -> None:
            await visit.press(*keys)
            seen.append(visit.text)

        await look("escape")
        await look("enter")
        await look("escape")
        await look("question_mark")
        await look("escape")
        await look("e")
        await look("escape")
        await look("ctrl+p")
        await look("escape")
        await look("]")
        await look("[")
        await look("r")
        await look("2")
        await look("escape")
        await look("r")
        await look("1")
        await look("escape")
        screen: Any = visit.app.screen
        screen.look_again()
        await visit.settle()
        seen.append(visit.text)
        seen += visit.said
        without_scale = [text for text in seen if "more of this" not in text]
        assert not any(SECRET in text for text in seen)
        assert not any("not for me" in text for text in without_scale)
        # The sheet for the other begins in the middle, wherever the first one ended.
        assert all("♥" not in text for text in without_scale)
        await look("u")
        assert "Taken back: Alex rated Tea." in visit.said
        assert SECRET not in seen[-1]
        assert not visit.check_ins["Tea"].rated_by
        assert not any("not for me" in said or SECRET in said for said in visit.said)


async def test_enter_pressed_twice_on_a_rating_keeps_the_week_open(done: Planner) -> None:
    async with visiting(done) as visit:
        await visit.press("r", "1", "4")
        await visit.pilot.press("enter", "enter")
        await visit.settle()
        assert done.home.sealed_ratings("a")
        await visit.press("escape", "escape")
        assert visit.sheet == "WeekScreen"


async def test_what_did_not_happen_can_not_be_rated(couple: Planner) -> None:
    couple.mark(couple.add("Tea", at("mon", 20)).standing, Became.SKIPPED)
    async with visiting(couple) as visit:
        assert "rate" not in visit.footer
        await visit.press("r")
        assert visit.sheet == "WeekScreen"


async def test_what_has_not_begun_yet_can_not_be_rated(couple: Planner) -> None:
    couple.add("Tea", at("tue", 20))
    couple.add("Soup", at("wed", 20), by=couple.couple.partners[0])
    async with visiting(couple) as visit:
        for _ in range(2):
            assert "rate" not in visit.footer
            await visit.press("r")
            assert visit.sheet == "WeekScreen"
            await visit.press("down")
        await visit.press("up", "d")
        assert "rate" in visit.footer


async def test_another_number_corrects_the_first_one_until_the_words_begin(done: Planner) -> None:
    async with visiting(done) as visit:
        await visit.press("r", "1", "4", "2")
        await visit.write("just 3 jokes")
        await visit.press("enter")
        (kept,) = done.home.sealed_ratings("a")
        assert (kept.rating, kept.note) == (Rating(2), "just 3 jokes")


async def test_a_number_may_be_corrected_with_the_arrows_and_kept_without_words(done: Planner) -> None:
    async with visiting(done) as visit:
        await visit.press("r", "1", "5", "up", "enter")
        (kept,) = done.home.sealed_ratings("a")
        assert (kept.rating, kept.note) == (Rating(4), "")
