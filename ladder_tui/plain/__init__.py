"""The daily loop as lines of text, for screen readers, braille lines and terminals that cannot be drawn on."""
