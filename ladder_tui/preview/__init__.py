"""Any screen or dialog by itself, over the invented person of the demo: `python -m ladder_tui.preview NAME`."""
