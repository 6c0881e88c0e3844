"""Cards, scripts and messages of one's own: a form for each; what is not right yet gets one sentence."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, get_args

from ladder_tui.domain.base.vocabulary import HERE, NEED_CHOICES, SETTINGS, STAGES, Need, WordLevel
from ladder_tui.domain.cards.situations import situations_of
from ladder_tui.domain.items.drills import Drill
from ladder_tui.domain.items.lines import Occasion, Starter
from ladder_tui.domain.items.scripts import Script, ScriptTone, SituationType
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.library import Library
from ladder_tui.screens.flows.cards.situation_choice import AHEAD, AheadForm
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.form_fields import under_more
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal

Item = TopicCard | Script | Starter
Options = list[tuple[str, str]]

#: Fields that hold several texts, a line each.
_LINES: Final = frozenset({"follow_ups", "other_ways", "lines", "if_pushed"})
#: Fields of a card that its form leaves as they are in the card it begins with.
_KEPT: Final = ("season", "daypart", "pairs_with")
#: What a card is good for, and how easy its words are, until somebody says otherwise.
_NEEDS: Final[tuple[Need, ...]] = ("casual_chat",)
_WORDS: Final[WordLevel] = "everyday"
NOWHERE: Final = "Choose what is ahead, or under “More” where and with whom: it says when the card comes up."
TITLES: Final[Mapping[str, str]] = {
    "topic_card": "A card of your own",
    "script": "A script of your own",
    "starter": "A message of your own",
}


def type_of(item: Item | Drill | Situation) -> str:
    """The pack type of an item."""
    if isinstance(item, TopicCard):
        return "topic_card"
    if isinstance(item, Script):
        return "script"
    if isinstance(item, Situation):
        return "situation"
    return "drill" if isinstance(item, Drill) else "starter"


class OwnCardForm(AheadForm):
    """The form of one type. `kept` is the id of the item as it was saved."""

    DEFAULT_CSS = """
    OwnCardForm .label { width: 16; }
    OwnCardForm .trouble { margin: 0 0 0 16; }
    OwnCardForm TextArea { height: 3; }
    """

    def __init__(self, journal: Journal, type: str, item: Item | None = None) -> None:
        self._type = type
        self._item = item
        self._item_id = item.id if item is not None else ""
        self.kept = ""
        fields = _FIELDS[type](item, journal.snapshot().library)
        super().__init__(
            TITLES[type], fields, journal=journal, draft_id=f"own:{self._item_id or type}", fold=f"own_{type}",
            check=self._wrong, save=self._keep,
        )  # fmt: skip

    def _wrong(self, values: Values) -> str:
        """The first thing that is not right yet; a {slot} in a message is declared by itself."""
        given = self._given(values)
        if self._type == "topic_card" and not (given["settings"] and given["stages"]):
            return NOWHERE
        problems = self._journal.own_cards.check(self._type, given, item_id=self._item_id).problems
        labels = {field.name: field.label for field in self._fields}
        for name, said in problems.items():
            field = f"The field {name.replace('_', ' ')} "
            return f"{labels[name]}: {said.removeprefix(field)}" if name in labels else said
        return ""

    def say_misfit(self, sentence: str) -> None:
        """With the cursor in the field that it is about."""
        super().say_misfit(sentence)
        label, colon, _ = sentence.partition(": ")
        about = [field.name for field in self._fields if colon and field.label == label]
        if sentence == NOWHERE or about:
            self.go_to(*(about or [AHEAD]))

    def _given(self, values: Values) -> dict[str, Any]:
        ahead = values.get(AHEAD)
        page = next((page for page in situations_of(self._pages) if page.slug == ahead), None) if ahead else None
        return given_of(self._type, values, self._item, page=page)

    def _keep(self, values: Values) -> None:
        given = self._given(values)
        self.kept = self._journal.own_cards.save(self._type, given, item_id=self._item_id)


def given_of(type: str, values: Values, item: Item | None = None, *, page: Situation | None = None) -> dict[str, Any]:
    """The fields of a pack item that the values stand for; what the form does not ask stays as it is in `item`.

    Where a card belongs and with whom, when nobody says it, is where and with whom its situation takes place.
    """
    given: dict[str, Any] = {}
    for name, value in values.items():
        if name in _LINES:
            given[name] = [text.strip() for text in value.splitlines() if text.strip()]
        elif isinstance(value, tuple):
            given[name] = list(value)
        else:
            given[name] = value
    for name in ("depth", "effort"):
        if name in given:
            given[name] = int(given[name])
    if type == "topic_card":
        given["follow_ups"] = [_follow_up(text) for text in given["follow_ups"]]
        given["other_ways"] = given["other_ways"] or None
        if page is not None:
            given["settings"] = given["settings"] or list(page.settings)
            given["stages"] = given["stages"] or list(page.stages)
        # One situation is asked for; any further ones of the card stay.
        ahead, further = given.pop(AHEAD), getattr(item, "situations", ())[1:]
        given["situations"] = [*([ahead] if ahead else []), *(one for one in further if one != ahead)] or None
        for name in _KEPT:
            value = getattr(item, name, None)
            if value:
                given[name] = list(value) if isinstance(value, tuple) else value
        texts = [*(given["other_ways"] or ()), *(said["say"] for said in given["follow_ups"])]
        texts += [value for value in given.values() if isinstance(value, str)]
        given["slots"] = [slot for slot in _slots(" ".join(texts)) if slot != "my_name"]
    if type == "starter":
        given |= {"channel": "text", "asks": "?" in given["text"], "slots": _slots(given["text"])}
    return given


def _follow_up(text: str) -> dict[str, str]:
    """A line of the form: "they're new too: What made you try it?", or only what is said."""
    when, colon, say = text.partition(":")
    return {"if": when.strip(), "say": say.strip()} if colon and say.strip() else {"say": text}


def _slots(text: str) -> list[str]:
    """The names in braces, each once."""
    names = [part.partition("}")[0] for part in text.split("{")[1:] if "}" in part]
    return list(dict.fromkeys(names))


def _labels(library: Library, vocabulary: str, values: Sequence[str]) -> Options:
    return [(value, library.label(vocabulary, value)) for value in values]


def _numbers(library: Library, vocabulary: str) -> Options:
    return [(n, f"{n} · {library.label(vocabulary, n)}") for n in ("1", "2", "3", "4", "5")]


def _text(item: Item | None, name: str) -> str:
    value: Any = getattr(item, name, "")
    if name == "follow_ups":
        return "\n".join(f"{said.when}: {said.say}" if said.when else said.say for said in value)
    return "\n".join(value) if isinstance(value, tuple) else value


def _card_fields(item: Item | None, library: Library) -> list[Field]:
    def of(name: str, default: Any) -> Any:
        return getattr(item, name, default)

    return [
        Field("opener", "Opener", value=_text(item, "opener"), hint="As you would say it", required=True),
        Field(AHEAD, "Ahead", value=next(iter(of("situations", ())), "")),
        *under_more(
            Field("other_ways", "Or", "text", _text(item, "other_ways")),
            Field("follow_ups", "And then", "text", _text(item, "follow_ups")),
            Field("if_short", "One word back", value=_text(item, "if_short"), hint="What you do then"),
            Field("if_heavy", "A sad answer", value=_text(item, "if_heavy"), hint="One line to say to it"),
            Field("listen_for", "Listen for", value=_text(item, "listen_for"), hint="What they may tell of"),
            Field("share", "To share", value=_text(item, "share"), hint="Something small about you"),
            Field("share_about", "About", value=_text(item, "share_about"), hint="What you would tell"),
            Field("exit_line", "A way out", value=_text(item, "exit_line"), hint="How you leave with it"),
            Field("avoid_when", "Not when", value=_text(item, "avoid_when"), hint="A sign you can see"),
            Field("here", "There is", "some", of("here", ()), options=_labels(library, "here", HERE)),
            Field("settings", "Where", "some", of("settings", ()), options=_labels(library, "setting", SETTINGS)),
            Field("stages", "With", "some", of("stages", ()), options=_labels(library, "stage", STAGES)),
            Field(
                "needs", "Good for", "some", of("needs", _NEEDS), plain=_NEEDS, options=NEED_CHOICES, required=True,
            ),
            Field("depth", "Depth", "one", str(of("depth", 1)), options=_numbers(library, "depth")),
            Field("effort", "Effort", "one", str(of("effort", 1)), options=_numbers(library, "effort")),
            Field(
                "words", "Words", "one", of("words", _WORDS), plain=_WORDS,
                options=_labels(library, "words", get_args(WordLevel)),
            ),
        ),
    ]  # fmt: skip


def _script_fields(item: Item | None, library: Library) -> list[Field]:
    kinds = _labels(library, "situation_type", get_args(SituationType))
    whom = [
        (value, library.label("relationship", value)) for value in library.words.get("relationship", {"anyone": None})
    ]
    tones = _labels(library, "script_tone", get_args(ScriptTone))
    return [
        Field("situation", "Situation", value=_text(item, "situation"), required=True),
        Field("lines", "Say", "text", _text(item, "lines"), required=True),
        Field("repeat_line", "And again", value=_text(item, "repeat_line"), required=True),
        Field("if_pushed", "If they push", "text", _text(item, "if_pushed"), required=True),
        Field("why", "Why", value=_text(item, "why"), required=True),
        *under_more(
            Field("offer", "You could offer", value=_text(item, "offer")),
            Field("situation_type", "What about", "one", _text(item, "situation_type"), options=kinds),
            Field("relationship", "With", "one", _text(item, "relationship"), options=whom),
            Field("tone", "Tone", "one", _text(item, "tone"), options=tones),
        ),
    ]


def _starter_fields(item: Item | None, library: Library) -> list[Field]:
    return [
        Field("text", "Message", value=_text(item, "text"), hint="{name} stands for the name", required=True),
        Field(
            "occasion", "What for", "one", _text(item, "occasion"),
            options=_labels(library, "occasion", get_args(Occasion)),
        ),
        Field("stage", "To", "one", _text(item, "stage") or "friend", options=_labels(library, "stage", STAGES)),
        Field("reply_idea", "When they answer", value=_text(item, "reply_idea")),
    ]  # fmt: skip


_FIELDS: Final[Mapping[str, Callable[[Item | None, Library], list[Field]]]] = {
    "topic_card": _card_fields,
    "script": _script_fields,
    "starter": _starter_fields,
}


async def write_own(screen: PageScreen, type: str, item: Item | None = None) -> str:
    """Write a new item, or another version of one; its id, empty when left. Call it from a worker."""
    form = OwnCardForm(screen.journal, type, item)
    if await screen.app.push_screen_wait(form) is None:
        return ""
    screen.say_kept()
    return form.kept
