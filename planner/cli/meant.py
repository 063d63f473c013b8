"""What people type who do not know the commands yet, and what they mean by it."""

from __future__ import annotations

from collections.abc import Sequence

_AS_OPTIONS = {"help": "--help", "version": "--version"}
_VALUED = ("--data", "--now", "--color")
_MEANT = {
    "activities": "catalogue",
    "calendar": "export",
    "cancel": "remove",
    "complete": "done",
    "config": "settings",
    "delete": "remove",
    "history": "journal",
    "ideas": "suggest",
    "log": "journal",
    "names": "partner",
    "new": "add",
    "no": "decline",
    "plan": "add",
    "plans": "week",
    "rm": "remove",
    "set": "settings",
    "show": "week",
    "start": "init",
    "yes": "agree",
}
"""Other words for a command, where the one that is written most like them is another."""


def as_options(words: Sequence[str]) -> Sequence[str]:
    """Return the words with an option in place of `help` or `version`, where one of these is the command."""
    for at, word in enumerate(words):
        if not word.startswith("-") and (at == 0 or words[at - 1] not in _VALUED):
            return (*words[:at], *words[at + 1 :], _AS_OPTIONS[word]) if word in _AS_OPTIONS else words
    return words


def meant(word: str, commands: Sequence[str]) -> str | None:
    """Return the command that is meant by a word that is none, where there is a good guess."""
    from difflib import get_close_matches

    known = _MEANT.get(word.lower())
    if known in commands:
        return known
    return next(iter(get_close_matches(word, commands, n=1)), None)
