"""The whole activity: what to do, gentler, to talk about, and where the idea comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from planner.catalogue.studies import sources_of
from planner.model.activity import Activity
from planner.model.couple import Couple
from planner.model.marks import KIND_MARKS
from planner.model.standing import Standing
from planner.tui import wording
from planner.tui.asking import OurSheet
from planner.tui.widgets.hung import HungText
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.long_text import LongText
from planner.tui.widgets.whole_activity import activity_content


class ActivitySheet(OurSheet[None]):
    """An activity, with the plan it is on where it is on one, to be read in peace."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "dismiss(None)", "back", key_display="esc")]

    def __init__(self, standing: Standing | None, activity: Activity | None, couple: Couple) -> None:
        super().__init__()
        self._standing = standing
        self._activity = activity
        self._couple = couple

    def compose(self) -> ComposeResult:
        """Lay out everything that is known of it."""
        subject = self._standing.occurrence.plan if self._standing else self._activity
        with Vertical(classes="sheet") as sheet:
            if subject is not None:
                sheet.border_title = Content(f"{KIND_MARKS[subject.kind]} {subject.title}")
            with LongText():
                for part in self._parts():
                    yield HungText(part)
        yield Keys()

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(LongText).focus()

    def _parts(self) -> Iterator[Content]:
        standing, activity = self._standing, self._activity
        if standing is not None:
            where = wording.moment(standing.occurrence.start)
            yield Content(f"{where} · {wording.state(standing, self._couple)}\n")
            if standing.occurrence.plan.note:
                yield Content.assemble(("Your note  ", "$quiet"), standing.occurrence.plan.note + "\n")
        if activity is not None:
            minutes = standing.occurrence.minutes if standing else None
            yield activity_content(activity, sources_of(activity), minutes)
