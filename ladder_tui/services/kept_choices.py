"""Country, language, people and the plan for hard moments, read without opening the store: for `ladder help-now`."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import msgspec

from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.reviews import HardMoments
from ladder_tui.store.file.errors import StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import Image
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.loader import load


class Kept(msgspec.Struct, frozen=True):
    """The codes of region and language, each "" when none is chosen; the plan, None when there is none; the people, and
    whether they are shown with initials."""

    region: str = ""
    language: str = ""
    plan: HardMoments | None = None
    people: tuple[Person, ...] = ()
    initials: bool = False


def kept_choices(paths: Paths) -> Kept:
    """What can be read of them. Never raises, never writes."""
    try:
        image = load(Files.of(paths.data_file_at)).image
        chosen = next(_records(image, "settings"), {})
        region, language = (one if isinstance(one, str) else "" for one in map(chosen.get, ("region", "language")))
        return Kept(region, language, _plan(image), _people(image), chosen.get("initials") is True)
    except (StoreError, OSError, ValueError, KeyError, RecursionError):
        return Kept()


def _records(image: Image, table: str) -> Iterator[dict[str, Any]]:
    for line in image.rows(table).values():
        record = msgspec.json.decode(b"{" + line + b"}").popitem()[1]
        yield record if isinstance(record, dict) else {}


def _plan(image: Image) -> HardMoments | None:
    """The plan; one that cannot be read costs itself, not the country."""
    try:
        return next((msgspec.convert(found, HardMoments) for found in _records(image, "hard_moments")), None)
    except (ValueError, KeyError, RecursionError):
        return None


def _people(image: Image) -> tuple[Person, ...]:
    """Everybody who can be read; none where the table itself cannot."""
    found: list[Person] = []
    try:
        for record in _records(image, "people"):
            with suppress(ValueError):
                found.append(msgspec.convert(record, Person))
    except (ValueError, KeyError, RecursionError):
        pass
    return tuple(found)
