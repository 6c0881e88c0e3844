"""Texts that are nearly another one: most of their words are the same."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from ladder_tui.packs.lint import prose

#: Shared words among all words of two texts (Jaccard index) from which on they count as one text twice.
ALIKE = 0.75


def nearly_alike(texts: Sequence[str]) -> list[str]:
    """The texts that share at least `ALIKE` of their words with an earlier one (Jaccard index).

    Two such texts must share a word among the rarest quarter of each (prefix filtering), so only those that do are
    compared.
    """
    bags = [frozenset(prose.words(text)) for text in texts]
    common = Counter(word for bag in bags for word in bag)
    where: dict[str, list[int]] = {}
    alike: list[str] = []
    for index, bag in enumerate(bags):
        rarest = sorted(bag, key=lambda word: (common[word], word))[: len(bag) - ceil(ALIKE * len(bag)) + 1]
        others = (other for word in rarest for other in where.get(word, ()))
        if any(len(bag & bags[other]) >= ALIKE * len(bag | bags[other]) for other in others):
            alike.append(texts[index])
        for word in rarest:
            where.setdefault(word, []).append(index)
    return alike
