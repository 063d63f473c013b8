from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.catalogue.catalogue import load
from planner.catalogue.document import MAX_BYTES
from planner.catalogue.pack import ENOUGH_FAULTS, MAX_ACTIVITIES, read_pack
from tests.catalogue.samples import COMPLETE, HEADER, pack_text, write

GOOD = pack_text(COMPLETE)
DOTTED = ".".join("a" * 1000)

HOSTILE: list[tuple[str, bytes, str]] = [
    ("empty", b"", "has no [pack] table; begin with one."),
    ("nothing but a comment", b"# nothing\n", "has no [pack] table; begin with one."),
    ("byte order mark", b"\xef\xbb\xbf" + GOOD.encode(), "1: begins with a byte order mark"),
    ("utf-16", GOOD.encode("utf-16"), "1: is not UTF-8 text"),
    ("utf-16 without mark", GOOD.encode("utf-16-le"), "1: holds a control character"),
    ("latin-1", GOOD.replace("Samples", "Café").encode("latin-1"), "2: is not UTF-8 text"),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is not UTF-8 text"),
    ("zeros", b"\0" * 4096, "1: holds a control character"),
    ("escape sequence", GOOD.replace("Samples", "\x1b]0;x\x07").encode(), "2: holds a control character"),
    ("huge", b"#\n" * (MAX_BYTES // 2 + 1), "is larger than 1 MB; split it into several packs."),
    ("long line", GOOD.encode() + b"# " + b"x" * 5000, "has a line of more than 4096 bytes"),
    ("deep lists", GOOD.encode() + b"x = " + b"[" * 1500 + b"]" * 1500, "nests brackets more than 16 deep"),
    ("deep tables", GOOD.encode() + b"x = " + b"{a=" * 900 + b"1" + b"}" * 900, "nests brackets more than 16 deep"),
    ("dotted bomb", b".".join([b"a"] * 20_000) + b" = 1\n", "1: has a line of more than 4096 bytes"),
    ("many dotted bombs", "".join(f"{DOTTED}.k{n} = 1\n" for n in range(300)).encode(), "1: joins names with more"),
    ("not toml", b"<html><body>Please log in</body></html>", "1: is not TOML: invalid statement."),
    ("json", b'{"activities": []}', "1: is not TOML: "),
    ("cut short", GOOD[:-20].encode(), "is not TOML: "),
    ("same field twice", GOOD.encode() + b'id = "again"\n', "is not TOML: cannot overwrite a value."),
    ("bare return", b"[pack]\rname = 1", "1: is not TOML: "),
    ("lone surrogate", GOOD.replace("Samples", "\\ud800").encode(), "2: is not TOML: "),
    ("table of the wrong type", b"pack = 5\n", "holds no activity"),
    (
        "activity as a number",
        GOOD.split("[[")[0].encode().replace(b"[pack]", b"activity = 5\n[pack]"),
        "holds no activity",
    ),
    ("activity as one table", GOOD.replace("[[activity]]", "[activity]").encode(), "8: holds no activity"),
    ("activities as numbers", b"activity = [1]\n" + GOOD.split("[[")[0].encode(), "activity 1: is not a table"),
    ("another table", GOOD.encode() + b"[[activities]]\n", "activities: has no place here"),
    ("markup as an id", GOOD.replace("line-in-a-pocket", "[/b]").encode(), 'activity "[/b]", id: is not an id'),
    ("bomb as a number", GOOD.replace("depth = 1", "depth = 0x" + "f" * 4000).encode(), "depth: is not a whole number"),
    ("escape in an escape", GOOD.replace("Samples", "\\u001b[2J").encode(), "2: pack, name: holds characters"),
    ("escape in a field's name", GOOD.encode() + b'"\\u001b[2J" = 1\n', "[2J: is not a field"),
]


@pytest.mark.parametrize(("raw", "sentence"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_hostile_pack_is_refused_in_a_harmless_sentence_and_the_rest_goes_on(
    tmp_path: Path, raw: bytes, sentence: str
) -> None:
    (tmp_path / "a-bad.toml").write_bytes(raw)
    write(tmp_path / "b-good.toml", {**COMPLETE, "id": "the-rest"})
    catalogue = load([tmp_path])
    assert [activity.id for activity in catalogue.activities] == ["the-rest"]
    lines = [str(fault) for fault in catalogue.faults]
    assert sentence in lines[0]
    for line in lines:
        assert line.startswith("a-bad.toml:")
        assert line.isprintable()
        assert line.endswith((".", "?"))
        assert len(line) < 400


def test_no_more_activities_than_a_pack_may_hold(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    table = '[[activity]]\ntitle = "Walk {}"\nkind = "touch"\n'
    path.write_text("".join(map(table.format, range(MAX_ACTIVITIES))), encoding="utf-8")
    pack, _ = read_pack(path, complete=False)
    assert pack is not None
    assert len(pack.activities) == MAX_ACTIVITIES
    path.write_text("".join(map(table.format, range(MAX_ACTIVITIES + 1))), encoding="utf-8")
    pack, faults = read_pack(path, complete=False)
    assert pack is None
    assert [fault.sentence for fault in faults] == ["holds more than 2000 activities; split it into several packs."]


def test_a_flood_of_faults_is_cut_and_said(tmp_path: Path) -> None:
    path = tmp_path / "flood.toml"
    path.write_text('[[activity]]\ntitel = "x"\n' * MAX_ACTIVITIES, encoding="utf-8")
    _, faults = read_pack(path, complete=False)
    assert len(faults) < ENOUGH_FAULTS + 10
    assert faults[-1].sentence.startswith("and what follows was not read")


def test_a_flood_of_names_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "flood.toml"
    path.write_text("[[activity]]\n" + "".join(f"k{n} = 1\n" for n in range(5000)), encoding="utf-8")
    _, faults = read_pack(path, complete=False)
    assert [str(fault) for fault in faults] == ["flood.toml:1: activity 1: has 5000 fields; there are 31."]


def test_a_fault_says_file_line_activity_and_field(tmp_path: Path) -> None:
    path = write(tmp_path / "thanks.toml", {**COMPLETE, "id": "fine"}, {**COMPLETE, "summary": "s" * 162})
    pack, faults = read_pack(path, complete=True)
    assert pack is None
    said = 'activity "line-in-a-pocket", summary: is 162 characters long; keep it to 140.'
    assert [str(fault) for fault in faults] == [f"thanks.toml:46: {said}"]
    assert path.read_text(encoding="utf-8").splitlines()[45].startswith("summary = ")


def test_a_missing_field_is_said_at_its_activity(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[[activity]]\ntitle = "Fine"\nkind = "touch"\n\n[[activity]]\ntitle = "Hm"\n', encoding="utf-8")
    _, faults = read_pack(path, complete=False)
    assert [str(fault) for fault in faults] == ['own.toml:5: activity "Hm", kind: is missing; write it.']


def test_faults_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    first, second = {**COMPLETE, "status": "x", "title": ""}, {**COMPLETE, "id": "x"}
    _, faults = read_pack(write(tmp_path / "x.toml", first, second, header={**HEADER, "name": ""}), complete=True)
    assert [fault.field for fault in faults] == ["name", "title", "status", "id"]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_the_same_id_twice_in_a_pack_is_said_at_the_second(tmp_path: Path) -> None:
    path = write(tmp_path / "twice.toml", COMPLETE, COMPLETE)
    pack, faults = read_pack(path, complete=True)
    assert pack is None
    assert [(fault.line, fault.field) for fault in faults] == [(42, "id")]
    assert faults[0].sentence == '"line-in-a-pocket" is in this pack twice; choose another id.'


def test_a_pack_knows_what_its_header_says_and_its_activities_know_the_pack(tmp_path: Path) -> None:
    path = write(tmp_path / "thanks.toml", COMPLETE)
    pack, faults = read_pack(path, complete=True)
    assert faults == ()
    assert pack is not None
    assert (pack.path, pack.own, pack.name, pack.version) == (path, False, "Samples", "1.0")
    assert (pack.language, pack.licence, pack.authors) == ("en", "MIT", ("A friend",))
    assert [activity.pack for activity in pack.activities] == ["Samples"]


def test_an_own_pack_needs_no_header(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(b'[[activity]]\r\ntitle = "Our walk"\r\nkind = "quality-time"\r\n')
    pack, faults = read_pack(path, complete=False)
    assert faults == ()
    assert pack is not None
    assert (pack.name, pack.own) == ("ours", True)
    assert [(activity.id, activity.pack) for activity in pack.activities] == [("our-walk", "ours")]


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    for name in ("folder.toml", "missing.toml"):
        pack, faults = read_pack(tmp_path / name, complete=True)
        assert pack is None
        assert [str(fault) for fault in faults] == [f"{name}: is not there, or is no ordinary file."]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    assert [fault.sentence for fault in read_pack(pipe, complete=True)[1]] == ["is not there, or is no ordinary file."]


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "locked.toml", COMPLETE)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert [str(fault) for fault in read_pack(path, complete=True)[1]] == [
        "locked.toml: can't be read: permission denied."
    ]


def test_a_file_name_cannot_drive_the_terminal(tmp_path: Path) -> None:
    _, faults = read_pack(tmp_path / "a\x1b[2J.toml", complete=True)
    assert str(faults[0]).startswith("a[2J.toml: ")
