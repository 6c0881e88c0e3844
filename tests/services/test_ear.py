"""The quick look at what was written: it never rules out what the whole table would find."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.items.heavy import HeavyPhrases
from ladder_tui.domain.support.heavy import heavy_sentences, signs_of
from ladder_tui.domain.support.typed_words import MaySound, Signs, Spelling, TypedWords
from ladder_tui.services.ledger import ear
from ladder_tui.services.ledger.ear import Ear
from tests.kits.shipped_packs import shipped_library

SAID = Path(__file__).parent.parent / "domain" / "support" / "said"
PHRASES = tuple(shipped_library().heavy_phrases.values())
SPELLING, SIGNS = signs_of(PHRASES)


def phrases() -> Sequence[HeavyPhrases]:
    return PHRASES


EAR = Ear(phrases)


def lines(begins: str) -> list[str]:
    return [line for path in sorted(SAID.glob(f"{begins}*.txt")) for line in path.read_text("utf-8").splitlines()]


def test_nothing_that_opens_the_page_is_ruled_out_and_most_that_does_not_is() -> None:
    assert not [line for line in lines("opens") if heavy_sentences(line, PHRASES) and EAR.rules_out(line)]
    plain = ["Tea at two.", "Tired at first, then glad that I went.", "Choir practice", "Call Ana at noon",
             "He asked about the garden.", "The neighbour waved first", "Rain all afternoon, read a book."]  # fmt: skip
    # Which of the words that a phrase needs are looked for is chosen among equals.
    assert sum(map(EAR.rules_out, plain)) > len(plain) / 2


@given(st.lists(st.sampled_from(sorted(SPELLING.known)), max_size=9).map(" ".join) | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_what_is_ruled_out_holds_nothing(text: str) -> None:
    assert not EAR.rules_out(text) or not heavy_sentences(text, PHRASES)


@given(st.text("aB1 .!?;,:()[]\"/'`_-*\t\n\r\x00", max_size=40) | st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_plain_text_is_read_as_the_patterns_read_it(text: str) -> None:
    may, typed = MaySound(SPELLING, SIGNS.firsts, lambda: SIGNS), TypedWords(SPELLING)
    by_patterns = [set(words) for words in typed.sentences(text) if words]
    assert [set(words) for words in may._sentences(text) if words] == by_patterns


def test_without_a_table_there_is_nothing_to_hear() -> None:
    assert Ear(tuple).rules_out("I want to die")


def test_it_is_remembered_until_the_table_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "heavy.cache"
    assert not Ear(phrases, str(place)).rules_out("I want to die")
    assert place.stat().st_mode & 0o777 == 0o600
    asked: list[int] = []

    def counted(items: Sequence[HeavyPhrases]) -> tuple[Spelling, Signs]:
        asked.append(1)
        return signs_of(items)

    monkeypatch.setattr("ladder_tui.domain.support.heavy.signs_of", counted)
    assert not Ear(phrases, str(place)).rules_out("I want to die")
    assert not asked, "the file is enough"
    assert Ear(tuple, str(place)).rules_out("I want to die")
    for odd in (b"", b"odd", place.read_bytes()[:-9], b"\x92\xa1x\x93\x90\x90\x90"):
        place.write_bytes(odd)
        assert not Ear(phrases, str(place)).rules_out("I want to die")
    assert len(asked) == 4
    sound = place.read_bytes()
    at = sound.rindex(b"want")  # in the signs behind the words: found odd where they are needed
    place.write_bytes(sound[:at] + b"\xff" + sound[at + 1 :])
    few = Ear(phrases, str(place))
    assert few.rules_out("Tea")
    assert len(asked) == 4
    assert not few.rules_out("I want to die")
    assert len(asked) == 5
    place.write_bytes(sound)
    monkeypatch.setattr(ear, "__version__", "another")
    assert not Ear(phrases, str(place)).rules_out("I want to die")
    assert len(asked) == 6
    assert not Ear(phrases, str(tmp_path / "none" / "here")).rules_out("I want to die"), "a folder that is not there"


class Packs:
    """Packs that are asked for how they stand, and for their phrases; `stand` changes with what they hold."""

    def __init__(self, items: Sequence[HeavyPhrases], newest: int = 1) -> None:
        self.items, self.newest, self.asked = items, newest, 0

    def phrases(self) -> Sequence[HeavyPhrases]:
        self.asked += 1
        return self.items

    def stand(self) -> tuple[str, int]:
        return str(len(self.items)), self.newest

    def ear(self, place: Path) -> Ear:
        return Ear(self.phrases, str(place), self.stand)


def test_packs_that_stand_as_they_stood_are_not_read_again(tmp_path: Path) -> None:
    place, packs = tmp_path / "heavy.cache", Packs(PHRASES)
    for _ in range(3):
        assert packs.ear(place).rules_out("Tea at two.")
        assert not packs.ear(place).rules_out("I want to die")
    assert packs.asked == 1
    packs.items = PHRASES[:0]
    assert packs.ear(place).rules_out("I want to die"), "another table"
    assert packs.asked == 2
    packs.items = PHRASES[1:]
    assert packs.ear(place).rules_out("Tea at two.")
    packs.items = PHRASES
    assert not packs.ear(place).rules_out("I want to die")
    assert packs.asked == 4


def test_what_the_window_has_remembered_is_known_to_be_of_these_packs_from_the_first_look_on(tmp_path: Path) -> None:
    place, packs = tmp_path / "heavy.cache", Packs(PHRASES)
    assert not Ear(phrases, str(place)).rules_out("I want to die")
    for _ in range(2):
        assert not packs.ear(place).rules_out("I want to die")
    assert packs.asked == 1
    assert not Ear(phrases, str(place)).rules_out("I want to die")
    assert not packs.ear(place).rules_out("I want to die")
    assert packs.asked == 1, "the window leaves it as it is"


def test_packs_that_are_changed_while_they_are_read_are_read_again(tmp_path: Path) -> None:
    place, packs = tmp_path / "heavy.cache", Packs(PHRASES)

    def old() -> Sequence[HeavyPhrases]:
        packs.items = PHRASES
        return PHRASES[:0]

    packs.items = PHRASES[:0]
    assert Ear(old, str(place), packs.stand).rules_out("I want to die"), "what was read is what counts"
    assert not packs.ear(place).rules_out("I want to die")


def test_packs_of_the_same_moment_as_what_is_remembered_are_read_again(tmp_path: Path) -> None:
    place, packs = tmp_path / "heavy.cache", Packs(PHRASES)
    assert not packs.ear(place).rules_out("I want to die")
    packs.newest = place.stat().st_mtime_ns
    assert not packs.ear(place).rules_out("I want to die")
    assert packs.asked == 2
