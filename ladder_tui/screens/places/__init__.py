"""The places, a room for each: screen, rows, commands."""
