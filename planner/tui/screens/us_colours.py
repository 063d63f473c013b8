"""Whose colour is to be another one, and which; each is shown as it will look."""

from __future__ import annotations

from planner.model.couple import ACCENTS, Couple
from planner.tui.asking import OurScreen
from planner.tui.screens.pick import PickSheet

_SAYS = "Each of you has one of your own; whoever takes the other's gives theirs for it."


async def pick_colour(screen: OurScreen[None], couple: Couple) -> tuple[str, str] | None:
    """Return the colours of both as they are typed, and a sentence on the new one; None where it stays."""
    partners = couple.partners
    has = {partner.id: accent for partner, accent in zip(partners, couple.accents, strict=True)}
    names = [(partner.id, f"{partner.name} · {has[partner.id]}") for partner in partners]
    colours = {partner.id: f"partner-{partner.id}" for partner in partners}
    whose = await screen.answer_of(PickSheet("Your colours", "Whose colour?", names, colours=colours))
    if whose is None:
        return None
    partner = couple.by_id(whose)
    other = couple.other(partner)
    accents = [(a, f"{a} · {other.name} has it" if a == has[other.id] else a) for a in ACCENTS]
    shades = {accent: f"colour-{accent}" for accent in ACCENTS}
    sheet = PickSheet(f"{partner.name}'s colour", _SAYS, accents, current=has[whose], colours=shades)
    accent = await screen.answer_of(sheet)
    if accent is None or accent == has[whose]:
        return None
    if has[other.id] == accent:
        has[other.id] = has[whose]
    has[whose] = accent
    return " ".join(has[each.id] for each in partners), f"{partner.name}'s colour is {accent}."
