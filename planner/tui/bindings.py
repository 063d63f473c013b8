"""Commands as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from planner.tui.commands import Command


def bindings(*commands: Command) -> list[BindingType]:
    """Return the bindings of commands, in their order."""
    return [
        Binding(
            command.key,
            command.action,
            command.label,
            show=command.footer or command.spare,
            key_display=command.key_display,
            tooltip=command.tooltip,
            id=command.id,
        )
        for command in commands
    ]
