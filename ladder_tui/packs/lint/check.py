"""Check packs: everything that is wrong with them, what they cover, and how they measure up to docs/design.md 9."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from ladder_tui.domain.library import FALLBACK, language_of
from ladder_tui.packs.lint.balance import measures
from ladder_tui.packs.lint.counting import Measure
from ladder_tui.packs.lint.coverage import Table, coverage
from ladder_tui.packs.lint.ladders import ladder_findings
from ladder_tui.packs.lint.style import findings
from ladder_tui.packs.lint.targets import COUNTS, counts, shares
from ladder_tui.packs.reading.lines import PackLine, line_of
from ladder_tui.packs.reading.locate import content_folder, pack_files
from ladder_tui.packs.reading.pack import VOCABULARY, Item, Pack, read_pack
from ladder_tui.packs.reading.shelves import Items, Shelves, assemble
from ladder_tui.packs.schema.problems import Level, Problem, quote
from ladder_tui.packs.schema.vocabulary import OPTIONAL, VOCABULARIES

#: A code of ISO 639: two letters, or three.
_LANGUAGE: Final = re.compile("[a-z]{2,3}")
#: The depth that every subject reaches.
SUBJECT_DEPTH = 3

_CUT = 'a text ends at " #", and what follows is a comment; if it belongs to the text, put all of it in quotation marks'


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found, in the order of the files.

    `measures` are the rules for how a set is written, `shares` and `coverage` what a finished set of shipped packs
    holds; `whole` is True when all shipped packs were checked, so that the latter say something.
    """

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    coverage: tuple[Table, ...]
    measures: tuple[Measure, ...]
    shares: tuple[Measure, ...]
    packs: tuple[PackLine, ...]
    whole: bool

    @property
    def errors(self) -> int:
        """How many problems are errors; a shipped pack has none."""
        return sum(problem.level == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are warnings."""
        return len(self.problems) - self.errors

    def short(self) -> Iterator[str]:
        """What a finished set still lacks: items of a type, cells of a table, shares."""
        for kind, number in self.counts.items():
            if number < COUNTS[kind][0]:
                yield f"{kind}: {number} items; at least {COUNTS[kind][0]}"
        for table in self.coverage:
            yield from (f"{table.title}: {cell}" for cell in table.short())
        for share in self.shares:
            if not share.holds:
                yield f"{share.type}: {share.name} {share.value:g} %; {share.bound}"


def check(paths: Sequence[Path], *, base: Path | None = None) -> Report:
    """Check the packs in `paths`: files, or folders with packs in them.

    `base` is the folder of the shipped packs (by default the app's own). Packs inside it are held to the whole
    standard; for all others, what concerns style is a warning. Where only other packs are checked, the shipped ones
    are read beside them, so that an item may replace, follow or hide a shipped one.
    """
    base = (base or content_folder()).resolve()
    asked = tuple(dict.fromkeys(file for path in paths for file in _files(path)))
    packs = [read_pack(file, shipped=_is_inside(file, base)) for file in asked]
    packs.sort(key=lambda pack: not pack.shipped)
    beside: list[Pack] = []
    home = pack_files(base)
    if not any(pack.shipped for pack in packs):
        beside = [read_pack(file, shipped=True) for file in home]
    shelves = assemble([*beside, *packs])
    mine = {id(pack) for pack in packs}
    items = [item for item, pack in shelves.items.values() if id(pack) in mine]
    owners = {item.id: pack for item, pack in shelves.items.values() if id(pack) in mine}
    figures = measures(items)
    for item in items:
        _check_item(owners[item.id], item, shelves.items)
    further: dict[str, Item] = {}
    for language, translated in shelves.translated.items():
        spoken = shelves.spoken(language)
        for item, pack in translated.values():
            if id(pack) in mine:
                _check_item(pack, item, spoken)
                if item.id not in owners:
                    further[item.id] = item
    _check_subjects(items, owners, shelves.items)
    _check_sets(packs, items, owners, figures)
    for pack in packs:
        _check_heirs(pack, shelves)
    _check_words(packs)
    _check_locales(packs)
    for pack in packs:
        for line in pack.cut:
            pack.note(line, _CUT, level="warning")
    return Report(
        problems=tuple(problem for pack in packs for problem in sorted(pack.problems, key=lambda one: one.line)),
        counts=counts([*items, *further.values()]),
        coverage=coverage([*items, *further.values()]),
        measures=figures,
        shares=shares(items),
        packs=tuple(map(line_of, packs)),
        whole=bool(home) and set(map(os.path.realpath, home)) <= set(map(os.path.realpath, asked)),
    )


def _files(path: Path) -> tuple[Path, ...]:
    return pack_files(path) if path.is_dir() else (path,)


def _is_inside(file: Path, base: Path) -> bool:
    # The folder is resolved, not the file: a link in a user's folder stays the user's.
    try:
        return file.parent.resolve().is_relative_to(base)
    except (OSError, RuntimeError):
        return False


def _check_item(pack: Pack, item: Item, shelves: Items) -> None:
    """How an item is written and what it names; `shelves` holds all items as they stand in its language."""
    # What was said of a field of an older form when it was read needs no second word.
    told = {problem.field for problem in pack.problems if problem.item == item.id}
    for found in findings(item, language_of(pack.locale)):
        if not pack.shipped and found.field in told:
            continue
        line = item.lines.get(found.field, item.line)
        level: Level = "error" if pack.shipped and not found.judged else "warning"
        pack.note(line, found.message, item.id, found.field, level)
    _check_names(pack, item, shelves)


def _check_names(pack: Pack, item: Item, shelves: Items) -> None:
    """What an item names in other packs is there and fits."""
    said = [
        *(("pairs_with", message) for message in _pairing(item, shelves)),
        *(("situations", message) for message in _situations(pack, item, shelves)),
        *ladder_findings(item, shelves),
    ]
    for name, message in said:
        line = item.lines.get(name, item.line)
        pack.note(line, message, item.id, name, "error" if pack.shipped else "warning")


def _situations(pack: Pack, item: Item, shelves: Items) -> Iterator[str]:
    """A shipped card names a situation, and those named are there, under the ends of their ids."""
    known = {name.rpartition("/")[2] for name, (one, _) in shelves.items() if one.kind.name == "situation"}
    if pack.shipped and getattr(item.value, "situations", None) == ():
        yield "is missing; name at least one situation that the card is for"
    for situation in getattr(item.value, "situations", ()):
        if situation not in known:
            yield f"names {situation}, which is no situation; name one of a pack of situations, or leave it out"


def _pairing(item: Item, shelves: Items) -> Iterator[str]:
    partner = getattr(item.value, "pairs_with", None)
    if partner is None:
        return
    held = shelves.get(partner)
    if held is None or held[0].kind is not item.kind:
        yield f"names {partner}, which is no topic card; name a card one level deeper, or leave it out"
    elif held[0].value.depth != item.value.depth + 1:
        depth = held[0].value.depth
        yield f"names a card of depth {depth}; one level deeper than this card is {item.value.depth + 1}"


def _check_subjects(items: Sequence[Item], owners: dict[str, Pack], shelves: Items) -> None:
    """Every shipped subject, a chain of cards that each pair with a deeper one, goes on to `SUBJECT_DEPTH` at least."""
    led_to = {getattr(item.value, "pairs_with", None) for item, _ in shelves.values()}
    for item in items:
        pairs, seen = getattr(item.value, "pairs_with", None), {item.id}
        if not owners[item.id].shipped or pairs not in shelves or item.id in led_to:
            continue
        last = item.value
        while pairs in shelves and pairs not in seen:
            seen.add(pairs)
            last = shelves[pairs][0].value
            pairs = getattr(last, "pairs_with", None)
        if last.depth < SUBJECT_DEPTH:
            message = f"begins a subject that ends at depth {last.depth}; let it go on to {SUBJECT_DEPTH} at least"
            line = item.lines.get("pairs_with", item.line)
            owners[item.id].note(line, message, item.id, "pairs_with")


def _check_heirs(pack: Pack, shelves: Shelves) -> None:
    """What came in the place of a retired item is there, so that marks on the old one go somewhere."""
    for gone in pack.replaced:
        heir = shelves.replaced.get(gone, pack.replaced[gone])
        if not any(heir in items for items in (shelves.items, *shelves.translated.values())):
            message = f"is replaced by {heir}, which no pack holds; name an item that is there, or none"
            pack.note(pack.retired[gone], message, gone, "retired", "error" if pack.shipped else "warning")


def _check_sets(
    packs: Sequence[Pack], items: Sequence[Item], owners: dict[str, Pack], figures: Sequence[Measure]
) -> None:
    """Note each figure that is out of its limit in the first pack of its type."""
    for figure in figures:
        if figure.holds:
            continue
        of_type = [owners[item.id] for item in items if figure.type in (item.kind.name, "all")]
        pack = of_type[0] if of_type else packs[0]
        example = f" (for example {figure.example})" if figure.example else ""
        message = (
            f"{figure.name}: {figure.value:g} {figure.unit} over all such packs{example}; {figure.bound} would be right"
        )
        pack.note(1, message, level="error" if pack.shipped else "warning")


def _check_locales(packs: Sequence[Pack]) -> None:
    """A language that no system names would never be read."""
    for pack in packs:
        if pack.locale and not _LANGUAGE.fullmatch(language_of(pack.locale)):
            message = f"is {quote(pack.locale)}, which names no language; write its code, for example en, de or de-AT"
            pack.note(1, message, name="locale", level="warning")


def _check_words(packs: Sequence[Pack]) -> None:
    """Every value of every vocabulary has its label and meaning in the shipped vocabulary."""
    for pack in packs:
        if pack.type != VOCABULARY or not pack.shipped or language_of(pack.locale) != FALLBACK:
            continue
        for name, values in VOCABULARIES.items():
            words = pack.words.get(name, {})
            for value in values:
                if name in OPTIONAL and name not in pack.words:
                    break
                if value not in words:
                    pack.note(1, f"has no label for {value}; add one with a meaning", name=name)
                elif not words[value].meaning:
                    pack.note(1, f"has no meaning for {value}; add one line", name=name)
