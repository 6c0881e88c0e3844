"""The settings as rows: what can be chosen, in words, and what is told about privacy."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from ladder_tui.bound_keys import key, with_keys
from ladder_tui.domain.base.when import WEEKDAYS
from ladder_tui.domain.calendar.load import capacity
from ladder_tui.domain.library import FALLBACK
from ladder_tui.domain.records.settings import Given
from ladder_tui.domain.snapshot import Snapshot, removed_items
from ladder_tui.domain.support.page import region_name, regions
from ladder_tui.screens.places.settings.languages import about_language, language_choices, language_name
from ladder_tui.services.terminal import Terminal
from ladder_tui.shaping.colours import Palette
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, words

OWN_THEMES: Final[dict[str, str]] = {
    "ladder-dusk": "dusk, dark",
    "ladder-day": "day, light",
    "ladder-contrast": "high contrast",
}
ENERGY_WORDS: Final = ("very little", "little", "some", "good", "a lot")
CAPACITIES: Final = range(2, 21)
#: Minutes without a key, in words.
LOCKS: Final = (
    (0, "never"), (1, "after a minute"), *((n, f"after {n} minutes") for n in (2, 5, 10, 15, 30)),
    (60, "after an hour"),
)  # fmt: skip
NO_PASSPHRASE: Final = (
    "For data with a passphrase. Yours have none yet: leave with {everywhere.quit}, then type  ladder data lock"
)
#: Rows that open something of their own; the others step through their values.
ZONE: Final = "zone"
REMOVED: Final = "removed"
COPIES: Final = "copies"
#: What stands behind the value of a setting that is not chosen here.
FROM_FILE: Final = "from config.toml"
_LABEL: Final = 24
_INDENT: Final = " " * GUTTER


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One row. `id` is the field of the settings; `choices` are (value, words), none for a row that opens something.

    `shown` stands for the value where that is none of the choices.
    """

    id: str
    label: str
    about: str
    choices: tuple[tuple[Any, str], ...] = ()
    shown: str = ""
    #: Where the user's own file says it, in a sentence; "" where it is chosen here.
    given: str = ""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with its rows, or with paragraphs to read."""

    heading: str
    #: What the rows of its paragraphs are called, with a number behind it.
    name: str = ""
    settings: tuple[Setting, ...] = ()
    paragraphs: tuple[str, ...] = ()


def labels(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """The name of each setting, and what it is called."""
    found = sections(snapshot, (), Path(), Path(), (), locked=False)
    return tuple((one.id, one.label) for section in found for one in section.settings)


def sections(
    snapshot: Snapshot,
    themes: Sequence[str],
    data_file: Path,
    packs: Path,
    languages: Sequence[str],
    *,
    locked: bool,
    copies: int = 0,
    terminal: Terminal | None = None,
    own_themes: Mapping[str, Palette] | None = None,
    given: Given | None = None,
) -> tuple[Section, ...]:
    """Everything, in order.

    `themes` are the names the app knows, `own_themes` the user's own by name, `packs` the folder of their own packs,
    `languages` those the system asks for; `locked`: a passphrase guards the file; `copies` of it lie beside it;
    `terminal`: what there is to draw on; what the user's own file of settings gives, `given`, is not chosen here.
    """
    given, own_themes = given or Given(), own_themes or {}
    found = _sections(
        snapshot, themes, data_file, packs, languages, (locked, copies), terminal or Terminal(), own_themes
    )
    return tuple(
        replace(section, settings=tuple(_as_given(one, given) for one in section.settings)) if given.values else section
        for section in found
    )


def _as_given(setting: Setting, given: Given) -> Setting:
    if setting.id not in given.values:
        return setting
    return replace(setting, given=given.where(setting.id), about=f"{setting.about} {given.where(setting.id)}")


def _sections(
    snapshot: Snapshot,
    themes: Sequence[str],
    data_file: Path,
    packs: Path,
    languages: Sequence[str],
    file: tuple[bool, int],
    terminal: Terminal,
    own_themes: Mapping[str, Palette],
) -> tuple[Section, ...]:
    locked, copies = file
    onoff = ((False, "off"), (True, "on"))
    lasting = len(snapshot.hidden)
    return (
        Section(
            heading="Look",
            settings=(
                Setting(
                    id="theme", label="Theme", choices=theme_choices(themes, own_themes),
                    about=_about_theme(snapshot.settings.theme, own_themes),
                ),
                Setting(
                    id="motion", label="Motion", choices=(("on", "on"), ("off", "off")),
                    about="Short movements that show where something went.",
                ),
                Setting(
                    id="ascii", label="Plain signs", choices=onoff,
                    about="Letters and simple marks for terminals and fonts without the drawn ones.",
                ),
                Setting(
                    id="fit_terminal", label="Fit the terminal", choices=((True, "by itself"), (False, "no")),
                    about=_fitting(terminal),
                ),
            ),
        ),
        Section(
            heading="Your days and weeks",
            settings=(
                _energy("energy_morning", "Energy, mornings"),
                _energy("energy_day", "Energy, daytime"),
                _energy("energy_evening", "Energy, evenings"),
                Setting(
                    id="week_start", label="A week begins on", choices=tuple(enumerate(WEEKDAYS)),
                    about="The first column of the calendar, and the week that is looked at as a whole.",
                ),
                Setting(
                    id="capacity", label="A week can carry", choices=_capacities(snapshot),
                    about="The sum of efforts, 1 to 5 each, that a week has room for. It is a hint and stops nothing.",
                ),
                Setting(
                    id="week_numbers", label="Effort of a week", choices=((False, "in words"), (True, "in numbers")),
                    about=with_keys("Words come only where a week is full. Numbers are always behind {today.week}."),
                ),
                Setting(
                    id="look_back_day", label="Look back on", choices=((None, "no day"), *enumerate(WEEKDAYS)),
                    about="On that day Today has one quiet line that leads to it. It never waits or adds up.",
                ),
                Setting(
                    id="ask_worth", label="“Was it worth it?”",
                    choices=((False, "never asked"), (True, "asked of all that is done")),
                    about="Asked after what is noted as done. The answers help to choose what is suggested.",
                ),
                Setting(
                    id=ZONE, label="Time zone", shown=snapshot.settings.zone or f"this machine's, {snapshot.zone}",
                    about="Times are shown in this zone. Another one is taken up at the next start.",
                ),
                Setting(
                    id="region", label="Country", choices=_countries(snapshot),
                    about="Whose lines stand first under ! support. It is never guessed.",
                ),
            ),
        ),
        Section(
            heading="Out of sight",
            settings=(
                Setting(
                    id="initials", label="Names as initials", choices=onoff,
                    about="Everybody you have a page for is shown as initials, for when somebody may look on.",
                ),
                Setting(
                    id="hide_on_start", label="Begin hidden", choices=onoff,
                    about=with_keys("ladder opens with an empty page; {everywhere.hide} shows your day."),
                ),
                Setting(
                    id="lock_after", label="Lock by itself", choices=LOCKS,
                    about="After so long without a key; ctrl+l locks at once. The passphrase opens your page again."
                    if locked else with_keys(NO_PASSPHRASE),
                ),
                Setting(
                    id=REMOVED, label="Removed for good",
                    shown="nothing" if not lasting else "1 thing" if lasting == 1 else f"{lasting} things",
                    about="Cards, activities and steps from the packs that you took out. Enter brings one back.",
                ),
            ),
        ),
        Section(
            heading="Cards and packs of your own",
            name="packs",
            settings=(
                Setting(
                    id="language", label="Language of the cards", choices=language_choices(snapshot, languages),
                    shown=language_name(FALLBACK), about=about_language(snapshot),
                ),
            ),
            paragraphs=own_packs(snapshot, packs),
        ),
        Section(
            heading="Your file",
            settings=(
                Setting(
                    id=COPIES, label="Joined copies", shown=_copies(copies, len(snapshot.joins)),
                    about="Copies of your file, from sync tools or another machine. Enter joins one that lies beside "
                    "it, or shows what was joined.",
                ),
            ),
        ),
        Section(heading="Privacy, in words", name="privacy", paragraphs=privacy(data_file, packs, locked=locked)),
    )  # fmt: skip


def _copies(waiting: int, joined: int) -> str:
    return f"{waiting} beside your file" if waiting else f"{joined} joined" if joined else "none"


def _fitting(terminal: Terminal) -> str:
    """What fits the terminal, and what of it is done in this one."""
    here = {(True, True): "neither", (False, True): "strong colours", (True, False): "plain signs"}
    does = here.get((terminal.colours, terminal.signs), "both")
    return f"Strong colours where there are only 16, plain signs where there is no UTF-8. Here: {does}."


def own_packs(snapshot: Snapshot, packs: Path) -> tuple[str, ...]:
    """Where packs of the user's own lie, and what of all packs could not be used."""
    problems = snapshot.library.problems
    where = f"Packs of your own lie in {packs}. ladder packs new my-cards begins one."
    if not problems:
        return (f"{where} Everything in the packs could be used.",)
    count = "One thing" if len(problems) == 1 else f"{len(problems)} things"
    return (
        where,
        f"{count} in the packs could not be used as it stands; all the rest works. ladder packs check tells it again.",
        *problems,
    )


def privacy(data_file: Path, packs: Path, *, locked: bool) -> tuple[str, ...]:
    """What a person wants to know before writing anything true."""
    clear = " as plain text, which the passphrase does not cover" if locked else ""
    plain = ", which the passphrase does not cover" if locked else ""
    return (
        f"Where it lies: in one file, {data_file}, with copies of earlier days beside it. "
        f"Cards that you write yourself lie in {packs}{clear}. Nothing you write lies anywhere else. "
        f"While your own editor is open ({key('everywhere.editor')}), its text is also in a file for you alone{plain}.",
        "Who can read it: you, and whoever can use your account on this machine or reach its backups. "
        f"The file is for your user alone, and it is {'locked with your passphrase' if locked else 'not encrypted'}.",
        "What leaves this machine: nothing. There is no network code in ladder, no account and no count of anything.",
        "How to leave: ladder data export writes everything as plain JSON, with one record a line. "
        "Without the folder around it nothing is left here.",
        f"What {key('everywhere.hide')} does, or F9 while you type: it puts an empty page over everything, and the "
        "same key takes it away. It is a curtain and no lock; ! still shows people to talk to.",
    )


def rows(shown: Sequence[Section], snapshot: Snapshot, width: int, here: str | None) -> list[Row]:
    """The list for `width` cells; the row under the cursor, `here`, carries the arrows."""
    made: list[Row] = []
    for section in shown:
        if made:
            made.append(Row(words(" ")))
        made.append(Row(words((f" {section.heading}", "$calm"))))
        for setting in section.settings:
            made.append(Row(words(*_line(setting, snapshot, width, setting.id == here)), id=setting.id))
        for index, paragraph in enumerate(section.paragraphs):
            lines = f"\n{_INDENT}".join(folded(paragraph, width - GUTTER - 1))
            made.append(Row(words(_INDENT, lines), id=f"{section.name}-{index}"))
    return made


def _line(setting: Setting, snapshot: Snapshot, width: int, here: bool) -> list[Part]:
    label = min(_LABEL, width // 2 - GUTTER)
    note = f"   {FROM_FILE}" if setting.given else ""
    value = cut(value_words(setting, snapshot), max(8, width - GUTTER - label - 5 - len(note)))
    parts: list[Part] = [_INDENT, f"{cut(setting.label, label - 1):<{label}}"]
    if here and setting.choices and not setting.given:
        return [*parts, ("‹ ", "$here bold"), (value, "bold"), (" ›", "$here bold")]
    return [*parts, "  ", (value, "bold" if here else ""), (note, "$quiet")]


def value_words(setting: Setting, snapshot: Snapshot) -> str:
    """The value as it is shown."""
    if not setting.choices:
        return setting.shown
    value = getattr(snapshot.settings, setting.id)
    return next((said for choice, said in setting.choices if choice == value), setting.shown or str(value))


def stepped(setting: Setting, snapshot: Snapshot, by: int) -> Any:
    """The value `by` places on; goes round. A value that is none of the choices goes to the first."""
    values = [value for value, _ in setting.choices]
    value = getattr(snapshot.settings, setting.id)
    return values[(values.index(value) + by) % len(values)] if value in values else values[0]


def removed_options(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Removed things to choose from, the latest first."""
    return [(removed.id, f"{removed.kind}: {removed.title}") for removed in removed_items(snapshot)]


def theme_choices(known: Sequence[str], own: Mapping[str, Palette]) -> tuple[tuple[str, str], ...]:
    """Themes as (name, words): those of the house, the user's own, then the others the app knows."""
    others = sorted(name for name in known if name not in OWN_THEMES and name not in own)
    yours = ((name, f"{name}, yours") for name in own)
    return (*OWN_THEMES.items(), *yours, *((name, name.replace("-", " ")) for name in others))


def _about_theme(chosen: str, own: Mapping[str, Palette]) -> str:
    """What the row means, and what is hard to read in a theme of the user's own that is in use."""
    weak = own[chosen].weak if chosen in own else ""
    return f"Colours. It changes at once. {weak}".rstrip()


def _energy(id: str, label: str) -> Setting:
    choices = tuple((n, f"{'●' * n}{'○' * (5 - n)}  {said}") for n, said in enumerate(ENERGY_WORDS, start=1))
    about = "What you usually have then. A check-in says it for the day itself."
    return Setting(id=id, label=label, choices=choices, about=about)


def _capacities(snapshot: Snapshot) -> tuple[tuple[int | None, str], ...]:
    found = capacity(snapshot.checkins.values(), replace(snapshot.settings, capacity=None), snapshot.now)
    return ((None, f"about {found.value}, {found.reason}"), *((n, f"{n}, set by you") for n in CAPACITIES))


def _countries(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    known = regions(snapshot.library.support.values())
    chosen = snapshot.settings.region
    extra = () if not chosen or chosen in dict(known) else ((chosen, region_name(chosen)),)
    return (("", "none chosen"), *known, *extra)
