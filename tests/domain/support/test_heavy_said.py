"""What imagined people say, and frames of speech in all their forms: what opens the page, and what never does.

The sentences of the `imagined` files were written in seven rounds, each before it was measured, by imagining several
hundred people. Many say it sideways, and the quiet ones are near misses on purpose. Of a new round the page opened for
four or five of ten at first, for about seven where it was said plainly: it misses much, and the page says so.

Of the `diaries` files the first 154 quiet lines and 60 plain ones were written before the phrases had their second
reader: the page opened for 3 and missed 11. `quiet_near` came while reading: for each phrase that an ordinary diary
could hold, the line that holds it; the page opened for 183 of 208. What was ambiguous by itself opens it no more, so
one imagined sentence in ten is missed. The rest of `diaries` came after that: it opened for 7 of 90, missed 4 of 40.
"""

from itertools import product
from pathlib import Path

import pytest

from ladder_tui.domain.support.heavy import heavy_sentences
from tests.kits.shipped_packs import shipped_library

PHRASES = tuple(shipped_library().heavy_phrases.values())


def _said(name: str) -> list[str]:
    text = (Path(__file__).parent / "said" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line]


def _opens(text: str) -> bool:
    return bool(heavy_sentences(text, PHRASES))


def test_it_opens_for_most_of_what_imagined_people_say_and_stays_away_from_their_near_misses() -> None:
    opening, quiet = _said("opens_imagined"), _said("quiet_imagined")
    missed = [text for text in opening if not _opens(text)]
    opened = [text for text in quiet if _opens(text)]
    assert (len(opening) > 600, len(quiet) > 800) == (True, True)
    assert len(missed) * 100 <= 10 * len(opening), missed
    assert len(opened) * 100 <= len(quiet), opened


def test_it_opens_for_what_is_plainly_said_in_a_diary_and_not_for_ordinary_days() -> None:
    missed = [text for text in _said("opens_diaries") if not _opens(text)]
    opened = [text for text in (*_said("quiet_diaries"), *_said("quiet_near")) if _opens(text)]
    assert (len(_said("opens_diaries")), len(_said("quiet_diaries")), len(_said("quiet_near"))) == (100, 244, 208)
    assert len(missed) <= 5, missed
    assert len(opened) <= 5, opened


#: What people say in many forms: each of the first parts with each of the second and each of the third.
FRAMES: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("I want to", "i just wanna", "Sometimes I would like to", "I am going to", "I keep wanting to", "I need to"),
        ("die", "be dead", "kill myself", "end my life", "end it all", "stop existing", "disappear forever",
         "hang myself", "jump off a bridge", "take all my pills", "hurt myself", "commit suicide"),
        ("", "tonight", "so badly", "and I'm scared", "because nobody cares", "again"),
    ),
    (
        ("I keep thinking about", "can't stop thinking about", "it was a normal day but I have been thinking of"),
        ("killing myself", "ending my life", "ending it all", "not existing", "never waking up again", "hanging myself",
         "jumping off a bridge", "taking all my pills", "cutting myself", "suicide"),
        ("", "right now", "every day", ", I can't take it", "but I don't tell anyone"),
    ),
    (
        ("I don't want to", "I no longer want to", "dont wanna", "I don't think I want to"),
        ("live", "be alive", "exist", "be here anymore", "wake up tomorrow", "keep living", "live like this"),
        ("", "anymore", "and nobody knows"),
    ),
    (
        ("I wish", "sometimes I wish", "I hope", "I pray", "I keep wishing"),
        ("I was dead", "I could die", "I'd die", "I didn't exist", "I wouldn't wake up", "a car would hit me",
         "someone would kill me", "God would take me", "I could go to sleep and not wake up"),
        ("", "already", "and it was over"),
    ),
    (
        ("everyone would be", "they'd be", "my kids will be", "the world would be", "mum and dad would be"),
        ("better off", "happier", "relieved"),
        ("without me", "if I died", "if I was dead", "if I were gone", "if I wasn't here", "once I'm dead"),
    ),
    (
        ("nobody would", "no one will", "who would", "I don't think anyone would"),
        ("miss me", "care", "notice", "even notice", "cry"),
        ("if I died", "if I was dead", "if I killed myself", "if I disappeared", "if I wasn't here tomorrow"),
    ),
    (
        ("I can't", "i cant", "I don't think I can", "I'm not sure I can", "I can no longer"),
        ("go on", "keep going", "live like this", "keep living", "stay alive", "face another day", "cope anymore"),
        ("", ", I'm so tired", "and I want out", ". Sorry."),
    ),
    (
        ("there's no", "I see no", "I have no", "I can't find a", "I can't see any"),
        ("reason to live", "reason to go on", "point in living", "reason to stay alive"),
        ("", "anymore", ", not one"),
    ),
    (
        ("I", "yesterday I", "last night I"),
        ("cut myself", "cut my wrists", "burned myself", "hurt myself", "scratched my arms"),
        ("again", "on purpose", "to feel something", "until it bled"),
    ),
    (
        ("I have", "I've got", "I'm holding", "there's"),
        ("the pills", "a rope", "a razor", "a knife", "a gun"),
        ("next to me", "in my hand", "by my bed", "to end it", "and I'm going to use it"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_of_speech_opens_it_in_all_its_forms(frame: tuple[tuple[str, ...], ...]) -> None:
    forms = [" ".join(filter(None, parts)).replace(" ,", ",").replace(" .", ".") for parts in product(*frame)]
    missed = [form for form in forms if not _opens(form)]
    assert len(missed) * 100 <= 6 * len(forms), missed
