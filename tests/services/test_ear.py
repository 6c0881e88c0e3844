"""The quick look at what was written: it never rules out what the whole table would find."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.items.heavy import HeavyPhrases
from ladder_tui.domain.support.heavy import heavy_sentences, signs_of
from ladder_tui.domain.support.typed_words import MaySound, Signs, words_as_typed
from ladder_tui.services.ledger import ear
from ladder_tui.services.ledger.ear import Ear
from tests.kits.shipped_packs import shipped_library

SAID = Path(__file__).parent.parent / "domain" / "support" / "said"
PHRASES = tuple(shipped_library().heavy_phrases.values())
EAR = Ear(PHRASES)


def lines(begins: str) -> list[str]:
    return [line for path in sorted(SAID.glob(f"{begins}*.txt")) for line in path.read_text("utf-8").splitlines()]


def test_nothing_that_opens_the_page_is_ruled_out_and_most_that_does_not_is() -> None:
    assert not [line for line in lines("opens") if heavy_sentences(line, PHRASES) and EAR.rules_out(line)]
    plain = ["Tea at two.", "Tired at first, then glad that I went.", "Choir practice", "Call Ana at noon",
             "He asked about the garden.", "The neighbour waved first", "Rain all afternoon, read a book."]  # fmt: skip
    # Which of the words that a phrase needs are looked for is chosen among equals.
    assert sum(map(EAR.rules_out, plain)) > len(plain) / 2


@given(st.lists(st.sampled_from(sorted(signs_of(PHRASES).known)), max_size=9).map(" ".join) | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_what_is_ruled_out_holds_nothing(text: str) -> None:
    assert not EAR.rules_out(text) or not heavy_sentences(text, PHRASES)


@given(st.text("aB1 .!?;,:()[]\"/'`_-*\t\n\r\x00", max_size=40) | st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_plain_text_is_read_as_the_patterns_read_it(text: str) -> None:
    signs = signs_of(PHRASES)
    may, typed = MaySound(PHRASES, signs.known, signs.firsts, lambda: signs), words_as_typed(PHRASES, signs.known)
    by_patterns = [set(words) for words in typed.sentences(text) if words]
    assert [set(words) for words in may._sentences(text) if words] == by_patterns


def test_without_a_table_there_is_nothing_to_hear() -> None:
    assert Ear(()).rules_out("I want to die")


def test_it_is_remembered_until_the_table_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "heavy.cache"
    assert not Ear(PHRASES, str(place)).rules_out("I want to die")
    assert place.stat().st_mode & 0o777 == 0o600
    asked: list[int] = []

    def counted(items: Sequence[HeavyPhrases]) -> Signs:
        asked.append(1)
        return signs_of(items)

    monkeypatch.setattr("ladder_tui.domain.support.heavy.signs_of", counted)
    assert not Ear(PHRASES, str(place)).rules_out("I want to die")
    assert not asked, "the file is enough"
    assert Ear(PHRASES[:0], str(place)).rules_out("I want to die")
    for odd in (b"", b"odd", place.read_bytes()[:-9], b"\x92\xa1x\x93\x90\x90\x90"):
        place.write_bytes(odd)
        assert not Ear(PHRASES, str(place)).rules_out("I want to die")
    assert len(asked) == 4
    sound = place.read_bytes()
    at = sound.rindex(b"want")  # in the signs behind the words: found odd where they are needed
    place.write_bytes(sound[:at] + b"\xff" + sound[at + 1 :])
    few = Ear(PHRASES, str(place))
    assert few.rules_out("Tea")
    assert len(asked) == 4
    assert not few.rules_out("I want to die")
    assert len(asked) == 5
    place.write_bytes(sound)
    monkeypatch.setattr(ear, "__version__", "another")
    assert not Ear(PHRASES, str(place)).rules_out("I want to die")
    assert len(asked) == 6
    assert not Ear(PHRASES, str(tmp_path / "none" / "here")).rules_out("I want to die"), "a folder that is not there"
