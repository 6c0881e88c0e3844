"""Words, times, numbers and chance: what every engine needs, and nothing about any of them."""
