"""Our two themes: warm and quiet, one accent for each kind and for each partner."""

from __future__ import annotations

from textual.theme import Theme

_ACCENTS = {
    "sky": ("#93b8cf", "#2c5f7a"),
    "lilac": ("#c8abdc", "#6a478a"),
    "teal": ("#86c5bd", "#1f645e"),
    "straw": ("#d9cf8f", "#685b10"),
    "silver": ("#c6cbd2", "#565c65"),
}
"""The colour of each accent on a dark ground and on a light one; `$colour-sky` where it is to be chosen."""
_DARK = {
    "quality-time": "#e2a95c",
    "touch": "#e096a8",
    "appreciation": "#a3c08f",
    "partner-a": _ACCENTS["sky"][0],
    "partner-b": _ACCENTS["lilac"][0],
    "quiet": "#a89d92",
    "text-disabled": "#a89d92",
    "line": "#463f38",
}
_LIGHT = {
    "quality-time": "#7d5109",
    "touch": "#9a3a54",
    "appreciation": "#456335",
    "partner-a": _ACCENTS["sky"][1],
    "partner-b": _ACCENTS["lilac"][1],
    "quiet": "#62574c",
    "text-disabled": "#62574c",
    "line": "#d2c6b6",
}
COLOURLESS = {
    f"{name}-text-style": "bold underline" for name in ("block-cursor", "block-cursor-blurred", "button-focus")
}
"""What tells the cursor where nothing else does."""


def _shades(dark: bool) -> dict[str, str]:
    return {f"colour-{name}": shades[0 if dark else 1] for name, shades in _ACCENTS.items()}


def _cursor(key: str, text: str, block: str) -> dict[str, str]:
    # Bold as well, so that the cursor can be told where there are no colours.
    return {
        "footer-key-foreground": key,
        "block-cursor-foreground": text,
        "block-cursor-background": block,
        "button-focus-text-style": "bold",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": text,
        "block-cursor-blurred-background": block,
        "block-cursor-blurred-text-style": "bold",
    }


DARK = Theme(
    name="ourweek-dark",
    primary=_DARK["quality-time"],
    secondary=_DARK["appreciation"],
    accent=_DARK["touch"],
    foreground="#ece4da",
    background="#1b1816",
    surface="#24201d",
    panel="#2e2925",
    success=_DARK["appreciation"],
    warning=_DARK["quality-time"],
    error="#d98e7a",
    dark=True,
    variables={**_DARK, **_shades(dark=True), **_cursor(_DARK["quality-time"], "#ece4da", "#3a342f")},
)
LIGHT = Theme(
    name="ourweek-light",
    primary=_LIGHT["quality-time"],
    secondary=_LIGHT["appreciation"],
    accent=_LIGHT["touch"],
    foreground="#38312a",
    background="#fbf7f1",
    surface="#f3ece2",
    panel="#e9dfd2",
    success=_LIGHT["appreciation"],
    warning=_LIGHT["quality-time"],
    error="#93442e",
    dark=False,
    variables={**_LIGHT, **_shades(dark=False), **_cursor(_LIGHT["quality-time"], "#38312a", "#dfd3c3")},
)


def accents(names: tuple[str, str], dark: bool) -> dict[str, str]:
    """Return the variables of the colours that the two partners chose."""
    found = (_ACCENTS[name][0 if dark else 1] for name in names if name in _ACCENTS)
    return dict(zip(("partner-a", "partner-b"), found, strict=False))


def defaults(dark: bool) -> dict[str, str]:
    """Return our own variables for a theme that is not ours."""
    return {**(_DARK if dark else _LIGHT), **_shades(dark)}
