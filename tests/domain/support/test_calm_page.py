"""What the calm page holds: the emergency number first, lines for everybody before those for one group."""

import pytest

from ladder_tui.domain.support.calm import KEPT, MOST_LINES, NOT_ON_DISK, calm_page, fitting
from ladder_tui.domain.support.page import regions
from tests.kits.builders import TODAY, person
from tests.kits.shipped_packs import shipped_library

LINES = tuple(shipped_library().support.values())


@pytest.mark.parametrize("region", [code for code, _ in regions(LINES)])
def test_every_country_has_its_number_and_its_crisis_lines_first(region: str) -> None:
    page = calm_page(LINES, region, (), TODAY)
    assert page.emergency_number
    assert not page.country_note
    assert len(page.lines) <= MOST_LINES
    groups = [bool(line.for_whom) for line in fitting(LINES, region)]
    assert groups == sorted(groups)
    for kind in ("crisis_line", "text_line"):
        there = [line for line in LINES if line.region == region and line.kind == kind and not line.for_whom]
        assert {line.id for line in there[:1]} <= {line.id for line in page.lines}


def test_lines_for_one_group_come_after_those_for_everybody() -> None:
    assert [line.name for line in calm_page(LINES, "AU", (), TODAY).lines][-1] == "13YARN"


def test_without_a_country_it_says_how_to_choose_and_what_finds_people() -> None:
    page = calm_page(LINES, "", (), TODAY)
    assert page.emergency_number == "112 (EU)"
    assert "r chooses yours" in page.country_note
    assert {line.kind for line in page.lines} == {"directory"}


def test_without_any_pack_there_is_still_somebody() -> None:
    page = calm_page((), "GB", (), TODAY)
    assert page.lines
    assert page.emergency_number


def test_it_says_what_is_so_of_the_text_and_of_itself() -> None:
    assert calm_page(LINES, "GB", (), TODAY).first == KEPT
    page = calm_page(LINES, "GB", (), TODAY, is_kept=False, support_key="S")
    assert page.first == NOT_ON_DISK
    assert "S has people to talk to" in page.reliance
    assert not any("?" in words for words in (page.first, page.second, page.reliance, page.unchecked))


def test_own_people_are_the_nearest_with_a_number_and_safe() -> None:
    people = [
        person("a", "Ben", number="1", stage="acquaintance"), person("b", "Ana", number="2", stage="family"),
        person("c", "Cem", number="3", unsafe=True), person("d", "Dee", number=" "),
    ]  # fmt: skip
    assert calm_page(LINES, "GB", people, TODAY).people == (("Ana", "2"), ("Ben", "1"))
