"""A mapping that is made when it is first looked at, once, and is like any other from then on."""

from collections.abc import Mapping

from ladder_tui.domain.base.late import Late

WHOLE = {"b": 2, "a": 1}


def test_it_is_made_at_the_first_look_and_once() -> None:
    made: list[int] = []

    def make() -> Mapping[str, int]:
        made.append(1)
        return WHOLE

    late = Late(make)
    assert not made
    assert (late["a"], late.get("b"), late.get("c"), late.get("c", 3), "a" in late, "c" in late) == (
        1, 2, None, 3, True, False,
    )  # fmt: skip
    assert (list(late), len(late), list(late.keys()), list(late.values())) == (["b", "a"], 2, ["b", "a"], [2, 1])
    assert list(late.items()) == [("b", 2), ("a", 1)]
    assert late == WHOLE
    assert late == WHOLE
    assert late != {"a": 1}
    assert made == [1]


def test_how_much_it_is_may_be_known_before() -> None:
    made: list[int] = []

    def make() -> Mapping[str, int]:
        made.append(1)
        return WHOLE

    late = Late(make, 2)
    assert (len(late), bool(late), made) == (2, True, [])
    assert late == WHOLE
    assert (len(late), made) == (2, [1])
