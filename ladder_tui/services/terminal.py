"""What the terminal can show, as far as its environment says so."""

from collections.abc import Mapping
from typing import Final

import msgspec

#: What Python itself puts into LC_CTYPE at its start, where the language is C and nothing forbids it.
_PUT_BY_PYTHON: Final = ("C.UTF-8", "C.utf8", "UTF-8")
_BARE: Final = ("C", "POSIX")


class Terminal(msgspec.Struct, frozen=True):
    """`signs`: whether drawn signs can be expected to be seen. `colours`: whether there are more than sixteen."""

    signs: bool = True
    colours: bool = True


def terminal_of(environ: Mapping[str, str]) -> Terminal:
    """What is known of it; what is not said is taken to be there."""
    return Terminal(signs=_is_for_signs(environ), colours=_has_colours(environ))


def _is_for_signs(environ: Mapping[str, str]) -> bool:
    """False for the language C and for another encoding than UTF-8. Most that name neither are of today."""
    language = environ.get("LANG", "")
    kind = environ.get("LC_CTYPE", "")
    if kind in _PUT_BY_PYTHON and language in _BARE:
        kind = language
    named = environ.get("LC_ALL") or kind or language
    encoding = named.partition(".")[2].partition("@")[0].replace("-", "").lower()
    return named not in _BARE and encoding in ("", "utf8")


def _has_colours(environ: Mapping[str, str]) -> bool:
    """As Textual and Rich judge, which draw with sixteen colours where this says no."""
    asked = environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    if asked != "auto":
        return asked != "standard"
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return True
    term = environ.get("TERM", "").strip().lower()
    return not term or term.rpartition("-")[2] in ("256color", "kitty")
