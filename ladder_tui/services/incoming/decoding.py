"""The bytes of a file as text: UTF-8, UTF-16 with its mark, and what old programs for Windows write."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

#: The largest file that is read, in bytes.
LARGEST: Final = 10_000_000
#: What packed files begin with.
_PACKED: Final = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf")
#: So many signs that no text has make it none.
_LOOKED_AT: Final = 4_000


class NoText(ValueError):
    """The file is no text that can be read; the message is a sentence for the user."""


def as_text(data: bytes) -> tuple[str, str]:
    """The text, its lines ending as they do, and a sentence where its letters had to be guessed; else "".

    Raises NoText.
    """
    text, guessed = _decoded(data)
    return (text if "\n" in text else text.replace("\r", "\n")), guessed  # as old programs for the Mac end lines


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith(_PACKED):
        raise NoText("It is packed, as a zip or a spreadsheet is: unpack it, or keep the table as CSV.")
    if len(data) > LARGEST:
        raise NoText(f"It is larger than {LARGEST // 1_000_000} million bytes; a smaller part of it can be brought in.")
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), ""
        except UnicodeDecodeError:
            raise NoText("It begins as a text in UTF-16 and is none. Write it as UTF-8 and try again.") from None
    if b"\0" in data[:_LOOKED_AT]:
        raise NoText("It is no text: calendars, cards of people, tables and journals are read.")
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8"), ""
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
    told = f"Line {at} is not UTF-8, so the file is read as Windows writes it; look whether the letters are right."
    return data.decode("cp1252", "replace"), told
