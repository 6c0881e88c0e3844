"""Should I talk to someone? A plain page: when, with whom, and how to begin (docs/design.md 5; 8, rows 9 and 28)."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import with_keys
from ladder_tui.screens.kit.reading_page import NotePage
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part

TITLE: Final = "Should I talk to someone?"
PARTS: Final[tuple[Part, ...]] = (
    "Talking to someone is a strength. It takes the same courage as any step in here, and you may do it at any time, "
    "for any reason.\n\n",
    ("A professional is a good idea\n", "$calm"),
    " · when it weighs on most of your days\n"
    " · when sleep, food, work or leaving the house suffer\n"
    " · when fear or sadness decides what you do\n"
    " · when practising makes things harder, or feels like too much\n"
    " · when somebody hurts or frightens you\n"
    " · or simply because you would like company in this\n\n",
    "If you think of hurting yourself or of ending your life, somebody can be with you today: ",
    ("!", "bold $here"),
    " has the lines of your country, and your local emergency number.\n\n",
    ("With whom\n", "$calm"),
    "A doctor you know, a counsellor or therapist, a social worker, a peer group, a warm line. A friend or relative "
    "you trust is a beginning too.\n\n",
    ("Why a person\n", "$calm"),
    "Help from a person works better than any notebook. In one study with 243 people, a self-help programme eased "
    "loneliness, and eased it more where support from a person came with it (Seewer and others 2024). In a smaller one "
    "up to 7 in 100 felt worse during an online course for social anxiety (Rozental and others 2016). If that is you, "
    "it is no fault of yours: it is a reason to say so, and to try another way.\n\n",
    ("A first sentence\n", "$calm"),
    "“I have been experiencing loneliness, and I would like to talk it over with someone.”\n\n",
)
ON_REFLECT: Final = (
    "On Reflect, {reflect.report} makes a page of notes that you can take along; {reflect.trusted} has three "
    "questions for somebody you trust."
)


class TalkPage(NotePage):
    """The page; `!` opens the support page over it."""

    HINTS: ClassVar[tuple[KeyHint, ...]] = (KeyHint("!", "people to talk to", "app.support"), *NotePage.HINTS)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "back", "Back", show=False)]

    def __init__(self) -> None:
        super().__init__(TITLE, *PARTS, (with_keys(ON_REFLECT), "$quiet"))
