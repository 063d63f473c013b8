from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from planner.cli.demo_couple import build_demo
from planner.model.standing import State
from planner.model.week import Week
from tests.cli.running import Ourweek

NOW = datetime(2026, 11, 26, 19)


def test_the_demo_shows_its_week_and_leaves_nothing_behind(
    nobody: Ourweek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    shown = nobody("demo", "--print").out
    assert shown.startswith("Week 48 · 23 – 29 November 2026 · Alex & Sam\n")
    assert "waits for Sam" in shown
    assert "⟳" in shown
    assert list(folder.iterdir()) == []
    assert not nobody.data.exists()


def test_the_demo_couple_has_half_a_year_behind_it(tmp_path: Path) -> None:
    planner = build_demo(tmp_path, NOW)
    journal = planner.journal()
    assert planner.now == NOW
    assert len(journal) > 60
    assert (journal[0].start - journal[-1].start).days > 150
    assert all(check_in.start < NOW for check_in in journal)
    assert {check_in.became.value for check_in in journal} == {"done", "skipped"}
    assert sum(check_in.revealed for check_in in journal) > 40
    assert any(check_in.rated_by and not check_in.revealed for check_in in journal)
    assert any(opinion.note for check_in in journal for opinion in check_in.opinions)
    assert any(plan.ritual for plan in planner.home.plans())
    states = [s.state for week in (0, 1) for s in planner.week(Week.of(NOW).shift(week)).standings]
    assert states.count(State.OPEN) == 1
    assert State.AGREED in states


def test_the_demo_is_the_same_every_time(tmp_path: Path) -> None:
    one, two = (build_demo(tmp_path / name, NOW) for name in ("one", "two"))
    assert one.home.plans() == two.home.plans()
    assert one.journal() == two.journal()


def test_the_last_change_in_the_demo_can_be_taken_back(tmp_path: Path) -> None:
    planner = build_demo(tmp_path, NOW)
    plans = len(planner.home.plans())
    assert planner.undo().endswith("was planned")
    assert len(planner.home.plans()) == plans - 1


@pytest.mark.parametrize("now", ["2026-11-23T00:05", "2026-03-29T02:30", "2028-02-29T23:59", "1971-01-01T12:00"])
def test_the_demo_works_at_any_time(nobody: Ourweek, now: str) -> None:
    nobody.now = now
    assert nobody.json("demo", "--print")["start"] <= now[:10]
