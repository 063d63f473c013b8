"""Nothing of what one partner sees or says alone stays behind when the other comes to the keyboard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.screen import Screen

from planner.model.boundary import About
from planner.model.checkin import Became, Rating
from planner.planner import Planner
from planner.tui.asking import PrivateSheet
from tests.tui.driving import Visit, visiting
from tests.tui.samples import activity, at

SECRET = "xyzzy-secret"
LABELS = tuple(rating.label for rating in Rating)

Way = Callable[[Visit], Awaitable[None]]


async def names(visit: Visit) -> None:
    await visit.press("r")


async def rating(visit: Visit) -> None:
    await visit.press("r", "1", "1")
    await visit.write(SECRET)
    await visit.press("home", "shift+end", "ctrl+c")


async def no(visit: Visit) -> None:
    await visit.press("full_stop", "1", "down")


async def words(visit: Visit) -> None:
    await visit.press("4", "end", "full_stop", "1")
    assert SECRET in visit.text


async def quiz(visit: Visit) -> None:
    from planner.tui.screens.quiz import QuizSheet

    alex = visit.planner.couple.partners[0]
    visit.app.push_screen(QuizSheet(alex, visit.planner.quiz()))
    await visit.settle()
    await visit.press("1", "2")


async def limits(visit: Visit) -> None:
    from planner.tui.screens.limits import LimitsSheet

    alex = visit.planner.couple.partners[0]
    visit.planner.add_boundary(alex, About.TAG, SECRET)
    visit.app.push_screen(LimitsSheet(visit.planner.couple, alex))
    await visit.settle()
    assert SECRET in visit.text


async def new_passphrase(visit: Visit) -> None:
    from planner.tui.screens.new_passphrase import NewPassphraseSheet

    await typed_unseen(visit, NewPassphraseSheet(visit.planner.couple.partners[0]))


async def passphrase(visit: Visit) -> None:
    from planner.tui.screens.passphrase import PassphraseSheet

    await typed_unseen(visit, PassphraseSheet(visit.planner.couple.partners[0]))


async def typed_unseen(visit: Visit, sheet: Screen[Any]) -> None:
    visit.app.push_screen(sheet)
    await visit.settle()
    await visit.write(SECRET)
    assert SECRET not in visit.text
    await visit.press("home", "shift+end", "ctrl+c")


WAYS: dict[str, tuple[Way, tuple[str, ...]]] = {
    "WhoSheet": (names, ("escape",)),
    "RatingSheet": (rating, ("enter",)),
    "JustForMeSheet": (no, ("enter",)),
    "MyWordsSheet": (words, ("enter",)),
    "QuizSheet": (quiz, ("escape",)),
    "LimitsSheet": (limits, ("escape",)),
    "NewPassphraseSheet": (new_passphrase, ("escape",)),
    "PassphraseSheet": (passphrase, ("escape",)),
}
"""The keys that lead to each private sheet, and those that a partner leaves it with."""


@pytest.fixture
def lived(couple: Planner) -> Planner:
    """A hug that is to be rated, and a walk that Alex has rated for Alex alone."""
    alex = couple.couple.partners[0]
    walk = couple.add(activity("slow-walk"), at("mon", 9) - timedelta(weeks=1)).standing
    couple.rate(walk, alex, Rating.NOT_FOR_ME, SECRET, private=True)
    couple.mark(couple.add(activity("long-hug"), at("mon", 18)).standing, Became.DONE)
    return couple


@pytest.mark.parametrize("name", WAYS)
async def test_nothing_of_a_private_sheet_stays_behind(lived: Planner, name: str) -> None:
    way, leave = WAYS[name]
    async with visiting(lived) as visit:
        await way(visit)
        assert visit.sheet == name
        await visit.press(*leave)
        stacks = visit.app._screen_stacks.values()
        assert not [screen for stack in stacks for screen in stack if isinstance(screen, PrivateSheet)]
        mounted = {node for node in visit.app._registry if node.is_attached}
        assert not [node for node in mounted if isinstance(node.screen, PrivateSheet)]
        assert SECRET not in visit.app.clipboard
        seen = [visit.text, *visit.said]
        if visit.sheet == "HandOverSheet":
            await visit.press("enter")
            assert "Sam, how did it feel?" in visit.text
            assert SECRET not in visit.text
            await visit.press("tab", "tab", "ctrl+v")
            assert SECRET not in visit.text
            await visit.press("escape")
        for keys in (("ctrl+p",), ("question_mark",), ("1",), ("4",), ("3",), ("u",)):
            await visit.press(*keys)
            seen += [visit.text, *visit.said]
            if len(visit.app.screen_stack) > 1:
                await visit.press("escape")
        assert not [text for text in seen if SECRET in text]
        assert not [text for text in seen for label in LABELS[:1] if label in text]


async def test_a_private_sheet_hands_no_commands_to_the_palette_but_those_of_every_app(lived: Planner) -> None:
    async with visiting(lived) as visit:
        for name, (way, _) in WAYS.items():
            await way(visit)
            titles = {command.title for command in visit.app.get_system_commands(visit.app.screen)}
            assert not {"Screenshot", "Rate", "Undo"} & titles, name
            while visit.sheet not in ("WeekScreen", "JournalScreen"):
                await visit.press("escape")
            await visit.press("1")


async def test_every_private_sheet_covers_what_lies_below(lived: Planner) -> None:
    async with visiting(lived) as visit:
        for name, (way, _) in WAYS.items():
            await way(visit)
            assert visit.app.screen.styles.background.a == 1, name
            assert "Week 48" not in visit.text, name
            while visit.sheet not in ("WeekScreen", "JournalScreen"):
                await visit.press("escape")
            await visit.press("1")


def test_every_private_sheet_there_is_has_a_way_here() -> None:
    import importlib
    import pkgutil

    from planner.tui import screens

    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"planner.tui.screens.{module.name}")
    assert {sheet.__name__ for sheet in PrivateSheet.__subclasses__()} == set(WAYS)
