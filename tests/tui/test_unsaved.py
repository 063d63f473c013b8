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
from tests.tui.driving import visiting
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


async def test_whoever_leaves_waits_for_no_thought(couple: Planner) -> None:
    begun, over = Event(), Event()
    thoughts: list[str] = []

    def ponder() -> None:
        begun.set()
        over.wait(PATIENCE)
        thoughts.append("it")

    async with visiting(couple) as visit:
        thought = asyncio.ensure_future(visit.app.think(ponder))
        await asyncio.to_thread(begun.wait)
        visit.app.exit()
    visit.app.finish()
    assert thoughts == []
    over.set()
    thought.cancel()


async def test_whoever_leaves_waits_for_what_they_asked_last(couple: Planner) -> None:
    begun, over = Event(), Event()
    saved: list[str] = []

    def save() -> None:
        begun.set()
        over.wait(PATIENCE)
        saved.append("it")

    async with visiting(couple) as visit:
        asked = asyncio.ensure_future(visit.app.at_desk(save))
        await asyncio.to_thread(begun.wait)
        visit.app.exit()
    asked.cancel()
    Timer(0.01, over.set).start()
    visit.app.finish()
    assert saved == ["it"]
