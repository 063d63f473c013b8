"""What one setting is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from planner.model.text import clean
from planner.model.typed_words import choice
from planner.model.value import Value

if TYPE_CHECKING:
    from planner.model.couple import Couple

Fields = dict[str, Any]
YES_OR_NO = ("yes", "no")


class CoupleSetting(Value):
    """One thing that a couple may set."""

    key: str
    label: str
    """What it is called on the screens, and by undo."""
    says: str
    """What it is, and what it may be."""
    value: Callable[[Couple], Any]
    """As scripts read it."""
    change: Callable[[Couple, str], Fields]
    """The couple's fields that a typed text sets; raises Misread."""
    spelled: Callable[[Couple], str] | None = None
    """As it is typed, where the value itself isn't."""
    choices: tuple[str, ...] = ()
    """The words that it may be, where there are words for it."""

    def shown(self, couple: Couple) -> str:
        """Return the value as it may be typed again."""
        found = self.value(couple)
        if found in (None, {}):
            return "none"
        if isinstance(found, bool):
            return "yes" if found else "no"
        return clean(self.spelled(couple) if self.spelled else str(found), 1000)


def yes_or_no(key: str) -> Callable[[str], bool]:
    """Return a reader of yes and no; `key` names the setting in its refusal."""
    read = choice(key, YES_OR_NO)
    return lambda text: read(text) == "yes"


def is_none(text: str) -> bool:
    """Whether a typed text takes a setting away."""
    return clean(text).lower() in ("none", "off", "no")
