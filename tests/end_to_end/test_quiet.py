"""What the system is asked for, call by call: no network, and nothing written but where it belongs."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")
PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
COMMANDS = (
    "init --names Alex Sam --timezone Europe/Berlin",
    "fill --agree",
    "add --own Tea fri 20:00",
    "boundary add --by Sam --tag film",
    "week --json",
    "catalogue new --title Soup --kind quality-time",
    "undo",
    "backup",
    "doctor",
    "export {out}/week.ics",
    "backup --format json {out}/all.json",
    "restore newest",
)

pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not installed")


def traced(log: Path, *words: str) -> list[str]:
    """The command that runs Ourweek and notes each call about files and networks."""
    assert STRACE is not None
    noted = [STRACE, "-f", "-qq", "-s", "512", "-e", "trace=%file,%network", "-o", str(log)]
    return [*noted, sys.executable, "-B", "-m", "planner", *words]


def networked(log: Path) -> list[str]:
    """The calls that would reach another computer, or any name server."""
    lines = log.read_text(errors="replace").splitlines()
    return [line for line in lines if re.search(r"AF_INET|AF_NETLINK|sin_addr|nscd", line)]


def written(log: Path) -> set[Path]:
    """The files and folders that were made, changed, renamed or taken away."""
    found = set()
    for line in log.read_text(errors="replace").splitlines():
        call = re.search(r"\b(\w+)\(", line)
        if call is None or re.search(r"= -1 E", line):
            continue
        opened = call[1] in ("open", "openat") and re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", line)
        if opened or call[1] in ("mkdir", "rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat"):
            found |= {Path(path) for path in PATH.findall(line)}
    return {path if path.is_absolute() else ROOT / path for path in found}


def astray(log: Path, allowed: tuple[Path, ...]) -> set[Path]:
    """What was written elsewhere; devices, and names below an open folder, are no files of anybody's."""
    paths = {path for path in written(log) if not path.is_relative_to("/dev") and not path.is_relative_to("/proc")}
    return {path for path in paths if not any(path.is_relative_to(place) for place in allowed)}


def places(tmp_path: Path) -> tuple[Path, ...]:
    return (tmp_path / "data", tmp_path / "out", *(Path(os.environ[f"XDG_{kind}_HOME"]) for kind in ("STATE", "CACHE")))


def test_commands_ask_for_no_network_and_write_nowhere_else(tmp_path: Path) -> None:
    out, log = tmp_path / "out", tmp_path / "log"
    out.mkdir()
    for command in COMMANDS:
        words = command.format(out=out).split()
        command_line = traced(log, "--data", str(tmp_path / "data"), *words)
        ran = subprocess.run(command_line, cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        assert networked(log) == []
        assert astray(log, places(tmp_path)) == set()
        wrote = any(path.is_relative_to(tmp_path / "data") for path in written(log))
        assert wrote or words[0] in ("week", "doctor", "backup")


def test_the_app_asks_for_no_network_and_writes_nowhere_else(tmp_path: Path) -> None:
    log, data = tmp_path / "log", str(tmp_path / "data")
    begin = [sys.executable, "-m", "planner", "--data", data, *COMMANDS[0].split()]
    subprocess.run(begin, cwd=ROOT, check=True, capture_output=True)
    controller, terminal = pty.openpty()
    spied = {**os.environ, "TEXTUAL_LOG": str(tmp_path / "keys.log"), "TEXTUAL": "debug"}
    with subprocess.Popen(
        traced(log, "--data", data), cwd=ROOT, stdin=terminal, stdout=terminal, stderr=terminal, env=spied
    ) as app:
        os.close(terminal)
        reads_until(controller, b"Alex", keys=b"")
        for keys in (b"f", b"\x1b", b"?", b"\x1b", b"q"):
            reads_until(controller, b"", keys=keys)
        reads_until(controller, None, keys=b"q")
        assert app.wait(60) == 0
    os.close(controller)
    assert networked(log) == []
    assert astray(log, places(tmp_path)) == set()
    assert not (tmp_path / "keys.log").exists()


def reads_until(controller: int, word: bytes | None, *, keys: bytes) -> None:
    """Type keys, and read what the app shows until a word is there (empty: until it is quiet; None: to its end)."""
    if keys:
        os.write(controller, keys)
    seen, give_up = b"", time.monotonic() + 60
    while time.monotonic() < give_up:
        ready, _, _ = select.select([controller], [], [], 1.0)
        try:
            read = os.read(controller, 65536) if ready else b""
        except OSError:
            return
        seen += read
        if (word and word in seen) or (word == b"" and not read):
            return
