"""How something felt to both, once both have said: a line for each, hearts and words."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from planner.model.checkin import CheckIn, Rating
from planner.model.couple import Couple
from planner.tui.widgets.rows import fit

_MOST_OF_A_NAME = 14


def hearts(full: int) -> str:
    """Return five cells: so many full hearts, one for each step of a rating, and an empty place for the rest."""
    return "♥" * full + "·" * (len(Rating) - full)


def opinion_lines(check_in: CheckIn, couple: Couple) -> list[Content]:
    """Return each partner's hearts, words and shared note; nothing before both are open."""
    width = min(_MOST_OF_A_NAME, max(map(cell_len, couple.names)))
    lines = []
    for opinion in check_in.shown:
        name, colour = couple.by_id(opinion.partner).name, f"$partner-{opinion.partner}"
        felt = (hearts(opinion.rating), colour), f"  {opinion.rating.label}"
        lines.append(Content.assemble((fit(name, width), f"{colour} bold"), "  ", *felt))
        if opinion.note:
            margin = " " * (width + 2)
            lines.append(Content.assemble((margin + f"“{opinion.note}”".replace("\n", f"\n{margin}"), "$quiet")))
    return lines
