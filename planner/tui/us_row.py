"""What one row of Us is, and the sorts of rows that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.model.couple import Couple
from planner.model.value import Value
from planner.planner.setting import CoupleSetting
from planner.planner.settings import named

Step = tuple[str, str]
"""What is typed, and how it is said."""
Part = tuple[str, str]
"""Words and the name of their colour."""


class UsRow(Value, kw_only=True):
    """One thing to look at or to change."""

    id: str
    label: str
    says: str
    """What it is, in one sentence."""
    value: Callable[[Couple], str]
    """What it is now, in words."""
    parts: Callable[[Couple], tuple[Part, ...]] | None = None
    """The same words with the colours of those that they are about, where it is about somebody."""
    setting: CoupleSetting | None = None
    """What is set; None where the row leads to a sheet of its own."""
    steps: tuple[Step, ...] = ()
    """What it may be, where that is a short list: then left and right change it in place."""
    current: Callable[[Couple], str] = lambda _: ""
    """Which of the steps it is."""
    typed: Callable[[Couple, str], str] = lambda _, step: step
    """What a step is typed as for the setting."""

    def beside(self, couple: Couple, change: int) -> str | None:
        """Return the step before or after the one that it is, or None at the end."""
        names = [step for step, _ in self.steps]
        if not names:
            return None
        now = self.current(couple)
        at = names.index(now) + change if now in names else len(names) - 1 if change < 0 else 0
        return names[at] if 0 <= at < len(names) else None


class Group(Value):
    """Rows under one heading."""

    title: str
    rows: tuple[UsRow, ...]


def steps_row(key: str, steps: Iterable[Step], says: str = "") -> UsRow:
    """Return the row of a setting with a short list of steps."""
    setting, found = named(key), tuple(steps)

    def value(couple: Couple) -> str:
        return dict(found).get(setting.shown(couple), setting.shown(couple))

    return UsRow(
        id=key,
        label=setting.label,
        says=says or _sentence(setting.says),
        value=value,
        setting=setting,
        steps=found,
        current=setting.shown,
    )


def typed_row(key: str, says: str = "") -> UsRow:
    """Return the row of a setting that is typed."""
    setting = named(key)
    sentence = says or _sentence(setting.says)
    return UsRow(id=key, label=setting.label, says=sentence, value=setting.shown, setting=setting)


def sheet_row(name: str, label: str, says: str, value: Callable[[Couple], str]) -> UsRow:
    """Return a row that leads to a sheet of its own."""
    return UsRow(id=name, label=label, says=says, value=value)


def parted_row(key: str, says: str, parts: Callable[[Couple], tuple[Part, ...]]) -> UsRow:
    """Return a row that leads to a sheet of its own, about somebody or something with a colour."""
    label = named(key).label

    def value(couple: Couple) -> str:
        return "".join(words for words, _ in parts(couple))

    return UsRow(id=key, label=label, says=says, value=value, parts=parts)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
