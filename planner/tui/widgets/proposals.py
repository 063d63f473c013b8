"""Proposals one under the other, each with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.visual import Visual
from textual.widgets.option_list import Option

from planner.model.marks import KIND_MARKS
from planner.model.proposal import Proposal
from planner.model.value import replace
from planner.tui import wording
from planner.tui.bindings import bind_enter
from planner.tui.widgets.pointed import Pointed
from planner.tui.widgets.rows import fit, wrap

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

_BETWEEN = " · "


class Proposals(Pointed):
    """A list in which a click points at a proposal, and a double click or enter takes it."""

    BINDINGS = [  # noqa: RUF012
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
    ]

    # A whole paragraph in bold shouts; its title is bold already, and a mark points at it.
    DEFAULT_CSS = """
    Proposals > .option-list--option-highlighted, Proposals:focus > .option-list--option-highlighted {
        text-style: none;
    }
    """

    @dataclass
    class Resized(Message):
        """There is another room for them now."""

    def __init__(self, enter: str, options: Sequence[Option] = (), *, disabled: bool = False) -> None:
        super().__init__(*options, disabled=disabled)
        bind_enter(self, "select", enter)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take one only where there is one."""
        return action != "select" or self.option_count > 0

    def on_resize(self) -> None:
        """Say so, as each is drawn for the room there is."""
        self.post_message(self.Resized())

    async def _on_click(self, event: events.Click) -> None:
        # Textual's own would take what is clicked at the first click.
        event.prevent_default()
        clicked = event.style.meta.get("option")
        if clicked is None:
            return
        self.highlighted = clicked
        if event.chain == 2:
            self.action_select()


class ProposalText(Visual):
    """A proposal, written for the room there is."""

    def __init__(self, proposal: Proposal) -> None:
        self._proposal = proposal

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return its lines."""
        return proposal_lines(self._proposal, width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return all the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines it takes."""
        return proposal_lines(self._proposal, width).get_height(rules, width)


def told_in_turn(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield proposals that stand one under the other, their reasons so that not all of them begin with the same.

    What counts most for one often counts most for all of a week, and said five times it says little of any.
    """
    begun: Counter[str] = Counter()
    for proposal in proposals:
        reasons = tuple(sorted(proposal.reasons, key=lambda reason: begun[reason.code]))
        begun.update(reason.code for reason in reasons[:1])
        yield replace(proposal, reasons=reasons)


def proposal_lines(proposal: Proposal, width: int) -> Content:
    """Return a proposal with its time in two lines."""
    activity, start = proposal.activity, proposal.slot.start
    head = f"{start:%a %H:%M}  "
    margin = " " * cell_len(f"{head}{KIND_MARKS[activity.kind]} ")
    why = _why(proposal, width, margin)
    return Content.assemble(head, *_title(proposal, width, margin), (f"\n{margin}{why}", "$quiet"))


def idea_lines(proposal: Proposal, width: int, lines: int) -> Content:
    """Return an idea for now: its title and facts, why, and what it is about, in at most so many lines."""
    margin = "  "
    about = wrap(proposal.activity.summary, width - len(margin), lines - 2)
    return Content.assemble(
        *_title(proposal, width, margin),
        *((f"\n{margin}{line}", "") for line in about),
        (f"\n{margin}{_why(proposal, width, margin)}", "$quiet"),
        "\n" if lines > 3 else "",
    )


def _title(proposal: Proposal, width: int, margin: str) -> tuple[tuple[str, str], ...]:
    activity = proposal.activity
    facts = wording.facts(activity, proposal.minutes).split(_BETWEEN)
    return (
        (f"{KIND_MARKS[activity.kind]} ", f"${activity.kind}"),
        (activity.title, "bold"),
        (f"  {_whole(facts, width - cell_len(f'{margin}{activity.title}') - 2)}", "$quiet"),
    )


def _why(proposal: Proposal, width: int, margin: str) -> str:
    return _whole(proposal.why, width - len(margin))


def _whole(pieces: Sequence[str], width: int) -> str:
    """Return the first piece, cut where even that is too long, and each of the others that there is room for."""
    if not pieces:
        return ""
    text = fit(pieces[0], min(max(0, width), cell_len(pieces[0])))
    for piece in pieces[1:]:
        if cell_len(longer := f"{text}{_BETWEEN}{piece}") <= width:
            text = longer
    return text
