"""What long-past weeks taught lies in a file that may go at any time, changes nothing, and tells nothing private."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.model.boundary import About
from planner.model.checkin import Became, CheckIn, Opinion, Rating, SealedRating
from planner.model.errors import DataProblem
from planner.model.feedback import QuizAnswer
from tests.planner.couples import MONDAY, WEEK, Life

EVENINGS = 170
FILE = "lessons.json"


@pytest.fixture
def years(tmp_path: Path) -> Life:
    """A couple with two years of evenings; every third waits for the other's rating, and both have secrets."""
    life = Life(tmp_path).begin()
    activities = life.planner.catalogue.activities
    with life.planner.home.act("", life.planner._instant()) as writing:
        for number in range(EVENINGS):
            activity = activities[number * 7 % len(activities)]
            start = MONDAY.replace(hour=20) - timedelta(days=4 * number + 1)
            stars = (Rating(1 + number % 5), Rating(1 + number % 4))
            waits = number % 3 == 0
            writing.save(
                CheckIn(
                    plan=f"p{number}",
                    original_start=start,
                    became=Became.DONE,
                    activity=activity.id,
                    title=activity.title,
                    kind=activity.kind,
                    start=start,
                    minutes=20,
                    at=life.planner._instant(),
                    rated_by=("a",) if waits else ("a", "b"),
                    opinions=() if waits else (Opinion("a", stars[0]), Opinion("b", stars[1])),
                ),
                SealedRating(f"p{number}", start, "a", stars[0], "a secret note"),
            )
        writing.save(QuizAnswer("a", activities[0].id, activities[1].id))
    return life


def proposed(life: Life) -> Any:
    """What a window that was opened just now proposes."""
    return life.window().fill_week(WEEK)


def test_what_was_learned_is_kept_for_the_owner_alone_and_changes_nothing(years: Life) -> None:
    first = proposed(years)
    file = years.folder / FILE
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    assert proposed(years) == first
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "left",
    [b"", b"{}", b"\xff\xfe\n[]", b"0" * 32 + b'\n{"until": 1, "mark": "", "sums": []}', None, "half"],
)
def test_a_file_that_is_gone_or_broken_is_made_anew_and_nobody_notices(years: Life, left: bytes | str | None) -> None:
    first = proposed(years)
    file = years.folder / FILE
    whole = file.read_bytes()
    if left is None:
        file.unlink()
    else:
        file.write_bytes(whole[: len(whole) // 2] if isinstance(left, str) else left)
    assert proposed(years) == first
    assert file.read_bytes() == whole


def test_a_stale_file_is_made_anew(years: Life) -> None:
    proposed(years)
    old = (years.folder / FILE).read_bytes()
    check_in = min(years.planner.home.check_ins(), key=lambda c: c.start)
    with years.planner.home.act("", years.planner._instant()) as writing:
        writing.drop(check_in)
    with_old = proposed(years)
    assert (years.folder / FILE).read_bytes() != old
    (years.folder / FILE).unlink()
    assert proposed(years) == with_old


def test_what_only_one_partner_said_leaves_no_trace_in_it(years: Life) -> None:
    proposed(years)
    known = (years.folder / FILE).read_bytes()
    home = years.planner.home
    with home.act("", years.planner._instant()) as writing:
        writing.drop(*home.quiz_answers(), *(s for s in home.sealed_ratings() if int(s.plan[1:]) % 3 == 0))
    years.planner.add_boundary(years.alex, About.TAG, "music")
    (years.folder / FILE).unlink()
    proposed(years)
    assert (years.folder / FILE).read_bytes() == known
    assert "secret" not in known.decode()


def test_nothing_lies_open_beside_a_store_that_is_sealed(years: Life) -> None:
    pytest.importorskip("cryptography")
    first = proposed(years)
    assert (years.folder / FILE).exists()
    years.planner.home.set_passphrase(None, "a long passphrase")
    assert years.planner.fill_week(WEEK.shift(1))
    assert not (years.folder / FILE).exists()
    assert years.planner.fill_week(WEEK) == first
    assert not (years.folder / FILE).exists()


def test_a_short_past_leaves_no_file(tmp_path: Path) -> None:
    life = Life(tmp_path).begin()
    assert life.planner.fill_week(WEEK)
    assert not (tmp_path / FILE).exists()


def test_where_nothing_can_be_kept_the_ideas_are_the_same(years: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DataProblem("The disk is full.")

    first = proposed(years)
    (years.folder / FILE).unlink()
    monkeypatch.setattr("planner.store.derived.replace_file", full)
    assert proposed(years) == first
    assert not (years.folder / FILE).exists()
