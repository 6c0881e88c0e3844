"""Names out of texts: whole ones, parts of them, in any case and script."""

import pytest

from ladder_tui.domain.people.redaction import as_initials, names_unsafe
from tests.kits.builders import person, snapshot

LIMA = person(name="Ana Lima")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Ana Lima", "Ana Lima waved", "A. L. waved"),
        ("Ana Lima", "tea with ANA, then Lima's train", "tea with A., then L.'s train"),
        ("Ana Lima", "a banana and Analia stay", "a banana and Analia stay"),
        ("Bo Li", "Bo came; so bold, li is small", "B. came; so bold, li is small"),
        ("Anne-Marie Sø", "anne and Marie and Sø", "A. and M. and S."),
        ("Zoë", "Zoe\u0308 rang", "Z. rang"),
        ("王小明", "我和王小明喝茶", "我和王.喝茶"),
        (
            "The two from games night",
            "The dog and games; the two from Games Night",
            "The dog and games; T. T. F. G. N.",
        ),
        ("ana lima", "Lima was there", "L. was there"),
        ("Mr Okoro", "Okoro, and a mr of sorts", "O., and a mr of sorts"),
        ("★", "a ★ on the door", "a ★. on the door"),
        ("", "nothing to hide", "nothing to hide"),
        ("A.* (x)", "A.* (x) and aaa", "A. (. and aaa"),
    ],
)
def test_names_become_initials(name: str, text: str, told: str) -> None:
    assert as_initials([person(name=name)], text) == told


def test_only_people_marked_so_are_looked_for() -> None:
    now = snapshot(people=[LIMA, person("x", "Rex Holm", unsafe=True)])
    assert names_unsafe(now, "Ana waved", "holm was there")
    assert not names_unsafe(now, "Ana waved")
    assert not names_unsafe(snapshot(people=[LIMA]), "Ana Lima")
