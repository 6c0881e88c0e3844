"""People to talk to, in the order they are shown: who is there for everybody first, warm lines above crisis lines.

The support page and `ladder help-now` say the same; both are made from `support_page`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from ladder_tui.domain.items.support import ReachBy, SupportKind, SupportLine

#: Entries with this region belong to no country.
ANYWHERE: Final = "intl"
#: A number looked at longer ago than this stands behind "check first" (docs/design.md 5).
FRESH_DAYS: Final = 365

FIRST_WORDS: Final = "There are people who like to listen. Nothing has to be bad enough first."
CHECK_WORDS: Final = "check first"
CHECK_MEANS: Final = (
    "“check first” means that nobody noted looking at an entry within the last year. "
    "The name or the page leads to today's number."
)
NO_REGION_WORDS: Final = (
    "No country is chosen yet. With yours, its own lines stand here; until then these find people wherever you are."
)

#: From the warmest to the most urgent; where to look further comes last.
_ORDER: Final[tuple[SupportKind, ...]] = (
    "warm_line", "befriending", "peer", "carers", "crisis_line", "text_line", "domestic_abuse", "image_abuse", "rights",
    "emergency", "directory", "therapy_finder",
)  # fmt: skip
_TO_TALK: Final = frozenset(_ORDER[:6])
_KIND_WORDS: Final[dict[SupportKind, str]] = {
    "warm_line": "to talk, on any day",
    "befriending": "company that comes back",
    "peer": "people who know it themselves",
    "carers": "for those who care for somebody",
    "crisis_line": "crisis line",
    "text_line": "crisis line by text",
    "domestic_abuse": "when somebody close hurts or frightens you",
    "image_abuse": "when pictures of you are used against you",
    "rights": "what you are entitled to",
    "emergency": "emergency",
    "directory": "finds places near you",
    "therapy_finder": "finds a professional",
}
_COUNTRIES: Final[dict[str, str]] = {
    "AR": "Argentina", "AT": "Austria", "AU": "Australia", "BE": "Belgium", "BR": "Brazil", "CA": "Canada",
    "CH": "Switzerland", "CL": "Chile", "CZ": "Czechia", "DE": "Germany", "DK": "Denmark", "ES": "Spain",
    "FI": "Finland", "FR": "France", "GB": "United Kingdom", "GR": "Greece", "HK": "Hong Kong", "HU": "Hungary",
    "IE": "Ireland", "IL": "Israel", "IN": "India", "IS": "Iceland", "IT": "Italy", "JP": "Japan",
    "KR": "South Korea", "LU": "Luxembourg", "MX": "Mexico", "MY": "Malaysia", "NL": "Netherlands", "NO": "Norway",
    "NZ": "New Zealand", "PH": "Philippines", "PL": "Poland", "PT": "Portugal", "RO": "Romania", "SE": "Sweden",
    "SG": "Singapore", "TR": "Turkey", "TW": "Taiwan", "UA": "Ukraine", "US": "United States", "ZA": "South Africa",
}  # fmt: skip
#: Other names people type for a country.
_ALSO: Final[dict[str, str]] = {
    "uk": "GB", "britain": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "usa": "US", "america": "US", "holland": "NL", "aotearoa": "NZ", "eire": "IE",
}  # fmt: skip

#: Shown when no pack could be read: help never depends on a file (docs/design.md 5).
LAST_RESORT: Final[tuple[SupportLine, ...]] = (
    SupportLine(
        id="support/findahelpline", name="Find A Helpline", kind="directory", region=ANYWHERE, hours="see their page",
        price="free", contact=ReachBy(web="https://findahelpline.com"), source="https://findahelpline.com",
        note="Choose your country; it lists lines that fit.", confidence="high",
    ),
    SupportLine(
        id="support/befrienders", name="Befrienders Worldwide", kind="directory", region=ANYWHERE,
        hours="see their page", price="free", contact=ReachBy(web="https://befrienders.org"),
        source="https://befrienders.org", note="Lists places by country where someone will listen.", confidence="high",
    ),
    SupportLine(
        id="support/emergency", name="Your local emergency number", kind="emergency", region=ANYWHERE, hours="24/7",
        price="free", contact=ReachBy(phone="112 (EU)"), source="https://findahelpline.com",
        note="112 works in the EU; elsewhere, use your own country's number.", confidence="high",
    ),
)  # fmt: skip


class SupportEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in words. `ways` are (how, where) pairs in the order call, text, web; `checked` is None if never."""

    id: str
    name: str
    kind: SupportKind
    kind_words: str
    ways: tuple[tuple[str, str], ...]
    hours: str
    price: str
    note: str
    checked: date | None
    check_first: bool

    @property
    def open_words(self) -> str:
        """When and for how much: "open 24/7, free"."""
        hours = f"open {self.hours}" if self.hours[:1].isdigit() else f"hours: {self.hours}"
        return f"{hours}, {self.price}"


class SupportGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with its entries."""

    heading: str
    entries: tuple[SupportEntry, ...]


class SupportPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is shown, in order: `first`, `emergency`, the groups, then `check_note` ("" if none needs it)."""

    region: str
    region_name: str
    first: str
    emergency: str
    region_note: str
    groups: tuple[SupportGroup, ...]
    check_note: str
    emergency_number: str = ""
    #: Without a country: each emergency number with the countries it is for, the one of most countries first.
    emergencies: tuple[tuple[str, str], ...] = ()


def region_name(region: str) -> str:
    """A country in words; the code itself where there is no name for it."""
    return "anywhere" if region in ("", ANYWHERE) else _COUNTRIES.get(region.upper(), region)


def regions(lines: Iterable[SupportLine]) -> tuple[tuple[str, str], ...]:
    """The countries that have entries: code and name, in order of names."""
    codes = {line.region for line in lines} - {ANYWHERE, ""}
    return tuple(sorted(((code, region_name(code)) for code in codes), key=lambda pair: pair[1]))


def known_region(lines: Iterable[SupportLine], region: str) -> str:
    """The code of a country as the lines spell it; "" for one without lines."""
    return next((code for code, _ in regions(lines) if code.casefold() == region.casefold()), "")


def parse_region(text: str, lines: Iterable[SupportLine]) -> str:
    """The code of a country typed as code or name, in any case; "" for none.

    Raises ValueError with one sentence when no entry belongs to it.
    """
    wanted = " ".join(text.casefold().split())
    if wanted in ("", ANYWHERE, "none", "anywhere"):
        return ""
    known = regions(lines)
    for code, name in known:
        if wanted in (code.casefold(), name.casefold()) or _ALSO.get(wanted) == code:
            return code
    codes = ", ".join(sorted(code for code, _ in known))
    raise ValueError(f"“{text.strip()[:40]}” is no country with entries here; there are {codes}.")


def support_page(lines: Iterable[SupportLine], region: str, today: date) -> SupportPage:
    """The page for a country; for "" or a country without entries what finds people anywhere, and emergency numbers.

    Without any entry at all the three of `LAST_RESORT` stand in. `today` decides what has to be checked first.
    """
    known = tuple(lines) or LAST_RESORT
    codes = [code for code, _ in regions(known)]
    region = known_region(known, region)
    urgent = urgent_of(known, region)
    shown = [line for line in known if line is not urgent]
    own = [(f"In {_in(region)}", region)] if region else []
    groups = []
    for heading, code in (*own, ("Anywhere", ANYWHERE)):
        of_region = sorted((line for line in shown if line.region == code), key=_rank)
        if not region:  # what finds people comes first
            of_region.sort(key=lambda line: line.kind != "directory")
        if of_region:
            groups.append(SupportGroup(heading=heading, entries=tuple(entry_of(line, today) for line in of_region)))
    check = any(entry.check_first for group in groups for entry in group.entries)
    return SupportPage(
        region=region,
        region_name=region_name(region),
        first=FIRST_WORDS,
        emergency=f"If someone could be hurt right now: {_emergency(urgent)}.",
        emergency_number=urgent.contact.phone,
        region_note="" if region or not codes else NO_REGION_WORDS,
        groups=tuple(groups),
        emergencies=() if region else emergency_numbers(known),
        check_note=CHECK_MEANS if check else "",
    )


def emergency_numbers(lines: Iterable[SupportLine]) -> tuple[tuple[str, str], ...]:
    """Each emergency number with the countries it is for."""
    by_number: dict[str, list[str]] = {}
    for line in lines:
        if line.kind == "emergency" and line.region != ANYWHERE and line.contact.phone:
            by_number.setdefault(line.contact.phone, []).append(region_name(line.region))
    ranked = sorted(by_number.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple((number, ", ".join(sorted(countries))) for number, countries in ranked)


def urgent_of(lines: Iterable[SupportLine], region: str) -> SupportLine:
    """The emergency number of the country, else the one that stands for no country, else the last resort."""
    numbers = {line.region: line for line in reversed(tuple(lines)) if line.kind == "emergency"}
    return numbers.get(region) or numbers.get(ANYWHERE) or LAST_RESORT[-1]


def _in(code: str) -> str:
    name = region_name(code)
    return f"the {name}" if code in ("GB", "NL", "US") else name


def _emergency(line: SupportLine) -> str:
    name = line.name[:1].lower() + line.name[1:] if line.name.startswith("Your") else line.name
    return f"{name}, {line.contact.phone}" if line.contact.phone else name


def _rank(line: SupportLine) -> tuple[bool, bool, int]:
    # Who is there for everybody to talk to, who for one group, then all else. Sorting is stable: within a kind the
    # order of the pack stays.
    talks = line.kind in _TO_TALK
    return not talks, talks and (bool(line.for_whom) or line.kind == "carers"), _ORDER.index(line.kind)


def entry_of(line: SupportLine, today: date) -> SupportEntry:
    """A line in words."""
    checked = _day(line.last_checked)
    ways = (("call", line.contact.phone), ("text", line.contact.text), ("web", line.contact.web))
    return SupportEntry(
        id=line.id,
        name=line.name,
        kind=line.kind,
        kind_words=_KIND_WORDS[line.kind],
        ways=tuple((how, where) for how, where in ways if where),
        hours=line.hours,
        price=line.price,
        note=line.note,
        checked=checked,
        check_first=checked is None or (today - checked).days > FRESH_DAYS,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
