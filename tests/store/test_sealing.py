"""Sealed stores: unreadable without their passphrase, and otherwise as good as open ones."""

from __future__ import annotations

import errno
import gzip
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import DataProblem, Locked
from planner.store import sealing
from planner.store.home import Home
from planner.store.journal import Act, Damage, Line, checksum_of, read_lines, write_line
from planner.store.key_slot import KeySlot
from planner.store.sealing import new_seal, unwrapped
from tests.store.faults import Died, dies, fails, faulty
from tests.store.samples import NOW, a_boundary, a_check_in, a_plan, a_rating, everything, save
from tests.store.test_damage import DAMAGES, NOT_IN_PRIVATE_FILES

FILES = ("store.json", "journal.jsonl", "private-a.json", "private-a.jsonl")
SECRETS = (b"massage", b"tickling", b"kingfisher", b"walk@ourweek", b"was planned")
OWN, SHARED = "a kettle and two cups", "the blue door of number nine"
MANY_CALLS = 200
USUAL_COST = sealing.COST

pytestmark = pytest.mark.usefixtures("_quick_keys")


def begun(folder: Path) -> Home:
    """A home whose files hold a few acts, some of both and some of Alex alone."""
    home, plan = Home(folder), a_plan()
    save(home, plan, what="Tea was planned")
    save(home, a_check_in(plan, "a"), a_rating(plan, "a", note="kingfisher"), a_boundary("a"), what="Alex rated Tea")
    save(home, a_plan("walk"), a_boundary("a", "tickling"), what="Walk was planned")
    return home


def opened(folder: Path, own: str = OWN, shared: str = SHARED) -> Home:
    """The home of somebody who knows the passphrases."""
    home = Home(folder)
    assert home.unlock(None, shared)
    assert home.unlock("a", own)
    return home


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A home of which all is sealed."""
    home = begun(tmp_path)
    home.set_passphrase(None, SHARED)
    home.set_passphrase("a", OWN)
    return tmp_path


def readable(folder: Path) -> set[str]:
    """The files in which something secret can be read; one in a backup is called as it was."""
    found = ((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file())
    plain = ((path.name.removesuffix(".gz"), gzip.decompress(b) if path.suffix == ".gz" else b) for path, b in found)
    return {name for name, data in plain if any(secret in data for secret in SECRETS)}


def test_what_is_sealed_can_not_be_read_from_any_file_and_is_all_there(tmp_path: Path) -> None:
    home = begun(tmp_path)
    before = everything(home)
    assert readable(tmp_path) == set(FILES)
    home.set_passphrase("a", OWN)
    assert readable(tmp_path) == {"store.json", "journal.jsonl"}
    home.set_passphrase(None, SHARED)
    assert readable(tmp_path) == set()
    assert everything(home) == everything(opened(tmp_path)) == before


def test_what_is_written_later_is_sealed_too(sealed: Path) -> None:
    home = opened(sealed)
    save(home, a_plan("walk", note="kingfisher"), a_boundary("a", "tickling"))
    home.undo(NOW)
    save(home, a_plan("walk", note="kingfisher"), a_boundary("a", "tickling"))
    assert readable(sealed) == set()
    assert everything(opened(sealed)) == everything(home)


def test_without_the_passphrase_nothing_is_read_or_written(sealed: Path) -> None:
    before = {path: path.read_bytes() for path in sealed.iterdir() if path.is_file()}
    home = Home(sealed)
    for attempt in (home.couple, home.plans, lambda: save(home, a_plan()), lambda: home.undo(NOW)):
        with pytest.raises(Locked) as locked:
            attempt()
        assert locked.value.partner is None
    assert not home.unlock(None, OWN)
    assert home.unlock(None, SHARED)
    with pytest.raises(Locked) as locked:
        home.boundaries()
    assert locked.value.partner == "a"
    with pytest.raises(Locked):
        save(home, a_boundary("a"))
    assert {path: path.read_bytes() for path in sealed.iterdir() if path.is_file()} == before


def test_what_both_share_goes_on_while_one_part_is_locked(tmp_path: Path) -> None:
    begun(tmp_path).set_passphrase("a", OWN)
    home = Home(tmp_path)
    with pytest.raises(Locked):
        home.boundaries("a")
    save(home, a_plan("bath"), a_boundary("b"))
    assert home.boundaries("b") == (a_boundary("b"),)
    assert len(home.plans()) == 3
    assert [home.is_sealed(partner) for partner in (None, "a", "b")] == [False, True, False]


def test_undo_reaches_through_the_setting_the_changing_and_the_removing_of_a_passphrase(tmp_path: Path) -> None:
    home = begun(tmp_path)
    for own, shared in ((OWN, SHARED), (OWN[::-1], SHARED[::-1]), (None, None)):
        home.set_passphrase("a", own)
        home.set_passphrase(None, shared)
    home = Home(tmp_path)
    assert readable(tmp_path) == set(FILES)
    assert [home.undo(NOW) for _ in range(3)] == ["Walk was planned", "Alex rated Tea", "Tea was planned"]
    assert sum(map(len, everything(tmp_path))) == 0


def test_after_a_change_only_the_new_passphrase_opens(sealed: Path) -> None:
    before = everything(opened(sealed))
    home = opened(sealed)
    home.set_passphrase("a", "another")
    assert not Home(sealed).unlock(None, "another")
    again = opened(sealed, own="another")
    assert everything(again) == before
    assert not again.unlock("a", OWN)


def test_a_part_that_is_empty_yet_is_sealed_from_its_first_word(tmp_path: Path) -> None:
    home = begun(tmp_path)
    home.set_passphrase("b", OWN)
    assert home.boundaries("b") == ()
    save(home, a_boundary("b", "kingfisher"))
    assert readable(tmp_path) == set(FILES)
    again = Home(tmp_path)
    with pytest.raises(Locked):
        again.boundaries("b")
    assert again.unlock("b", OWN)
    assert again.boundaries("b") == (a_boundary("b", "kingfisher"),)


def test_another_window_notices_a_passphrase_that_came_changed_or_went(tmp_path: Path) -> None:
    one = begun(tmp_path)
    two = Home(tmp_path)
    assert two.boundaries("a")
    one.set_passphrase("a", OWN)
    with pytest.raises(Locked):
        two.boundaries("a")
    save(two, a_plan("bath"))
    assert two.unlock("a", OWN)
    save(two, a_boundary("a", "kingfisher"))
    one.set_passphrase("a", "another")
    with pytest.raises(Locked):
        save(two, a_boundary("a", "tickling"))
    assert two.unlock("a", "another")
    one.set_passphrase("a", None)
    save(two, a_boundary("a", "snoring"))
    assert len(Home(tmp_path).boundaries("a")) == len(one.boundaries("a")) == 4


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        (name, damage)
        for name in FILES
        for damage in DAMAGES
        if damage not in NOT_IN_PRIVATE_FILES
        if not (name.endswith(".json") and damage == "lines turned round")
    ],
)
def test_one_damaged_sealed_file_loses_nothing_and_shows_nothing(sealed: Path, name: str, damage: str) -> None:
    path = sealed / name
    damaged = DAMAGES[damage](path.read_bytes())
    assert damaged != path.read_bytes()
    before = everything(opened(sealed))
    path.write_bytes(damaged)
    home = opened(sealed)
    assert everything(home) == before
    save(home, a_plan("next"), a_boundary("a", "next"))
    after = everything(home)
    assert sum(map(len, after)) == sum(map(len, before)) + 2
    assert everything(opened(sealed)) == after
    assert any(damaged in kept.read_bytes() for kept in sealed.rglob("*") if kept.is_file())
    assert readable(sealed) == set()


@pytest.mark.parametrize("name", FILES)
def test_one_missing_sealed_file_loses_nothing(sealed: Path, name: str) -> None:
    before = everything(opened(sealed))
    (sealed / name).unlink()
    home = opened(sealed)
    assert everything(home) == before
    save(home, a_plan("next"), a_boundary("a", "next"))
    assert (sealed / name).exists()
    assert readable(sealed) == set()


@pytest.mark.parametrize("name", ["store.json", "journal.jsonl"])
def test_damage_is_never_taken_for_a_passphrase(sealed: Path, name: str) -> None:
    for path in (sealed / "store.json", sealed / "journal.jsonl"):
        path.write_bytes(DAMAGES["bit in the middle"](path.read_bytes()))
    with pytest.raises(DataProblem, match="damaged"):
        opened(sealed).plans()


def test_a_sealed_line_counts_only_at_its_own_place() -> None:
    seal = new_seal("store", SHARED)
    act = Act(id="1", time="")
    (line,) = read_lines(write_line(2, "before", act, (), seal=seal) + b"\n", 0, "journal.jsonl", seal)
    assert isinstance(line, Line)
    for clear in ((b'"n":2', b'"n":3'), (b'"p":"before"', b'"p":"after"')):
        moved = write_line(2, "before", act, (), seal=seal).partition(b" ")[2].replace(*clear)
        (found,) = read_lines(checksum_of(moved).encode() + b" " + moved + b"\n", 0, "journal.jsonl", seal)
        assert isinstance(found, Damage)


PASSPHRASES = ((OWN, "another"), (OWN, None), (None, OWN))


@pytest.mark.parametrize("fault", [dies, fails(errno.ENOSPC)], ids=["dies", "full"])
@pytest.mark.parametrize(("old", "new"), PASSPHRASES, ids=["changing", "removing", "setting"])
def test_a_fault_at_any_moment_leaves_everything_under_one_of_the_two(
    tmp_path: Path, old: str | None, new: str | None, fault: Callable[[str], None]
) -> None:
    home = begun(tmp_path / "template")
    before = everything(home)
    home.set_passphrase("a", old)
    work = tmp_path / "work"
    opens = {old: 0, new: 0}
    for at in range(1, MANY_CALLS):
        shutil.copytree(tmp_path / "template", work)
        home = known(work, old)
        ended = False
        with faulty(at, fault, half=True):
            try:
                home.set_passphrase("a", new)
                ended = True
            except (Died, DataProblem):
                pass
        fits = [phrase for phrase in opens if known(work, phrase) is not None and fit(work, phrase)]
        assert len(fits) == 1
        opens[fits[0]] += 1
        again = known(work, fits[0])
        assert everything(again) == before
        save(again, a_boundary("a", "next"))
        assert len(known(work, fits[0]).boundaries("a")) == 3
        assert again.undo(NOW) == "Something was planned"
        shutil.rmtree(work)
        if ended:
            break
    assert opens[old]
    assert opens[new] > 1


def known(folder: Path, passphrase: str | None) -> Any:
    """A home opened with this passphrase, as far as it fits."""
    home = Home(folder)
    if passphrase is not None:
        home.unlock("a", passphrase)
    return home


def fit(folder: Path, passphrase: str | None) -> bool:
    """Whether Alex's part is under this passphrase, or with None under none."""
    home = Home(folder)
    return home.is_sealed("a") == (passphrase is not None) and home.unlock("a", passphrase or "")


@given(passphrase=st.text(min_size=1, max_size=40), other=st.text(max_size=40), plain=st.binary(max_size=80))
def test_only_its_own_passphrase_and_place_open_what_was_sealed(passphrase: str, other: str, plain: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "COST", 2)
        seal = new_seal("private-a", passphrase)
    text = seal.close("here", plain)
    slot = KeySlot.read(seal.slot.stored())
    again = unwrapped("private-a", slot, passphrase)
    assert again is not None
    assert again.open("here", text) == plain
    with pytest.raises(ValueError, match="another place"):
        again.open("there", text)
    assert unwrapped("private-b", slot, passphrase) is None
    assert unwrapped("private-a", slot, f"{passphrase}{other}?") is None


def test_two_keyboards_may_spell_a_letter_in_two_ways() -> None:
    assert unwrapped("store", new_seal("store", "caf\u00e9").slot, "cafe\u0301") is not None


@pytest.mark.parametrize("cost", [0, 1, 3, -2, 2**30, "16", 16.0, True, None])
def test_a_cost_that_would_keep_the_program_busy_is_damage(cost: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        KeySlot.read({"cost": cost, "salt": "", "key": ""})


def test_a_guess_is_never_cheap() -> None:
    assert USUAL_COST >= 2**17


def test_without_the_library_a_sealed_store_is_said_plainly(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cryptography.hazmat.primitives.ciphers.aead", None)
    with pytest.raises(DataProblem, match=r"ourweek\[encryption\]"):
        Home(sealed).unlock(None, SHARED)


def test_sealed_files_are_examined_as_far_as_that_goes_without_opening_them(sealed: Path) -> None:
    assert Home(sealed).examine() == ()
    for name in FILES:
        data = (sealed / name).read_bytes()
        for damage in ("bit in the middle", "cut in half", "empty", "another text"):
            (sealed / name).write_bytes(DAMAGES[damage](data))
            (fault,) = Home(sealed).examine()
            assert fault.startswith(f"{name} is ")
        (sealed / name).write_bytes(data)
    assert opened(sealed).examine() == ()


def test_mending_leaves_what_is_sealed_as_it_is_until_it_is_opened(sealed: Path) -> None:
    before = everything(opened(sealed))
    for name in FILES[2:]:
        (sealed / name).write_bytes(DAMAGES["bit in the middle"]((sealed / name).read_bytes()))
    damaged = {path: path.read_bytes() for path in sealed.iterdir() if path.is_file()}
    home = Home(sealed)
    home.unlock(None, SHARED)
    assert home.mend() == ()
    assert {path: path.read_bytes() for path in damaged} == damaged
    assert home.unlock("a", OWN)
    assert len(home.mend()) == 1
    assert everything(opened(sealed))[1] == before[1]


def test_where_neither_file_says_what_opens_it_a_backup_does(sealed: Path) -> None:
    opened(sealed).back_up("by-hand", NOW)
    (sealed / "private-a.json").write_bytes(b"damaged")
    journal = sealed / "private-a.jsonl"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[1:]))
    home = Home(sealed)
    home.unlock(None, SHARED)
    assert not home.unlock("a", "another")
    assert home.unlock("a", OWN)
    home.mend()
    assert home.boundaries("a")
