"""The line that narrows a list."""
