"""The arguments: every command with its options, and one sentence for whatever does not fit."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from planner import __version__
from planner.cli.arguments import choice, one_of, place, typed
from planner.cli.meant import as_options, meant
from planner.cli.plain import USUALLY
from planner.model.errors import Misread
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.cli.answer import Answer
    from planner.cli.opening import Call

GROUPS = {
    "couple": ("init", "where"),
    "demo": ("demo",),
    "week": ("week", "today", "fill", "suggest"),
    "plans": ("add", "agree", "decline", "move", "remove", "edit"),
    "checking_in": ("done", "skip", "rate", "undo", "journal"),
    "insights": ("insights",),
    "export": ("export",),
    "calendar_import": ("import",),
    "busy": ("busy",),
    "catalogue": ("catalogue",),
    "boundary": ("boundary",),
    "partner": ("partner",),
    "settings": ("settings",),
    "keys": ("keys",),
    "completion": ("completion",),
    "data": ("backup", "restore", "doctor", "erase"),
    "engine": ("engine",),
}
"""The module that declares each command, in the order in which help lists them."""

_USUAL_COLUMNS = 80

Run = Callable[["Call"], "Answer | int"]
"""A command gives its answer, or an exit code where it has put out everything itself."""


class Parser(argparse.ArgumentParser):
    """A parser that refuses with one sentence and no usage."""

    names: tuple[str, ...] = ()
    """The commands that may follow."""

    def error(self, message: str) -> NoReturn:
        """Raise Misread with the sentence for what argparse found."""
        raise Misread(f"{_plainly(message, self.names)}; '{self.prog} --help' shows how.")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Return the arguments, as argparse does, with nothing left over."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            # Said here, where it is known which command was meant.
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest

    def _print_message(self, message: str, file: Any = None) -> None:
        # Where a page can't be put out, argparse says nothing.
        (file or sys.stdout).write(message)


class Page(argparse.HelpFormatter):
    """A page of help; argparse lays one out for every argument, and would load half a file manager for its width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


class CommandPage(Page, argparse.RawDescriptionHelpFormatter):
    """A page on one command, whose example stays as it is written."""


class Commands:
    """The commands below a parser, declared one by one."""

    def __init__(self, parser: Parser, title: str, *, required: bool) -> None:
        self._parser = parser
        self._below = parser.add_subparsers(
            title=title, metavar="COMMAND", required=required, dest="command", parser_class=Parser, prog=parser.prog
        )

    def add(self, name: str, run: Run, says: str, *, example: str, couple: bool = True) -> Parser:
        """Declare a command; with `couple` it asks that a couple has begun."""
        parser = self._new(name, says, example)
        parser.set_defaults(run=run, needs_couple=couple)
        return parser

    def group(self, name: str, says: str, *, example: str) -> Commands:
        """Declare a command that has commands of its own."""
        return Commands(self._new(name, says, example), "what to do", required=True)

    def _new(self, name: str, says: str, example: str) -> Parser:
        if name not in self._parser.names:
            self._parser.names += (name,)
        parser: Parser = self._below.add_parser(
            name,
            help=says,
            description=f"{says[:1].upper()}{says[1:]}.",
            epilog=f"example: {example}",
            formatter_class=CommandPage,
            argument_default=argparse.SUPPRESS,
            allow_abbrev=False,
        )
        _add_options_of_all(parser)
        return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for; raises Misread, and SystemExit once help or the version has been shown."""
    argv = as_options(argv)
    if "_ARGCOMPLETE" in os.environ:
        from planner.cli.completing import offer

        offer(whole_parser())
    return _parser(_groups(argv)).parse_args(argv, argparse.Namespace(**USUALLY))


def whole_parser() -> Parser:
    """Return a parser that knows every command."""
    return _parser(tuple(GROUPS))


def _groups(argv: Sequence[str]) -> Sequence[str]:
    """Return the modules that may be meant: to declare one takes a tenth of the time of declaring all."""
    if {"-h", "--help"} & set(argv):
        return tuple(GROUPS)
    return tuple(group for group, names in GROUPS.items() if any(name in argv for name in names))


def _parser(groups: Sequence[str]) -> Parser:
    from importlib import import_module

    parser = Parser(
        prog="ourweek",
        description="Plan quality time, affectionate touch and appreciation together, week by week.",
        epilog="Without a command the app opens. 'ourweek COMMAND --help' shows more of each, with an example.",
        formatter_class=Page,
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
    )
    parser.names = tuple(name for names in GROUPS.values() for name in names)
    _add_options_of_all(parser)
    commands = Commands(parser, "commands", required=False)
    for group in groups:
        import_module(f"planner.cli.{group}").declare(commands)
    return parser


def _add_options_of_all(parser: Parser) -> None:
    options = parser.add_argument_group("options of every command")
    add = options.add_argument
    add("--data", metavar="DIR", type=place, help="the folder of your data (or OURWEEK_DATA)")
    add("--now", metavar="ISO", type=typed, help="take this as the local time, as 2026-11-23T19:00 (or OURWEEK_NOW)")
    add("--json", action="store_true", help="answer with one JSON document")
    add("--color", metavar="WHEN", type=choice("--color", ("auto", "always", "never")), help="auto, always or never")
    add("--version", action="version", version=f"ourweek {__version__}", help="show the version")


def _columns() -> int:
    """Return how wide the terminal is."""
    if (said := os.environ.get("COLUMNS", "")).isdecimal() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else _USUAL_COLUMNS
    except (OSError, ValueError):
        return _USUAL_COLUMNS


def _plainly(message: str, names: Sequence[str]) -> str:
    if unknown := re.fullmatch(r"argument COMMAND: invalid choice: (.*) \(choose from .*", message, re.DOTALL):
        return _unknown(clean(typed(unknown[1]), 60), names)
    if message == "the following arguments are required: COMMAND":
        return f"Say what to do: {one_of(tuple(names))}"
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(*(clean(typed(part), 80) for part in found.groups()))
    said = clean(typed(message))
    return said[:1].upper() + said[1:]


def _unknown(name: str, names: Sequence[str]) -> str:
    near = meant(name.strip("'\""), names)
    return f"There is no command {name}, perhaps {near!r} is meant" if near else f"There is no command {name}"


_SENTENCES = (
    (r"the following arguments are required: (.*)", "Still missing: {}"),
    (r"one of the arguments (.*) is required", "One of these is needed: {}"),
    (r"unrecognized arguments: (-.*)", "'{}' does not belong here"),
    (r"unrecognized arguments: (.*)", "'{}' is too much here, or belongs in quotes with what is before it"),
    (r"argument (\S+?): not allowed with argument (\S+)", "{} and {} do not go together"),
    (r"argument (\S+?): expected (\d+) arguments", "{} needs {} values after it, each in quotes where it has spaces"),
    (r"argument (\S+?): expected .*argument.*", "{} needs a value after it"),
    (r"argument (\S+?): ignored explicit argument .*", "{} takes no value"),
)
