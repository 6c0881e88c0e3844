"""A number typed digit by digit is taken whole or refused whole."""

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.widgets.typed_number import TypedNumber


@given(
    ends=st.tuples(st.integers(0, 20), st.integers(0, 200)).filter(lambda ends: ends[0] <= ends[1]),
    digits=st.text("0123456789", min_size=1, max_size=6),
    before=st.none() | st.integers(0, 200),
)
def test_what_stands_is_the_whole_number_or_what_stood_before(
    ends: tuple[int, int], digits: str, before: int | None
) -> None:
    typed = TypedNumber(*ends)
    value = before
    for digit in digits:
        value = typed.add(digit, value)
    number = int(digits)
    inside = ends[0] <= number <= ends[1]
    assert value == (number if inside else before)
    assert typed.refused is not inside
    assert (str(number) in typed.trouble()) is not inside


def test_the_next_number_begins_afresh() -> None:
    typed = TypedNumber(1, 5)
    assert typed.add("7", 2) == 2
    assert typed.trouble() == "7 lies above 5, where the scale ends, so it is not taken. Backspace begins again."
    typed.forget()
    assert typed.add("0", 2) == 2
    assert typed.trouble().startswith("0 lies below 1, where the scale begins")
    typed.forget()
    assert typed.add("3", 2) == 3
    assert not typed.trouble()
