"""Measures of plain English prose: words, sentences, syllables, reading grade, and what kind of question it is.

These are estimates for a check of content packs, good enough to find a text that wants another look.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:-[^\W_]+)*|\{[a-z_]+\}")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+")
_VOWELS = re.compile(r"[aeiouy]+")
_CLAUSE = re.compile(r"\s*[,;:–—]\s+|\s+-\s+|\s+(?:and|but)\s+(?=(?:what|how|why|where|who|which|when)\b)")

_LEAD_WORDS = "and so but then or well now also at in on from to for with about of by under after before since"
_ASK_WORDS = "what what's what're how how's how're why where where's who who's whose whom which when when's"
#: Words before the question word that leave it an open question: "And what ...", "From where ...".
_LEAD = frozenset(_LEAD_WORDS.split())
_ASKS = frozenset(_ASK_WORDS.split())
_INVITES = re.compile(r"^(?:please )?(?:tell|show|teach|talk|walk|describe|explain|say|give)\b|\btell me\b")
_SHORT = re.compile(
    r"^(?:how (?:long|many|much|old|far|often|late|early|big|tall|soon|busy)"
    r"|what (?:time|day|colour|number|size|year|month)|which|where|when|who|whose|what's (?:your|the) (?:name|time))\b"
)


def words(text: str) -> list[str]:
    """The words of `text`, in lower case; `it's` and `well-known` are one word each."""
    return [word.replace("’", "'").lower() for word in _WORD.findall(text)]


def word_count(text: str) -> int:
    """Words as a writer counts them: pieces between blanks that hold a letter, a digit or a slot."""
    return sum(1 for piece in text.split() if any(char.isalnum() for char in piece))


def sentences(text: str) -> list[str]:
    """The sentences of `text`, split after . ! ? and …"""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


_KNOWN = {"being": 2, "create": 2, "science": 2, "quiet": 2, "anxious": 2, "business": 2, "evening": 2, "people": 2}
_INNER_E = re.compile(
    r"(som|hom|tim|plac|nam|lif|ther|wher|her|for|sid|lik|car|mor|us|lov|saf|wid|lat|ev)e(?=[b-df-hj-np-tv-z][a-z])"
)


@lru_cache(maxsize=1 << 14)
def syllables(word: str) -> int:
    """An estimate of the syllables of an English word, at least 1."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if letters in _KNOWN:
        return _KNOWN[letters]
    letters = _INNER_E.sub(r"\1", letters)
    if len(letters) <= 3:
        return 1
    count = len(_VOWELS.findall(letters))
    silent_e = letters.endswith("e") and not letters.endswith(("le", "ee", "ye", "oe"))
    silent_ed = letters.endswith("ed") and letters[-3] not in "td"
    silent_es = letters.endswith("es") and letters[-3] not in "sxzcg" and not letters.endswith(("shes", "ches", "ies"))
    if silent_e or silent_ed or silent_es:
        count -= 1
    count += len(re.findall(r"i[ao]|eo|ua(?!r)|uou", letters)) - len(re.findall(r"[tcsg]i[ao]|geo|qua", letters))
    return max(1, count)


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade: .39 words per sentence + 11.8 syllables per word - 15.59; 0 for an empty text."""
    all_words = words(text)
    if not all_words:
        return 0.0
    per_sentence = len(all_words) / max(1, len(sentences(text)))
    per_word = sum(syllables(word) for word in all_words) / len(all_words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def question(text: str) -> str:
    """The last sentence of `text` that ends in a question mark, without it; else the last sentence."""
    parts = sentences(text)
    asked = [part for part in parts if "?" in part]
    return (asked or parts or [""])[-1].rstrip("?\"'”’) ")


def _open_clauses(text: str) -> list[str]:
    """The clauses of the question that begin with a question word, from that word on."""
    clauses: list[str] = []
    for clause in _CLAUSE.split(question(text)):
        rest = words(clause)
        while rest and rest[0] in _LEAD:
            rest = rest[1:]
        if rest and rest[0] in _ASKS:
            clauses.append(" ".join(rest))
    return clauses


def is_closed(text: str) -> bool:
    """True for a question that yes, no or one of two offered answers would answer."""
    asked = question(text).lower()
    if _INVITES.search(asked):
        return False
    clauses = _open_clauses(text)
    if not clauses:
        return True
    return all(clause.startswith("which") for clause in clauses) and " or " in f" {asked} "


def is_open(text: str) -> bool:
    """True for a question or an invitation that asks for more than a word or two."""
    if _INVITES.search(question(text).lower()):
        return True
    return any(not _SHORT.match(clause) for clause in _open_clauses(text)) and not is_closed(text)
