"""Words that may mean somebody is in danger: first-person phrases about ending one's life or hurting oneself.

The answer is one quiet line after saving, never a block, never stored (docs/design.md 5). A single word never counts:
writing about death, grief, or somebody else is not a crisis. Phrases that are mostly said of embarrassment or of a
tiring day ("I nearly died", "wanted to die of shame") are left out on purpose.
"""

import re
from functools import cache
from typing import Final

from ladder_tui.domain.base.text_search import fold

#: The one quiet line.
CARE_LINE: Final = "If it is heavy right now: ! has people to talk to."

#: Small words that may stand between the parts of a phrase.
_SMALL: Final = (
    r"(?:(?:really|just|only|sometimes|often|still|also|even|so|honestly|actually|kind of|sort of|simply|now|"
    r"always|badly|truly|again|maybe|probably|seriously) )*"
)
#: "I", or the start of a clause where a diary leaves it out.
_I: Final = rf"(?:\b(?:i|ive|im|id|ill)|\|) {_SMALL}"
_HELPING: Final = rf"(?:(?:am|was|have|had|do|did|been|have been|had been|would|will|might|could) {_SMALL})*"
_WISH: Final = (
    r"(?:want|wanted|wanna|wish i could|need|plan|planned|am planning|planning|intend|decided|tempted|ready|going|"
    r"gonna|about|might|will|may|could|keep wanting|feel like|felt like|thinking|think|thought|thoughts|dreaming|dream)"
)
#: "I really want to", "I am thinking about", "Going to".
_MEAN: Final = rf"{_I}{_HELPING}{_WISH} {_SMALL}(?:to |of |about |on )?{_SMALL}"
_URGE: Final = r"\b(?:urge|urges|thoughts?|plans?) (?:to|of|about) "
#: The end of a clause, or words that only underline it.
_END: Final = r"(?= (?:\||any ?more|anymore|tomorrow|tonight|right now|now|again|already|at all|today))"
#: What follows "die" where the talk is of shame, laughter, age or a long life's end.
_NOT_AFTER_DIE: Final = (
    r"(?! (?:of|from|with|laughing|inside|on the spot|right there|then and there|there and then|a little|happy|old|"
    r"young|at home|in my own|at ninety|before|for|when|as soon|without|trying))"
)

_PHRASES: Final = (
    # ending one's life
    rf"{_MEAN}die\b{_NOT_AFTER_DIE}",
    rf"{_MEAN}(?:kill|killing) myself\b(?! (?:laughing|with laughter|for))",
    rf"{_MEAN}(?:be dead|being dead|suicide|commit suicide|committing suicide|overdose|hang myself|shoot myself)\b",
    rf"{_MEAN}jump(?:ing)? (?:off (?:a|the) (?:bridge|roof|building|balcony|cliff)|in front of (?:a|the) "
    r"(?:train|tram|tube|car|bus|lorry|truck))\b",
    rf"{_MEAN}(?:end|ending) it all\b",
    rf"{_URGE}(?:kill|killing|end|ending) (?:myself|my (?:own )?life)\b",
    r"\b(?:end|ending|ended) my (?:own )?life\b(?! (?:as|in the|at the|with the))",
    r"\b(?:take|taking) my own life\b",
    r"\b(?:take|taking) my life (?=\|)",
    rf"{_I}{_HELPING}(?:feel |feeling |felt )?suicidal\b",
    rf"{_I}wish {_SMALL}(?:that )?(?:i (?:was|were)|to be) dead\b",
    rf"{_I}wish {_SMALL}(?:that )?(?:i (?:had|was|were)|id) (?:never|not) been born\b",
    rf"{_I}wish {_SMALL}(?:that )?(?:i (?:was|were)) never born\b",
    r"\bi(?:m|d)? (?:\w+ ){0,3}better off dead\b",
    r"\bbetter off (?:without me|if i (?:was|were|am) (?:dead|gone|not here|not around))\b",
    rf"{_I}(?:do not|dont|did not|didnt) {_SMALL}(?:want|wanna) (?:to )?(?:live|be alive|exist|be here)\b{_END}",
    rf"{_I}(?:do not|dont|did not|didnt) {_SMALL}(?:want|wanna) (?:to )?wake up{_END}",
    r"\b(?:sleep|fall asleep|go to sleep|going to sleep) and (?:never|not) wake up\b",
    rf"{_I}(?:wish|hope) {_SMALL}i (?:would|could|did|do)? ?(?:never|not) wake up\b",
    rf"{_I}(?:cannot|cant|can not) go on living\b",
    rf"{_I}(?:have |can |cannot |cant )?(?:see |found |find )?(?:no|any) (?:reason|point) (?:to live|in living|"
    r"in being alive|to be alive|to stay alive|left to live)\b(?! (?:in|with|at|near|there))",
    rf"{_I}(?:have )?nothing (?:left )?to live for\b",
    # hurting oneself
    rf"{_MEAN}(?:hurt|hurting|harm|harming|cut|cutting|injure|injuring|burn|burning|starve|starving) myself\b"
    r"(?! (?:some|off|short|a |loose|free|out|down|slack|at|on the))",
    rf"{_URGE}(?:hurt|hurting|harm|harming|cut|cutting|injure|injuring|burn|burning) myself\b",
    r"\b(?:hurt|harmed|cut|burnt|burned|injured|scratched|hit) myself (?:on purpose|deliberately|intentionally)\b",
    rf"{_I}{_HELPING}(?:been |started |keep |kept )(?:hurting|harming|cutting|burning) myself\b"
    r"(?! (?:some|off|short|a |loose|free|out|slack|shaving|too))",
    rf"\b(?:i|ive|im|id|ill) {_SMALL}{_HELPING}(?:want to |wanted to |started |keep |kept |about to |going to )?"
    r"self ?harm(?:ed|ing)?\b(?! (?:is|was|group|in ))",
)
_APOSTROPHES: Final = re.compile("['’‘`´]")
_CLAUSE_ENDS: Final = re.compile(r"[.!?;:…\n]+|,|\s[-–—]+\s|[()\[\]“”\"«»]|\b(?:but|and then)\b")
_OTHER: Final = re.compile(r"[^\w|]+")
#: Most texts hold none of these and cost no more than this one look.
_HINT: Final = re.compile(
    r"\b(?:die|dead|kill|killing|suicid|suicide|suicidal|commit|overdose|hang|shoot|jump|jumping|end|ending|ended|life|"
    r"born|better off|live|alive|exist|be here|wake up|living|myself|self ?harm)"
)


def sounds_heavy(text: str) -> bool:
    """Whether the text holds a first-person phrase about ending one's life or hurting oneself (English).

    Case, accents and the kind of apostrophe make no difference. Negated wishes ("I never wanted to die") do not count.
    """
    plain = _CLAUSE_ENDS.sub(" | ", _APOSTROPHES.sub("", fold(text)))
    plain = " ".join(_OTHER.sub(" ", f"| {plain} |").split())
    if _HINT.search(plain) is None:
        return False
    return _any_phrase().search(plain) is not None


@cache
def _any_phrase() -> re.Pattern[str]:
    # Compiled at the first need: most days never come here.
    return re.compile("|".join(_PHRASES))
