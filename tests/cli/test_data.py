"""backup, restore, doctor, erase, and what where says of the copies."""

from __future__ import annotations

import io
import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.running import Ourweek


def test_a_backup_is_kept_and_named(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00")
    kept = ourweek.json("backup")["backup"]
    assert kept["kind"] == "by-hand"
    assert ourweek.json("where")["backups"][-1] == kept
    assert "by hand" in ourweek("where").out
    assert Path(kept["path"]).is_dir()


def test_a_copy_brings_everything_back_and_can_be_taken_back(ourweek: Ourweek, tmp_path: Path) -> None:
    ourweek.own("Tea", "fri", "20:00")
    ourweek("backup")
    ourweek("catalogue", "new", "--title", "Soup on the roof", "--kind", "quality-time")
    ourweek("remove", "tea")
    restored = ourweek("restore", "newest")
    assert "What was there before is kept as" in restored.err
    assert "Tea" in ourweek("week").out
    assert ourweek.json("undo")["undone"].startswith("The backup of 23 November 2026")
    assert "Tea" not in ourweek("week").out


def test_what_was_brought_back_is_said_by_its_name_or_its_place(ourweek: Ourweek, tmp_path: Path) -> None:
    kept = ourweek.json("backup", str(tmp_path / "copy"))["backup"]
    for word in ("newest", kept["name"]):
        assert ourweek.json("restore", word) == {"backup": kept, "path": None}
    elsewhere = os.path.relpath(tmp_path / "copy")
    assert ourweek.json("restore", elsewhere) == {"backup": None, "path": str(Path(elsewhere).absolute())}


@pytest.mark.parametrize("private", [(), ("boundary", "add", "--by", "Sam", "--tag", "film")])
def test_a_copy_that_is_like_the_present_is_taken_back_as_such(ourweek: Ourweek, private: tuple[str, ...]) -> None:
    ourweek.own("Tea", "fri", "20:00")
    ourweek("backup")
    if private:
        ourweek(*private)
    said = [ourweek("restore", "newest").out, ourweek("undo").out, ourweek("undo").out]
    assert said[1].startswith("Taken back: The backup of 23 November 2026")
    assert said[2] == "Taken back: Tea was planned.\n"


def test_a_copy_elsewhere_is_taken_back_in_another_folder(ourweek: Ourweek, tmp_path: Path) -> None:
    ourweek.own("Tea", "fri", "20:00")
    for words, place in ((("backup",), "copy"), (("backup", "--format", "json"), "copy.json")):
        ourweek(*words, str(tmp_path / place))
        other = Ourweek(tmp_path / f"other-{place}", ourweek.capture)
        other("restore", str(tmp_path / place))
        assert "Tea" in other("week").out
    assert (tmp_path / "copy.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o700


def test_the_readable_copy_says_that_private_parts_are_in_it(ourweek: Ourweek, tmp_path: Path) -> None:
    ourweek("boundary", "add", "--by", "Sam", "--tag", "film")
    ran = ourweek("backup", "--format", "json")
    assert json.loads(ran.out)["format"] == "ourweek-backup"
    assert "film" not in ran.out
    assert "under no passphrase" in ran.err
    ourweek("boundary", "remove", ourweek.json("boundary", "list", "--by", "Sam")["boundaries"][0]["id"], "--by", "Sam")
    (tmp_path / "all.json").write_text(ran.out)
    assert "film" not in ourweek("restore", str(tmp_path / "all.json")).out
    assert len(ourweek.json("boundary", "list", "--by", "Sam")["boundaries"]) == 1


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
@pytest.mark.parametrize("words", [("backup",), ("backup", "--format", "json")])
def test_nothing_is_written_over(ourweek: Ourweek, tmp_path: Path, kind: str, words: tuple[str, ...]) -> None:
    place = tmp_path / "there"
    if kind == "file":
        place.write_text("precious")
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to(tmp_path / "nowhere")
    assert "already" in ourweek(*words, str(place), code=1).err
    assert "folder of your data" in ourweek(*words, str(ourweek.data / "copy"), code=1).err


def test_what_is_no_copy_is_refused_and_nothing_is_changed(ourweek: Ourweek, tmp_path: Path) -> None:
    ourweek.own("Tea", "fri", "20:00")
    (tmp_path / "x.json").write_text("{}")
    (tmp_path / "folder").mkdir()
    for source in ("", "nothing", str(tmp_path / "x.json"), str(tmp_path / "folder")):
        assert ourweek("restore", source, code=1).err.count("\n") == 1
    assert len(ourweek.json("where")["backups"]) == 1


def test_a_folder_that_is_called_like_a_copy_hides_none(
    ourweek: Ourweek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ourweek.own("Tea", "fri", "20:00")
    ourweek("backup")
    ourweek("remove", "tea")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2").mkdir()
    # Somebody's own archives are nothing to unpack.
    (tmp_path / "2" / "photos.gz").write_bytes(b"no archive at all")
    ourweek("restore", "2")
    assert "Tea" in ourweek("week").out


def test_doctor_finds_all_sound(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00")
    assert ourweek("doctor").out == "All sound; 1 backup is kept.\n"
    assert ourweek.json("doctor") == {"sound": True, "findings": []}


def test_doctor_is_not_stopped_by_a_file_that_has_gone_since_it_was_listed(
    ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda self, pattern: [*listed(self, pattern), self / ".store.json.new"])
    assert ourweek("doctor").out.startswith("All sound;")


def test_doctor_names_a_fault_and_mends_it_when_told_to(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00")
    (ourweek.data / "store.json").write_bytes(b"damaged")
    (ourweek.data / "journal.jsonl").chmod(0o644)
    found = ourweek("doctor", code=1).out
    assert "store.json is damaged" in found
    assert "can be read by others" in found
    mended = ourweek("doctor", "--repair").out
    assert "Mended: store.json" in mended
    assert "All sound" in mended
    assert ourweek("doctor").out.startswith("All sound")


def test_doctor_brings_back_what_can_be_read_of_broken_data(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00")
    ourweek("backup")
    for name in ("store.json", "journal.jsonl"):
        (ourweek.data / name).write_bytes(b"damaged\n")
    assert "ourweek doctor --repair" in ourweek("week", code=3).err
    assert ourweek.json("doctor", code=3)["findings"][0]["sort"] == "broken"
    assert "damaged files lie in 'damaged'" in ourweek("doctor", "--repair").out
    assert "Tea" in ourweek("week").out


def test_doctor_warns_of_a_folder_that_is_synced(ourweek: Ourweek, tmp_path: Path) -> None:
    other = Ourweek(tmp_path / "Dropbox" / "data", ourweek.capture).begin()
    assert "copies files to other computers" in other("doctor").out


def test_where_nobody_has_begun_there_is_nothing_to_find(nobody: Ourweek) -> None:
    assert nobody("doctor").out == "All sound; 0 backups are kept.\n"
    assert "Nobody has begun" in nobody("backup", code=1).err
    nobody("erase", "--yes", code=1)
    assert not nobody.data.exists()


@pytest.mark.parametrize("lost", [("store.json", "journal.jsonl"), ("",)])
def test_where_all_is_gone_but_copies_the_way_back_is_said_and_works(ourweek: Ourweek, lost: tuple[str, ...]) -> None:
    ourweek.own("Tea", "fri", "20:00")
    ourweek("backup")
    for name in lost:
        (ourweek.data / name).unlink() if name else shutil.rmtree(ourweek.data)
    gone = "What was here is gone, but copies of it are kept; 'ourweek restore newest' puts the last one back."
    assert ourweek("week", code=1).err == f"ourweek: {gone}\n"
    assert ourweek("today").out == ""
    assert ourweek.json("doctor", code=1)["findings"] == [{"sort": "fault", "sentence": gone}]
    ourweek("restore", "newest")
    assert "Tea" in ourweek("week").out
    assert ourweek("doctor").out.startswith("All sound")


def test_copies_can_be_erased_where_the_data_was_deleted_by_hand(ourweek: Ourweek) -> None:
    ourweek("backup")
    shutil.rmtree(ourweek.data)
    ourweek("erase", "--yes")
    assert "Nobody has begun here yet" in ourweek("week", code=1).err
    assert ourweek("doctor").out == "All sound; 0 backups are kept.\n"


@pytest.mark.usefixtures("opener")
def test_erase_takes_everything_away_and_says_what_it_can_not(ourweek: Ourweek) -> None:
    ourweek("boundary", "add", "--by", "Sam", "--tag", "film")
    ourweek("catalogue", "new", "--title", "Soup on the roof", "--kind", "quality-time")
    ourweek("catalogue", "list")
    assert (ourweek.data / "catalogue.json").is_file()
    ourweek("export", "--open")
    ourweek("settings", "titles", "blank")
    ourweek("export", "--open")
    assert len(list(ourweek.data.glob("calendar/*.ics"))) == 2
    ourweek("backup")
    home = Path(os.environ["HOME"])
    assert list(home.rglob("*.json.gz"))
    (ourweek.data / "letter.txt").write_text("not Ourweek's")
    ran = ourweek("erase", "--yes")
    assert "Calendars that you exported to" in ran.err
    assert "letter.txt" in ran.err
    assert [path.name for path in ourweek.data.rglob("*")] == ["letter.txt"]
    assert [path for path in home.rglob("*") if path.is_file() or path.name == "ourweek"] == []
    (ourweek.data / "letter.txt").unlink()
    ourweek.begin()


def test_restore_leaves_what_is_somebodys_own_beside_the_data(ourweek: Ourweek) -> None:
    own, keys = ourweek.data / "pyproject.toml", ourweek.data / "keys.toml"
    own.write_text("a = 1\n", encoding="utf-8")
    keys.write_text('"week.fill" = "F"\n', encoding="utf-8")
    ourweek("backup")
    ourweek("backup", "--format", "json", str(ourweek.data.parent / "all.json"))
    for copy in ("newest", str(ourweek.data.parent / "all.json")):
        for path in (own, keys):
            path.write_text("b = 2\n", encoding="utf-8")
        ourweek("restore", copy)
        assert own.read_text(encoding="utf-8") == "b = 2\n"
        assert "week.fill" in keys.read_text(encoding="utf-8")


@pytest.mark.usefixtures("opener")
def test_erase_leaves_what_is_somebodys_own_wherever_it_lies_among_the_data(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "fri", "20:00")
    ourweek("catalogue", "new", "--title", "Soup on the roof", "--kind", "quality-time")
    ourweek("export", "--open")
    ours = ["keys.toml", ".store.json.new", "packs/.own.toml.new", "backups/.new/store.json.gz", "damaged/store.1.json"]
    theirs = ["pyproject.toml", "notes.jsonl", "private-letters.json", ".draft.new", "packs/list.txt"]
    theirs += ["backups/holiday.zip", "damaged/photo.jpg", "calendar/work.ics"]
    for name in (*ours, *theirs):
        path = ourweek.data / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
    err = ourweek("erase", "--yes").err
    left = sorted(path.relative_to(ourweek.data).as_posix() for path in ourweek.data.rglob("*") if path.is_file())
    assert left == sorted(theirs)
    assert all(name in err for name in theirs)


def test_erase_leaves_the_copies_of_other_data_where_they_are(ourweek: Ourweek, tmp_path: Path) -> None:
    other = Ourweek(tmp_path / "other", ourweek.capture)
    other.begin()
    other("backup")
    ourweek("erase", "--yes")
    assert list(Path(os.environ["HOME"]).rglob("*.json.gz"))
    assert other("doctor").out.startswith("All sound")


@pytest.mark.parametrize(("answer", "gone"), [("erase\n", True), ("y\n", False), ("", False)])
def test_erase_asks_first(ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch, answer: str, gone: bool) -> None:
    class Typed(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Typed(answer))
    ourweek("erase", code=0 if gone else 1)
    assert ourweek.data.exists() is not gone


def test_erase_asks_nobody_where_nobody_is(ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("erase\n"))
    assert "--yes" in ourweek("erase", code=1).err
    assert ourweek.data.exists()


def test_doctor_names_a_faulty_pack(ourweek: Ourweek) -> None:
    ourweek("catalogue", "new", "--title", "Soup on the roof", "--kind", "quality-time")
    ourweek("doctor")
    (ourweek.data / "packs" / "other.toml").write_text("[[activity]]\ntitle = 3\n")
    os.chmod(ourweek.data / "packs" / "other.toml", 0o600)  # noqa: PTH101
    assert "A pack is left out: other.toml" in ourweek("doctor", code=1).out
