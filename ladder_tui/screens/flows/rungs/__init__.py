"""Rungs and ladders: made, changed, made smaller, chosen."""
