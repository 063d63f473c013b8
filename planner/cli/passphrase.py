"""Passphrases at the terminal: asked for there alone, once a run, and never shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from planner.cli.opening import Call, say
from planner.model.couple import Partner
from planner.model.errors import DataProblem, Locked, Misread, Refused
from planner.model.text import clean

T = TypeVar("T")
_TRIES = 3


def with_passphrases(call: Call, run: Callable[[], T]) -> T:
    """Run something, and again each time that it met a part of the data whose passphrase was then given."""
    given: set[str | None] = set()
    while True:
        try:
            return run()
        except Locked as locked:
            if locked.partner in given:
                raise
            partner = None if locked.partner is None else call.planner.couple.by_id(locked.partner)
            _unlock(call, partner)
            given.add(locked.partner)


def _unlock(call: Call, partner: Partner | None) -> None:
    call.planner.check_library()
    if not may_ask():
        raise DataProblem(f"This needs {whose(partner)}, which is only asked for at a terminal.")
    for _ in range(_TRIES):
        if call.planner.unlock(partner, typed_unseen(_first_upper(whose(partner)))):
            return
        say("That is another one.")
    raise DataProblem(f"That was not {whose(partner)}; nothing was opened and nothing changed.")


def whose(partner: Partner | None) -> str:
    """Return a passphrase in words: `Sam's passphrase`, or `the passphrase that you share`."""
    return "the passphrase that you share" if partner is None else f"{clean(partner.name)}'s passphrase"


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def may_ask() -> bool:
    """Whether a person sits before this; what is asked of nobody would wait for ever."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def typed_unseen(what: str) -> str:
    """Return what somebody typed unseen; raises Refused when they left instead."""
    from getpass import getpass

    try:
        return getpass(f"{what}: ", stream=None)
    except EOFError:
        raise Refused("No passphrase was given; nothing was changed.") from None


def new_passphrase(partner: Partner | None) -> str:
    """Return a new passphrase, typed twice; raises Misread when they differ."""
    first = typed_unseen(f"A new passphrase for {'both of you' if partner is None else clean(partner.name)}")
    if typed_unseen("The same once more") != first:
        raise Misread("Those were two different ones; nothing was changed.")
    return first
