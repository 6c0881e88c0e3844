"""The language of the packs as a setting: those in which packs have texts, each by the name its speakers give it."""

from collections.abc import Sequence
from typing import Final

from ladder_tui.domain.base.text_search import by_letters
from ladder_tui.domain.library import FALLBACK
from ladder_tui.domain.snapshot import Snapshot

#: Every other language is shown by its code.
_NAMES: Final = {
    "ar": "العربية", "bg": "български", "bn": "বাংলা", "ca": "català", "cs": "čeština", "cy": "Cymraeg", "da": "dansk",
    "de": "Deutsch", "el": "ελληνικά", "en": "English", "es": "español", "et": "eesti", "eu": "euskara", "fa": "فارسی",
    "fi": "suomi", "fr": "français", "ga": "Gaeilge", "gl": "galego", "he": "עברית", "hi": "हिन्दी", "hr": "hrvatski",
    "hu": "magyar", "id": "Bahasa Indonesia", "is": "íslenska", "it": "italiano", "ja": "日本語", "ko": "한국어",
    "lb": "Lëtzebuergesch", "lt": "lietuvių", "lv": "latviešu", "ms": "Bahasa Melayu", "mt": "Malti", "nb": "norsk",
    "nl": "Nederlands", "nn": "nynorsk", "no": "norsk", "pl": "polski", "pt": "português", "ro": "română",
    "ru": "русский", "sk": "slovenčina", "sl": "slovenščina", "sq": "shqip", "sr": "српски", "sv": "svenska",
    "th": "ไทย", "tr": "Türkçe", "uk": "українська", "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip
_ONLY_ENGLISH: Final = "A pack of your own with, for example, `locale: de` in it adds a language here."
_ABOUT: Final = "Of cards, situations and other texts. What a pack has no words for stays English. It changes at once."


def language_name(language: str) -> str:
    """What a language is called by those who speak it; its code where that is not known here."""
    return _NAMES.get(language, language)


def language_choices(snapshot: Snapshot, of_system: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What can be chosen, as (value, words); nothing while all packs are in English."""
    spoken, chosen = snapshot.library.translations, snapshot.settings.language
    if not spoken:
        return ()
    system = next((language for language in of_system if language in spoken), FALLBACK)
    named = sorted(((one, language_name(one)) for one in spoken), key=lambda pair: by_letters(pair[1]))
    choices = [("", f"as the system says: {language_name(system)}"), (FALLBACK, language_name(FALLBACK)), *named]
    if chosen not in dict(choices):
        choices.append((chosen, f"{language_name(chosen)}, of which there is no pack"))
    return tuple(choices)


def about_language(snapshot: Snapshot) -> str:
    """What the row means."""
    return _ABOUT if snapshot.library.translations else _ONLY_ENGLISH
