"""`ladder help-now`: people to talk to, at once. Needs no store, no pack and no first start."""

import os
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.options import Options, columns

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction
    from pathlib import Path

    from ladder_tui.domain.items.support import SupportLine
    from ladder_tui.domain.support.page import SupportEntry, SupportPage
    from ladder_tui.services.kept_choices import Kept

#: Rows are at most so wide, in cells, and never narrower than that, however narrow the terminal says it is.
WIDTH: Final = 78
LEAST_WIDTH: Final = 30


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `help-now`."""
    parser = sub.add_parser(
        "help-now",
        help="people to talk to, now",
        description="Your own plan for hard moments and your people with a number, then others to talk to. "
        "Works without anything else of ladder's.",
    )
    parser.add_argument("--region", metavar="COUNTRY", help="a country by code or name, such as GB; `none` for none")
    parser.add_argument("--json", action="store_true", help="print JSON for a script")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print the page. An unknown country is said on stderr (exit 1), and the page without a country still follows."""
    from ladder_tui.domain.support.hard_moments import plan_parts
    from ladder_tui.domain.support.page import parse_region, support_page

    kept = cache(lambda: _kept(args))  # looked at where it is needed, and once
    lines = _lines(args.data_dir, lambda: kept().language)
    code = 0
    try:
        region = parse_region(args.region, lines) if args.region is not None else kept().region
    except ValueError as error:
        sys.stderr.write(f"ladder: {error}\n")
        region, code = "", 1
    # Which day it is takes the time zone, and matters only where somebody has looked at an entry.
    today = _today() if any(line.last_checked for line in lines) else date.max
    page, plan, people = support_page(lines, region, today), plan_parts(kept().plan), _own_people(kept())
    if args.json:
        import msgspec

        from ladder_tui.cli.as_json import print_json

        told = [{"part": label, "text": text} for label, text in plan]
        listed = [{"name": name, "number": number} for name, number in people]
        print_json({"plan": told, "people": listed, **msgspec.to_builtins(page)}, out)
    else:
        width = max(LEAST_WIDTH, min(WIDTH, columns(WIDTH + 2) - 2))
        out.writelines(line + "\n" for line in (*_plan_text(plan, width), *_text(page, people, width)))
    return code


def _own_people(kept: "Kept") -> tuple[tuple[str, str], ...]:
    """Names and numbers of people of one's own, the closest first, as the calm page has them."""
    from ladder_tui.domain.base.names import initials
    from ladder_tui.domain.support.calm import MOST_PEOPLE, own_people

    near = own_people(kept.people)[:MOST_PEOPLE]
    return tuple((initials(person.name) if kept.initials else person.name, person.number) for person in near)


def _today() -> date:
    # The day only says how old a check is; a clock that cannot be read is no reason to print nothing.
    from ladder_tui.services.clock import find_zone, make_clock

    try:
        return make_clock(os.environ, find_zone(os.environ)[0])().date()
    except ValueError:
        return datetime.now().astimezone().date()


def _lines(data_dir: "str | Path | None", language: Callable[[], str]) -> "tuple[SupportLine, ...]":
    """The entries of all packs; none when they cannot be read, and the page then shows its last resort.

    `language` gives the one of the settings; it is asked where there are packs in others.
    """
    from ladder_tui.domain.library import languages_of_system
    from ladder_tui.domain.records.settings import Settings, languages
    from ladder_tui.packs.reading.load import load_library
    from ladder_tui.packs.reading.locate import content_at, user_packs_at
    from ladder_tui.store.file.errors import StoreError
    from ladder_tui.store.file.paths import find_paths

    try:
        try:
            paths = find_paths(data_dir, os.environ)
        except StoreError:  # no home folder
            return tuple(load_library([content_at()]).support.values())
        folders = [content_at(), user_packs_at(paths.data_at)]
        library = load_library(folders, cache=os.path.join(paths.state_at, "packs.cache"))
        if library.translations:
            library = library.in_languages(languages(Settings(language=language()), languages_of_system(os.environ)))
        return tuple(library.support.values())
    except Exception:  # whatever is broken, this command answers
        return ()


def _kept(args: Options) -> "Kept":
    """Country and language of the settings, and the plan for hard moments."""
    from ladder_tui.services.kept_choices import Kept, kept_choices
    from ladder_tui.store.file.paths import find_paths

    try:
        return Kept() if args.demo else kept_choices(find_paths(args.data_dir, os.environ))
    except Exception:  # as above
        return Kept()


def _plan_text(plan: "Iterable[tuple[str, str]]", width: int) -> Iterator[str]:
    """The plan of one's own, before everything else."""
    from ladder_tui.domain.base.clean import clean
    from ladder_tui.domain.support.hard_moments import TITLE

    for number, (label, text) in enumerate(plan):
        if not number:
            yield from (TITLE, "")
        yield label
        for row in clean(text).splitlines():
            yield from textwrap.wrap(row, width, initial_indent="  ", subsequent_indent="  ") or [""]
        yield ""


def _text(page: "SupportPage", people: "Iterable[tuple[str, str]]", width: int) -> Iterator[str]:
    from ladder_tui.domain.base.clean import clean

    for line in _raw(page, people, width):
        yield clean(line, lines=False)


def _raw(page: "SupportPage", people: "Iterable[tuple[str, str]]", width: int) -> Iterator[str]:
    yield from textwrap.wrap(page.first, width)
    yield from textwrap.wrap(page.emergency, width)
    for place, (name, number) in enumerate(people):
        if not place:
            yield from ("", "Your people")
        yield from textwrap.wrap(f"{name}: {number}", width, initial_indent="  ", subsequent_indent="      ")
    for group in page.groups:
        yield ""
        yield group.heading
        yield from _entries(group.entries, width)
    if page.emergencies:
        yield ""
        yield "Emergency numbers"
        for number, countries in page.emergencies:
            yield from textwrap.wrap(countries, width, initial_indent=f"  {number}: ", subsequent_indent="      ")
    notes = [page.region_note, "`ladder help-now --region GB` shows one country."] if page.region_note else []
    for note in (*notes, page.check_note):
        if note:
            yield ""
            yield from textwrap.wrap(note, width)


def _entries(entries: "Iterable[SupportEntry]", width: int) -> Iterator[str]:
    from ladder_tui.domain.support.page import CHECK_WORDS

    for entry in entries:
        check = f" ({CHECK_WORDS})" if entry.check_first else ""
        told = f"{entry.name}: {entry.kind_words}{check}"
        yield from textwrap.wrap(told, width, initial_indent="  ", subsequent_indent="      ")
        for how, where in entry.ways:
            yield f"      {how:<5} {where}"
        yield f"      {entry.open_words}"
        yield from textwrap.wrap(entry.note, width, initial_indent="      ", subsequent_indent="      ")
