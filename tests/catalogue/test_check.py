"""Checking: which packs are asked for everything, and which are only given advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.catalogue.check import Report, examine
from planner.catalogue.folders import EVIDENCE
from tests.catalogue.samples import COMPLETE, TOUCH, without, write
from tests.catalogue.test_evidence import STUDY, listed

BAD = {
    **COMPLETE,
    "id": "bad-one",
    "title": "Bad one",
    "summary": "You must.",
    "gentler": "Wave.",
    "steps": ["A.", "B."],
}
OTHER = {**BAD, "id": "other-one", "title": "Other one", "summary": "You may."}


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder of one sound pack and its list of evidence."""
    write(tmp_path / "activities" / "theme" / "one.toml", COMPLETE)
    return listed(tmp_path / "activities" / EVIDENCE, STUDY).parent


def said(report: Report) -> tuple[list[str], list[str]]:
    """Files and fields of faults, and of advice."""
    faults, advice = (
        [f"{fault.path.name} {fault.field}" for fault in found] for found in (report.faults, report.advice)
    )
    return faults, advice


def test_a_sound_folder_has_nothing_to_say(shipped: Path, tmp_path: Path) -> None:
    assert said(examine(shipped, None)) == ([], [])
    assert said(examine(shipped, tmp_path / "nothing")) == ([], [])
    assert said(examine(shipped, None, [shipped])) == ([], [])


def test_how_a_shipped_pack_is_written_is_a_fault_and_in_an_own_one_advice(shipped: Path, tmp_path: Path) -> None:
    write(shipped / "theme" / "bad.toml", BAD)
    own = write(tmp_path / "own" / "ours.toml", {**BAD, "id": "ours", "title": "Ours", "steps": []})
    assert said(examine(shipped, own.parent)) == (["bad.toml summary"], ["ours.toml summary"])
    assert said(examine(shipped, own.parent, [own])) == ([], ["ours.toml summary"])
    assert said(examine(shipped, own.parent, [shipped / "theme" / "bad.toml"])) == (["bad.toml summary"], [])


def test_more_is_asked_of_a_shipped_pack_than_of_an_own_one(shipped: Path, tmp_path: Path) -> None:
    table = without(OTHER, "gentler", "steps")
    write(shipped / "theme" / "short.toml", table)
    own = write(tmp_path / "own" / "ours.toml", {**table, "id": "ours", "title": "Ours"})
    assert said(examine(shipped, own.parent)) == (["short.toml steps", "short.toml gentler"], [])


def test_what_keeps_an_own_pack_out_is_a_fault(shipped: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own" / "ours.toml", without(OTHER, "title"))
    clash = write(tmp_path / "own" / "taken.toml", COMPLETE)
    faults, advice = said(examine(shipped, own.parent))
    assert faults == ["ours.toml title", "taken.toml id"]
    assert said(examine(shipped, own.parent, [clash])) == (["taken.toml id"], [])
    assert advice == []


def test_files_are_compared_with_all_that_were_not_named(shipped: Path) -> None:
    same = write(shipped / "theme" / "same.toml", {**OTHER, "title": "Line in a pocket"})
    assert said(examine(shipped, None, [same])) == (["same.toml title"], [])
    assert said(examine(shipped, None, [shipped / "theme" / "one.toml"]))[0] == ["one.toml title"]


def test_studies_are_checked_with_the_activities_that_lean_on_them(shipped: Path, tmp_path: Path) -> None:
    listed(shipped / EVIDENCE, {**STUDY, "id": "A02", "found": "It works."})
    assert said(examine(shipped, None)) == (["one.toml evidence", "evidence.toml found", "evidence.toml "], [])
    assert said(examine(shipped, None, [shipped / EVIDENCE])) == (["evidence.toml found", "evidence.toml "], [])
    assert said(examine(shipped, None, [shipped / "theme" / "one.toml"])) == (["one.toml evidence"], [])
    own = write(tmp_path / "own" / "ours.toml", {**OTHER, "evidence": [{"ref": "X01", "fit": "close"}]})
    assert said(examine(shipped, own.parent, [own])) == ([], ["ours.toml evidence"])


def test_a_faulty_list_of_studies_is_said(shipped: Path) -> None:
    (shipped / EVIDENCE).write_text("not toml", encoding="utf-8")
    assert "evidence.toml " in said(examine(shipped, None))[0]


def test_touch_is_held_to_asking(shipped: Path) -> None:
    cue = {"id": "warm", "title": "Warm hands", "steps": ["A.", "B."], "consent_cue": "Warm hands."}
    write(shipped / "theme" / "touch.toml", {**TOUCH, **cue, "summary": "Hands.", "gentler": "Wave."})
    assert said(examine(shipped, None))[0] == ["touch.toml consent_cue", "touch.toml consent_cue"]
