"""What a screen lets be pressed and what it says of it, in lines of text: read from outside, through Textual alone."""

from collections.abc import Iterator
from inspect import isclass
from typing import Any, Final

from textual.app import App
from textual.command import DiscoveryHit, Hit
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import OptionList

from ladder_tui.app.palette import KIND
from ladder_tui.widgets.bars import KeyBar, QuietRule
from tests.kits.dump import dump

#: What stands for a text of the packs, which change.
FROM_PACKS: Final = "‹from the packs›"
#: So many letters that stand in a row as well are taken for a quotation of it.
QUOTED: Final = 8

AnyScreen = Screen[Any]


def said(screen: AnyScreen) -> str:
    """The one quiet sentence of a place."""
    return next((rule.said for rule in screen.query(QuietRule) if rule.said), "")


def _bound(screen: AnyScreen) -> Iterator[tuple[str, str, bool]]:
    """Each key that works, the command's id (the action in brackets where no command has the key), not dimmed?"""
    for key, one in screen.active_bindings.items():
        if not one.binding.action.startswith("screen."):  # Textual's own, of no place
            yield key, one.binding.id or f"({one.binding.action})", one.enabled


def bindings(screen: AnyScreen) -> tuple[list[str], list[str]]:
    """The commands of the place with their keys; everything else that is bound there."""
    keys: dict[str, list[str]] = {}
    for key, id, enabled in _bound(screen):
        keys.setdefault(id if enabled else f"{id} (dimmed)", []).append(key)
    lines = sorted(f"{id}: {' '.join(sorted(found))}" for id, found in keys.items())
    common = [one for one in lines if one.startswith(("everywhere.", "("))]
    return [one for one in lines if one not in common], common


def commands_of(screen: AnyScreen) -> list[tuple[str, str]]:
    """Each command that is let through, with one of its keys."""
    keys = {id: key for key, id, enabled in sorted(_bound(screen), reverse=True) if enabled and not id.startswith("(")}
    return sorted(keys.items())


def footer(screen: AnyScreen) -> list[str]:
    """The lines of keys: key, words, and what a click runs: the id of the command with this action, or the action."""
    ids: dict[str, str] = {}
    for node, found in screen._binding_chain:
        for _, one in found:
            if one.id and not one.action.startswith("app."):
                ids.setdefault(f"app.{one.action}" if isinstance(node, App) else one.action, one.id)
    lines = []
    for bar in screen.query(KeyBar):
        shown = str(bar.render()) + " "
        if bar.hints:
            lines.append(
                " · ".join(
                    f"{hint.key} {hint.short} [{ids.get(hint.action, hint.action)}]"
                    + ("" if f" {hint.key} {hint.short} " in shown else " (no room)")
                    for hint in bar.hints
                )
            )
    return lines


# -- rows -----------------------------------------------------------------------------------


def row_text(screen: AnyScreen) -> str:
    """All words of the row under the cursor."""
    listed = screen.focused
    option = listed.highlighted_option if isinstance(listed, OptionList) else None
    return str(getattr(option.prompt, "plain", option.prompt)) if option is not None else ""


def comes_from_packs(row: str | None) -> bool:
    """Whether the row of this id shows a thing of the packs, which can grow without a key being another."""
    return row is not None and (row == "card" or "core." in row)


def label(screen: AnyScreen, row: str | None) -> str:
    """The row by its first line."""
    if row is None:
        return "no row"
    if comes_from_packs(row):
        kind = row.partition(":")[0] if ":" in row else "card" if row == "card" else ""
        return f"{kind} {FROM_PACKS}".strip()
    return " ".join(row_text(screen).strip().partition("\n")[0].split())


def without_quotation(text: str, row: str) -> str:
    """A text without the words it begins with, if they stand in the row as well."""
    row = " ".join(row.split())
    end = next((end for end in range(len(text), QUOTED - 1, -1) if text[:end] in row), 0)
    return FROM_PACKS + text[end:] if end else text


# -- pages over a place ---------------------------------------------------------------------


def card(screen: AnyScreen) -> list[str]:
    """The lines of a dialog's card, or of the whole screen, without the frame."""
    rows = dump(screen.app).split("\n")
    holder = next((bar.parent for bar in screen.query(KeyBar)), None)
    if isinstance(holder, Widget) and holder is not screen:
        area = holder.region
        rows = [row.ljust(area.right)[area.x : area.right] for row in rows[area.y : area.bottom]]
    if rows and rows[0].startswith("╭"):
        rows = [row[1:-1] for row in rows[1:-1]]
    return [row.rstrip() for row in rows]


def page(screen: AnyScreen) -> tuple[str, str]:
    """A page or dialog: its first line, and its keys."""
    first = next((" ".join(one.split()) for one in card(screen) if one.strip()), "")
    return first, " | ".join(footer(screen)) or "no line of keys"


# -- find anything --------------------------------------------------------------------------


def _providers(screen: AnyScreen) -> Iterator[Any]:
    for one in sorted(screen.app.COMMANDS, key=str):
        made: Any = one if isclass(one) else one()  # as Textual does it
        yield made(screen, Style())


def _told(hit: DiscoveryHit | Hit) -> tuple[str, str]:
    """A command as it is offered, "Move  (v)", and what is told of it; of anything else its text."""
    row = str(hit.display if isinstance(hit, DiscoveryHit) else hit.match_display)
    title = hit.text or ""
    key, _, more = row[KIND:].removeprefix(title).strip().partition(" ")
    return f"{title}  ({key})", more.strip()


async def offered(screen: AnyScreen) -> list[str]:
    """What the box offers before a letter is typed."""
    return [": ".join(_told(hit)) for one in _providers(screen) async for hit in one.discover()]


async def not_first(screen: AnyScreen) -> list[str]:
    """What the box offers, and does not show first when its own title is typed; and what it finds for no letters."""
    missed = []
    for one in _providers(screen):
        for offer in [hit async for hit in one.discover()]:
            hits = [hit async for hit in one.search(offer.text)]
            best = max(hits, key=lambda hit: hit.score, default=None)
            if best is None or best.text != offer.text:
                missed.append(f"{_told(offer)[0]} comes after {_told(best)[0] if best else 'nothing'}")
        async for hit in one.search(""):
            missed.append(f"found for no letters: {_told(hit)[0]}")
    return missed
