"""A whole number while it is typed, digit by digit, over a scale that has two ends."""


class TypedNumber:
    """Takes digits one by one. A number that leaves the scale is refused whole, never cut to some of its digits.

    `least` and `most` are the ends of the scale. `shown` is what has been typed, "" when nothing was.
    """

    def __init__(self, least: int, most: int) -> None:
        self._least, self._most = least, most
        self._before: int | None = None
        self.shown = ""

    def forget(self) -> None:
        """What was typed is over: the next digit begins another number."""
        self.shown = ""

    @property
    def refused(self) -> bool:
        """Whether what was typed lies outside of the scale."""
        return bool(self.shown) and not self._least <= int(self.shown) <= self._most

    def add(self, digit: str, value: int | None) -> int | None:
        """The value of the scale after one more digit; `value` is the one before it.

        While the number is refused that is the value from before its first digit.
        """
        if not self.shown:
            self._before = value
        self.shown = (self.shown + digit).lstrip("0") or "0"
        return self._before if self.refused else int(self.shown)

    def trouble(self) -> str:
        """The sentence that says why a number is refused; "" for one that is taken."""
        if not self.refused:
            return ""
        beyond = int(self.shown) > self._most
        end, where = (self._most, "above") if beyond else (self._least, "below")
        side = "ends" if beyond else "begins"
        return f"{self.shown} lies {where} {end}, where the scale {side}, so it is not taken. Backspace begins again."
