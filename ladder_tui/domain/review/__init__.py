"""The weekly look back: what it begins with and what it leads to."""
