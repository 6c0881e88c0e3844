"""The worded anchors of the scale."""

import pytest

from ladder_tui.domain.base.suds import LONGEST, POINTS, WORDS, anchor_of, anchors, own_anchors


def test_five_anchors_in_the_words_of_the_house_or_ones_own() -> None:
    assert [anchor.suds for anchor in anchors()] == [0, 25, 50, 75, 100]
    assert [anchor.words for anchor in anchors()] == list(WORDS)
    own = anchors(("the sofa", "", "  ", "a full lift"))
    assert [anchor.words for anchor in own] == ["the sofa", WORDS[1], WORDS[2], "a full lift", WORDS[4]]
    assert all(len(words) <= LONGEST for words in WORDS)


@pytest.mark.parametrize(
    ("suds", "point"), [(0, 0), (12, 0), (13, 25), (37, 25), (38, 50), (62, 50), (63, 75), (100, 100)]
)
def test_the_nearest_anchor(suds: int, point: int) -> None:
    assert anchor_of(suds).suds == point


def test_own_words_are_kept_on_one_line() -> None:
    assert own_anchors(["a\nb", " \t ", "\x1b[31mred", WORDS[3], "[/b]"]) == ("a b", "", "[31mred", "", "[/b]")
    assert own_anchors(["", "", "", "", " "]) == ()
    assert own_anchors(WORDS) == ()


def test_what_does_not_fit_gets_one_sentence() -> None:
    with pytest.raises(ValueError, match="words for 50 have 61 characters; up to 60"):
        own_anchors(["", "", "x" * 61, "", ""])
    with pytest.raises(ValueError, match="five points"):
        own_anchors([""] * (len(POINTS) - 1))
