"""Keys as Textual's bindings: those of commands, and those that one widget has and not all of its kind."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

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


@runtime_checkable
class WithCommands(Protocol):
    """A widget with commands of its own; while the keys go to it, the help names them as well."""

    TABLE: ClassVar[tuple[Command, ...]]


# Textual has bindings for a class; what one of its widgets binds goes into that widget's own copy of them.


def bind(node: DOMNode, keys: str, action: str, label: str, *, shown_as: str | None = None, show: bool = True) -> None:
    """Give keys to this one screen or widget, after those that all of its kind have."""
    node._bindings.bind(keys, action, label, show=show, key_display=shown_as)


def bind_enter(node: DOMNode, action: str, label: str) -> None:
    """Let the enter key of this one widget do something, in place of what all of its kind have for it."""
    node._bindings.key_to_bindings["enter"] = [Binding("enter", action, label, key_display="enter")]
