"""The command line's front door: parse, run, and put the answer where it belongs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from planner.cli.answer import Answer
from planner.cli.opening import Call, complain, say
from planner.cli.passphrase import with_passphrases
from planner.cli.plain import given as plainly_given
from planner.model.errors import OurweekError

if TYPE_CHECKING:
    from planner.planner import Planner

_INTERRUPTED = 130
_TELLTALE = ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_SCREENSHOT_LOCATION", "TEXTUAL_DEBUG")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; whatever happens, it is at most one sentence."""
    _open_missing()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _settle(stream)
    try:
        code = _ended(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except OurweekError as error:
        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the answer has read enough of it.
        _let_go_of_output()
        return 0
    except Exception as error:  # noqa: BLE001 - a traceback would print what a couple wrote
        if isinstance(error, OSError):
            _let_go_of_output()
        complain(_unexpected(error))
        return 1
    return code


def _ended(argv: Sequence[str]) -> int:
    try:
        return _run(argv)
    except SystemExit as done:
        # So ends what shows a page of help, which may not have left yet.
        return done.code if isinstance(done.code, int) else 0


def _run(argv: Sequence[str]) -> int:
    given = plainly_given(argv) or _parsed(argv)
    call = Call(given)
    if given.run is None:
        if not given.json and at_terminal():
            return open_app(call.planner)
        from planner.cli.week import week

        given.run = week
    answer = with_passphrases(call, lambda: _answered(call))
    if not isinstance(answer, Answer):
        return int(answer)
    _show(answer, given)
    for sentence in (*answer.said, *(call.home.notices() if "home" in vars(call) else ())):
        say(sentence)
    return answer.code


def _parsed(argv: Sequence[str]) -> Any:
    from planner.cli.parser import parse

    return parse(argv)


def _answered(call: Call) -> Any:
    if call.given.needs_couple:
        # Asked first, so that a command never half happens for nobody.
        _ = call.looking.couple
    return call.given.run(call)


def at_terminal() -> bool:
    """Whether a person sits before this."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_app(planner: Planner) -> int:
    """Open the screens; what Textual would write elsewhere, such as every key into a log, it is not asked to."""
    for name in _TELLTALE:
        os.environ.pop(name, None)
    from planner.tui.opening import run

    return run(planner)


def _show(answer: Answer, given: Any) -> None:
    if given.json:
        print(answer.line())
        return
    from planner.cli.paint import guarded, paint_for

    for line in answer.text(paint_for(given.color, sys.stdout)):
        print(guarded(line))


def _open_missing() -> None:
    """Put nothing in place of a stream that was closed, before a file of the couple's takes its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end


def _settle(stream: TextIO) -> None:
    """Let a stream take every character, whatever the locale."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    try:
        "◆⟳–é".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        reconfigure(encoding="utf-8", errors="backslashreplace")
    else:
        reconfigure(errors="backslashreplace")


def _let_go_of_output() -> None:
    """Keep the interpreter from trying once more, at its end, to write what can't be written."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError) and isinstance(error.filename, str):
        from pathlib import Path

        from planner.store.files import sentence_of

        return sentence_of(error, Path(error.filename))
    if isinstance(error, OSError) and error.strerror:
        return f"That could not be done: {error.strerror.lower()}."
    from planner.store.crash import crash_said

    return crash_said(error)
