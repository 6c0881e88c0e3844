"""The one door for text on its way to the screen: cleaned, and never read as markup."""

from textual.content import Content
from textual.widgets import Static

from ladder_tui.domain.clean import clean

__all__ = ["Words", "line", "words"]

Part = str | tuple[str, str] | Content


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


class Words(Static):
    """Text on the screen. Takes parts as `words` does; what it is given is never markup."""

    def __init__(self, *parts: Part, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(words(*parts), id=id, classes=classes, markup=False)

    def say(self, *parts: Part) -> None:
        """Show other text."""
        self.update(words(*parts))
