"""Cards, drills, scripts and first lines, read and carried away."""
