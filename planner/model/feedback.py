"""What was said of activities besides ratings: quiz answers, and what was put off or passed over."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from planner.model.value import Value


class QuizAnswer(Value):
    """Which of two activities a partner liked better; private to that partner."""

    partner: str
    chosen: str
    """Slug, like `other`."""
    other: str


class Said(StrEnum):
    """What was said of a proposal."""

    NOT_TODAY = "not-today"
    ANOTHER = "another"


class Feedback(Value):
    """What was said of a proposed activity on a day; it is not kept by whom."""

    id: str
    activity: str
    said: Said
    day: date
