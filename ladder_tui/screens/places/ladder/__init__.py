"""Ladder: rungs, where one stands, what is next."""
