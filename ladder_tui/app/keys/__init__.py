"""Keys that are pressed one after the other, counts, and moving in lists and pages."""
