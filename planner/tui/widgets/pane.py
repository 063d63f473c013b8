"""A text to read beside a list: wrapped once, and changed without laying the whole screen out anew."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from planner.tui.widgets.changes import changes
from planner.tui.widgets.hung import hung


class Pane(ScrollView, can_focus=False):
    """One text that scrolls."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Pane { scrollbar-size-vertical: 1; overflow-x: hidden; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = Content("")
        self._strips: list[Strip] = []
        self._blank = Strip([])

    def show(self, text: Content) -> None:
        """Show a text from its beginning."""
        before, width, scrolled = self._strips, self._blank.cell_length, self.scroll_offset.y
        self._text = text
        self._wrap()
        if scrolled or self._blank.cell_length != width:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
            self.refresh()
        elif regions := changes(before, self._strips, self._blank):
            self.refresh(*regions)

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._wrap()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew with the colours of another theme."""
        super().notify_style_update()
        self._wrap()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        number = y + self.scroll_offset.y
        return self._strips[number] if number < len(self._strips) else self._blank

    def _wrap(self) -> None:
        room = self.region.shrink(self.styles.gutter)
        width, bar = room.width, self.styles.scrollbar_size_vertical
        if width > bar:
            base = self.rich_style
            strips = self._in_lines(width)
            if len(strips) > room.height:
                # The bar that this brings takes a column of its own.
                width -= bar
                strips = self._in_lines(width)
            self._strips = [strip.adjust_cell_length(width, base) for strip in strips]
            self._blank = Strip.blank(width, base)
            set_length(self, len(self._strips))

    def _in_lines(self, width: int) -> list[Strip]:
        return Visual.to_strips(self, hung(self._text, width), width, None, self.visual_style, apply_selection=False)


def set_length(view: ScrollView, lines: int) -> None:
    """Tell a view how many lines there are to scroll through, without having the screen laid out for it."""
    size = Size(view.size.width, lines)
    view.set_reactive(ScrollView.virtual_size, size)
    view._scroll_update(size)
