"""What the stores of a data folder are called: the one that both share, and each partner's own."""

from __future__ import annotations

from planner.model.couple import PARTNERS

SHARED = "store"
_PRIVATE = "private-"


def owned_by(partner: str | None) -> str:
    """Return the name of a partner's own store, or with None of that which both share."""
    return SHARED if partner is None else private_name(partner)


def private_name(partner: str) -> str:
    """Return the name of a partner's own store."""
    if partner not in PARTNERS:
        raise ValueError("a partner's id is a or b")
    return _PRIVATE + partner


def owner_of(name: str) -> str | None:
    """Return the id of the partner whose own store this is, or None of that which both share."""
    return None if name == SHARED else name.removeprefix(_PRIVATE)


NAMES = (SHARED, *map(private_name, PARTNERS))
"""All stores that a data folder may have, that which both share first."""
