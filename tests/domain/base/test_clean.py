"""What may not reach a terminal does not, and everything else stays as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.clean import clean, is_blank, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "[31mred"),
        ("\x9b31m", "31m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("a\tb", "a    b"),
        ("a\r\nb", "a\nb"),
        ("\u202eabc", "abc"),
        ("\u2066abc\u2069", "abc"),
        ("fam\u200bily", "family"),
        ("[/foo] [@click=app.quit]", "[/foo] [@click=app.quit]"),
        ("Ünïcödé 日本 👩‍👩‍👧 नमस्ते", "Ünïcödé 日本 👩‍👩‍👧 नमस्ते"),
        ("\ud800", ""),
    ],
)
def test_cleaning(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_one_line_has_no_line_ends() -> None:
    assert clean("a\r\nb\nc", lines=False) == "a b c"
    assert one_line("  a\n\n b\tc\x1b ") == "a b c"


@given(st.text())
def test_no_control_byte_is_left_and_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any((ord(letter) < 32 and letter != "\n") or 127 <= ord(letter) < 160 for letter in once)


def test_only_invisible_counts_as_empty() -> None:
    assert is_blank(" \n\u200b\u2060\u00a0")
    assert not is_blank(" . ")
