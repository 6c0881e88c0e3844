"""Who stands where on the support page."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.items.support import ReachBy, SupportKind, SupportLine
from ladder_tui.domain.support.page import LAST_RESORT, parse_region, regions, support_page
from tests.kits.builders import TODAY

KINDS: tuple[SupportKind, ...] = (
    "emergency", "crisis_line", "text_line", "warm_line", "directory", "peer", "befriending", "therapy_finder",
)  # fmt: skip
WARM = {"warm_line", "befriending", "peer"}
CRISIS = {"crisis_line", "text_line"}


def a_line(id: str, kind: SupportKind = "crisis_line", region: str = "GB", **fields: Any) -> SupportLine:
    defaults: dict[str, Any] = {
        "name": id, "hours": "24/7", "price": "free", "contact": ReachBy(phone="116 123"), "note": "They listen.",
        "source": "https://example.org", "confidence": "high",
    }  # fmt: skip
    return SupportLine(id=id, kind=kind, region=region, **{**defaults, **fields})


LINES = (
    a_line("crisis"),
    a_line("warm", "warm_line"),
    a_line("texts", "text_line", contact=ReachBy(text="SHOUT to 85258", web="https://example.org")),
    a_line("german", region="DE"),
    a_line("finder", "directory", "intl"),
    a_line("now", "emergency", "intl", name="Your local emergency number", contact=ReachBy(phone="112 (EU)")),
)


def names(region: str = "") -> list[tuple[str, list[str]]]:
    return [(g.heading, [e.name for e in g.entries]) for g in support_page(LINES, region, TODAY).groups]


def test_a_chosen_country_stands_first_with_warm_lines_above_crisis_lines() -> None:
    assert names("GB") == [("In the United Kingdom", ["warm", "crisis", "texts"]), ("Anywhere", ["finder"])]
    assert names("gb") == names("GB")


def test_without_a_country_what_finds_people_stands_first_and_no_alphabet_of_countries() -> None:
    assert names() == names("XX") == [("Anywhere", ["finder"])]
    page = support_page(LINES, "", TODAY)
    assert "No country is chosen yet." in page.region_note
    assert not support_page(LINES, "DE", TODAY).region_note


def test_without_a_country_each_emergency_number_names_its_countries() -> None:
    lines = [
        *LINES,
        *(
            a_line(f"{region}-e", "emergency", region, contact=ReachBy(phone=number))
            for region, number in (("GB", "999"), ("DE", "112"), ("AT", "112"))
        ),
    ]
    assert support_page(lines, "", TODAY).emergencies == (("112", "Austria, Germany"), ("999", "United Kingdom"))
    assert support_page(lines, "GB", TODAY).emergencies == ()


def test_the_emergency_number_is_a_sentence_of_its_own() -> None:
    page = support_page(LINES, "DE", TODAY)
    assert page.emergency == "If someone could be hurt right now: your local emergency number, 112 (EU)."
    assert all(entry.kind != "emergency" for group in page.groups for entry in group.entries)


def test_an_entry_says_each_way_that_there_is() -> None:
    entry = support_page(LINES, "GB", TODAY).groups[0].entries[2]
    assert entry.ways == (("text", "SHOUT to 85258"), ("web", "https://example.org"))


@pytest.mark.parametrize(
    ("checked", "first"),
    [("", True), ("2025-03-04", False), ("2025-03-03", True), ("2026-03-04", False), ("soon", True)],
)
def test_what_was_not_looked_at_for_a_year_is_to_be_checked_first(checked: str, first: bool) -> None:
    page = support_page([a_line("one", last_checked=checked)], "GB", date(2026, 3, 4))
    assert page.groups[0].entries[0].check_first is first
    assert bool(page.check_note) is first


def test_without_any_pack_there_is_still_someone() -> None:
    page = support_page([], "GB", TODAY)
    assert [entry.name for entry in page.groups[0].entries] == [line.name for line in LAST_RESORT[:2]]
    assert "112" in page.emergency


@pytest.mark.parametrize("typed", ["GB", "gb", " United  Kingdom ", "uk", "england"])
def test_a_country_is_found_by_code_and_name(typed: str) -> None:
    assert parse_region(typed, LINES) == "GB"


def test_an_unknown_country_is_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"“Atlantis” is no country with entries here; there are DE, GB\."):
        parse_region("Atlantis", LINES)
    assert parse_region("none", LINES) == ""


def test_countries_come_in_order_of_their_names() -> None:
    assert regions(LINES) == (("DE", "Germany"), ("GB", "United Kingdom"))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["GB", "DE", "intl", "ZZ"])), max_size=20),
    st.sampled_from(["", "GB", "DE", "ZZ", "nowhere"]),
)
def test_no_crisis_line_stands_above_a_warm_one_and_nobody_is_lost(
    given_lines: list[tuple[SupportKind, str]], region: str
) -> None:
    lines = [a_line(f"line-{n}", kind, where) for n, (kind, where) in enumerate(given_lines)]
    page = support_page(lines, region, TODAY)
    for group in page.groups:
        kinds = [entry.kind for entry in group.entries]
        first_crisis = next((n for n, kind in enumerate(kinds) if kind in CRISIS), len(kinds))
        assert not any(kind in WARM for kind in kinds[first_crisis:])
    shown = {entry.id for group in page.groups for entry in group.entries}
    wanted = {line.id for line in lines if line.region in (page.region, "intl")}
    # One emergency number stands in the line above the groups: the country's own, where it has one.
    emergencies = [line for line in lines if line.kind == "emergency" and line.region in (page.region, "intl")]
    assert len(wanted - shown) == min(1, len(emergencies))
    assert wanted - shown <= {line.id for line in emergencies}
