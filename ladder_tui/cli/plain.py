"""`ladder --plain`: the daily loop as lines of text; also what opens in a terminal that cannot be drawn on."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from select import select
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.house import open_for_cli
from ladder_tui.cli.options import Options

if TYPE_CHECKING:
    from ladder_tui.services.journal import Journal

#: While a line is waited for, it is looked this often, in seconds, whether something was left in the shell.
EVERY: Final = 0.5


def run(args: Options, out: TextIO) -> int:
    """Talk until the user leaves or the input ends; 0, or 1 after one sentence where the data cannot be opened."""
    from ladder_tui.plain.care import support_lines
    from ladder_tui.plain.day import Day
    from ladder_tui.plain.talk import Talk

    def write(text: str) -> None:
        out.write(text)
        out.flush()  # a question stands there before its answer is waited for

    with ExitStack() as stack:
        house = open_for_cli(args.data_dir, demo=args.demo, stack=stack, complain=sys.stderr)
        if house is None:
            return 1
        journal = house.journal
        listen = _Listen(journal, lambda sentences: talk.say(*sentences))
        talk = Talk(listen, write, lambda asked: asked.say(*support_lines(journal)))
        talk.say(*house.notes)
        listen.take_in()
        listen.tell()
        Day(talk, journal).run()
    return 0


class _Listen:
    """Waits for a line. What was left in the shell meanwhile is taken in at once, and told once the line is there."""

    def __init__(self, journal: "Journal", tell: Callable[[list[str]], None]) -> None:
        self._journal = journal
        self._tell = tell
        self._untold: list[str] = []

    def __call__(self) -> str:
        """The line with its end, "" once there are no more."""
        # In a terminal lines come one at a time, so that none waits unseen inside Python while it is looked for one.
        while sys.stdin.isatty() and not select([sys.stdin], [], [], EVERY)[0]:
            self.take_in()
        line = sys.stdin.readline()
        self.take_in()
        self.tell()
        return line

    def take_in(self) -> None:
        """Carry out what waits."""
        from ladder_tui.services.journal import NotSaved

        try:
            while (taken := self._journal.take_in()) is not None and (taken.said or taken.aside):
                self._untold += [*(f"From the shell: {sentence}" for sentence in taken.said), *taken.aside]
        except NotSaved as error:
            if str(error) not in self._untold:
                self._untold.append(str(error))

    def tell(self) -> None:
        """Say what was taken in and not told yet."""
        if self._untold:
            self._tell(self._untold)
            self._untold = []
