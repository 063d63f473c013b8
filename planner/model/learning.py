"""What is learned from besides ratings: quiz answers, and what was put off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """Which of two activities a partner liked better; private to that partner."""

    partner: str
    chosen: str
    """Slug, like `other`."""
    other: str


class Said(StrEnum):
    """What was said of a proposal."""

    NOT_TODAY = "not-today"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What was said of a proposed activity on a day; it is not kept by whom."""

    id: str
    activity: str
    said: Said
    day: date
