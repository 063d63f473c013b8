from __future__ import annotations

import pytest

from tests.cli.running import Ourweek


def test_beginning_welcomes_both_and_says_what_to_do_next(nobody: Ourweek) -> None:
    ran = nobody("init", "--names", "Alex", "Sam", "--timezone", "Europe/Berlin")
    assert ran.out.startswith("Welcome, Alex and Sam.\n")
    assert "'ourweek fill --agree'" in ran.out
    assert ran.err == ""


def test_a_couple_begins_with_what_it_said(nobody: Ourweek) -> None:
    words = ("--timezone", "Australia/Sydney", "--free", "fri 19:00-22:00", "--balance", "2:1:1")
    couple = nobody.json("init", "--names", "Alex", "Sam", *words)["couple"]
    assert couple["names"] == ["Alex", "Sam"]
    assert couple["timezone"] == "Australia/Sydney"
    assert couple["free"] == "fri 19:00-22:00"
    assert couple["balance"] == {"quality-time": 0.5, "touch": 0.25, "appreciation": 0.25}


def test_the_zone_of_the_computer_is_taken_where_none_is_given(
    nobody: Ourweek, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What was found before is remembered for as long as a program runs.
    monkeypatch.setattr("tzlocal.unix._cache_tz_name", None)
    monkeypatch.setenv("TZ", "America/Lima")
    assert nobody.json("init", "--names", "Alex", "Sam")["couple"]["timezone"] == "America/Lima"


def test_free_times_need_no_quotes(nobody: Ourweek) -> None:
    words = ("--free", "mon", "20:00-22:00,", "sat 10:00-12:00")
    assert nobody.json("init", *words, "--names", "A", "B")["couple"]["free"] == "mon 20:00-22:00, sat 10:00-12:00"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--names", "Alex", "alex"), 2),
        (("--names", "Alex", ""), 2),
        (("--names", "Alex", "\x1b"), 2),
        (("--names", "A", "B", "--timezone", "Moon/Crater"), 2),
        (("--names", "A", "B", "--timezone", ""), 2),
        (("--names", "A", "B", "--timezone", "../../etc/passwd"), 2),
        (("--names", "A", "B", "--free", "whenever"), 2),
        (("--names", "A", "B", "--free", ""), 2),
        (("--names", "A", "B", "--balance", "1:2"), 2),
        (("--names", "A", "B", "--balance", "nan:1:1"), 2),
    ],
)
def test_what_nobody_can_begin_with_is_refused_and_nothing_is_kept(
    nobody: Ourweek, words: tuple[str, ...], code: int
) -> None:
    ran = nobody("init", *words, code=code)
    assert ran.err.startswith("ourweek: ")
    assert ran.err.count("\n") == 1
    assert nobody("today").out == ""
    nobody("week", code=1)


def test_a_second_couple_is_refused(ourweek: Ourweek) -> None:
    ran = ourweek("init", "--names", "A", "B", code=1)
    assert ran.err == "ourweek: Alex and Sam live here already; choose another folder with --data.\n"


def test_where_shows_the_folder_and_what_lies_in_it(ourweek: Ourweek) -> None:
    found = ourweek.json("where")
    assert found["data"] == str(ourweek.data)
    assert "store.json" in found["files"]
    assert found["packs"] == str(ourweek.data / "packs")
    assert found["catalogue"].endswith("activities")
    assert str(ourweek.data) in ourweek("where").out


def test_where_names_no_file_that_is_one_partners_alone(ourweek: Ourweek) -> None:
    ourweek("boundary", "add", "--by", "Sam", "--tag", "film")
    assert (ourweek.data / "private-b.json").is_file()
    assert "private" not in ourweek("where").out + ourweek("where", "--json").out
