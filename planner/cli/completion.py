"""Completion for the shell: completion."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.arguments import choice
from planner.cli.opening import Call

if TYPE_CHECKING:
    from planner.cli.parser import Commands

SHELLS = ("bash", "zsh", "fish")
_HOW = {
    "bash": "Put this into ~/.bashrc: eval \"$(ourweek completion bash)\"",
    "zsh": "Put this into ~/.zshrc, below its compinit: eval \"$(ourweek completion zsh)\"",
    "fish": "Put this into ~/.config/fish/config.fish: ourweek completion fish | source",
}


def declare(commands: Commands) -> None:
    """Declare this command."""
    says = "prints what lets your shell complete commands, plans and names"
    parser = commands.add("completion", completion, says, example="ourweek completion bash", couple=False)
    parser.add_argument("shell", metavar="SHELL", type=choice("SHELL", SHELLS), help="bash, zsh or fish")


def completion(call: Call) -> Answer:
    """Print the script of a shell."""
    from planner.cli.completing import script

    shell: str = call.given.shell
    text = script(shell)
    # A shell that takes it each time it begins needs no advice.
    said = (_HOW[shell],) if sys.stdout.isatty() else ()
    return Answer(lambda: {"shell": shell, "script": text}, lambda _: text.splitlines(), said)
