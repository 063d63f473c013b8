from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import pytest
from textual.worker import WorkerFailed

from planner.catalogue.catalogue import Catalogue, load
from planner.model.errors import DataProblem
from planner.planner import Planner
from planner.tui.opening import run
from tests.tui.driving import planner_at, visiting
from tests.tui.samples import at

FULL = "The disk is full; make room, then try again."
SECRET = "note-that-nobody-else-may-read"


def full(*_: object, **__: object) -> NoReturn:
    """Fail as the store does when nothing can be written."""
    raise DataProblem(FULL)


@pytest.mark.parametrize(
    "keys",
    [
        ("d",),
        ("x",),
        ("delete",),
        ("u",),
        ("r", "1", "4", "enter"),
        ("m", *"fri", "space", *"20", "colon", *"00", "enter"),
        ("a", *"tea", "enter", "enter"),
        ("e", "enter"),
        ("full_stop", "1", "enter"),
    ],
    ids=lambda keys: keys[0],
)
async def test_a_save_that_fails_is_said_and_the_week_stays(
    couple: Planner, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    couple.add(couple.catalogue.find("The slow walk"), at("mon", 18))
    async with visiting(couple) as visit:
        before = couple.home.plans()
        monkeypatch.setattr("planner.store.home.Home._commit", full)
        await visit.press(*keys)
        assert FULL in visit.said
        assert couple.home.plans() == before
        assert not couple.home.check_ins()
        monkeypatch.undo()
        while visit.sheet != "WeekScreen":
            await visit.press("escape")
        await visit.press("d")
        assert couple.home.check_ins()


async def test_a_first_evening_that_can_not_be_saved_is_said_and_can_be_tried_again(
    nobody: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(nobody) as visit:
        await visit.write("A")
        await visit.press("enter")
        await visit.write("B")
        monkeypatch.setattr("planner.store.home.Home._commit", full)
        await visit.press("enter")
        assert FULL in visit.said
        assert "1 of 4" in visit.text
        monkeypatch.undo()
        await visit.press("enter")
        assert "When are you usually free together?" in visit.text


async def test_proposals_that_can_not_be_saved_stay_on_the_sheet(
    proposing: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(proposing) as visit:
        await visit.press("f")
        monkeypatch.setattr("planner.store.home.Home._commit", full)
        await visit.press("A")
        assert visit.sheet == "FillSheet"
        assert FULL in visit.said
        monkeypatch.undo()
        await visit.press("A")
        assert len(proposing.home.plans()) == 3


async def test_data_that_break_while_the_app_is_open_are_said_once_until_they_are_sound(
    planned: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(planned) as visit:
        screen: Any = visit.app.screen
        monkeypatch.setattr("planner.store.home.Home.changed", full)
        for _ in range(3):
            screen.look_again()
            await visit.settle()
        assert visit.said == [FULL]
        assert visit.sheet == "WeekScreen"


async def test_what_the_store_had_to_mend_is_said(planned: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter([("A half-written line was put aside.",)])
    monkeypatch.setattr("planner.store.home.Home.notices", lambda _: next(said, ()))
    async with visiting(planned) as visit:
        assert visit.said == ["A half-written line was put aside."]


async def test_a_faulty_pack_is_said_once_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "packs").mkdir(parents=True)
    (folder / "packs" / "own.toml").write_text("not toml at all [/]")
    found: Catalogue = load([], folder / "packs")
    planner = planner_at(folder, catalogue=found)
    planner.begin(("Alex", "Sam"), "Europe/Berlin")
    async with visiting(planner) as visit:
        assert len([said for said in visit.said if "A pack was left out" in said]) == 1
        await visit.press("f")
        assert visit.sheet == "WeekScreen"


async def test_a_crash_is_one_sentence_without_what_anybody_wrote(
    couple: Planner, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    couple.add("Tea", at("mon", 18))

    def fail(self: object, *given: object, **_: object) -> NoReturn:
        kept = [SECRET, given]
        raise ZeroDivisionError(f"{SECRET} {len(kept)}")

    monkeypatch.setattr(Planner, "rate", fail)

    async def crash() -> None:
        async with visiting(couple) as visit:
            await visit.press("r", "1", "4")
            await visit.write(SECRET)
            await visit.press("enter")
            assert visit.app.return_code == 1

    with pytest.raises(WorkerFailed):
        await crash()
    written = capsys.readouterr()
    said, _, report = " ".join(written.err.split()).rpartition(" lies in ")
    assert said == (
        f"ourweek: ZeroDivisionError in test_errors.py, line {fail.__code__.co_firstlineno + 2}: that is our mistake. "
        "Everything said to be saved is saved; a report without anything of yours"
    )
    path = Path("".join(report.split()).removesuffix("."))
    assert path.stat().st_mode & 0o777 == 0o600
    assert "ZeroDivisionError" in path.read_text()
    assert SECRET not in written.out + written.err + path.read_text()


def test_data_that_can_not_be_read_are_said_before_the_screen_is_taken(
    planned: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.home.Home.couple", full)
    with pytest.raises(DataProblem, match="The disk is full"):
        run(planned)
