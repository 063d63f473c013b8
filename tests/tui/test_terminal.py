"""One sitting at a real terminal, from the command to the prompt."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from planner.__main__ import main
from planner.store.home import Home

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds until a program that says nothing is taken for stuck."""
STILL = 0.3
"""Seconds without a change until a screen is taken for drawn."""
ALTERNATE_SCREEN, PLAIN_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
MOUSE_ON, MOUSE_OFF, CURSOR_SHOWN = b"\x1b[?1000h", b"\x1b[?1000l", b"\x1b[?25h"


class Terminal:
    """A pseudo-terminal of 80 by 24 in which the program runs."""

    def __init__(self, *words: str, errors: int | None = None, environment: Mapping[str, str] | None = None) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.output = b""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "planner", *words],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave if errors is None else errors,
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm-256color", "OURWEEK_NOW": "2026-11-23T18:00", **(environment or {})},
            start_new_session=True,
        )

    def read_until(self, found: Callable[[bytes], bool]) -> bytes:
        """Read what the program writes until that satisfies `found`; returns what came since the last time."""
        begin, until = len(self.output), time.monotonic() + PATIENCE
        while not found(self.output[begin:]):
            left = until - time.monotonic()
            assert left > 0, f"nothing more came after {self.output[begin:]!r}"
            readable, _, _ = select.select([self.master], [], [], min(left, 0.1))
            if readable:
                self.output += os.read(self.master, 65536)
            elif self.process.poll() is not None and not found(self.output[begin:]):
                raise AssertionError(f"the program ended with {self.process.returncode}: {self.output[begin:]!r}")
        return self.output[begin:]

    def write_and_wait(self, keys: bytes, *words: bytes) -> None:
        """Press keys once the screen is still, and wait until it has shown these words."""
        self.read_on()
        os.write(self.master, keys)
        self.read_until(lambda seen: all(word in seen for word in words))

    def read_on(self) -> None:
        """Read what is still being drawn, so that it is not taken for the answer to the next key."""
        while select.select([self.master], [], [], STILL)[0]:
            self.output += os.read(self.master, 65536)

    def type_a_name_and_leave(self, name: bytes) -> None:
        """Begin the first run on its screen, and leave it half way."""
        self.read_until(lambda seen: ALTERNATE_SCREEN in seen and b"Welcome to Ourweek" in seen)
        self.write_and_wait(name, name)
        os.write(self.master, b"\x11")
        self.read_until(lambda seen: PLAIN_SCREEN in seen)
        assert self.process.wait(PATIENCE) == 0

    def close(self) -> None:
        """End what is still running and close both ends."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.slave)
        os.close(self.master)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The program, started in a terminal on an empty folder."""
    with closing(Terminal("--data", str(tmp_path / "data"))) as opened:
        yield opened


def test_names_are_typed_a_week_is_filled_and_the_terminal_is_left_as_it_was(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.read_until(lambda seen: ALTERNATE_SCREEN in seen and b"Welcome to Ourweek" in seen)
    terminal.write_and_wait(b"Alex", b"Alex")
    terminal.write_and_wait(b"\r", b"he other name")
    terminal.write_and_wait(b"Sam", b"Sam")
    terminal.write_and_wait(b"\r", b"When are you usually free")
    terminal.write_and_wait(b"\r", b"What do you each like")
    terminal.write_and_wait(b"s", b"What would you like more of")
    terminal.write_and_wait(b"\r", b"Fill week 48", b"another")
    terminal.write_and_wait(b"A", b"balance")
    os.write(terminal.master, b"q")
    left = terminal.read_until(lambda seen: PLAIN_SCREEN in seen and CURSOR_SHOWN in seen)
    assert terminal.process.wait(PATIENCE) == 0
    if terminal.output.count(MOUSE_ON):
        assert MOUSE_OFF in left
    assert termios.tcgetattr(terminal.slave) == terminal.before
    assert b"Traceback" not in terminal.output
    home = Home(tmp_path / "data")
    assert len(home.plans()) >= 3
    assert home.couple() is not None


def test_the_screen_is_seen_where_errors_go_elsewhere(tmp_path: Path) -> None:
    with closing(Terminal("--data", str(tmp_path / "data"), errors=subprocess.DEVNULL)) as opened:
        opened.type_a_name_and_leave(b"Alex")


def test_data_that_can_not_be_used_are_a_plain_line_and_no_screen(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, where a folder should be")
    with closing(Terminal("--data", str(tmp_path / "data"))) as opened:
        opened.read_until(lambda seen: b"\n" in seen)
        assert opened.process.wait(PATIENCE) != 0
        assert opened.output.startswith(b"ourweek: ")
        assert ALTERNATE_SCREEN not in opened.output


def test_no_log_or_picture_of_what_is_typed_is_made_whatever_the_environment_asks(tmp_path: Path) -> None:
    asked = {
        "TEXTUAL_LOG": str(tmp_path / "log"),
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path / "pictures"),
    }
    with closing(Terminal("--data", str(tmp_path / "data"), environment=asked)) as opened:
        opened.type_a_name_and_leave(b"Kingfisher")
    # Half a name is kept with the couple's own data, for whoever goes on with it.
    beside = [path for path in tmp_path.rglob("*") if path.is_file() and tmp_path / "data" not in path.parents]
    assert not [path for path in beside if b"Kingfisher" in path.read_bytes()]
    assert not (tmp_path / "log").exists()
    assert not (tmp_path / "pictures").exists()


def test_a_passphrase_is_typed_at_the_terminal_and_never_seen(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    assert main([*data, "init", "--names", "Alex", "Sam"]) == 0
    with closing(Terminal(*data, "partner", "pin", "--both")) as opened:
        opened.read_until(lambda seen: b"A new passphrase for both of you: " in seen)
        opened.write_and_wait(b"two cups of tea\n", b"The same once more: ")
        opened.write_and_wait(b"two cups of tea\n", b"sealed from now on")
        assert opened.process.wait(PATIENCE) == 0
        assert b"two cups" not in opened.output
    assert main([*data, "settings"]) == 3
    with closing(Terminal(*data, "settings", "names")) as opened:
        opened.read_until(lambda seen: b"The passphrase that you share: " in seen)
        opened.write_and_wait(b"two cups of tea\n", b"Alex, Sam")
        assert opened.process.wait(PATIENCE) == 0
