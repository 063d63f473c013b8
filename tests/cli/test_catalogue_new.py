"""Writing an activity of one's own from the command line."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.running import Ourweek

STARS = ("catalogue", "new", "--title", "Star watching", "--kind", "quality-time")


def own(nobody: Ourweek, name: str = "own") -> Path:
    return nobody.data / "packs" / f"{name}.toml"


def test_a_title_and_a_kind_are_enough(nobody: Ourweek) -> None:
    written = nobody.json(*STARS)["activity"]
    assert (written["id"], written["title"], written["pack"]) == ("star-watching", "Star watching", "own")
    assert nobody.json("catalogue", "show", "star watching")["activity"] == written
    assert stat.S_IMODE(own(nobody).stat().st_mode) == 0o600


def test_everything_that_was_said_stands_in_the_record(nobody: Ourweek) -> None:
    words = [*STARS[:-1], "touch", "--minutes", "20", "--energy", "low", "--cost", "small", "--setting", "home", "out"]
    words += [
        "--summary",
        'A "small" idea.',
        "--step",
        "Sit down.",
        "--step",
        "Look up.",
        "--gentler",
        "From a window.",
    ]
    words += [
        "--consent-cue",
        "Would you like to? Stop at any time.",
        "--contact",
        "2",
        "--tags",
        "nature",
        "stillness",
    ]
    written = nobody.json(*words, "--pack", "sundays")["activity"]
    for name, value in {
        "kind": "touch",
        "minutes": {"min": 10, "typical": 20, "max": 40},
        "energy": "low",
        "cost": "small",
        "setting": ["home", "out"],
        "summary": 'A "small" idea.',
        "steps": ["Sit down.", "Look up."],
        "gentler": "From a window.",
        "consent_cue": "Would you like to? Stop at any time.",
        "contact": 2,
        "tags": ["nature", "stillness"],
        "pack": "sundays",
    }.items():
        assert written[name] == value, name
    assert nobody.json("catalogue", "show", "star-watching")["activity"] == written
    assert nobody("catalogue", "check", str(own(nobody, "sundays"))).out.endswith("All sound.\n")


def test_what_was_written_is_shown_with_the_place_of_its_file(nobody: Ourweek) -> None:
    ran = nobody(*STARS)
    assert "Star watching" in ran.out
    assert ran.err == f"It stands in {own(nobody)}, where you can change it with any editor.\n"


def test_the_next_one_comes_after_it_and_leaves_it_as_it_was(nobody: Ourweek) -> None:
    nobody(*STARS)
    first = own(nobody).read_bytes() + b"# a comment of ours"
    own(nobody).write_bytes(first)
    nobody("catalogue", "new", "--title", "Cloud watching", "--kind", "quality-time")
    assert own(nobody).read_bytes().startswith(first)
    found = [a["title"] for a in nobody.json("catalogue", "search", "watching")["activities"]]
    assert found[:2] == ["Cloud watching", "Star watching"]
    assert [path.name for path in own(nobody).parent.iterdir()] == ["own.toml"]


@pytest.mark.parametrize("title", ["Hand cream minutes", "hand CREAM minutes"])
def test_what_is_shipped_is_never_written_over(nobody: Ourweek, title: str) -> None:
    ran = nobody("catalogue", "new", "--title", title, "--kind", "touch", code=1)
    assert ran.err.startswith('ourweek: "Hand cream minutes" in the pack "Kind hands" has this name')
    assert not own(nobody).exists()


def test_the_same_title_twice_is_refused_in_whatever_pack(nobody: Ourweek) -> None:
    nobody(*STARS)
    before = own(nobody).read_bytes()
    assert "choose another title" in nobody(*STARS, code=1).err
    assert "choose another title" in nobody(*STARS, "--pack", "other", code=1).err
    assert own(nobody).read_bytes() == before
    assert not own(nobody, "other").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--title", "A: b"), "The title holds a colon; do without."),
        (("--title", "  "), "The title is missing; write it."),
        (("--tags", "sky"), 'The tags entry 1 has no word "sky"; choose from'),
        (("--contact", "2"), 'The contact is more than 0; that is for kind "touch" only.'),
        (("--contact", "4"), "--contact is a whole number from 0 to 3, not '4'."),
        (("--pack", "../own"), "A pack's name is made of small letters, digits and hyphens"),
        (("--pack", "con"), "A pack's name is made of small letters, digits and hyphens"),
        (("--pack", ""), "A pack's name is made of small letters, digits and hyphens"),
        (("--kind", "sky"), "--kind is quality-time, touch or appreciation, not 'sky'."),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence_and_nothing_is_written(
    nobody: Ourweek, words: tuple[str, ...], said: str
) -> None:
    ran = nobody(*STARS, *words, code=2)
    assert ran.err.startswith(f"ourweek: {said}")
    assert ran.err.count("\n") == 1
    assert not own(nobody).exists()


def test_a_faulty_pack_is_refused_and_stays_as_it_is(nobody: Ourweek) -> None:
    own(nobody).parent.mkdir(parents=True)
    own(nobody).write_bytes(b"[[activity]]\ntitle = 5\n")
    ran = nobody(*STARS, code=1)
    assert "Nothing was written, as the pack would not be sound: own.toml:1: activity 1, kind: is missing" in ran.err
    assert own(nobody).read_bytes() == b"[[activity]]\ntitle = 5\n"


def test_a_link_in_place_of_the_pack_is_not_followed(nobody: Ourweek, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_bytes(b"")
    own(nobody).parent.mkdir(parents=True)
    own(nobody).symlink_to(elsewhere)
    assert "is not a plain file" in nobody(*STARS, code=3).err
    assert elsewhere.read_bytes() == b""


def test_what_was_written_can_be_planned(ourweek: Ourweek) -> None:
    ourweek(*STARS)
    assert ourweek.json("add", "star watching", "fri 20:00")["plan"]["activity"] == "star-watching"
