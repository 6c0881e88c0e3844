"""A short tour over the invented person: it goes by itself, and any key leaves it."""
