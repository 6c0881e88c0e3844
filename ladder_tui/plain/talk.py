"""Lines out, lines in. Nothing is drawn, no cursor is moved: what is written can be read aloud in the order it comes.

An empty answer leaves a question open, a full stop alone goes back, `!` alone says whom one can talk to and asks again.
"""

import textwrap
from collections.abc import Callable, Sequence
from typing import Final

from ladder_tui.domain.base.clean import clean, is_blank

#: Lines are folded at this many characters.
WIDTH: Final = 76
BACK: Final = "."
SUPPORT: Final = "!"
ANSWER: Final = "Answer:"
_ORDER: Final = "Please type one of the numbers, or the first letters of the words behind it."


class Back(Exception):
    """What is being asked is left; what was typed is kept as a draft."""


class Ended(Exception):
    """Nothing more can be typed: the input has ended."""


class Talk:
    """Says and asks. `read` gives a line with its end, or "" once there are no more; `support` says whom to talk to."""

    def __init__(
        self, read: Callable[[], str], write: Callable[[str], object], support: Callable[["Talk"], None]
    ) -> None:
        self._read = read
        self._write = write
        self._support = support
        #: What was typed since `begin`, to be said again where it could not be saved.
        self.typed: list[str] = []

    def begin(self) -> None:
        """Something else begins: what was typed before is kept or gone."""
        self.typed = []

    # -- out --------------------------------------------------------------------------------

    def say(self, *texts: str) -> None:
        """Each text on lines of its own, folded; an empty one is an empty line."""
        for text in texts:
            for line in clean(text).split("\n"):
                for row in textwrap.wrap(line, WIDTH, break_on_hyphens=False) or [""]:
                    self._write(f"{row}\n")

    def listed(self, texts: Sequence[str]) -> None:
        """The texts with a number before each."""
        for number, text in enumerate(texts, start=1):
            self.say(f"{number}. {text}")

    # -- in ---------------------------------------------------------------------------------

    def line(self, prompt: str) -> str:
        """One line as it was typed, without its end. Raises Ended."""
        while True:
            self._write(f"{prompt} ")
            typed = self._read()
            if not typed:
                self._write("\n")
                raise Ended
            said = clean(typed.rstrip("\r\n"), lines=False)
            if said.strip() != SUPPORT:
                self.typed.append(said)
                return said
            self._support(self)

    def ask(self, question: str, *, given: str = "", needed: bool = False) -> str:
        """A line; `given` where it is left empty, which is said. With `needed` it is asked until something is there.

        Raises Back and Ended.
        """
        self.say("", question)
        if given:
            self.say(f"Now: {given}", "Enter keeps it.")
        while True:
            typed = self.line(ANSWER).strip()
            if typed == BACK:
                raise Back
            if not is_blank(typed) or given or not needed:
                return given if is_blank(typed) else typed
            self.say("A few words are wanted here. A full stop alone goes back.")

    def number(
        self, question: str, low: int, high: int, *, given: int | None = None, needed: bool = False
    ) -> int | None:
        """A whole number from `low` to `high`, or None where it was left open; the question names both."""
        while True:
            typed = self.ask(question, given="" if given is None else str(given), needed=needed)
            if not typed:
                return None
            if typed.isdecimal() and low <= int(typed) <= high:
                return int(typed)
            self.say(f"“{typed[:20]}” is not a whole number from {low} to {high}.")

    def choose(self, question: str, options: Sequence[tuple[str, str]], *, needed: bool = False) -> str:
        """The name of one of the options, which are names and words; "" where it was left open. Raises as `ask`."""
        self.say("", question)
        self.listed([words for _, words in options])
        while True:
            typed = self.line(ANSWER).strip()
            if typed == BACK:
                raise Back
            if (found := chosen_of(typed, options)) is not None:
                return found
            if is_blank(typed) and not needed:
                return ""
            self.say(_ORDER)

    def yes(self, question: str) -> bool:
        """Whether it is answered with yes. Raises Back and Ended."""
        return self.choose(question, [("yes", "Yes"), ("no", "No")]) == "yes"

    def page(self, text: str, keep: Callable[[str], None]) -> str:
        """As many lines as wanted after `text`, up to a full stop alone; `keep` gets all of it after each line."""
        self.say("Write as many lines as you like. A full stop alone ends the page.")
        while True:
            typed = self.line("")
            if typed.strip() == BACK:
                return text
            text = f"{text}\n{typed}" if text else typed
            keep(text)


def chosen_of(typed: str, options: Sequence[tuple[str, str]]) -> str | None:
    """The name of the option that a number or first letters mean; None where that is none or several."""
    if typed.isdecimal():
        return options[int(typed) - 1][0] if 1 <= int(typed) <= len(options) else None
    wanted = typed.casefold()
    meant = [name for name, words in options if wanted and words.casefold().startswith(wanted)]
    return meant[0] if len(meant) == 1 else None
