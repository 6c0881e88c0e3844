"""Initials, and texts in which names are initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.names import initials, with_initials


@pytest.mark.parametrize(
    ("name", "told"),
    [("ana", "A."), ("Ana Lima", "A. L."), (" Ana  Lima ", "A. L."), ("  ", "  "), ("", ""), ("王小明", "王.")],
)
def test_initials(name: str, told: str) -> None:
    assert initials(name) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "Ana Lima",
            "Ana Lima and Ana; ana, Anagram and Lima stay or go",
            "A. L. and A.; ana, Anagram and L. stay or go",
        ),
        ("Uncle Bo", "Uncle Bo and an Uncle; Bo alone is short", "U. B. and an Uncle; Bo alone is short"),
        ("The Old Choir", "The Old Choir; The Old way; a Choir", "T. O. C.; The Old way; a C."),
        ("MRS Okoro", "MRS Okoro, MRS nobody, Okoro", "M. O., MRS nobody, O."),
        ("A\\1 (x", "A\\1 (x stands", "A. (. stands"),
        ("\\g", "\\g stands", "\\. stands"),
        (" ", "a - b", "a - b"),
    ],
)
def test_names_in_a_text_become_initials(name: str, text: str, told: str) -> None:
    assert with_initials(text, [name]) == told


@given(st.lists(st.text(max_size=12), max_size=4), st.text(max_size=40))
def test_no_name_and_no_text_breaks_it(names: list[str], text: str) -> None:
    shown = with_initials(text, names)
    assert with_initials(text, [name for name in names if name]) == shown
    assert with_initials(text, []) == text
