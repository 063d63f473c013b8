"""What is one partner's alone, seen with the other's eyes: every command puts out the same, whatever it is."""

from __future__ import annotations

import argparse
import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.cli.parser import GROUPS, Parser, _parser
from planner.model.boundary import About
from planner.model.checkin import Rating
from planner.model.feedback import QuizAnswer
from planner.planner import Planner
from tests.cli.running import Ourweek, Ran

pytestmark = pytest.mark.usefixtures("_quick_keys")

LOOKING = """
week
week next
today
journal
insights
busy list
settings
keys
completion bash
partner list
partner free
boundary list --by Sam
catalogue list --kind touch
catalogue show hand-cream-minutes
catalogue search music
catalogue packs
catalogue check none.toml
catalogue coverage
export - --all
export - --all --titles soft
engine
"""
CHANGING = """
init --names Kim Kai
partner rename Sam Samira
partner rename Samira Sam
partner pin Sam
settings reminder 30
boundary add --by Sam --tag food
boundary remove ffff --by Sam
add hand-cream-minutes 2026-11-26 20:00 --by Sam
agree cream --by Alex
add --own Chess 2026-11-26 22:00 --by Alex
decline chess --by Sam
edit soup --minutes 11
move soup 2026-11-27 20:00
done soup
skip tea
rate walk 4 --by Sam --note heron
undo
undo
remove cream
done cream
catalogue favourite hand-cream-minutes
catalogue new --title Owls --kind quality-time
export week.ics
export calendar --vdir
import week.ics
import week.ics --apply
busy add week.ics --for Sam
busy refresh
busy remove week
undo
"""
EVERYTHING = """
where
doctor
backup
backup copy
backup --format json all.json
restore all.json
undo
erase
"""
SUGGESTING = """
fill next
suggest --at 2026-11-26T20:00 --count 12 --minutes 60
fill next --agree
"""
SECRETS = ("kingfisher", "wheelbarrow", "a kettle and two cups")
Secret = Callable[[Planner], None]


def say_no(planner: Planner) -> None:
    planner.add_boundary(planner.couple.partners[0], About.TAG, "music")


def find_it_lovely(planner: Planner) -> None:
    _rate_again(planner, Rating.LOVELY, "kingfisher, again")


def find_it_dull(planner: Planner) -> None:
    _rate_again(planner, Rating.NOT_FOR_ME, "wheelbarrow")


def _rate_again(planner: Planner, rating: Rating, note: str) -> None:
    """One rating that waits for Sam's still, and a private note of one that doesn't."""
    alex = planner.couple.partners[0]
    (mine,) = (sealed for sealed in planner.home.sealed_ratings("a") if sealed.private)
    planner.rate(planner.find("hand"), alex, rating, note)
    planner.rate(planner.find("tea"), alex, mine.rating, note, private=True)


def answer_the_quiz(planner: Planner) -> None:
    planner.answer_quiz([QuizAnswer("a", one.id, two.id) for one, two in planner.quiz(4)])


def set_a_passphrase(planner: Planner) -> None:
    planner.set_passphrase(planner.couple.partners[0], "a kettle and two cups")


STEERING = (say_no, answer_the_quiz, set_a_passphrase)
"""These may show in what is suggested, and nowhere else."""


def leaves(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Every command that can be called."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield before
    for action in below:
        for name, inner in action.choices.items():
            yield from leaves(inner, f"{before} {name}".strip())


def test_every_command_is_walked_through() -> None:
    parser: Parser = _parser(tuple(GROUPS))
    walked = (LOOKING + CHANGING + EVERYTHING + SUGGESTING).splitlines()
    unseen = {leaf for leaf in leaves(parser) if not any(f"{line} ".startswith(f"{leaf} ") for line in walked)}
    # It has a couple of its own.
    assert unseen == {"demo"}, "add a line for it above"


@pytest.fixture
def told(ourweek: Ourweek) -> Ourweek:
    """Alex has rated twice, once unseen still and once with a private note; Sam's walk is to be rated."""
    ourweek("add", "hand-cream-minutes", "today", "20:00")
    for title in ("Tea", "Walk", "Soup"):
        ourweek("add", "--own", title, "today", "19:00")
    ourweek.now = "2026-11-23T22:00"
    ourweek("rate", "hand", "5", "--by", "Alex", "--note", "kingfisher")
    ourweek("rate", "tea", "3", "--by", "Alex", "--note", "kingfisher", "--private")
    ourweek("rate", "tea", "4", "--by", "Sam")
    return ourweek


def test_what_one_keeps_private_changes_nothing_that_any_command_puts_out(
    told: Ourweek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walked(secret: Secret | None) -> dict[str, Ran]:
        folder = tmp_path / "world"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(told.data, folder / "data")
        monkeypatch.chdir(folder)
        monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
        there = Ourweek(Path("data"), told.capture)
        there.now = told.now
        if secret:
            secret(there.planner())
        lines = walk(secret)
        return {f"{n} {line}": _without_chance(ran(there, line, monkeypatch)) for n, line in enumerate(lines)}

    base = walked(None)
    for secret in STEERING:
        found = walked(secret)
        assert [line for line in found if found[line] != base[line]] == [], secret.__name__
    assert walked(find_it_lovely) == walked(find_it_dull)
    assert sum(found.code == 0 for found in base.values()) > 50
    assert not [hint for hint in SECRETS if hint in str(base)]


def walk(secret: Secret | None) -> Iterator[str]:
    """Every command, in words or as JSON; last what may differ by a passphrase, then by a no."""
    texts = (LOOKING, CHANGING, EVERYTHING, SUGGESTING)
    looking, changing, everything, ideas = (lines.strip().splitlines() for lines in texts)
    yield from looking
    yield from (line if number % 2 else f"{line} --json" for number, line in enumerate(changing))
    yield from (f"{line} --json" for line in looking if not line.startswith("catalogue"))
    if secret is not set_a_passphrase:
        # A passphrase makes a copy of its own, and what holds everything asks for it.
        yield from (*everything, *(f"{line} --json" for line in everything))
    if secret not in STEERING:
        yield from (*ideas, *(f"{line} --json" for line in ideas))


def ran(there: Ourweek, line: str, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """What a command put out, for somebody who is not at a terminal."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    return there.anyhow(*line.split())


def _without_chance(found: Ran) -> Ran:
    """What a command put out, without the ids that are random anyway."""
    out, err = (re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\[[0-9a-f]{4,}\]", "ID", text) for text in (found.out, found.err))
    return Ran(found.code, out, err)


def test_the_shared_files_are_the_same_too(told: Ourweek) -> None:
    def shared() -> dict[str, bytes]:
        files = (path for path in told.data.iterdir() if path.is_file() and not path.name.startswith("private-"))
        return {path.name: path.read_bytes() for path in files}

    before = shared()
    for secret in STEERING:
        secret(told.planner())
        assert shared() == before
    assert not [hint for hint in SECRETS if any(hint.encode() in data for data in before.values())]


def test_what_is_suggested_keeps_to_a_private_no_and_differs_in_nothing_else(told: Ourweek) -> None:
    before = told.json("fill", "next")["proposals"]
    say_no(told.planner())
    after = told.json("fill", "next")
    assert after["proposals"]
    assert list(after) == ["seed", "proposals"]
    activities = {activity["id"]: activity for activity in told.json("catalogue", "list")["activities"]}
    assert not [p for p in after["proposals"] if "music" in activities[p["activity"]]["tags"]]
    assert {frozenset(p) for p in after["proposals"]} == {frozenset(p) for p in before}
