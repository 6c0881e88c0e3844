"""What each command of Settings does. `COMMANDS` at the end says which function stands behind which."""

from typing import Any, Final

from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.under import PlaceCommands, Under
from ladder_tui.screens.places.settings.rows import COPIES, REMOVED, ZONE, Setting, removed_options, stepped
from ladder_tui.screens.places.settings.screen import SettingsScreen
from ladder_tui.services.journal import Journal

#: A row with more values than this opens a list of them on Enter; others take the next one.
FEW: Final = 3


def settings_page(journal: Journal) -> SettingsScreen:
    """The page of settings, to be put over the place where it was asked for."""
    return SettingsScreen(journal, COMMANDS)


def open_it(page: SettingsScreen, under: Under[Setting]) -> None:
    """All values to choose from, the next one of a few, or what the row opens."""
    setting = under.thing
    if setting.given:
        page.say(setting.given)
    elif setting.id not in _OPENS and len(setting.choices) <= FEW:
        next_value(page, under)
    else:
        page.lead(_OPENS.get(setting.id, _choose), under)


def next_value(page: SettingsScreen, under: Under[Setting]) -> None:
    """The next value; kept at once."""
    _step(page, under.thing, 1)


def value_before(page: SettingsScreen, under: Under[Setting]) -> None:
    """The value before; kept at once."""
    _step(page, under.thing, -1)


def _step(page: SettingsScreen, setting: Setting, by: int) -> None:
    if setting.given:
        page.say(setting.given)
    elif setting.choices:
        _settle(page, setting, stepped(setting, page.snapshot, by))


def _settle(page: SettingsScreen, setting: Setting, value: Any) -> None:
    page.act(lambda: page.journal.settle(**{setting.id: value}))


async def _choose(page: SettingsScreen, under: Under[Setting]) -> None:
    setting = under.thing
    value = getattr(page.snapshot.settings, setting.id)
    values = [choice for choice, _ in setting.choices]
    options = [(str(number), said) for number, (_, said) in enumerate(setting.choices)]
    at = str(values.index(value)) if value in values else None
    chosen = await page.app.push_screen_wait(Choose(setting.label, options, note=setting.about, at=at))
    if chosen is not None:
        _settle(page, setting, values[int(chosen)])


async def _ask_zone(page: SettingsScreen, under: Under[Setting]) -> None:
    from ladder_tui.screens.kit.form import Field, FormDialog, Values
    from ladder_tui.services.zones import zone_named

    def save(values: Values) -> None:
        page.journal.settle(zone=zone_named(values["zone"]))

    field = Field("zone", "Time zone", value=page.snapshot.settings.zone, hint="Europe/Berlin, or a city")
    note = "Empty follows this machine. Another zone is taken up at the next start."
    dialog = FormDialog("Time zone", [field], journal=page.journal, note=note, save=save)
    if await page.app.push_screen_wait(dialog) is not None:
        page.say("Kept. It is taken up at the next start.")


async def _bring_back(page: SettingsScreen, under: Under[Setting]) -> None:
    options = removed_options(page.snapshot)
    if not options:
        page.say("Nothing was removed for good.")
        return
    chosen = await page.app.push_screen_wait(Choose("Bring back", options))
    if chosen is not None:
        page.act(lambda: page.journal.portfolio.unhide(chosen))


async def _look_at_copies(page: SettingsScreen, under: Under[Setting]) -> None:
    from ladder_tui.screens.flows.joining.copies import look_at_joins

    said = await look_at_joins(page.app, page.journal)
    if said:
        page.say(said)


#: What rows without values open.
_OPENS: Final = {ZONE: _ask_zone, REMOVED: _bring_back, COPIES: _look_at_copies}

COMMANDS: Final = PlaceCommands(
    {
        "open": open_it,
        "next": next_value,
        "before": value_before,
        "search": lambda page, under: page.begin_search(),
        "back": lambda page, under: page.leave(),
    }
)
