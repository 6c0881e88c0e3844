"""One thing has one word wherever it is read: in the program, in its packs and in README."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple, get_args

import pytest

from ladder_tui.domain.base.vocabulary import NEED_SHORT, Need
from tests.kits.every_text import Said, in_packs, in_program, in_readme
from tests.kits.shipped_packs import shipped_library

#: For those who write packs or build the program: they read the names of the code.
_BUILDERS: Final = ("packs/lint/", "packs/schema/", "packs/own/examples.py", "preview/")
GOLDEN: Final = Path(__file__).parent / "golden" / "keys_and_help.txt"


class Banned(NamedTuple):
    """Words that are not used, the one that is, and the places where the same letters mean something else."""

    words: str
    plain: str
    means_else: str = r"(?!)"
    #: Not looked for in packs, where it has its own meaning.
    not_packs: bool = False


TABLE: Final = (
    Banned(r"rungs?", "step", r"Rung \| None"),
    Banned(
        r"(?:un)?sav(?:e|ed|es|ing)", "keep",
        # The number of a state of the file, as its backups are called; a text editor.
        r"save (?:number|\{\})|save(?:s)? (?:them|it) as UTF-8|older save than its second copy|locked save|first save"
        r"|this save|to the save|\[save\]|save before stands",
        not_packs=True,
    ),
    Banned(
        r"someone close|close conversations?|confidants?", "a close talk",
        r"when someone close hurts|that of someone close|by someone close|or someone close to you",
    ),
    Banned(r"(?:casual|daytime|daily) (?:chats?|conversations?)|weak ties", "small talk"),
    Banned(r"shared activit(?:y|ies)|(?:doing|do) (?:something|a thing) together", "doing things together",
           r"people who are doing something together|easier to do something together"
           r"|Shall we do something together"),
    Banned(r"part of (?:a|the) group|group belonging|one of a group", "a group", r"You are part of the group"),
    Banned(r"SUDS|distress", "unease", r"(?i:expected distress)"),
    Banned(r"attempts?", "try"),
    Banned(r"debriefs?", "look back"),
    Banned(r"safety behaviou?rs?", "helper habit"),
)  # fmt: skip


def against(row: Banned, texts: Iterable[Said]) -> list[str]:
    word = re.compile(rf"\b(?:{row.words})\b", re.IGNORECASE)
    return [f"{one.where}: {one.text[:90]}" for one in texts if word.search(re.sub(row.means_else, "", one.text))]


def screens() -> tuple[Said, ...]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return tuple(Said(f"golden:{at}", line) for at, line in enumerate(lines, 1))


@pytest.mark.parametrize("texts", [in_program, in_packs, in_readme, screens], ids=lambda texts: texts.__name__)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.plain)
def test_one_thing_has_one_word(row: Banned, texts: Callable[[], tuple[Said, ...]]) -> None:
    read = [one for one in texts() if not one.where.startswith(_BUILDERS)]
    assert len(read) > 100
    if not (row.not_packs and texts is in_packs):
        assert against(row, read) == [], f"the word for it is: {row.plain}"


def test_a_second_word_would_be_seen() -> None:
    said = [Said("here", text) for text in ("Your next rung", "Not saved: the disk is full", "Feel part of a group")]
    assert [row.plain for row in TABLE for _ in against(row, said)] == ["step", "keep", "a group"]
    assert against(TABLE[1], [Said("here", "from today, save number {}")]) == []


def test_the_four_kinds_of_company_are_called_alike_in_forms_and_packs() -> None:
    labels = {need: shipped_library().label("need", need) for need in get_args(Need)}
    assert dict(NEED_SHORT) == labels == {
        "confidant": "a close talk", "casual_chat": "small talk",
        "shared_activity": "doing things together", "group_belonging": "a group",
    }  # fmt: skip
