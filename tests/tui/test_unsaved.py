"""A full disk: what was entered stays, is tried again, and is there in the end; leaving asks first."""

from __future__ import annotations

import asyncio
from threading import Event, Timer
from typing import Any

import pytest

from planner.model.errors import NotYet
from planner.planner import Planner
from planner.store.backups import CLOSELY
from planner.store.home import Home
from planner.tui import unsaved
from tests.tui.driving import WatchedApp, visiting
from tests.tui.samples import at

PATIENCE = 10.0
"""Seconds until what nobody waits for any more gives up."""
FULL = "The disk is full; make some room and try again."


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often the disk will still be full."""
    left = {"full": 0}
    commit = Home._commit

    def maybe(self: Home, *args: Any, **kwargs: Any) -> None:
        if left["full"]:
            left["full"] -= 1
            raise NotYet(FULL)
        commit(self, *args, **kwargs)

    monkeypatch.setattr(Home, "_commit", maybe)
    return left


async def test_a_change_that_finds_no_room_is_tried_again_until_it_is_saved(
    couple: Planner, disk: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved, "PAUSES", (0.01, 0.01))
    couple.add("Tea", at("mon", 20))
    disk["full"] = 3
    async with visiting(couple) as visit:
        await visit.press("d")
        assert disk["full"] == 0
        assert len(couple.journal()) == 1
        assert not visit.app.unsaved.waiting
        assert "Saved now." in visit.said


async def test_what_waits_is_said_and_leaving_asks_first(
    couple: Planner, disk: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    couple.add("Tea", at("mon", 20))
    disk["full"] = 1000
    async with visiting(couple) as visit:
        await visit.pilot.press("d")
        while not visit.app.unsaved.waiting:
            await visit.pilot.pause()
        assert couple.journal() == ()
        await visit.pilot.press("q")
        await visit.pilot.pause()
        assert "One change is not saved yet" in visit.text
        await visit.pilot.press("escape")
        await visit.pilot.pause()
        assert "One change is not saved yet" not in visit.text
        await visit.pilot.press("q")
        await visit.pilot.pause()
        await visit.pilot.press("2")
        await visit.pilot.pause()
        assert not visit.app.is_running
    assert couple.journal() == ()


async def test_whoever_leaves_right_after_a_change_leaves_a_second_copy_and_a_backup(
    couple: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pause in ("_SETTLE_AFTER", "_BACK_UP_AFTER"):
        monkeypatch.setattr(f"planner.tui.copies.{pause}", 1000)
    couple.add("Tea", at("mon", 20))
    couple.home.settles_later = True
    before = len(couple.home.keeper.backups())
    for plan in range(CLOSELY):
        couple.add(f"Tea number {plan}", at("tue", 20))
    async with visiting(couple) as visit:
        await visit.press("d")
        assert couple.home.unsettled()
        assert len(couple.home.keeper.backups()) == before
    visit.app.finish()
    assert not couple.home.unsettled()
    assert len(couple.home.keeper.backups()) == before + 1


class Slow:
    """Something that takes until it may be over."""

    def __init__(self) -> None:
        self.begun, self.over = Event(), Event()
        self.done = False

    def __call__(self) -> None:
        """Take as long as that."""
        self.begun.set()
        self.over.wait(PATIENCE)
        self.done = True


async def left_while_it_is_under_way(couple: Planner, slow: Slow, *, thought: bool) -> WatchedApp:
    """Return the app that somebody left when a thought, or what they had asked for, was not over yet."""
    async with visiting(couple) as visit:
        asked = asyncio.ensure_future((visit.app.think if thought else visit.app.beside)(slow))
        await asyncio.to_thread(slow.begun.wait)
        visit.app.exit()
    asked.cancel()
    return visit.app


async def test_whoever_leaves_waits_for_no_thought(couple: Planner) -> None:
    slow = Slow()
    (await left_while_it_is_under_way(couple, slow, thought=True)).finish()
    assert not slow.done
    slow.over.set()


async def test_whoever_leaves_waits_for_what_they_asked_last(couple: Planner) -> None:
    slow = Slow()
    app = await left_while_it_is_under_way(couple, slow, thought=False)
    Timer(0.01, slow.over.set).start()
    app.finish()
    assert slow.done
