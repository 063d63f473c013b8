"""How close touch is and how deep talk goes, level by level, as a person reads it."""

from __future__ import annotations

TOUCH = ("no touch", "hands, or side by side", "a hug, a rub through clothes", "a longer cuddle")
DEPTH = ("light", "a little of yourself", "open", "hurts and deep wishes too")


def by_digit(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return levels as they are typed, each with its words."""
    return tuple((str(number), said) for number, said in enumerate(words))


def level(words: tuple[str, ...], typed: str) -> str:
    """Return the words of a level as it is typed, and what was typed where there is no such level."""
    return dict(by_digit(words)).get(typed, typed)
