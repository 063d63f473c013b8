from __future__ import annotations

from typing import Any

import pytest

from planner.planner.settings import SETTINGS, named
from tests.cli.running import Ourweek

CHANGES: list[tuple[str, str, Any]] = [
    ("names", "Kim Robin", ["Kim", "Robin"]),
    ("names", "Anna Lena, Jo", ["Anna Lena", "Jo"]),
    ("timezone", "Australia/Sydney", "Australia/Sydney"),
    ("week-start", "sun", "sunday"),
    ("free", "fri 19:00-22:00", "fri 19:00-22:00"),
    ("balance", "2:1:1", {"quality-time": 0.5, "touch": 0.25, "appreciation": 0.25}),
    ("per-week", "7", 7),
    ("contact", "2", 2),
    ("depth", "1", 1),
    ("cost", "small", "small"),
    ("budget", "0", 0),
    ("care", "around_ok", "around_ok"),
    ("apart", "yes", True),
    ("colours", "teal straw", ["teal", "straw"]),
    ("titles", "soft", "soft"),
    ("titles", "plain:plain:plain", "plain:plain:plain"),
    ("titles", "plain:soft:plain", "plain"),
    ("reminder", "30", 30),
    ("reminder", "none", None),
    ("remind-touch", "yes", True),
    ("show-as", "free", "free"),
    ("calendar", "Us two", "Us two"),
    ("own-titles", "Alex soft, Sam plain:plain:plain", {"Alex": "soft", "Sam": "plain:plain:plain"}),
    ("own-zone", "sam Asia/Tokyo", {"Sam": "Asia/Tokyo"}),
    ("address", "Alex alex@example.org", {"Alex": "alex@example.org"}),
    ("address", "none", {}),
    ("theme", "Rose-Pine", "rose-pine"),
    ("motion", "no", False),
    ("bell", "no", False),
]
WRONG = [
    ("names", "Kim"),
    ("names", "Kim kim"),
    ("timezone", "Berlin"),
    ("week-start", "someday"),
    ("free", "now and then"),
    ("balance", "0:0:0"),
    ("per-week", "0"),
    ("contact", "4"),
    ("depth", "-1"),
    ("cost", "millions"),
    ("budget", "x"),
    ("care", "none"),
    ("apart", "maybe"),
    ("colours", "teal teal"),
    ("colours", "teal"),
    ("titles", "loud"),
    ("titles", "plain:soft"),
    ("reminder", "soon"),
    ("remind-touch", "perhaps"),
    ("show-as", "tentative"),
    ("own-titles", "soft"),
    ("own-titles", "Alex loud"),
    ("own-zone", "Alex Tokyo"),
    ("own-zone", "Asia/Tokyo"),
    ("address", "Alex alex@home"),
    ("address", "Alex a@b.org:x"),
    ("theme", "nonsense"),
    ("motion", "a little"),
    ("bell", "loud"),
]


def test_every_setting_is_shown_with_what_it_is(ourweek: Ourweek) -> None:
    lines = ourweek("settings").out.splitlines()
    assert [line.split()[0] for line in lines] == [setting.key for setting in SETTINGS]
    for line, setting in zip(lines, SETTINGS, strict=True):
        assert line.endswith(f"({setting.says})")
    assert list(ourweek.json("settings")["settings"]) == [setting.key for setting in SETTINGS]


@pytest.mark.parametrize(("key", "typed", "value"), CHANGES)
def test_a_setting_is_changed_kept_and_taken_back(ourweek: Ourweek, key: str, typed: str, value: Any) -> None:
    before = ourweek.json("settings")["settings"]
    assert ourweek.json("settings", key, *typed.split()) == {"settings": {key: value}}
    assert ourweek.json("settings")["settings"] == {**before, key: value}
    if value != before[key]:
        assert ourweek("undo").out == f"Taken back: “{named(key).label}” was changed.\n"
    assert ourweek.json("settings")["settings"] == before


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_what_a_setting_shows_can_be_typed_again(ourweek: Ourweek, setting: Any) -> None:
    before = ourweek.json("settings", setting.key)
    shown = ourweek("settings", setting.key).out.removeprefix(setting.key).partition("  (")[0].strip()
    assert ourweek.json("settings", setting.key, shown) == before


@pytest.mark.parametrize(("key", "typed"), WRONG)
def test_what_a_setting_cannot_be_is_refused(ourweek: Ourweek, key: str, typed: str) -> None:
    before = ourweek.json("settings")
    ran = ourweek("settings", "--", key, *typed.split(), code=2)
    assert ran.err.startswith("ourweek: ")
    assert ran.err.count("\n") == 1
    assert ourweek.json("settings") == before


def test_colours_that_are_not_there_are_said_with_those_that_are(ourweek: Ourweek) -> None:
    said = ourweek("settings", "theme", "nonsense", code=2).err
    assert said.startswith("ourweek: theme is ourweek-dark, ourweek-light, ")
    assert said.endswith(" or tokyo-night, not 'nonsense'.\n")


def test_a_setting_that_is_not_there_is_said_with_those_that_are(ourweek: Ourweek) -> None:
    assert "There is no setting 'colour'; choose from names, timezone" in ourweek("settings", "colour", code=2).err


def test_new_names_stand_for_the_same_two_people(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00", "--by", "Alex")
    ourweek("settings", "names", "Kim", "Robin")
    assert ourweek.json("week")["plans"][0]["consent"] == {"Kim": "agreed", "Robin": "open"}


def test_what_is_each_ones_own_stays_with_them_and_is_taken_away_again(ourweek: Ourweek) -> None:
    ourweek("settings", "own-titles", "Alex soft, Sam blank")
    ourweek("settings", "names", "Kim", "Robin")
    assert ourweek.json("settings", "own-titles") == {"settings": {"own-titles": {"Kim": "soft", "Robin": "blank"}}}
    ourweek("settings", "own-titles", "Robin none")
    assert ourweek.json("settings", "own-titles") == {"settings": {"own-titles": {"Kim": "soft"}}}
    ourweek("settings", "own-titles", "none")
    assert ourweek.json("settings", "own-titles") == {"settings": {"own-titles": {}}}


def test_whose_it_is_has_to_be_one_of_the_two(ourweek: Ourweek) -> None:
    assert "is neither of you" in ourweek("settings", "own-zone", "Kim", "Asia/Tokyo", code=1).err
