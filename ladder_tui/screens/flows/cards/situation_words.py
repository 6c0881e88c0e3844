"""A page about what is ahead in words: what usually happens, a way through the first minute, and ways to leave."""

from collections.abc import Iterable, Sequence
from typing import Final

from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.library import Library
from ladder_tui.widgets.card import labelled
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, line, words

#: Openers of a page shown at once; the others come when one of them is open.
OPENERS: Final = 4
#: The sign of what goes along already.
ALONG: Final = "✓"


def situation_facts(page: Situation, library: Library) -> str:
    """Where it is: its group, and its settings in words."""
    settings = ", ".join(library.label("setting", setting) for setting in page.settings)
    return f"{library.label('situation_group', page.group)} · {settings}"


def before_cards(page: Situation, library: Library, width: int) -> list[Part]:
    """What usually happens, what is enough and the first minute, in lines of `width` cells."""
    return _sections(
        library, width, ("usually", (page.usual,)), ("enough", (page.enough,)), ("first minute", page.first_minute)
    )


def after_cards(page: Situation, library: Library, width: int) -> list[Part]:
    """What to do when nothing comes, ways to leave, when not; phrases for a learner of the language."""
    return _sections(
        library,
        width,
        ("nothing comes", page.blank),
        ("to leave", page.leave),
        ("not when", (page.not_when,)),
        ("phrases", page.phrases),
    )


def _sections(library: Library, width: int, *sections: tuple[str, Sequence[str]]) -> list[Part]:
    parts: list[Part] = []
    for label, texts in sections:
        if texts:
            parts += labelled(label, [library.gaps_named(text) for text in texts], width)
    # Each line begins with a line break.
    return ["", *parts]


def opener_rows(cards: Iterable[TopicCard], along: Sequence[str], width: int) -> list[Row]:
    """A few openers, a row each of `width` cells; those that go along already carry a sign."""
    rows: list[Row] = []
    for card in cards:
        sign: Part = (f" {ALONG}", "$kept") if card.id in along else ""
        rows.append(Row(words(" " * GUTTER, cut(f"“{card.opener}”", width - GUTTER - 3), sign), id=card.id))
    return rows


def whole_page(page: Situation, cards: Sequence[TopicCard], library: Library, width: int) -> list[Part]:
    """The page in one piece, for the pane beside a list."""
    parts: list[Part] = [("\n".join(folded(line(page.title), width)) + "\n", "bold")]
    parts += [("\n".join(folded(situation_facts(page, library), width)) + "\n", "$quiet")]
    parts += [*before_cards(page, library, width), "\n"]
    openers = [f"“{card.opener}”" for card in cards[:OPENERS]]
    return [*parts, *labelled("to say", openers, width), "\n", *after_cards(page, library, width)]
