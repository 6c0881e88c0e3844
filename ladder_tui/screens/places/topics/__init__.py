"""Topics: cards, drills, scripts, first lines."""
