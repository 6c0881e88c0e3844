"""The one door for text on its way to the screen: cleaned, and never read as markup."""

from typing import Final

from rich.cells import cell_len, chop_cells, set_cell_size
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ladder_tui.domain.base.clean import clean

__all__ = ["COLUMN", "Words", "cut", "folded", "line", "room_in", "words"]

Part = str | tuple[str, str] | Content


#: Cells of the longest line that is read with ease; what is drawn may be wider.
COLUMN: Final = 90


def room_in(pane: Widget) -> int:
    """The cells of a line in a pane that scrolls, without its bar and what its words keep free before that; 0 before
    it was laid out.
    """
    free = max((words.styles.padding.width for words in pane.query_children(Words)), default=0)
    return max(0, pane.content_size.width - pane.scrollbar_size_vertical - free)


def words(*parts: Part) -> Content:
    """Content of plain strings and (text, style) pairs; styles are theme variables such as `$here` or `bold`."""
    safe: list[str | Content | tuple[str, str]] = []
    for part in parts:
        if isinstance(part, Content):
            safe.append(part)
        elif isinstance(part, tuple):
            safe.append((clean(part[0]), part[1]))
        else:
            safe.append(clean(part))
    return Content.assemble(*safe)


def line(text: str) -> str:
    """User or pack text as one safe line."""
    return clean(text, lines=False)


def cut(text: str, width: int) -> str:
    """One safe line of at most `width` cells; what does not fit gives way to "…"."""
    text = line(text)
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return set_cell_size(text, width - 1).rstrip() + "…"


def folded(text: str, width: int, *, most: int | None = None) -> list[str]:
    """The text in lines of at most `width` cells, broken between words where it can be; the last of `most` is cut."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines += _folded(paragraph, max(1, width))
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), width)]
    return lines


def _folded(paragraph: str, width: int) -> list[str]:
    lines, current = [], ""
    for word in paragraph.split(" "):
        joined = f"{current} {word}" if current else word
        if cell_len(joined) <= width:
            current = joined
            continue
        if current:
            lines.append(current)
        # A word longer than the line is chopped; nothing is lost by it.
        pieces = chop_cells(word, width) if cell_len(word) > width else [word]
        lines += pieces[:-1]
        current = pieces[-1] if pieces else ""
    return [*lines, current]


class Words(Static):
    """Text on the screen. Takes parts as `words` does; what it is given is never markup."""

    def __init__(self, *parts: Part, id: str | None = None, classes: str | None = None) -> None:
        self._said = words(*parts)
        super().__init__(self._said, id=id, classes=classes, markup=False)

    def say(self, *parts: Part) -> None:
        """Show other text; the screen is laid out again only when the height changes."""
        content = words(*parts)
        # Contents of the same letters are equal, whatever their styles.
        if content != self._said or content.spans != self._said.spans:
            self._said = content
            self.update(content, layout=self._changes_layout(content))

    def _changes_layout(self, content: Content) -> bool:
        # A layout costs three times a repaint, and the pane beside a list is written anew with every key.
        width, styles = self.content_size.width, self.styles
        if not self.is_attached or (styles.width is not None and styles.width.is_auto):
            return True
        if width == 0:
            return self.display and all(
                parent.display for parent in self.ancestors_with_self if isinstance(parent, Widget)
            )
        height = content.get_height(styles.get_rules(), width)
        if styles.min_height is not None and self.parent is not None:
            height = max(height, self.container_size.height)
        return height != self.content_size.height
