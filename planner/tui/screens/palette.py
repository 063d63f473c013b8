"""The palette: everything that can be done, by name; it looks like every other sheet."""

from __future__ import annotations

from textual.command import CommandPalette


class Palette(CommandPalette):
    """The command palette as a sheet; its styles are read when it opens, and not before the first frame."""

    CSS = """
    Palette > Vertical {
        width: 90%;
        max-width: 76;
        margin-top: 2;
        background: $surface;
    }

    Palette #--input, Palette #--input.--list-visible {
        border: round $primary;
        background: $surface;
    }

    Palette CommandInput, Palette CommandInput:focus {
        height: 1;
        border: none;
        padding: 0 1;
    }

    Palette CommandList, Palette CommandList:focus {
        max-height: 60vh;
        border: none;
        padding: 0 1;
        background: $surface;
    }

    Palette > .command-palette--help-text {
        color: $quiet;
        text-style: not bold;
    }
    """
