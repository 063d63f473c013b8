"""The journal on the screen: what was done, how it felt to both, and one's own words."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from planner.model.activity import Kind
from planner.model.checkin import Became, Rating
from planner.model.value import replace
from planner.planner import Planner
from tests.tui.driving import NARROW, WIDE, Visit, visiting
from tests.tui.samples import activity, at
from tests.tui.test_goldens import SIZES, compare

SECRET = "xyzzy-secret"


@pytest.fixture
def lived(couple: Planner) -> Planner:
    """Something that both rated, something that waits for Sam, and something that didn't happen."""
    alex, sam = couple.couple.partners
    walk = couple.add(activity("slow-walk"), at("mon", 10)).standing
    couple.rate(walk, alex, Rating.LOVELY, "by the river")
    couple.rate(walk, sam, Rating.NICE, SECRET, private=True)
    hug = couple.add(activity("long-hug"), at("mon", 16)).standing
    couple.rate(hug, alex, Rating.NOT_FOR_ME, SECRET)
    couple.mark(couple.add("Tea [/]", at("mon", 9), kind=Kind.QUALITY_TIME).standing, Became.SKIPPED)
    return couple


def list_of(visit: Visit) -> str:
    """What the list shows."""
    region = visit.widget("#list").region
    return "\n".join(line[: region.right] for line in visit.lines[region.y : region.bottom])


async def test_the_newest_is_first_and_nothing_sealed_is_told(lived: Planner) -> None:
    async with visiting(lived, WIDE) as visit:
        await visit.press("4")
        text = list_of(visit)
        assert text.index("November 2026") < text.index("Twenty-second hug") < text.index("The slow walk")
        assert text.index("The slow walk") < text.index("Tea [/]")
        assert "sealed  ◌ waits" in text
        assert "♥♥♥♥    ♥♥♥" in text
        assert "– didn't happen" in text
        assert "Alex has rated, sealed until you both have." in visit.flat
        await visit.press("down")
        assert "“by the river”" in visit.text
        assert "nice" in visit.text
        assert SECRET not in visit.text
        await visit.press("down")
        assert "It didn't happen, and that is fine." in visit.text
        assert "rate" not in visit.footer
        assert "my words" not in visit.footer
        await visit.press("r")
        assert visit.said == ["Tea [/] didn't happen, so nothing is to be said of how it felt."]


async def test_the_one_who_is_still_to_rate_does_so_here_and_both_answers_open(lived: Planner) -> None:
    async with visiting(lived) as visit:
        await visit.press("4", "r")
        assert visit.sheet == "WhoSheet"
        await visit.press("enter", "4", "enter")
        assert visit.sheet == "RevealSheet"
        assert "It felt different to each of you." in visit.flat
        await visit.press("enter")
        assert visit.sheet == "JournalScreen"
        assert "▸ Mon 23  ● Twenty-second hug" in visit.text
        assert "♥       ♥♥♥♥" in visit.text


async def test_words_and_filters_leaf_through_what_both_may_read(lived: Planner) -> None:
    async with visiting(lived) as visit:
        await visit.press("4", "slash")
        await visit.write("river")
        assert "The slow walk" in list_of(visit)
        assert "Twenty-second hug" not in list_of(visit)
        await visit.press("ctrl+u")
        await visit.write(SECRET)
        assert "Nothing here is like that" in visit.text
        await visit.press("escape", "c", "f", "right", *["space"] * 4)
        assert "✓waits for a rating" in visit.text
        assert "Twenty-second hug" in list_of(visit)
        assert "The slow walk" not in list_of(visit)
        await visit.press("space", "escape")
        assert "Tea [/]" in list_of(visit)


async def test_what_was_good_is_put_on_the_week_again(lived: Planner) -> None:
    lived.mark(lived.add("Back rub", at("mon", 8), kind=Kind.TOUCH, minutes=25).standing, Became.DONE)
    async with visiting(lived) as visit:
        await visit.press("4", "down", "a", "enter")
        assert visit.starts("The slow walk") == [at("mon", 10), at("mon", 20)]
        assert visit.sheet == "JournalScreen"
        # What is from no catalogue is their own once more.
        await visit.press("down", "a", "enter")
        again = [plan for plan in lived.home.plans() if plan.title == "Tea [/]"]
        assert [plan.activity for plan in again] == [None, None]
        # Of the same kind and length as it was.
        await visit.press("down", "a", "enter")
        rubs = [(plan.kind, plan.minutes) for plan in lived.home.plans() if plan.title == "Back rub"]
        assert rubs == [(Kind.TOUCH, 25)] * 2


async def test_a_private_note_is_read_by_its_writer_alone_on_a_covered_screen(lived: Planner) -> None:
    async with visiting(lived) as visit:
        await visit.press("4", "down", "full_stop")
        assert visit.sheet == "WhoSheet"
        await visit.press("1")
        assert SECRET not in visit.text
        assert "by the river" in visit.text
        assert "Sam may read this as well." in visit.text
        await visit.press("escape", "full_stop", "2")
        assert SECRET in visit.text
        assert "Your words stay with you." in visit.text
        assert "Journal" not in visit.text
        await visit.press("enter")
        assert SECRET not in visit.text
        await visit.press("up", "full_stop", "2")
        assert "You have not said yet how this felt." in visit.text


async def test_an_entry_without_its_plan_says_why_it_is_not_rated(lived: Planner) -> None:
    hug = lived.find("Twenty-second hug")
    with lived.home.act("", lived._instant()) as writing:
        writing.drop(hug.occurrence.plan)
    async with visiting(lived) as visit:
        await visit.press("4", "r")
        assert visit.sheet == "JournalScreen"
        assert any("is not among your plans any more" in said for said in visit.said)


async def test_ten_years_are_drawn_only_where_one_looks(couple: Planner) -> None:
    standing = couple.add("Tea", at("mon", 9)).standing
    couple.mark(standing, Became.DONE)
    (first,) = couple.home.check_ins()
    from datetime import timedelta

    with couple.home.act("", couple._instant()) as writing:
        for days in range(1, 1500):
            start = first.start - timedelta(days=days)
            writing.save(replace(first, start=start, original_start=start))
    async with visiting(couple) as visit:
        await visit.press("4")
        drawn = len(visit.app.screen.query_one("#list")._strips)  # type: ignore[attr-defined]
        assert drawn <= 24
        await visit.press("end")
        assert f"{first.start - timedelta(days=1499):%B %Y}" in visit.text
        await visit.press("g")
        assert "November 2026" in visit.text


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE, (160, 50)], ids=["60", "80", "120", "160"])
async def test_every_size_keeps_the_columns_straight(lived: Planner, size: tuple[int, int]) -> None:
    lived.mark(lived.add("長い題名" * 15, at("mon", 8)).standing, Became.DONE)
    async with visiting(lived, size) as visit:
        await visit.press("4")
        for key in ("down", "enter", "escape", "f", "escape", "slash"):
            await visit.press(key)
            assert {cell_len(line) for line in visit.lines} == {size[0]}
        await visit.resize(*((60, 20) if size != (60, 20) else WIDE))
        assert "The slow walk" in visit.text


async def test_the_reveal_comes_heart_by_heart_and_is_there_at_once_where_nothing_moves(lived: Planner) -> None:
    from planner.tui.screens.reveal import RevealSheet

    async with visiting(lived) as visit:
        (check_in,) = (c for c in lived.home.check_ins() if c.revealed)
        visit.app.animation_level = "full"
        sheet = RevealSheet(check_in, lived.couple)
        await visit.app.push_screen(sheet)
        sheet._timer.stop()  # type: ignore[union-attr]
        seen = []
        for _ in range(12):
            await visit.settle()
            seen.append((visit.text.count("♥"), "lovely" in visit.text, "river" in visit.text))
            sheet._next_beat()
        assert seen[0] == (0, False, False)
        assert [hearts for hearts, _, _ in seen] == sorted(hearts for hearts, _, _ in seen)
        assert seen[-1] == (7, True, True)
        assert seen.index(next(s for s in seen if s[1])) < seen.index(next(s for s in seen if s[2]))
        await visit.press("enter")
        visit.app.animation_level = "none"
        await visit.app.push_screen(RevealSheet(check_in, lived.couple))
        await visit.settle()
        assert visit.text.count("♥") == 7
        assert "river" in visit.text


@SIZES
async def test_the_journal_looks_as_it_should(lived: Planner, size: tuple[int, int]) -> None:
    lived.mark(lived.add("Older", at("mon", 9).replace(month=10)).standing, Became.DONE)
    async with visiting(lived, size) as visit:
        await visit.press("4")
        compare("journal", visit)
        await visit.press("down", "enter")
        compare("journal-open", visit)
        await visit.press("escape", "full_stop", "2")
        compare("journal-my-words", visit)


@SIZES
async def test_an_empty_journal_invites(couple: Planner, size: tuple[int, int]) -> None:
    async with visiting(couple, size) as visit:
        await visit.press("4")
        compare("journal-empty", visit)
