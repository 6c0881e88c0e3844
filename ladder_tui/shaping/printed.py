"""The user's own files as they may begin: the settings of today, a theme that is built in."""

from collections.abc import Iterator
from typing import Any, Final

from ladder_tui.domain.base.thresholds import TABLE
from ladder_tui.domain.records.settings import Settings
from ladder_tui.shaping.settings_file import ENTRIES, NUMBERS, number_about, numbers_of

_HEAD: Final = """\
# Settings of ladder as they are today. This file belongs at {file}
# A line here wins over what is chosen in the app. Take it out, or put # before it, and the app decides again.
"""


def settings_text(settings: Settings, file: str) -> str:
    """These settings as `config.toml` says them, each with a word about it; `file` is where it belongs."""
    return "\n".join([_HEAD.format(file=file), *_setting_lines(settings), *_number_lines(settings)]) + "\n"


def _setting_lines(settings: Settings) -> Iterator[str]:
    for number, entry in enumerate(ENTRIES):
        if entry.section:
            yield f"{'' if not number else chr(10)}# {entry.section}"
        said = f"{entry.name} = {toml_value(entry.show(getattr(settings, entry.field)))}"
        if "\n" in said:
            # Ours need not be said; they are there to be put into other words.
            lines = said if getattr(settings, entry.field) else "# " + said.replace("\n", "\n# ")
            yield f"# {entry.about}\n{lines}"
        else:
            yield f"{said:<34}  # {entry.about}"


def _number_lines(settings: Settings) -> Iterator[str]:
    own = numbers_of(settings)
    yield "\n# Numbers that the rules decide by. Take away the # before one to make it yours."
    yield f"[{NUMBERS}]"
    for row in TABLE:
        said = f'"{row.key}" = {toml_value(own.get(row.key, row.value))}'
        yield f"{'' if row.key in own else '# '}{said:<36}  # {number_about(row)}"


def toml_value(value: Any) -> str:
    """A switch, number, text or list of texts as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    return "[\n" + "".join(f"    {_text(one)},\n" for one in value) + "]"


def _text(value: str) -> str:
    signs = {"\\": "\\\\", '"': '\\"'}
    return '"' + "".join(
        signs.get(sign, sign if sign.isprintable() else f"\\U{ord(sign):08x}") for sign in value
    ) + '"'  # fmt: skip
