"""The one-cell marks that stand for kinds and states wherever there is text; all terminals agree on their width."""

from __future__ import annotations

from planner.model.kinds import Kind
from planner.model.standing import State

KIND_MARKS = {Kind.QUALITY_TIME: "◆", Kind.TOUCH: "●", Kind.APPRECIATION: "✦"}
STATE_MARKS = {State.OPEN: "◌", State.AGREED: "", State.DONE: "✓", State.SKIPPED: "–"}
RITUAL_MARK = "⟳"
FAVOURITE_MARK = "♥"
