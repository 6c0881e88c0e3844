"""How well a colour reads on another, as WCAG 2 works it out. Colours are `#rrggbb`."""

from typing import Final

#: A background darker than this is that of a dark theme: white reads better on it than black.
_MIDDLE: Final = 0.179


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """The relative luminance, 0 for black to 1 for white."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 for the same to 21 for black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_dark(background: str) -> bool:
    """Whether words on it are to be light."""
    return luminance(background) < _MIDDLE


def blended(one: str, other: str, share: float) -> str:
    """The colour that lies so far on the way from one to the other, 0 to 1."""
    mixed = (round(a + (b - a) * share) for a, b in zip(parts(one), parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)
