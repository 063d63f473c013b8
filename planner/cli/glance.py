"""Keeping what was looked up for whoever asks again, which prompts, scripts and people do all day long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.paint import Paint, guarded
from planner.store.glance import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.cli.answer import Answer
    from planner.cli.opening import Call


class Glance:
    """How everything is before an answer is looked up; it is kept only if all of it is the same afterwards."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._key = key_of(str(call.folder))
        self._now = call.looking.now

    def keep(
        self, answer: Answer, name: str, span: tuple[float, float] | None, around: Mapping[str, str] | None = None
    ) -> None:
        """Keep an answer that holds for a time, and as long as the calendars `around` it are as they were read."""
        call = self._call
        if span is None or answer.said or call.at_any_time or call.looking.now != self._now:
            return
        # Colours are easier to leave out than to put in.
        text = answer.line() if call.given.json else "\n".join(map(guarded, answer.text(Paint(on=True))))
        call.home.keep_glance(name, self._key, around or {}, span, text)
