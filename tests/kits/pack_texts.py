"""Valid packs to write into a folder, each part open to change: an item is a dict, written as YAML flow style.

Stands beside `builders`, where both pytest and mypy find it.
"""

import json
from pathlib import Path
from typing import Any

ITEMS: dict[str, dict[str, Any]] = {
    "situation": {
        "title": "At the bus stop",
        "group": "passing",
        "settings": ["transit"],
        "stages": ["stranger"],
        "usual": "People stand a little apart and look along the road.",
        "enough": "Ask one thing.",
        "first_minute": ["Stand where you can be heard.", "Ask about the bus."],
        "blank": ["Read the timetable."],
        "leave": ["Here's mine. Bye."],
        "not_when": "They look away.",
        "also": ["tram"],
    },
    "topic_card": {
        "opener": "What keeps you patient out here?",
        "other_ways": ["How do you pass the time?"],
        "follow_ups": [{"if": "music", "say": "What do you listen to?"}, {"if": "nothing", "say": "How long is it?"}],
        "if_short": "Look along the road together.",
        "listen_for": "A habit you could ask about next time.",
        "share": "I count…",
        "share_about": "what you do while you wait",
        "exit_line": "Here it comes. Have a good one.",
        "situations": ["bus-stop"],
        "depth": 1,
        "settings": ["transit", "queue"],
        "stages": ["stranger"],
        "needs": ["casual_chat"],
        "effort": 1,
        "words": "easy",
        "avoid_when": "They wear headphones.",
    },
    "reflection": {
        "moment": "after",
        "question": "Which bit went more easily than you had guessed?",
        "why": "Easy parts are the first to be forgotten.",
        "form": "short",
        "writes": "easy",
        "core": True,
        "tags": ["evidence"],
        "min_gap_days": 0,
    },
    "activity": {
        "title": "An hour at the library",
        "text": "Read at a shared table.",
        "contact": "alone_among",
        "effort": 1,
        "price": "free",
        "place": "indoors",
        "dayparts": ["day"],
        "rhythm": "weekly",
        "minutes": 60,
        "needs": ["casual_chat", "shared_activity"],
        "moods": ["low", "steady"],
        "first_step": "Look up the opening hours.",
        "find": "library + your area",
        "access": "step-free in most places",
    },
    "kindness": {
        "title": "One minute on the stairs",
        "moment": "after_awkward",
        "form": "steps",
        "minutes": 1,
        "steps": [
            {"kind": "name_it", "text": "Say what it is: that stung."},
            {"kind": "next_step", "text": "Choose one thing for the next ten minutes."},
        ],
    },
    "backup": {
        "text": "Open a window and listen to the street.",
        "trigger": "cancelled",
        "effort": 1,
        "minutes": 5,
        "contact": "alone_among",
        "place": "home",
        "needs": ["casual_chat"],
    },
    "reward": {"text": "Take the pretty way home.", "minutes": 10, "price": "free", "kind": "outdoors"},
    "starter": {
        "text": "You had {thing} this week. How did it go?",
        "stage": "friend",
        "occasion": "follow_up",
        "channel": "text",
        "asks": True,
        "slots": ["thing"],
    },
    "support": {
        "name": "A helpline",
        "kind": "directory",
        "region": "intl",
        "hours": "varies",
        "price": "free",
        "contact": {"web": "https://example.org"},
        "note": "Lists people to talk to.",
        "source": "https://example.org",
        "last_checked": None,
        "confidence": "high",
    },
    "heavy_phrase": {"part": "ending_life", "phrases": ["<i> do not want to live $"], "not_after": ["here"]},
    "rung": {
        "text": "Sit on a bench for ten minutes.",
        "setting": "park",
        "stage": "stranger",
        "needs": ["casual_chat"],
        "suds": [5, 20],
        "minutes": 10,
        "effort": 1,
        "price": "free",
        "place": "outdoors",
        "prediction": "Someone will stare at me.",
        "done_when": "Ten minutes are over and you were there.",
        "variations": ["a library chair", "a seat by the window"],
        "smaller_step": "Stand there for two minutes.",
        "bigger_step": "Nod at two people.",
        "backup": "Open a window for five minutes.",
        "reward": "Walk home the pretty way.",
        "repeat": 3,
    },
    "drill": {
        "title": "Say it back",
        "skill": "reflect_content",
        "level": 1,
        "minutes": 2,
        "they_say": "The train was off, and then the key didn't fit.",
        "how_they_say_it": "half amused",
        "options": [
            {"text": "So nothing went to plan.", "kind": "reflect_content", "good": True, "note": "Short and true."},
            {"text": "You should have called.", "kind": "advice", "good": False, "note": "Help nobody asked for."},
            {"text": "Typical trains.", "kind": "slogan", "good": False, "note": "Only the first part was heard."},
        ],
        "your_turn": "Shrink it to five words.",
        "try_today": "Say the gist of one story before you answer it.",
    },
    "script": {
        "situation": "Someone asks to borrow money.",
        "situation_type": "money",
        "relationship": "acquaintance",
        "tone": "firm",
        "lines": ["I don't lend money.", "That's a rule I keep with everyone."],
        "repeat_line": "I don't lend money.",
        "if_pushed": ["It's still a no from me."],
        "offer": "I can help you look for advice that's free.",
        "why": "A rule for everyone is less personal than a reason.",
    },
    "ladder": {
        "title": "Faces on the way",
        "need": "casual_chat",
        "for_whom": "You would like a few easy words in your day.",
        "rungs": [f"core.rungs/step-{number}" for number in range(1, 9)],
    },
    "need_question": {
        "question": "How much do you miss light chat in the day?",
        "need": "casual_chat",
        "form": "scale",
        "low": "not at all",
        "high": "very much",
    },
    "why_note": {
        "topic": "self_focus",
        "text": "Others notice less than we fear.",
        "source": {"authors": "Gilovich & others", "year": 2000, "journal": "JPSP 78(2)"},
        "confidence": "high",
        "caveat": "One setting, many years ago.",
    },
}


def item(type: str = "topic_card", slug: str = "one", pack: str = "core.things", **fields: Any) -> dict[str, Any]:
    """A valid item of `type`; a field given as `...` is left out."""
    whole = {"id": f"{pack}/{slug}", **ITEMS[type], **fields}
    return {name: value for name, value in whole.items() if value is not ...}


#: Line of the first item in what `pack_text` writes without further keys.
FIRST_ITEM = 12


def pack_text(type: str, *items: dict[str, Any], id: str = "core.things", **more: Any) -> str:
    """A whole pack, its items one a line from `FIRST_ITEM` on. `more` are further keys at the top."""
    header = {"id": id, "type": type, "version": "1.0.0", "locale": "en", "title": "Things", "description": "A few."}
    lines = ["schema: ladder-pack/1", "pack:", *(f"  {name}: {value}" for name, value in header.items())]
    lines += [
        "  authors: [us]",
        "  license: CC0-1.0",
        *(f"{name}: {json.dumps(value)}" for name, value in more.items()),
    ]
    lines += ["items:" if items else "items: []", *(f"- {json.dumps(each, ensure_ascii=False)}" for each in items)]
    return "\n".join(lines) + "\n"


def write_pack(folder: Path, name: str, text: str) -> Path:
    """Write `text` as the pack `name` in `folder`, making the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
