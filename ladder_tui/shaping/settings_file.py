"""`config.toml`: the settings as a file. What it calls them, what it takes, and how it is read."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.domain.base.thresholds import TABLE, Threshold
from ladder_tui.domain.base.when import WEEKDAYS
from ladder_tui.domain.records.settings import Given, Settings
from ladder_tui.shaping.colours import HOUSE, OF_THE_HOUSE, built_in
from ladder_tui.shaping.toml_lines import Line, Problem, read_lines, shown_path

FILE_NAME: Final = "config.toml"
#: The table of the file in which the numbers of rules stand.
NUMBERS: Final = "numbers"
_BY_ITSELF: Final = "by itself"
_NO_DAY: Final = "no day"
_NEVER: Final = "never"
_SWITCH: Final = {"on": True, "off": False, "yes": True, "no": False}
#: The most minutes without a key, and the most efforts of a week, that the data file holds.
_LONGEST_LOCK: Final = 1440
_MOST_EFFORT: Final = 1000


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One setting: what the file calls it, the field it is, and what is said of it in a line.

    `read` makes the field's value of what TOML gives, and raises ValueError with what would be right; `show` makes
    what TOML is given of the field's value. `section` is the heading it stands under in the app.
    """

    name: str
    field: str
    about: str
    read: Callable[[Any], Any]
    show: Callable[[Any], Any]
    section: str = ""


def _same(value: Any) -> Any:
    return value


def _switch(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _SWITCH:
        return _SWITCH[value.strip().lower()]
    raise ValueError("true or false would be right")


def _motion(value: Any) -> str:
    return "on" if _switch(value) else "off"


def _whole(value: Any, low: int, high: int, right: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise ValueError(f"{right} would be right")


def _energy(value: Any) -> int:
    return _whole(value, 1, 5, "a number from 1, very little, to 5, a lot,")


def _day(value: Any) -> int:
    for number, name in enumerate(WEEKDAYS):
        if isinstance(value, str) and len(value.strip()) >= 3 and name.lower().startswith(value.strip().lower()):
            return number
    raise ValueError('a day such as "Monday" would be right')


def _day_or_none(value: Any) -> int | None:
    if isinstance(value, str) and value.strip().lower() == _NO_DAY:
        return None
    try:
        return _day(value)
    except ValueError:
        raise ValueError(f'a day such as "Sunday", or "{_NO_DAY}", would be right') from None


def _show_day(value: int | None) -> str:
    return _NO_DAY if value is None else WEEKDAYS[value]


def _capacity(value: Any) -> int | None:
    if isinstance(value, str) and value.strip().lower() == _BY_ITSELF:
        return None
    return _whole(value, 0, _MOST_EFFORT, f'a number such as 9, or "{_BY_ITSELF}",')


def _lock(value: Any) -> int:
    if isinstance(value, str) and value.strip().lower() == _NEVER:
        return 0
    return _whole(value, 0, _LONGEST_LOCK, f'minutes such as 10, up to {_LONGEST_LOCK}, or "{_NEVER}",')


def _effort(value: Any) -> bool:
    words = value.strip().lower() if isinstance(value, str) else ""
    if words in ("in words", "in numbers"):
        return words == "in numbers"
    raise ValueError('"in words" or "in numbers" would be right')


def _zone(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError('a zone such as "Europe/Berlin" would be right, or "" for this machine\'s')
    if not value.strip():
        return ""
    from ladder_tui.services.zones import known, zone_named  # late, with Python's zones

    return value if known(value) else zone_named(value)


def _is_code(value: str, *lengths: int) -> bool:
    return not value or (value.isascii() and value.isalpha() and len(value) in lengths)


def _country(value: Any) -> str:
    if isinstance(value, str) and _is_code(value.strip(), 2):
        return value.strip().upper()
    raise ValueError('two letters such as "DE" would be right, or "" for none')


def _language(value: Any) -> str:
    if isinstance(value, str) and _is_code(value.strip(), 2, 3):
        return value.strip().lower()
    raise ValueError('a code such as "de" would be right, or "" for the system\'s')


def _anchors(value: Any) -> tuple[str, ...]:
    from ladder_tui.domain.base.suds import POINTS, own_anchors  # late: few put them into words of their own

    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"a list of {len(POINTS)} lines in quotation marks would be right")
    return own_anchors(value) if value else ()


def _show_anchors(value: tuple[str, ...]) -> list[str]:
    from ladder_tui.domain.base.suds import WORDS

    return [mine or house for mine, house in zip(value or ("",) * len(WORDS), WORDS, strict=True)]


def _entry(
    name: str, field: str, about: str, read: Callable[[Any], Any], show: Callable[[Any], Any] = _same, section: str = ""
) -> Entry:
    return Entry(name=name, field=field, about=about, read=read, show=show, section=section)


#: Every setting that is chosen, in the order of the page of settings and under its headings. The theme is read by
#: `read_given`, which knows those of the user's own.
ENTRIES: Final[tuple[Entry, ...]] = (
    _entry("theme", "theme", '"dusk", "day", "contrast", one of Textual\'s such as "nord", or one of yours', _same,
           lambda name: str(name).removeprefix(HOUSE), "Look"),
    _entry("motion", "motion", "short movements that show where something went", _motion, lambda said: said == "on"),
    _entry("plain_signs", "ascii", "letters and simple marks instead of the drawn signs", _switch),
    _entry("fit_the_terminal", "fit_terminal", "strong colours and plain signs where the terminal has no others",
           _switch),
    _entry("energy_mornings", "energy_morning", "1, very little, to 5, a lot", _energy,
           section="Your days and weeks"),
    _entry("energy_daytime", "energy_day", "1 to 5", _energy),
    _entry("energy_evenings", "energy_evening", "1 to 5", _energy),
    _entry("a_week_begins_on", "week_start", "a day", _day, _show_day),
    _entry("a_week_can_carry", "capacity", f'the sum of efforts a week has room for, or "{_BY_ITSELF}"', _capacity,
           lambda most: _BY_ITSELF if most is None else most),
    _entry("effort_of_a_week", "week_numbers", '"in words" or "in numbers"', _effort,
           lambda numbers: "in numbers" if numbers else "in words"),
    _entry("look_back_on", "look_back_day", f'a day, or "{_NO_DAY}"', _day_or_none, _show_day),
    _entry("was_it_worth_it", "ask_worth", "whether it is asked of all that is done", _switch),
    _entry("time_zone", "zone", 'such as "Europe/Berlin"; "" is this machine\'s', _zone),
    _entry("country", "region", 'two letters; "" is none chosen', _country),
    _entry("words_of_the_scale", "anchors", "what 0, 25, 50, 75 and 100 feel like", _anchors, _show_anchors),
    _entry("names_as_initials", "initials", "everybody you have a page for", _switch, section="Out of sight"),
    _entry("begin_hidden", "hide_on_start", "ladder opens with an empty page", _switch),
    _entry("lock_by_itself", "lock_after", f'minutes without a key, or "{_NEVER}"; for data with a passphrase', _lock,
           lambda minutes: minutes or _NEVER),
    _entry("language_of_the_cards", "language", 'such as "de"; "" is the system\'s', _language,
           section="Cards and packs of your own"),
)  # fmt: skip
BY_NAME: Final = {entry.name: entry for entry in ENTRIES}
_ROWS: Final = {row.key: row for row in TABLE}


def read_given(folder: Path) -> Given:
    """What `config.toml` in `folder` says; a missing file says nothing, a mistake costs its line."""
    path = folder / FILE_NAME
    read = read_lines(path)
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    numbers: dict[str, float] = {}
    problems = list(read.problems)
    for line in read.lines:
        try:
            if line.name.startswith(f"{NUMBERS}."):
                key = line.name.removeprefix(f"{NUMBERS}.")
                numbers[key] = _number(key, line.value)
                lines.setdefault("thresholds", line.number)
            elif not (line.name == NUMBERS and line.value == {}):
                entry = BY_NAME.get(line.name.replace("-", "_"))
                if entry is None:
                    raise ValueError(_unknown(line, (*BY_NAME, NUMBERS)))
                values[entry.field] = _value(entry, line, folder)
                lines[entry.field] = line.number
        except ValueError as error:
            problems.append(Problem(shown_path(path), line.number, str(error)))
    if numbers:
        values["thresholds"] = tuple(numbers.items())
    names = {entry.field: entry.name for entry in ENTRIES} | {"thresholds": NUMBERS}
    said = tuple(map(str, sorted(problems, key=lambda problem: problem.number)))
    return Given(file=shown_path(path), values=values, lines=lines, names=names, problems=said)


def _value(entry: Entry, line: Line, folder: Path) -> Any:
    if entry.field == "theme":
        return _theme(line.value, folder)
    try:
        return entry.read(line.value)
    except ValueError as error:
        right = str(error)
    # What somebody else says in a whole sentence names the value already.
    raise ValueError(right if right.endswith(".") else f"{entry.name} is {_as_typed(line.value)}; {right}.")


def _theme(value: Any, folder: Path) -> str:
    known = built_in(value) if isinstance(value, str) else ""
    if known:
        return known
    from ladder_tui.shaping.theme_file import read_themes  # late: most have a theme that is built in

    own = [theme.name for theme in read_themes(folder).themes]
    if isinstance(value, str) and value.strip() in own:
        return value.strip()
    names = [*(palette.name.removeprefix(HOUSE) for palette in OF_THE_HOUSE), *own]
    right = f"{', '.join(names)} or another one of the list in Settings"
    raise ValueError(f"theme is {_as_typed(value)}; {right} would be right.")


def _number(key: str, value: Any) -> float:
    row = _ROWS.get(key)
    if row is None:
        raise ValueError(_unknown(Line(0, f"{NUMBERS}.{key}", value), [f"{NUMBERS}.{name}" for name in _ROWS]))
    if isinstance(value, int | float) and not isinstance(value, bool) and row.low <= value <= row.high:
        return float(value) if isinstance(value, float) else value
    raise ValueError(f"{key} is {_as_typed(value)}; a number from {row.low:g} to {row.high:g} would be right.")


def _unknown(line: Line, names: Iterable[str]) -> str:
    from difflib import get_close_matches  # late: only after a mistake

    near = get_close_matches(line.name.replace("-", "_"), [*names], 1)
    right = f"{near[0]} may be meant" if near else "`ladder config` lists the names"
    return f"{line.name[:60]} is no setting; {right}."


def _as_typed(value: Any) -> str:
    """A value as it may stand in a sentence: short."""
    said = f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return said if len(said) <= 40 else f"{said[:39]}…"


# -- printing -----------------------------------------------------------------------------------


def numbers_of(settings: Settings) -> dict[str, float]:
    """The user's own numbers of rules, those that are known and in range."""
    own = dict(settings.thresholds)
    return {row.key: own[row.key] for row in TABLE if row.key in own and row.low <= own[row.key] <= row.high}


def number_about(row: Threshold) -> str:
    """What a number means, with its range and what it is at first."""
    return f"{row.meaning} ({row.low:g} to {row.high:g}, at first {row.value:g})"
