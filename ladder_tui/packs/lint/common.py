"""Words of ordinary talk: how often a word is said in English, where the list of that is installed.

`wordfreq` comes with the extra `dev`. Without it nothing is uncommon, and a check of packs is silent about it.
"""

import re
from functools import lru_cache
from typing import Final

from ladder_tui.packs.lint import prose

#: The Zipf frequency of about the 5,000 most frequent words of spoken English.
COMMON: Final = 4.0
#: Uncommon words that one line may hold.
MOST_UNCOMMON: Final = 1

_SLOT = re.compile(r"\{[^{}]*\}")


def uncommon(text: str) -> list[str]:
    """The words of a line that are not among the common ones. Gaps and numbers are none."""
    found = prose.words(_SLOT.sub(" ", text))
    return [word for word in found if not any(sign.isdigit() for sign in word) and not _is_common(word)]


@lru_cache(maxsize=4096)
def _is_common(word: str) -> bool:
    try:
        from wordfreq import zipf_frequency
    except ImportError:
        return True
    return zipf_frequency(word, "en", wordlist="small") >= COMMON
